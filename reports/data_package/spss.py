"""The answers as an SPSS file: labels of variables and values, and the numbers that are no measurement."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from analysis.results.deposit import DepositColumn, DepositedAnswers

LONGEST_NAME, LONGEST_LABEL, LONGEST_VALUE_LABEL = 64, 256, 120  # bytes that SPSS keeps
MOMENT, FIXED_MOMENT = slice(92, 109), b"01 Jan 8000:00:00"  # day and time in the head of every SPSS file
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_.]")
_RESERVED = frozenset({"ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"})


def sav(answers: DepositedAnswers, title: str) -> bytes:
    """The file; a skipped answer is system-missing, weet niet and the like are user-missing numbers."""
    import pandas as pd
    import pyreadstat

    names = spss_names([column.name for column in answers.columns])
    frame = pd.DataFrame([list(row) for row in answers.rows], columns=names, dtype="Float64").astype(
        "float64"
    )
    columns = dict(zip(names, answers.columns, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "antwoorden.sav"
        pyreadstat.write_sav(
            frame,
            str(file),
            file_label=_cut(title, LONGEST_NAME),
            column_labels=[_cut(column.label, LONGEST_LABEL) for column in answers.columns],
            variable_value_labels={name: _value_labels(column) for name, column in columns.items()},
            missing_ranges={name: _missing(column) for name, column in columns.items() if column.missing},
            variable_measure={name: _measure(column) for name, column in columns.items()},
            variable_format=dict.fromkeys(names, "F3.0"),
        )
        return _without_moment(file.read_bytes())


def _without_moment(content: bytes) -> bytes:
    """The file as if made at one fixed moment, so that the same answers give the same bytes."""
    return content[: MOMENT.start] + FIXED_MOMENT + content[MOMENT.stop :]


def spss_names(names: list[str]) -> list[str]:
    """Names that SPSS takes: letters, digits, underscores and dots, unlike each other in any letter case."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        proper = _cut(_NOT_IN_A_NAME.sub("_", name), LONGEST_NAME).rstrip("._") or "v"
        if not proper[0].isalpha() or proper.upper() in _RESERVED:
            proper = f"v_{proper}"[:LONGEST_NAME]
        number, unlike = 1, proper
        while unlike.upper() in taken:
            number += 1
            unlike = f"{proper[: LONGEST_NAME - 5]}_{number}"
        taken.add(unlike.upper())
        found.append(unlike)
    return found


def _cut(text: str, most: int) -> str:
    """At most so many bytes, never half a character."""
    return text.encode()[:most].decode(errors="ignore")


def _value_labels(column: DepositColumn) -> dict[int | float, str]:
    return {float(number): _cut(word, LONGEST_VALUE_LABEL) for number, word in column.values}


def _missing(column: DepositColumn) -> list[Any]:
    """One range: SPSS takes three loose numbers at most, and there are six ways of having no measurement."""
    return [{"lo": float(min(column.missing)), "hi": float(max(column.missing))}]


def _measure(column: DepositColumn) -> str:
    return "ordinal" if column.ordered else "nominal"
