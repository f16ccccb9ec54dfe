"""Sweeps: training one, and reading what it found."""

import json
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Dict, List, Optional, Union

from nn_sweep._error import Error
from nn_sweep._frames import as_frame, write_table, write_whole
from nn_sweep._model import Model, load
from nn_sweep._program import call, environment, options, program

#: A path of an experiment file, its text, or what it says as a dict.
Experiment = Union[str, Path, Dict[str, Any]]


def run(
    experiment: Experiment,
    *,
    results: Union[str, Path] = "results",
    data: Any = None,
    label: Optional[str] = None,
    target: Optional[str] = None,
    name: Optional[str] = None,
    jobs: Optional[int] = None,
    max_runs: Optional[int] = None,
    deadline: Optional[str] = None,
    plots: bool = False,
    progress: bool = True,
) -> "Sweep":
    """Trains every network that an experiment asks for, those that are trained already left out.

    experiment: a path, a text with several lines, or a dict.
    data: what it learns from instead of the experiment's own dataset: a data frame, with the column
        of classes as `label` or of numbers to predict as `target`; or a pair (inputs, answers), where
        `target` is to be given if the answers are numbers to predict.
    name: the experiment's name; of a text or dict it is needed unless these hold one.
    jobs, max_runs, deadline: as the options of `nn-sweep run`.
    progress: whether lines of progress are printed.

    An interrupt (Ctrl-C, or the stop button of a notebook) stops the sweep so that the same call goes
    on where it stopped. Raises Error with the program's own message.
    """
    if data is None and (label or target):
        raise ValueError("label and target say what a column of 'data' is: give data too")
    arguments: List[str] = []
    if isinstance(experiment, dict):
        experiment = dict(experiment)
        name = name or experiment.get("name")
    name = _name(experiment, name, results)
    if data is not None:
        table = Path(results).resolve() / name / "data.csv"
        column = write_table(data, table, label or target)
        source = {"csv": str(table), "header": True, "target" if target else "label": column}
        if isinstance(experiment, dict):
            experiment["dataset"] = source
        else:
            arguments += ["-s", f"dataset={json.dumps(source, ensure_ascii=False)}"]
    arguments.insert(0, str(_file(experiment, Path(results) / name, name)))
    arguments += options(results=results, jobs=jobs, max_runs=max_runs, deadline=deadline)
    code = _train([*arguments, *([] if plots else ["--no-plots"])], progress)
    return Sweep(name, results, is_complete=code == 0)


def _is_path(experiment: Experiment) -> bool:
    return isinstance(experiment, Path) or isinstance(experiment, str) and "\n" not in experiment


def _name(experiment: Experiment, name: Optional[str], results: Union[str, Path]) -> str:
    """The experiment's name: of a file what the program calls it, else what is given or said in it."""
    if _is_path(experiment):
        # The program takes a name without its ending too.
        paths = [Path(str(experiment)), Path(f"{experiment}.exp")]
        found = next((path for path in paths if path.is_file()), None)
        return found and _said_name(found.read_text(encoding="utf-8")) or paths[0].stem
    if isinstance(experiment, str):
        name = _said_name(experiment) or name
    if not name:
        raise ValueError("the experiment needs a name: name='...'")
    if "/" in name or name.startswith("."):
        raise ValueError(f"an experiment cannot be called '{name}': a folder has its name")
    return name


def _said_name(text: str) -> Optional[str]:
    found = re.search(r"(?m)^name: *(['\"]?)(.+?)\1 *(?:#.*)?$", text)
    return found[2] if found else None


def _file(experiment: Experiment, folder: Path, name: str) -> Path:
    """A file with the experiment."""
    if isinstance(experiment, dict):
        text = json.dumps({**experiment, "name": name}, indent=2, ensure_ascii=False) + "\n"
    elif _is_path(experiment):
        return Path(str(experiment))
    else:
        text = str(experiment)
        text = text if _said_name(text) else f"name: {name}\n{text}"
    write_whole(folder / "experiment.exp", text)
    return folder / "experiment.exp"


def _train(arguments: List[str], progress: bool) -> int:
    """Runs a sweep to its end; 130 where it was left before."""
    with subprocess.Popen(
        [str(program()), "run", *arguments], env=environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        # Ctrl-C is passed on from here, once.
        start_new_session=True,
    ) as process:
        errors: List[str] = []

        def read_errors() -> None:
            assert process.stderr is not None
            for line in process.stderr:
                errors.append(line)
                if progress:
                    print(line, end="", file=sys.stderr, flush=True)

        reader = threading.Thread(target=read_errors, daemon=True)
        reader.start()
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if progress:
                    print(line, end="", flush=True)
            code = process.wait()
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            process.communicate()
            raise
        reader.join()
    if code not in (0, 130):
        raise Error("".join(errors), code)
    return code


class Sweep:
    """What an experiment has found so far."""

    def __init__(
        self, name: str, results: Union[str, Path] = "results", *, is_complete: bool = True
    ) -> None:
        self.name = name
        self.results = results
        #: Whether nothing was left to train when `run` ended.
        self.is_complete = is_complete

    def __repr__(self) -> str:
        return f"Sweep({self.name!r}, results={str(self.results)!r})"

    def runs(self) -> Any:
        """A row a run, as the view `runs` has it, without test scores."""
        return as_frame(_export(self.name, self.results, "runs"))

    def curves(self) -> Any:
        """A row an epoch of every run."""
        return as_frame(_export(self.name, self.results, "curves"))

    def leaderboard(self) -> Any:
        """A row a setting, best first."""
        return as_frame(_export(self.name, self.results, "leaderboard"))

    def cv_results(self) -> Dict[str, Any]:
        """The settings as `cv_results_` of scikit-learn's GridSearchCV has them, in file order.

        `test_score` there is the score of the part held out to choose by, which is the validation
        part here. Splits are draws and folds; of several seeds on a split it is the mean. Arrays of
        NumPy where it is installed.
        """
        from nn_sweep._cv_results import cv_results

        return cv_results(_export(self.name, self.results, "runs"))

    def plot(self) -> "Pictures":
        """Draws the pictures; a notebook shows them."""
        call("plot", self.name, "--results", self.results)
        folder = Path(self.results) / self.name
        return Pictures(sorted(folder.glob("*.svg"), key=lambda path: path.name != "overview.svg"))

    def best(self, seed: Optional[int] = None) -> Model:
        """The network of the first run of the refit, without one of the median run of the best setting;
        or of that setting's run with a seed.
        """
        return load(self.name, results=self.results, seed=seed)


class Pictures(List[Path]):
    """Paths of pictures, which a notebook shows."""

    def _repr_html_(self) -> str:
        return "\n".join(path.read_text(encoding="utf-8").partition("?>")[2] for path in self)


def _export(
    name: Optional[str], results: Union[str, Path], view: str
) -> List[Dict[str, Any]]:
    named = [] if name is None else [name]
    text = call("export", *named, "--view", view, "--format", "jsonl", "--results", results)
    return [json.loads(line) for line in text.splitlines()]


def runs(experiment: Optional[str] = None, results: Union[str, Path] = "results") -> Any:
    """A row a run of an experiment, or of all."""
    return as_frame(_export(experiment, results, "runs"))


def curves(experiment: Optional[str] = None, results: Union[str, Path] = "results") -> Any:
    """A row an epoch of every run of an experiment, or of all."""
    return as_frame(_export(experiment, results, "curves"))


def leaderboard(experiment: Optional[str] = None, results: Union[str, Path] = "results") -> Any:
    """A row a setting of an experiment, best first, or of all."""
    return as_frame(_export(experiment, results, "leaderboard"))


def cv_results(experiment: str, results: Union[str, Path] = "results") -> Dict[str, Any]:
    """See Sweep.cv_results."""
    return Sweep(experiment, results).cv_results()


def plot(experiment: str, results: Union[str, Path] = "results") -> Pictures:
    """See Sweep.plot."""
    return Sweep(experiment, results).plot()
