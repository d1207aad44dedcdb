"""What the database counts for one study, before it is put in rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from survey_app.domain.monitor.pages import PageCount
from survey_app.domain.monitor.standing import Group


@dataclass(frozen=True)
class Reminder:
    """A batch with a day to remind on, and from how many of its people nothing came yet."""

    label: str
    channel: str
    day: date
    waiting: int


@dataclass(frozen=True)
class Counted:
    """From one snapshot. `doors` maps how a questionnaire came in (web, papier ...) to how many were sent."""

    groups: tuple[Group, ...]
    doors: Mapping[str, int]
    pages: tuple[PageCount, ...]
    invited: Mapping[date, int]
    sent: Mapping[date | None, int]
    reminders: tuple[Reminder, ...]
    withdrawn: int
