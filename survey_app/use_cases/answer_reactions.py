"""The rekenkamer answers a reaction, and changes the text of the report with it when it says so."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto
from typing import NamedTuple, Protocol

from analysis.wederhoor_rows import Reply
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.report_items import ItemKind, ReportItem
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.passages import ITEM_KINDS, Freeze
from survey_app.domain.wederhoor.replies import Exchange, NewReply, ReplyForm, check_reply, text_change


class Replies(Protocol):
    """Where replies are kept (survey_app/storage/wederhoor/replies.py)."""

    def add(self, reply: NewReply) -> bool: ...


class Items(Protocol):
    """Where findings, conclusions and recommendations are (survey_app/storage/report_items.py)."""

    def find(self, study: str, kind: ItemKind, id: str) -> ReportItem | None: ...


class Outcome(Enum):
    """What came of it."""

    KEPT = auto()
    MISTAKES = auto()
    STALE = auto()
    STALE_TEXT = auto()


class Answered(NamedTuple):
    """The outcome and the mistakes, if any."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()


def item_behind(items: Items, study: str, exchange: Exchange) -> ReportItem | None:
    """What the passage is about, as it is in the report now; None for a passage of its own, or when gone."""
    kind = ITEM_KINDS.get(exchange.passage.kind)
    return items.find(study, kind, exchange.passage.about) if kind else None


def answer_reaction(
    store: Replies,
    study: str,
    exchange: Exchange,
    item: ReportItem | None,
    form: ReplyForm,
    freeze: Freeze,
    user: str,
    now: datetime,
) -> Answered:
    """Keeps the answer. `freeze` gives the new text as it reads; ValueError when a reference is broken."""
    before = exchange.reply.revision if exchange.reply else 0
    if form.revision != before:
        return Answered(Outcome.STALE)
    mistakes = check_reply(form, item)
    if mistakes:
        return Answered(Outcome.MISTAKES, mistakes)
    if form.write and item is not None and form.text_revision != item.revision:
        return Answered(Outcome.STALE_TEXT)
    try:
        becomes = freeze(form.becomes)
    except ValueError as error:
        mistake = Mistake("wordt", messages.REFERENCE_BROKEN, {"name": str(error)})
        return Answered(Outcome.MISTAKES, (mistake,))
    said = exchange.reaction
    reply = Reply(said.round, said.passage, said.reader, form.verdict, form.why, becomes)
    change = text_change(form, study, exchange.passage, item, user, now) if form.write and item else None
    kept = store.add(NewReply(study, reply, before + 1, user, now, change))
    return Answered(Outcome.KEPT if kept else Outcome.STALE)
