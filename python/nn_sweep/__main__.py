"""`nn-sweep` and `python -m nn_sweep`: becomes the program."""

import os
import sys
from typing import NoReturn

from nn_sweep._program import environment, program


def main() -> NoReturn:
    path = str(program())
    os.execve(path, ["nn-sweep", *sys.argv[1:]], environment())


if __name__ == "__main__":
    main()
