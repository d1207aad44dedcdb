"""Following the fieldwork: what came in, what is coded, which judgements stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from analysis.study import Stratum, StudyData
from survey_app.domain.fieldwork import (
    CellName,
    Progress,
    ResponseRow,
    coding_progress,
    response_per_perspectief,
    response_per_value,
)
from survey_app.domain.monitor import Group, Standing, standings


class Invited(Protocol):
    """Where invitations are counted (survey_app/storage/invitations.py)."""

    def groups(self, study: str) -> tuple[Group, ...]:
        """The invitations by what became of them, and what came in without one."""


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


def follow_fieldwork(invited: Invited, codings: CodedCells, data: StudyData) -> Fieldwork:
    """Response and progress of the study; `data` holds its definition and cases."""
    found = invited.groups(data.study.id)
    return Fieldwork(
        response_per_perspectief(data, found),
        tuple((stratum, response_per_value(data, stratum, found)) for stratum in data.study.strata),
        coding_progress(data, codings.coded_cells(data.study.id)),
    )


def count_invitations(invited: Invited, data: StudyData) -> tuple[Standing, ...]:
    """How many were invited, began and sent, per perspectief."""
    return standings(data, invited.groups(data.study.id))[""]
