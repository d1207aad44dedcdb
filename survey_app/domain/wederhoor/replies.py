"""What the rekenkamer does with a reaction, and the change of text that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from analysis.wederhoor_rows import VERDICTS, Reaction, Reply, WederhoorPassage
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.report_items import ItemChange, ReportItem
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.passages import ITEM_KINDS

LONGEST = 20_000  # characters


@dataclass(frozen=True)
class ReplyForm:
    """What was filled in: `becomes` with references to figures; `write` puts it in the report."""

    verdict: str
    why: str
    becomes: str
    write: bool
    revision: int  # of the reply that the person was looking at, 0 for none
    text_revision: int  # of the finding, conclusion or recommendation that they were looking at


@dataclass(frozen=True)
class KeptReply:
    """A reply as it is kept, with its number among the replies to this reaction."""

    value: Reply
    revision: int


@dataclass(frozen=True)
class Exchange:
    """A passage, one reader's reaction to it, and the last answer to that."""

    passage: WederhoorPassage
    reaction: Reaction
    reply: KeptReply | None = None


@dataclass(frozen=True)
class NewReply:
    """A reply to be kept, together with the change of text that comes with it, or without one."""

    study: str
    value: Reply
    revision: int
    made_by: str
    made_at: datetime
    change: ItemChange | None = None


def read_reply(form: Mapping[str, str], revision: int, text_revision: int) -> ReplyForm:
    """The form: oordeel, waarom, wordt, schrijf."""
    return ReplyForm(
        form.get("oordeel", ""),
        clean(form.get("waarom", "")),
        clean(form.get("wordt", "")),
        bool(form.get("schrijf")),
        revision,
        text_revision,
    )


def check_reply(form: ReplyForm, item: ReportItem | None) -> tuple[Mistake, ...]:
    """What keeps the reply from being kept; `item` is what the passage is about, None when it is gone."""
    found = []
    if form.verdict not in VERDICTS:
        found.append(Mistake("oordeel", messages.NO_VERDICT))
    elif form.verdict != "overgenomen" and not form.why:
        found.append(Mistake("waarom", messages.VERDICT_NEEDS_WHY))
    for name, text in (("waarom", form.why), ("wordt", form.becomes)):
        if len(text) > LONGEST:
            found.append(Mistake(name, messages.TOO_LONG, {"limit": LONGEST}))
    if form.write and not form.becomes:
        found.append(Mistake("wordt", messages.NO_NEW_TEXT))
    if form.write and item is None:
        found.append(Mistake("schrijf", messages.TEXT_IS_GONE))
    return tuple(found)


def text_change(
    form: ReplyForm, study: str, passage: WederhoorPassage, item: ReportItem, user: str, now: datetime
) -> ItemChange | None:
    """The change that gives the finding, conclusion or recommendation its new text; None when it has it."""
    if item.content.get("text") == form.becomes:
        return None
    new = {**item.content, "text": form.becomes}
    kind = ITEM_KINDS[passage.kind]
    return ItemChange(study, kind, item.id, new, user, now, item.revision + 1, item.content)
