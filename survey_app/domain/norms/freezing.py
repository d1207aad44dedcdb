"""Freezing a normenkader before fieldwork, and writing down every change after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from codebooks.model import Normenkader
from codebooks.norm_hash import content_hash
from codebooks.norm_model import KaderChange
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.norms.kader_changes import kader_changes
from survey_app.domain.norms.kader_edits import open_gaps

FIELD = "waarom"


def frozen(kader: Normenkader, today: date, gathered: bool) -> Normenkader:
    """Frozen today, with the hash of its content, and whether fieldwork had begun by then."""
    return replace(
        kader, frozen_on=today.isoformat(), frozen_hash=content_hash(kader), fieldwork_began=gathered
    )


def check_freezing(kader: Normenkader) -> tuple[Mistake, ...]:
    """What keeps it from being frozen."""
    if kader.frozen_on:
        return (Mistake(FIELD, messages.FROZEN_ALREADY),)
    gaps = ", ".join(open_gaps(kader))
    return (Mistake(FIELD, messages.GAPS_LEFT, {"questions": gaps}),) if gaps else ()


def with_history(
    old: Normenkader, new: Normenkader, why: str, who: str, today: date, gathered: bool
) -> Normenkader:
    """`new` with what was frozen of `old`; after freezing, with a line for everything that differs."""
    kept = replace(
        new, frozen_on=old.frozen_on, frozen_hash=old.frozen_hash, fieldwork_began=old.fieldwork_began
    )
    if not old.frozen_on:
        return replace(kept, changes=old.changes)
    day, now = today.isoformat(), content_hash(kept)
    lines = (
        KaderChange(day, who, *changed, why=why, fieldwork_began=gathered, hash=now)
        for changed in kader_changes(old, new)
    )
    return replace(kept, changes=(*old.changes, *lines))
