"""Cells: from the rows that codeurs wrote to one decided value per casus x perspectief x aspect.

No pandas here: the coding screen, the norms and `wederhoor check` count with these too. The rule that
decides a cell stands in `decide` and nowhere else, so that every table, judgement and screen agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from analysis.study import Coding
from codebooks.values import COLOURS

FIXED = "vastgesteld"
PROVENANCES: tuple[str, ...] = ("", "published", "forced", "derived", "forced_with_links", "weak", "free")
UNCERTAIN = frozenset({"weak", "free"})  # reconstructed cells that the source does not settle
_COLOURS = frozenset(str(value) for value in COLOURS)


class CodedValue(NamedTuple):
    """What of a coding decides its cell, for who reads tens of thousands of them: no texts, no quotes."""

    casus: str
    perspectief: str
    aspect: str  # codebook.aspect
    codeur: str
    waarde: str
    status: str
    herkomst: str


class _Said(NamedTuple):
    """What of a row decides about its cell's value."""

    status: str
    waarde: str
    herkomst: str


class _WithStatus(Protocol):
    @property
    def status(self) -> str: ...


Row = TypeVar("Row", Coding, CodedValue)
Decisive = TypeVar("Decisive", bound=_WithStatus)


@dataclass(frozen=True)
class Cell:
    """One cell: `waarde` is '' while its codeurs differ and nothing has been fixed."""

    casus: str
    perspectief: str
    aspect: str  # codebook.aspect
    waarde: str
    codeurs: int
    herkomst: str  # the least certain provenance among the rows that decided it

    @property
    def judged(self) -> bool:
        """Whether the cell holds one of the four colours: not missing, not undecided."""
        return self.waarde in _COLOURS

    @property
    def uncertain(self) -> bool:
        """Whether the cell was filled in by a reconstruction without ground in the source."""
        return self.herkomst in UNCERTAIN


def decided_cells(codings: Iterable[Row]) -> tuple[Cell, ...]:
    """One Cell per coded casus x perspectief x aspect, in the order in which the cells first appear.

    The order of the rows within a cell changes nothing. Cells that nobody coded are absent, as are those with
    quotes and no value yet.
    """
    rows: dict[tuple[str, str, str], list[Row]] = {}
    for coding in codings:
        if coding.waarde:
            rows.setdefault((coding.casus, coding.perspectief, coding.aspect), []).append(coding)
    return tuple(decide(cell) for cell in rows.values())


def decide(codings: Sequence[Row]) -> Cell:
    """The rows of one cell as a Cell, by the counting rule.

    1. Rows with status `vastgesteld` go before all others.
    2. When the rows that count agree, that is the value.
    3. When they differ the cell is undecided: `waarde` ''. It is counted nowhere and reported in a note;
       no codeur is ever outvoted or silently preferred.

    `codings` holds at least one row; all rows are of one cell.
    """
    first = codings[0]
    waarde, herkomst = _ruling(tuple([(row.status, row.waarde, row.herkomst) for row in codings]))
    codeurs = len({row.codeur for row in codings})
    return Cell(first.casus, first.perspectief, first.aspect, waarde, codeurs, herkomst)


@lru_cache(maxsize=4096)  # a study has ten thousands of cells, and few ways in which they were coded
def _ruling(rows: tuple[tuple[str, str, str], ...]) -> tuple[str, str]:
    """Value and provenance of a cell whose rows have these statuses, values and provenances."""
    decisive = counting([_Said(*row) for row in rows])
    values = {row.waarde for row in decisive}
    return (
        values.pop() if len(values) == 1 else "",
        max((row.herkomst for row in decisive), key=_doubt),
    )


def counting(codings: Sequence[Decisive]) -> list[Decisive]:
    """The rows of one cell that decide it: those with status `vastgesteld`, where there are none all rows."""
    return [row for row in codings if row.status == FIXED] or list(codings)


def _doubt(herkomst: str) -> int:
    return PROVENANCES.index(herkomst) if herkomst in PROVENANCES else len(PROVENANCES)
