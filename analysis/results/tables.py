"""ResultTable: what every analysis hands over: raw numbers under names, so that each has an address.

`succesfactoren/klik_swt/aantal` is one number: table, row, column. The nota refers to it, the recount looks
it up, the screen links it to its cells. Nothing is rounded here; `reports/` does that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.results.base import Result

CellValue = int | float | str | None  # None: there is no such number (never 0)
Words = tuple[tuple[str, str], ...]  # code -> how people read it

SCORE_SIGNS = {"X": "X", "check": "✓", "dash": "–"}


def number_cell(value: float) -> CellValue:
    """The number as a table holds it: None where there is none."""
    return value if math.isfinite(value) else None


def move_text(move: str) -> str:
    """From one score to another, as it is read: X_check as 'X → ✓'."""
    return " → ".join(SCORE_SIGNS.get(score, score) for score in move.split("_"))


@dataclass(frozen=True)
class Column:
    """A column: `kind` says how reports/ prints it.

    text, count, share (0-1, printed with its n), value (a colour), level, code, score, move (two scores),
    provenance, number (a statistic), p (a p-value), euro, or limit (0-1, of an interval). `words` are how
    the codes in it are read; the cells keep the codes. NaN is printed as no number.
    """

    key: str
    label: str
    kind: str = "count"
    words: Words = ()


@dataclass(frozen=True)
class Row:
    """A row: its cells in the order of the columns, and the cases or cells behind it where that is known."""

    key: str
    label: str
    cells: tuple[CellValue, ...]
    group: str = ""  # heading it stands under


@dataclass(frozen=True)
class ResultTable(Result):
    """A named table of raw numbers."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_label: str = ""
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()  # what a reader must know before quoting: boundaries, reconstructed cells

    def cell(self, row: str, column: str) -> CellValue:
        """The number at row and column; KeyError when there is no such row or column."""
        position = {c.key: i for i, c in enumerate(self.columns)}[column]
        return {r.key: r for r in self.rows}[row].cells[position]
