"""The sheets that a codeur can work on, and how far each is: the codeur's own, and those that all share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from analysis.sealing import SheetName
from analysis.study import StudyData
from survey_app.domain.assignments import Standing
from survey_app.domain.coding import sheet_values


class ValueRow(NamedTuple):
    """A value as it stands in the data; `waarde` '' where only quotes or a memo were kept."""

    casus: str
    perspectief: str
    aspect: str
    codeur: str
    waarde: str


@dataclass(frozen=True)
class SheetToCode:
    """One sheet: how many of its aspects have a value, and whether this codeur sealed it.

    `closed`: everyone it was assigned to sealed it. A sheet that nobody was assigned is never either.
    """

    casus: str
    perspectief: str
    coded: int
    aspects: int
    sealed: bool = False
    closed: bool = False

    @property
    def complete(self) -> bool:
        """Whether every aspect has a value."""
        return self.coded == self.aspects


@dataclass(frozen=True)
class CodingWork:
    """The sheets assigned to this codeur, and those assigned to nobody, both in the study's order."""

    own: tuple[SheetToCode, ...]
    shared: tuple[SheetToCode, ...]


def coding_work(data: StudyData, standing: Standing, rows: Iterable[ValueRow], codeur: str) -> CodingWork:
    """What this codeur can code: no sheets of others alone. `rows` holds what the codeur may see."""
    found: dict[SheetName, list[tuple[str, str, str]]] = {}
    for row in rows:
        found.setdefault((row.casus, row.perspectief), []).append((row.aspect, row.codeur, row.waarde))
    sheets = [
        ((case.casus, id), aspects)
        for case in data.cases
        for id, _label in data.study.perspectieven
        if (aspects := _aspects(data, id))
    ]
    own, shared = [], []
    for sheet, aspects in sheets:
        codeurs = standing.codeurs.get(sheet, frozenset())
        if codeur in codeurs:
            own.append(_sheet(sheet, aspects, found.get(sheet, ()), codeur, standing))
        elif not codeurs:
            shared.append(_sheet(sheet, aspects, found.get(sheet, ()), codeur, standing))
    return CodingWork(tuple(own), tuple(shared))


def _aspects(data: StudyData, perspectief: str) -> frozenset[str]:
    """The qualified names of what is coded from this perspectief."""
    books = [book for book in data.coding_schemes() if perspectief in book.perspectieven]
    return frozenset(f"{book.id}.{aspect.id}" for book in books for aspect in book.aspects)


def _sheet(
    sheet: SheetName,
    aspects: frozenset[str],
    rows: Iterable[tuple[str, str, str]],
    codeur: str,
    standing: Standing,
) -> SheetToCode:
    values = sheet_values(rows, codeur, bool(standing.codeurs.get(sheet)))
    sealed = codeur in standing.sealed.get(sheet, frozenset())
    return SheetToCode(*sheet, len(aspects & values.keys()), len(aspects), sealed, standing.is_closed(sheet))
