"""Cells: from the rows that codeurs wrote to one decided value per casus x perspectief x aspect.

No pandas here: the coding screen, the norms and `wederhoor check` count with these too. The rule that
decides a cell stands in `decide` and nowhere else, so that every table, judgement and screen agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.study import Coding
from codebooks.values import COLOURS

FIXED = "vastgesteld"
PROVENANCES: tuple[str, ...] = ("", "published", "forced", "derived", "forced_with_links", "weak", "free")
UNCERTAIN = frozenset({"weak", "free"})  # reconstructed cells that the source does not settle
_COLOURS = frozenset(str(value) for value in COLOURS)


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


def decided_cells(codings: Iterable[Coding]) -> tuple[Cell, ...]:
    """One Cell per coded casus x perspectief x aspect, in the order in which the cells first appear.

    The order of the rows within a cell changes nothing. Cells that nobody coded are absent, as are those with
    quotes and no value yet.
    """
    rows: dict[tuple[str, str, str], list[Coding]] = {}
    for coding in (one for one in codings if one.waarde):
        rows.setdefault((coding.casus, coding.perspectief, coding.aspect), []).append(coding)
    return tuple(decide(cell) for cell in rows.values())


def decide(codings: Sequence[Coding]) -> Cell:
    """The rows of one cell as a Cell, by the counting rule.

    1. Rows with status `vastgesteld` go before all others.
    2. When the rows that count agree, that is the value.
    3. When they differ the cell is undecided: `waarde` ''. It is counted nowhere and reported in a note;
       no codeur is ever outvoted or silently preferred.

    `codings` holds at least one row; all rows are of one cell.
    """
    rows = counting(codings)
    values = {row.waarde for row in rows}
    first = codings[0]
    return Cell(
        first.casus,
        first.perspectief,
        first.aspect,
        waarde=values.pop() if len(values) == 1 else "",
        codeurs=len({row.codeur for row in codings}),
        herkomst=max((row.herkomst for row in rows), key=_doubt),
    )


def counting(codings: Sequence[Coding]) -> list[Coding]:
    """The rows of one cell that decide it: those with status `vastgesteld`, where there are none all rows."""
    return [row for row in codings if row.status == FIXED] or list(codings)


def _doubt(herkomst: str) -> int:
    return PROVENANCES.index(herkomst) if herkomst in PROVENANCES else len(PROVENANCES)
