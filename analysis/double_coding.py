"""Which codings may be held against each other: those of sheets that every codeur sealed.

In a study where nobody is assigned anything, nothing says who could see whose work: there every cell with
rows of two codeurs is compared, and it is assumed that they coded independently. No pandas here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.bench_rows import DECIDED_BY, Assignment, Seal
from analysis.study import Coding, StudyData

SheetName = tuple[str, str]  # casus, perspectief


@dataclass(frozen=True)
class DoubleSheets:
    """The sheets of two or more codeurs: `sealed` by all of them, with their names; `open` not yet."""

    sealed: Mapping[SheetName, frozenset[str]]
    open: frozenset[SheetName]


def double_sheets(assignments: Iterable[Assignment], seals: Iterable[Seal]) -> DoubleSheets:
    """Both kinds; a sheet of one codeur is in neither."""
    codeurs: dict[SheetName, set[str]] = {}
    for one in assignments:
        codeurs.setdefault((one.casus, one.perspectief), set()).add(one.codeur)
    closed = {(seal.casus, seal.perspectief, seal.codeur) for seal in seals}
    double = {sheet: frozenset(names) for sheet, names in codeurs.items() if len(names) > 1}
    sealed = {s: names for s, names in double.items() if all((*s, name) in closed for name in names)}
    return DoubleSheets(sealed, frozenset(double) - frozenset(sealed))


def comparable(data: StudyData) -> tuple[Coding, ...]:
    """The rows of the sealed sheets, with what was decided on top of them; without assignments every row."""
    if not data.assignments:
        return data.codings
    sealed = double_sheets(data.assignments, data.seals).sealed
    return tuple(
        row
        for row in data.codings
        if (names := sealed.get((row.casus, row.perspectief))) and (row.codeur in names or _decided(row))
    )


def _decided(row: Coding) -> bool:
    return row.codeur == DECIDED_BY
