"""Assigning codeurs to sheets: first what saving would do, then doing exactly that."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from analysis.bench_rows import Assignment
from survey_app.domain.assignments import AssignmentPlan, Standing, draw, may_take, plan_of


@dataclass(frozen=True)
class Draw:
    """What is to be drawn, checked; `share` may be EVERYONE. See domain/assignments.py."""

    casussen: tuple[str, ...]
    perspectieven: tuple[str, ...]
    codeurs: tuple[str, ...]
    share: int
    seed: str
    accepted: bool = False
    adding: bool = False


class Outcome(Enum):
    """What came of it."""

    SAVED = auto()
    NOTHING = auto()  # nothing to add or to take
    STALE = auto()  # other than what was looked at
    REFUSED = auto()


class Assignments(Protocol):
    """Where assignments are kept (survey_app/storage/assignments.py)."""

    def standing(self, study: str) -> Standing:
        """What everyone may know of the sheets."""

    def assign(
        self, study: str, seen: Standing, rows: Sequence[Assignment], door: str, now: datetime
    ) -> bool:
        """Adds the rows with their lines in the trail; False when the standing is no longer `seen`."""

    def take(self, study: str, seen: Standing, rows: Sequence[Assignment], door: str, now: datetime) -> bool:
        """Takes the rows away with their lines in the trail; False when the standing is no longer `seen`."""


def look_ahead(store: Assignments, study: str, wanted: Draw) -> AssignmentPlan:
    """What saving would do now; nothing is kept."""
    return _plan(store.standing(study), wanted)


def fingerprint(plan: AssignmentPlan) -> str:
    """A name for exactly this plan: what is saved is what was looked at."""
    return hashlib.sha256(repr(plan).encode()).hexdigest()[:16]


def save_plan(
    store: Assignments, study: str, wanted: Draw, looked_at: str, door: str, now: datetime
) -> Outcome:
    """Saves the plan when it is still the one with this fingerprint."""
    seen = store.standing(study)
    plan = _plan(seen, wanted)
    if fingerprint(plan) != looked_at:
        return Outcome.STALE
    if not plan.new:
        return Outcome.NOTHING
    return Outcome.SAVED if store.assign(study, seen, plan.new, door, now) else Outcome.STALE


def take_away(
    store: Assignments, study: str, rows: Sequence[Assignment], door: str, now: datetime
) -> Outcome:
    """Takes these sheets from these codeurs: all of them, or none when one can't be taken."""
    seen = store.standing(study)
    left = seen
    for row in rows:
        if not may_take(row, left):
            return Outcome.REFUSED
        left = left.without(row)
    if not rows:
        return Outcome.NOTHING
    return Outcome.SAVED if store.take(study, seen, rows, door, now) else Outcome.STALE


def _plan(standing: Standing, wanted: Draw) -> AssignmentPlan:
    drawn = draw(wanted.casussen, wanted.perspectieven, wanted.codeurs, wanted.share, wanted.seed)
    return plan_of(drawn, standing, wanted.accepted, wanted.adding)
