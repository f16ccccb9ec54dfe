"""nn-sweep: trains every small neural network that an experiment file asks for.

    import nn_sweep
    sweep = nn_sweep.run({"name": "churn", "epochs": 20, "grid": {...}}, data=frame, label="churn")
    sweep.leaderboard()
    sweep.best().predict(rows)
"""

from nn_sweep._error import Error
from nn_sweep._model import Model, load
from nn_sweep._program import environment, program
from nn_sweep._sweep import (
    Pictures, Sweep, curves, cv_results, leaderboard, plot, run, runs)

__all__ = [
    "Error", "Model", "Pictures", "Sweep", "curves", "cv_results", "environment", "leaderboard",
    "load", "plot", "program", "run", "runs",
]
