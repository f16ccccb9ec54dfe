"""nn-sweep: trains every small neural network that an experiment file asks for."""

from nn_sweep._program import environment, program

__all__ = ["environment", "program"]
