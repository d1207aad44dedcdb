"""Staff take over what the college answered in the bestuurlijke ronde: its answers become standpunten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Protocol

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.report_items import ItemChange, ItemKind
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.standpoints import Answered, Taken, check_chosen, standpoint_id


class Items(Protocol):
    """Where standpunten are kept (survey_app/storage/report_items.py)."""

    def write_all(self, changes: Sequence[ItemChange]) -> bool: ...


def take_over(
    store: Items, study: str, form: Mapping[str, str], answers: Sequence[Answered], user: str, now: datetime
) -> int | tuple[Mistake, ...]:
    """How many answers became a standpunt: all that were chosen, or none and what is wrong.

    A standpunt that was written or changed since the person looked is not overwritten.
    """
    taken, mistakes = check_chosen(form, answers)
    if mistakes:
        return mistakes
    revisions = {one.recommendation.id: one.revision for one in answers}
    changes = [_change(study, one, user, now) for one in taken]
    fresh = all(one.revision == revisions[one.value.recommendation] for one in taken)
    if not fresh or not store.write_all(changes):
        return (Mistake("stand", messages.STALE),)
    return len(changes)


def _change(study: str, one: Taken, user: str, now: datetime) -> ItemChange:
    id = standpoint_id(one.value.recommendation)
    old = asdict(one.over) if one.over else None
    new = asdict(one.value)
    return ItemChange(study, ItemKind.STANDPOINT, id, new, user, now, one.revision + 1, old)
