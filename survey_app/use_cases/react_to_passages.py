"""A reader of the audited side comes in, writes passage by passage, and sends."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Protocol

from analysis.wederhoor_rows import Reaction, WederhoorPassage
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.wederhoor import reactions
from survey_app.domain.wederhoor.attachments import Attachment, check_attachment, file_name
from survey_app.domain.wederhoor.reactions import Draft, Shown
from survey_app.domain.wederhoor.rounds import KeptRound
from survey_app.domain.wederhoor.ways_in import Way


class Reactions(Protocol):
    """Where reactions are kept (survey_app/storage/wederhoor/reactions.py)."""

    def passages(self, way: Way) -> tuple[WederhoorPassage, ...]: ...
    def drafts(self, way: Way) -> dict[str, Draft]: ...
    def sent(self, way: Way) -> dict[str, Reaction]: ...
    def files(self, way: Way) -> dict[str, str]: ...
    def save(self, way: Way, draft: Draft, file: Attachment | None) -> bool: ...
    def send(self, way: Way, drafts: Sequence[Draft], seen: str, today: str) -> bool: ...


class Outcome(Enum):
    """What came of it."""

    SAVED = auto()
    WITHOUT_FILE = auto()  # the words were saved, the file was refused
    MISTAKES = auto()
    STALE = auto()


@dataclass(frozen=True)
class Saved:
    """The outcome, what is wrong, and the form as a draft."""

    outcome: Outcome
    draft: Draft
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True)
class SentFile:
    """The file in a form, as its sender named it; `remove`: take away the one that was there."""

    name: str = ""
    content: bytes = b""
    remove: bool = False


def read_round(store: Reactions, way: Way, kept: KeptRound) -> tuple[Shown, ...]:
    """Everything that the reader may see of the round; nothing before it opens."""
    if kept.is_concept:
        return ()
    return reactions.shown_to(
        kept.value, store.passages(way), store.drafts(way), store.sent(way), store.files(way)
    )


def save_reaction(
    store: Reactions, way: Way, shown: Shown, form: Mapping[str, str], seen: int, sent: SentFile
) -> Saved:
    """Saves what was filled in. `seen` is the save that the person was looking at, 0 for none."""
    draft, mistakes = reactions.check_reaction(form, shown)
    kept = shown.draft.attachment if shown.draft and not sent.remove else ""
    draft = replace(reactions.of_reader(draft, way.function, seen), attachment=kept)
    if mistakes:
        return Saved(Outcome.MISTAKES, draft, mistakes)
    file = check_attachment(sent.name, sent.content) if sent.name else None
    if isinstance(file, Attachment):
        mark = secrets.token_hex(4)
        draft = replace(draft, attachment=file_name(way.round, draft.passage, way.number, file.kind, mark))
    done = store.save(way, draft, file if isinstance(file, Attachment) else None)
    if not done:
        return Saved(Outcome.STALE, draft)
    if isinstance(file, Mistake):
        return Saved(Outcome.WITHOUT_FILE, draft, (file,))
    return Saved(Outcome.SAVED, draft)


def send_reactions(store: Reactions, way: Way, shown: Sequence[Shown], seen: str, today: date) -> bool:
    """Sends every draft, when they are what the check page showed and none lacks anything."""
    drafts = reactions.to_send(shown)
    if not drafts or any(reactions.what_is_missing(one) for one in drafts):
        return False
    return store.send(way, drafts, seen, today.isoformat())
