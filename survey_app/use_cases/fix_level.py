"""Fixing the level of a judgement: refused without a reason where it differs from the evidence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norm import KeptLevel, LevelChange, check_level


class Levels(Protocol):
    """Where fixed levels are kept (survey_app/storage/assessments.py)."""

    def find(self, study: str, judgement: str) -> KeptLevel | None:
        """The fixed level of this judgement; None when nothing was fixed yet."""

    def fix(self, change: LevelChange) -> bool:
        """Keeps the level and its line in the history; False when it was changed meanwhile."""


class Outcome(Enum):
    """What came of it."""

    FIXED = auto()
    MISTAKES = auto()
    STALE = auto()


@dataclass(frozen=True)
class LevelForm:
    """What was filled in; `revision` is the judgement that the person was looking at."""

    level: str
    reason: str
    revision: int


@dataclass(frozen=True)
class Fixed:
    """The outcome and the mistakes, if any."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()


def fix_level(
    store: Levels,
    study: str,
    judgement: str,
    form: LevelForm,
    calculated: str,
    levels: Collection[str],
    user: str,
    now: datetime,
) -> Fixed:
    """Fixes the level. `calculated` is what the evidence gives now, '' when there is none."""
    kept = store.find(study, judgement)
    revision = kept.revision if kept else 0
    if form.revision != revision:
        return Fixed(Outcome.STALE)
    mistakes = check_level(form.level, form.reason, calculated, levels)
    if mistakes:
        return Fixed(Outcome.MISTAKES, mistakes)
    old = kept.level if kept else ""
    if kept and (kept.level, kept.reason) == (form.level, form.reason):
        return Fixed(Outcome.FIXED)
    change = LevelChange(study, judgement, old, form.level, form.reason, user, now, revision + 1)
    return Fixed(Outcome.FIXED if store.fix(change) else Outcome.STALE)
