"""How the fieldwork stands: response per perspectief and stratum, cells coded of cells expected.

Counts only. The response is `sent` of `invited`; what was read in with the study folder was never invited
here and is counted apart, so that it cannot make the response look better than it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.study import Stratum, StudyData
from instruments.texts import Texts

CellName = tuple[str, str, str]  # casus, perspectief, qualified aspect


@dataclass(frozen=True)
class Contact:
    """What became of the invitations for one casus and perspectief; `uninvited` came in without one."""

    casus: str
    perspectief: str
    invited: int
    started: int
    sent: int
    uninvited: int


@dataclass(frozen=True)
class ResponseRow:
    """Response for one perspectief or one value of a stratum."""

    label: Texts
    casussen: int
    invited: int
    started: int
    sent: int
    uninvited: int

    @property
    def share(self) -> float | None:
        """Sent of invited, 0-1; None when nobody was invited."""
        return self.sent / self.invited if self.invited else None


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


def response_per_perspectief(data: StudyData, contacts: Iterable[Contact]) -> tuple[ResponseRow, ...]:
    """A row per perspectief, in the study's order."""
    found, casussen = list(contacts), len(data.cases)
    return tuple(
        _row(label, casussen, [contact for contact in found if contact.perspectief == id])
        for id, label in data.study.perspectieven
    )


def response_per_value(
    data: StudyData, stratum: Stratum, contacts: Iterable[Contact]
) -> tuple[ResponseRow, ...]:
    """A row per value of the stratum, in the study's order."""
    found, rows = list(contacts), []
    for value in stratum.values:
        members = {case.casus for case in data.cases if case.attributes.get(stratum.id) == value.code}
        own = [contact for contact in found if contact.casus in members]
        rows.append(_row(value.label, len(members), own))
    return tuple(rows)


def _row(label: Texts, casussen: int, contacts: Iterable[Contact]) -> ResponseRow:
    own = list(contacts)
    return ResponseRow(
        label,
        casussen,
        invited=sum(contact.invited for contact in own),
        started=sum(contact.started for contact in own),
        sent=sum(contact.sent for contact in own),
        uninvited=sum(contact.uninvited for contact in own),
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
