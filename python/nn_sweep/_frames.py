"""Rows as data frames where pandas is there, else as lists of dicts; and tables as files."""

import csv
import os
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence


def as_frame(rows: List[Dict[str, Any]]) -> Any:
    """A pandas.DataFrame of rows, or the rows themselves where pandas is not installed."""
    try:
        import pandas
    except ImportError:
        return rows
    return pandas.DataFrame(rows)


def write_table(data: Any, path: Path, answer: Optional[str]) -> str:
    """Writes a data frame, or a pair of inputs and answers, as CSV; returns the answers' column."""
    if hasattr(data, "columns"):
        names = [str(name) for name in data.columns]
        if answer is None:
            raise ValueError("say which column is learned: label='...' or target='...'")
        if answer not in names:
            raise ValueError(f"the data have no column '{answer}'; they have {', '.join(names)}")
        rows = data.itertuples(index=False, name=None)
    else:
        inputs, answers = data
        columns = getattr(inputs, "columns", None)
        rows = inputs.itertuples(index=False, name=None) if columns is not None else inputs
        rows = [(*row, value) for row, value in zip(rows, answers)]
        if len(rows) != len(answers) or len(rows) != len(inputs):
            raise ValueError(f"{len(inputs)} rows of inputs, but {len(answers)} answers")
        width = len(rows[0]) - 1 if rows else 0
        answer = answer or str(getattr(answers, "name", None) or "answer")
        names = [*map(str, columns if columns is not None else _names(width)), answer]
    write_whole(path, _lines(names, rows))
    return answer


def _names(width: int) -> Sequence[str]:
    return [f"x{place}" for place in range(width)]


def _lines(names: Sequence[str], rows: Any) -> Any:
    yield names
    for row in rows:
        yield [_text(value) for value in row]


def _text(value: Any) -> Any:
    """A value as a file has it; numbers of NumPy print as Python's own do."""
    return value.item() if hasattr(value, "item") else value


def write_whole(path: Path, content: Any) -> None:
    """Writes text, or rows as CSV, so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with part.open("w", encoding="utf-8", newline="") as file:
        if isinstance(content, str):
            file.write(content)
        else:
            csv.writer(file, lineterminator="\n").writerows(content)
    os.replace(part, path)
