"""Fixing a level: beside the level that the evidence gives, and with a reason where it differs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake

LONGEST_REASON = 5_000  # characters


@dataclass(frozen=True)
class KeptLevel:
    """A fixed level as it is kept, with the number of its last change."""

    judgement: str
    level: str
    reason: str
    revision: int


@dataclass(frozen=True)
class LevelChange:
    """One time that a level was fixed: append-only."""

    study: str
    judgement: str
    old: str
    new: str
    why: str
    changed_by: str
    changed_at: datetime
    revision: int  # the number that this change gives the judgement


def check_level(level: str, reason: str, calculated: str, levels: Collection[str]) -> tuple[Mistake, ...]:
    """What keeps this level from being fixed. `calculated` is '' where there is no evidence."""
    if level not in levels:
        return (Mistake("niveau", messages.NO_LEVEL),)
    if len(reason) > LONGEST_REASON:
        return (Mistake("reden", messages.TEXT_TOO_LONG, {"limit": LONGEST_REASON}),)
    if level == calculated or reason:
        return ()
    if not calculated:
        return (Mistake("reden", messages.NO_EVIDENCE_NEEDS_REASON),)
    return (Mistake("reden", messages.DIFFERENCE_NEEDS_REASON, {"calculated": calculated}),)
