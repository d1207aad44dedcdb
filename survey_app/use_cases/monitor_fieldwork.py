"""Following the fieldwork from day to day: one look at everything that is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from analysis.results import ResponseRate
from analysis.study import StudyData
from instruments.model import Instrument
from instruments.texts import NO_TEXTS
from survey_app.domain.monitor import (
    Counted,
    Curve,
    PageRow,
    Reminder,
    Standing,
    TargetRow,
    curve,
    page_rows,
    standing,
    standings,
    target_rows,
)


class FieldworkCounts(Protocol):
    """Where it is counted (survey_app/storage/fieldwork_counts.py)."""

    def count(self, study: str) -> Counted:
        """Everything at once."""


@dataclass(frozen=True)
class Monitor:
    """The monitor's page. `rate` is None as long as nobody was invited."""

    whole: Standing
    rate: ResponseRate | None
    rows: Mapping[str, tuple[Standing, ...]]  # as survey_app.domain.monitor.standings gives them
    doors: Mapping[str, int]  # afname -> complete questionnaires
    targets: tuple[TargetRow, ...]
    pages: tuple[tuple[Instrument, tuple[PageRow, ...]], ...]
    curve: Curve
    planned: tuple[Reminder, ...]
    withdrawn: int


def monitor(counts: FieldworkCounts, data: StudyData, today: date) -> Monitor:
    """How the fieldwork stands today."""
    found = counts.count(data.study.id)
    whole = standing(NO_TEXTS, found.groups)
    return Monitor(
        whole,
        _rate(whole),
        standings(data, found.groups),
        found.doors,
        target_rows(data, found.groups),
        tuple((one, page_rows(one, found.pages)) for one in data.instruments.values()),
        curve(found.invited, found.sent, [one.day for one in found.reminders], today),
        tuple(one for one in found.reminders if one.day >= today),
        found.withdrawn,
    )


def _rate(whole: Standing) -> ResponseRate | None:
    from analysis.response_rate import response_rate  # not at the start of a web process

    if not whole.invited:
        return None
    return response_rate(
        whole.invited,
        whole.complete,
        whole.partial,
        whole.started,
        whole.refused,
        whole.undeliverable,
    )
