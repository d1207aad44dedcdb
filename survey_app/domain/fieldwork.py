"""How the fieldwork stands: response per perspectief and stratum, cells coded of cells expected.

Counts only. The response is counted as the monitor counts it (survey_app/domain/monitor/standing.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.study import Stratum, StudyData
from instruments.texts import Texts
from survey_app.domain.monitor import Group, Standing, standings

CellName = tuple[str, str, str]  # casus, perspectief, qualified aspect


@dataclass(frozen=True)
class ResponseRow:
    """The response of one perspectief or one value of a stratum, and how many casussen it is about."""

    casussen: int
    standing: Standing


@dataclass(frozen=True)
class Progress:
    """Cells coded of the cells there will be, for one perspectief and one codebook."""

    perspectief: Texts
    book: Texts
    aspects: int
    casussen: int
    coded: int

    @property
    def expected(self) -> int:
        """Every aspect of the codebook in every casus."""
        return self.aspects * self.casussen


def response_per_perspectief(data: StudyData, groups: Iterable[Group]) -> tuple[ResponseRow, ...]:
    """A row per perspectief, in the study's order."""
    return tuple(ResponseRow(len(data.cases), row) for row in standings(data, groups)[""])


def response_per_value(data: StudyData, stratum: Stratum, groups: Iterable[Group]) -> tuple[ResponseRow, ...]:
    """A row per value of the stratum, in the study's order."""
    members = Counter(case.attributes.get(stratum.id) for case in data.cases)
    rows = standings(data, groups)[stratum.id]
    return tuple(
        ResponseRow(members[value.code], row) for value, row in zip(stratum.values, rows, strict=True)
    )


def coding_progress(data: StudyData, coded: Iterable[CellName]) -> tuple[Progress, ...]:
    """A row per perspectief and codebook that it is coded with."""
    cells, labels = set(coded), dict(data.study.perspectieven)
    casussen = {case.casus for case in data.cases}
    rows = []
    for book in data.coding_schemes():
        aspects = {f"{book.id}.{aspect.id}" for aspect in book.aspects}
        for perspectief in (id for id in labels if id in book.perspectieven):
            found = sum(c in casussen and p == perspectief and a in aspects for c, p, a in cells)
            rows.append(Progress(labels[perspectief], book.title, len(aspects), len(casussen), found))
    return tuple(rows)
