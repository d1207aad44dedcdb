"""Following the fieldwork: what came in, what is coded, which judgements stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from analysis.study import Stratum, StudyData
from survey_app.domain.fieldwork import (
    CellName,
    Contact,
    Progress,
    ResponseRow,
    coding_progress,
    response_per_perspectief,
    response_per_value,
)


class Contacts(Protocol):
    """Where invitations are counted (survey_app/storage/invitations.py)."""

    def contacts(self, study: str) -> tuple[Contact, ...]:
        """Per casus and perspectief how many were invited, began and sent."""


class CodedCells(Protocol):
    """Where codings are kept (survey_app/storage/codings.py)."""

    def coded_cells(self, study: str) -> Iterable[CellName]:
        """The cells that someone coded, each once."""


@dataclass(frozen=True)
class Fieldwork:
    """How far a study is."""

    perspectieven: tuple[ResponseRow, ...]
    strata: tuple[tuple[Stratum, tuple[ResponseRow, ...]], ...]
    coding: tuple[Progress, ...]


def follow_fieldwork(contacts: Contacts, codings: CodedCells, data: StudyData) -> Fieldwork:
    """Response and progress of the study; `data` holds its definition and cases."""
    found = contacts.contacts(data.study.id)
    return Fieldwork(
        response_per_perspectief(data, found),
        tuple((stratum, response_per_value(data, stratum, found)) for stratum in data.study.strata),
        coding_progress(data, codings.coded_cells(data.study.id)),
    )


def count_invitations(contacts: Contacts, data: StudyData) -> tuple[ResponseRow, ...]:
    """How many were invited, began and sent, per perspectief."""
    return response_per_perspectief(data, contacts.contacts(data.study.id))
