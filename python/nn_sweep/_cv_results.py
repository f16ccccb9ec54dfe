"""Runs in the form of scikit-learn's GridSearchCV."""

import json
import math
from typing import Any, Dict, List, Tuple

#: Columns of `runs` that a setting consists of, if it has them.
AXES = [
    "dataset", "layers", "hidden", "activations", "learning_rate", "batch_size", "initializer",
    "loss", "optimizer", "scale", "momentum", "decay", "beta1", "beta2", "epsilon", "schedule",
    "step_epochs", "gamma", "warmup_epochs", "weight_decay", "dropout", "steps", "examples",
    "clip_norm", "delta", "class_weights", "epochs", "stop",
]


def cv_results(runs: List[Dict[str, Any]]) -> Dict[str, Any]:
    """`params`, `param_NAME`, `split0_test_score` and so on, `mean_test_score`, `std_test_score`,
    `rank_test_score`, and times."""
    # What is trained on a whole outer part judges no setting.
    runs = sorted((run for run in runs if run["active"] and not _is_whole(run)),
                  key=lambda run: run["position"])
    settings: Dict[str, List[Dict[str, Any]]] = {}
    for run in runs:
        settings.setdefault(json.dumps(_params(run), sort_keys=True), []).append(run)
    params = [_params(of[0]) for of in settings.values()]
    names = [name for name in dict.fromkeys(key for each in params for key in each)
             if len({json.dumps(each.get(name)) for each in params}) > 1]
    splits = sorted({_split(run) for run in runs})
    scores = [[_mean(of, split, "validation_score") for split in splits]
              for of in settings.values()]
    times = [[_mean(of, split, "seconds") for split in splits] for of in settings.values()]
    means = [_moments(each)[0] for each in scores]
    table: Dict[str, List[Any]] = {
        "mean_fit_time": [_moments(each)[0] for each in times],
        "std_fit_time": [_moments(each)[1] for each in times],
    }
    table.update({f"param_{name}": [each.get(name) for each in params] for name in names})
    table["params"] = [{name: each.get(name) for name in names} for each in params]
    for place in range(len(splits)):
        table[f"split{place}_test_score"] = [each[place] for each in scores]
    table["mean_test_score"] = means
    table["std_test_score"] = [_moments(each)[1] for each in scores]
    # A setting without a score, such as one that diverged, comes last.
    order = [math.inf if math.isnan(mean) else -mean for mean in means]
    table["rank_test_score"] = [1 + sum(other < own for other in order) for own in order]
    return _arrays(table)


def _params(run: Dict[str, Any]) -> Dict[str, Any]:
    params = {name: run[name] for name in AXES if run.get(name) is not None}
    params.update(json.loads(run.get("variables") or "{}"))
    return params


def _is_whole(run: Dict[str, Any]) -> bool:
    return run.get("outer_part") is not None and run["fold"] is None


def _split(run: Dict[str, Any]) -> Tuple[int, int, int]:
    return run["draw"], run.get("outer_part") or 0, run["fold"] or 0


def _mean(runs: List[Dict[str, Any]], split: Tuple[int, int, int], column: str) -> float:
    values = [run[column] for run in runs if _split(run) == split and run[column] is not None]
    return sum(values) / len(values) if values else math.nan


def _moments(values: List[float]) -> Tuple[float, float]:
    """Mean and standard deviation over n, as NumPy has it."""
    mean = sum(values) / len(values) if values else math.nan
    return mean, math.sqrt(sum((value - mean) ** 2 for value in values) / max(len(values), 1))


def _arrays(table: Dict[str, List[Any]]) -> Dict[str, Any]:
    try:
        import numpy
    except ImportError:
        return table
    return {
        key: values if key == "params" else numpy.array(
            values, dtype=object if key.startswith("param_") else None)
        for key, values in table.items()}
