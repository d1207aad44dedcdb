"""Writing what follows from the evidence: make, change, take out, put in order, and choose its evidence.

A change names the revision that the person was looking at; nothing is overwritten unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any, Protocol

from analysis.study import StudyData
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.findings import (
    Choices,
    ItemForm,
    Part,
    check_form,
    check_whole,
    content_from,
    free_id,
    sentences,
)
from survey_app.domain.report_items import Content, ItemChange, ItemKind, ReportItem

MOST_EVIDENCE = 100
ATTEMPTS = 20  # at a free id, while others make items at the same moment


class Items(Protocol):
    """Where they are kept (survey_app/storage/report_items.py)."""

    def of_kind(self, study: str, kind: ItemKind) -> tuple[ReportItem, ...]:
        """Every item of this kind in its order."""

    def find(self, study: str, kind: ItemKind, id: str) -> ReportItem | None:
        """The item; None when it is not there."""

    def write(self, change: ItemChange) -> bool:
        """Keeps the change; False when the item was changed meanwhile."""

    def changes(self, study: str, kind: ItemKind, id: str) -> tuple[ItemChange, ...]:
        """The history of an item, also of one that was taken out."""


class Order(Protocol):
    """Where their order is kept (survey_app/storage/report_order.py)."""

    def move(self, study: str, kind: ItemKind, id: str, among: Collection[str], up: bool) -> bool:
        """Changes places with the one before or after it among these; False when there is none."""


class Outcome(Enum):
    """What came of it."""

    SAVED = auto()
    MISTAKES = auto()
    STALE = auto()


@dataclass(frozen=True)
class Who:
    """Who writes, in which study, at which moment (UTC)."""

    study: str
    user: str
    now: datetime


@dataclass(frozen=True)
class Saved:
    """The outcome, the item's id, and the mistakes if any."""

    outcome: Outcome
    id: str = ""
    mistakes: tuple[Mistake, ...] = ()


def make_item(
    store: Items,
    who: Who,
    part: Part,
    form: ItemForm,
    choices: Choices,
    make: Callable[[dict[str, Any]], Any],
) -> Saved:
    """A new item under a free id. `make` turns content into the value, with every field it has."""
    mistakes = check_form(part, form, choices, None)
    if mistakes:
        return Saved(Outcome.MISTAKES, mistakes=mistakes)
    content = content_from(part, form, None)
    if not part.prefix and part.kind is not ItemKind.RECOMMENDATION:
        return _make_named(store, who, part, _named_by(part, form), make(content))
    for _ in range(ATTEMPTS):
        id = _free(store, who.study, part, form)
        if store.write(_change(who, part.kind, id, make({"id": id, **content}), None, 1)):
            return Saved(Outcome.SAVED, id)
    return Saved(Outcome.STALE)


def _named_by(part: Part, form: ItemForm) -> str:
    """The id of a standpunt or of opvolging: the recommendation, and who or when."""
    return ".".join(form.text(one.name) for one in part.fields if one.fixed)


def _make_named(store: Items, who: Who, part: Part, id: str, content: Content) -> Saved:
    if store.find(who.study, part.kind, id) or not store.write(_change(who, part.kind, id, content, None, 1)):
        last = [one.name for one in part.fields if one.fixed][-1]
        return Saved(Outcome.MISTAKES, mistakes=(Mistake(last, sentences.ALREADY_THERE),))
    return Saved(Outcome.SAVED, id)


def _free(store: Items, study: str, part: Part, form: ItemForm) -> str:
    known = [item.id for item in store.of_kind(study, part.kind)]
    whole = form.text("part_of") if part.kind is ItemKind.RECOMMENDATION else ""
    return free_id(part.prefix, whole, known, lambda id: bool(store.changes(study, part.kind, id)))


def change_item(
    store: Items, who: Who, part: Part, id: str, form: ItemForm, choices: Choices, data: StudyData
) -> Saved:
    """The item as the form has it; STALE when it is not what the person was looking at."""
    kept = store.find(who.study, part.kind, id)
    if kept is None or kept.revision != form.revision:
        return Saved(Outcome.STALE, id)
    mistakes = check_form(part, form, choices, kept.content)
    if part.kind is ItemKind.RECOMMENDATION:
        mistakes += check_whole(data, id, form.text("part_of"))
    if mistakes:
        return Saved(Outcome.MISTAKES, id, mistakes)
    return _rewrite(store, who, kept, content_from(part, form, kept.content))


def take_out(store: Items, who: Who, part: Part, id: str, revision: int) -> Outcome:
    """The item is no longer there; its history stays. What rests on it is left, and says so."""
    kept = store.find(who.study, part.kind, id)
    if kept is None or kept.revision != revision:
        return Outcome.STALE
    change = _change(who, part.kind, id, None, kept.content, revision + 1)
    return Outcome.SAVED if store.write(change) else Outcome.STALE


def choose_evidence(
    store: Items,
    who: Who,
    part: Part,
    id: str,
    revision: int,
    added: Sequence[str],
    dropped: Collection[str],
    exists: Callable[[str], bool],
) -> Saved:
    """Evidence is added and taken away; what is added must be there now."""
    kept = store.find(who.study, part.kind, id)
    if kept is None or kept.revision != revision:
        return Saved(Outcome.STALE, id)
    old = list(kept.content.get("evidence", ()))
    new = list(dict.fromkeys([text for text in old if text not in dropped] + list(added)))
    wrong = _wrong_evidence(old, new, added, exists)
    if wrong:
        return Saved(Outcome.MISTAKES, id, (wrong,))
    return _rewrite(store, who, kept, {**kept.content, "evidence": new})


def _wrong_evidence(
    old: list[str], new: list[str], added: Sequence[str], exists: Callable[[str], bool]
) -> Mistake | None:
    if new == old:
        return Mistake("bewijs", sentences.NO_EVIDENCE_CHOSEN)
    if len(new) > MOST_EVIDENCE:
        return Mistake("bewijs", sentences.TOO_MUCH_EVIDENCE, {"limit": MOST_EVIDENCE})
    return None if all(exists(text) for text in added) else Mistake("bewijs", sentences.EVIDENCE_GONE)


def _rewrite(store: Items, who: Who, kept: ReportItem, content: Mapping[str, Any]) -> Saved:
    """Nothing is written where nothing changed."""
    if _plain(content) == _plain(kept.content):
        return Saved(Outcome.SAVED, kept.id)
    change = _change(who, kept.kind, kept.id, content, kept.content, kept.revision + 1)
    return Saved(Outcome.SAVED if store.write(change) else Outcome.STALE, kept.id)


def _plain(content: Mapping[str, Any]) -> dict[str, Any]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in content.items() if v}


def _change(
    who: Who, kind: ItemKind, id: str, new: Content | None, old: Content | None, revision: int
) -> ItemChange:
    return ItemChange(who.study, kind, id, new, who.user, who.now, revision, old)
