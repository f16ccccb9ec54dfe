"""Trained networks that answer in NumPy."""

import json
import math
import os
import tempfile
import warnings
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Union

from nn_sweep._program import call, options


class Model:
    """A network with the scaling of its inputs and the names of its classes.

    It takes raw rows: a data frame with the columns of the data, or rows with their values in that
    order, without what was learned or dropped. A missing value is NaN, None or an empty text.
    """

    def __init__(self, facts: Dict[str, Any], arrays: Dict[str, Any]) -> None:
        #: Everything that docs/models.md lists under "Facts".
        self.facts = facts
        self._arrays = arrays

    def __repr__(self) -> str:
        sizes = "-".join(map(str, self.facts["layer_sizes"]))
        return f"<nn_sweep.Model {sizes}, run {self.facts['run'][:8]} of {self.facts['experiment']}>"

    @property
    def classes_(self) -> Any:
        """The classes in the order of the probabilities: whole numbers where all of them are."""
        import numpy

        names = self.facts["classes"]
        if names is None:
            raise AttributeError("a network that predicts a number has no classes")
        try:
            numbers = [int(name) for name in names]
        except ValueError:
            numbers = []
        if [str(number) for number in numbers] == names:
            return numpy.array(numbers)
        return numpy.array([name == "True" for name in names] if set(names) == {"False", "True"}
                           else names)

    def predict(self, rows: Any) -> Any:
        """The class of each row, or the number that is predicted, in its own units.

        A row for which the network gives no number, far from all that it was trained on, has no
        answer: None among classes, else NaN, and a warning says so.
        """
        import numpy

        outputs = self._outputs(rows)
        if self.facts["classes"] is None:
            target = self.facts["target"]
            numbers = outputs[:, 0].astype("float64") * target["deviation"] + target["mean"]
            unanswered = ~numpy.isfinite(numbers)
            numbers[unanswered] = math.nan
            _warn(unanswered)
            return numbers
        places = (outputs[:, 0] > 0.5).astype(int) if outputs.shape[1] == 1 else (
            outputs.argmax(axis=1))
        classes, unanswered = self.classes_[places], numpy.isnan(outputs).any(axis=1)
        if unanswered.any():
            classes = classes.astype(object)
            classes[unanswered] = None
        _warn(unanswered)
        return classes

    def predict_proba(self, rows: Any) -> Any:
        """The outputs for each class, a row each: probabilities after softmax or sigmoid, NaN for a row
        without an answer."""
        import numpy

        if self.facts["classes"] is None:
            raise AttributeError("a network that predicts a number has no probabilities")
        outputs = self._outputs(rows)
        if outputs.shape[1] > 1:
            return outputs
        return numpy.concatenate([1 - outputs, outputs], axis=1)

    def score(self, rows: Any, answers: Any) -> float:
        """The share of right answers, or R² of predicted numbers."""
        import numpy

        predicted, answers = self.predict(rows), numpy.asarray(answers)
        if self.facts["classes"] is not None:
            return float((predicted == answers).mean())
        answers = answers.astype("float64")
        return float(
            1 - ((answers - predicted) ** 2).sum() / ((answers - answers.mean()) ** 2).sum())

    def _outputs(self, rows: Any) -> Any:
        """The last layer's outputs."""
        import numpy

        arrays = self._arrays
        x = (self._inputs(rows) - arrays["input_origin"]).astype(numpy.float32)
        if "input_fill" in arrays:
            x = numpy.where(numpy.isnan(x), arrays["input_fill"], x)
        x = (x - arrays["input_shift"]) * arrays["input_scale"]
        for layer, activation in enumerate(self.facts["activations"]):
            x = _functions()[activation](
                x @ arrays[f"weights_{layer}"] + arrays[f"biases_{layer}"])
        return x

    def _inputs(self, rows: Any) -> Any:
        """An input a number, and one a category."""
        import numpy

        columns = self.facts["columns"]
        names = [column["name"] for column in columns]
        if hasattr(rows, "columns"):
            table = {str(name): rows[name] for name in rows.columns}
            missing = [name for name in names if name not in table]
            if missing and rows.shape[1] != len(names):
                raise ValueError(f"the rows have no column '{missing[0]}'")
            values = [table[name] for name in names] if not missing else [
                rows.iloc[:, place] for place in range(len(names))]
        else:
            array = rows if isinstance(rows, numpy.ndarray) else numpy.array(
                [list(row) for row in rows], dtype=object)
            if array.ndim != 2 or array.shape[1] != len(names):
                raise ValueError(
                    f"rows of {len(names)} values are needed, not an array of shape {array.shape}")
            values = list(array.T)
        inputs: List[Any] = []
        for column, each in zip(columns, values):
            if column["categories"]:
                inputs += _texts(column, each)
                continue
            numbers = _places(column, each) if column.get("order") else _numbers(each)
            if not (numpy.isfinite(numbers) | (numpy.isnan(numbers) & self._may_lack)).all():
                raise ValueError(f"column '{column['name']}' has values that are no numbers")
            inputs.append(numbers)
            if column.get("has_indicator"):
                inputs.append(numpy.isnan(numbers).astype("float64"))
        return numpy.stack(inputs, axis=1)

    @property
    def _may_lack(self) -> bool:
        """Whether a number may be missing."""
        return "input_fill" in self._arrays


def _warn(unanswered: Any) -> None:
    """Says that rows have no answer, if any has none."""
    count = int(unanswered.sum())
    if count > 0:
        warnings.warn(
            f"no prediction for {count} row{'' if count == 1 else 's'}: the network gives no number"
            " there, far from all that it was trained on", RuntimeWarning, stacklevel=3)


def _is_missing(value: Any) -> bool:
    """None, NaN and what data frames have for a missing value, or an empty text."""
    return value is None or str(value) in ("", "<NA>") or bool(value != value)


def _numbers(values: Any) -> Any:
    import numpy

    values = numpy.asarray(values)
    if values.dtype.kind in "OUS":
        values = numpy.array(
            [math.nan if _is_missing(value) else value for value in values], dtype=object)
    return values.astype("float64")


def _places(column: Dict[str, Any], values: Any) -> Any:
    """Of texts that have an order the place of each, from 0."""
    import numpy

    order = column["order"]
    strange = sorted({str(value) for value in values if not _is_missing(value)} - set(order))
    if strange:
        raise ValueError(
            f"'{strange[0]}' is not in the order of column '{column['name']}':"
            f" {', '.join(order[:12])}{', …' if len(order) > 12 else ''}")
    return numpy.array(
        [math.nan if _is_missing(value) else float(order.index(str(value))) for value in values])


def _texts(column: Dict[str, Any], values: Any) -> List[Any]:
    import numpy

    texts = numpy.array(
        ["" if _is_missing(value) else str(value) for value in values], dtype=object)
    known = column["categories"]
    strange = sorted(set(texts) - set(known))
    if strange:
        names = ", ".join(name or "missing" for name in known[:12])
        raise ValueError(
            f"the network never met '{strange[0]}' in column '{column['name']}'; known:"
            f" {names}{', …' if len(known) > 12 else ''}")
    return [(texts == name).astype("float64") for name in known]


def _functions() -> Dict[str, Callable[[Any], Any]]:
    """The activations, by the formulas of `nn-sweep keys`."""
    import numpy as np

    def sigmoid(z: Any) -> Any:
        return 0.5 * (1 + np.tanh(0.5 * z))

    def softplus(z: Any) -> Any:
        return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))

    def softmax(z: Any) -> Any:
        powers = np.exp(z - z.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    root = math.sqrt(2 / math.pi)
    return {
        "identity": lambda z: z, "sigmoid": sigmoid, "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, z / 100),
        "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "gelu": lambda z: z / 2 * (1 + np.tanh(root * (z + 0.044715 * z * z * z))),
        "silu": lambda z: z * sigmoid(z), "softplus": softplus,
        "mish": lambda z: z * np.tanh(softplus(z)), "softmax": softmax,
    }


def load(
    run: Union[str, "os.PathLike[str]"],
    results: Union[str, "os.PathLike[str]"] = "results",
    seed: Optional[int] = None,
) -> Model:
    """The network of a run, by the first digits of its id; of an experiment, the first run of its
    refit, without one the median run of its best setting, or the one with a seed; or of a file that
    `nn-sweep model` wrote, .npz or .json.
    """
    path = Path(run)
    if path.suffix in (".npz", ".json"):
        return _read(path)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "net.npz"
        call("model", run, "-o", path, *options(results=results, seed=seed))
        return _read(path)


def _read(path: Path) -> Model:
    import numpy

    if path.suffix == ".npz":
        with numpy.load(path, allow_pickle=False) as file:
            arrays = dict(file)
        return Model(json.loads(str(arrays.pop("settings"))), arrays)
    facts = json.loads(path.read_text(encoding="utf-8"))
    arrays = {"input_origin": numpy.array(facts.pop("input_origin"), dtype=numpy.float64)}
    for name in [each for each in ("input_fill", "input_shift", "input_scale") if each in facts]:
        arrays[name] = numpy.array(facts.pop(name), dtype=numpy.float32)
    for name in ("weights", "biases"):
        for layer, values in enumerate(facts.pop(name)):
            arrays[f"{name}_{layer}"] = numpy.array(values, dtype=numpy.float32)
    return Model(facts, arrays)
