"""What the pages of staff about wederhoor share: the blueprint, the round in the address, who is at work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, abort, current_app
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.wederhoor.reactions import LONGEST, Shown, shown_to
from survey_app.domain.wederhoor.rounds import KeptRound, Reader
from survey_app.storage.contacts import SqlReaderMail
from survey_app.storage.wederhoor import SqlReplies, SqlRounds
from survey_app.use_cases.hold_wederhoor import BrokenReferenceError, By
from survey_app.web.staff_pages import database, go, this_moment
from survey_app.web.study_keys import study_keys

blueprint = Blueprint("wederhoor", __name__, url_prefix="/studies/<study>/wederhoor")


def store() -> SqlRounds:
    """The rounds."""
    return SqlRounds(database())


def replies() -> SqlReplies:
    """Reactions and their answers."""
    return SqlReplies(database())


def reader_mail(study: str) -> SqlReaderMail:
    """The addresses of readers, and the mail they got."""
    return SqlReaderMail(current_app.extensions["contacts"], study_keys(), study)


def by_me() -> By:
    """Whoever is logged in, now."""
    return By(str(current_user.email), this_moment(), date.today())


def round_of(study: str, round: str) -> KeptRound:
    """The round in the address; 404 when there is none."""
    return store().find(study, round) or abort(404)


def reader_of(kept: KeptRound, reader: str) -> Reader:
    """The reader in the address; 404 when there is none."""
    found = (one for one in store().readers(kept.study, kept.value.id) if str(one.number) == reader)
    return next(found, None) or abort(404)


def preview_of(kept: KeptRound, reader: Reader) -> tuple[Shown, ...]:
    """What this reader sees before they wrote anything."""
    passages = store().passages(kept.study, kept.value.id)
    order = [one for one in passages if reader.function in one.readers]
    return shown_to(kept.value, order, {}, {}, {})


def freezer(data: StudyData) -> Callable[[str], str]:
    """Text with references to figures -> the text as it reads now; BrokenReferenceError for a broken one."""
    shelf: list[Any] = []

    def freeze(text: str) -> str:
        if "{{" not in text:
            return text
        from reports.living_text import problems, runs, shelf_of_study  # loads the tables of a study

        if not shelf:
            shelf.append(shelf_of_study(data))
        broken = problems(text, shelf[0])
        if broken:
            raise BrokenReferenceError(broken[0].what[:LONGEST])
        return "\n".join("".join(run.text for run in runs(line, shelf[0])) for line in text.splitlines())

    return freeze


def to_round(study: str, round: str, done: str = "") -> Answer:
    """Back to the page of the round."""
    return go("wederhoor.round", study=study, round=round, gedaan=done or None)


def as_mistakes(sentences: tuple[str, ...], name: str) -> tuple[Mistake, ...]:
    """Sentences as mistakes of one part of the page."""
    return tuple(Mistake(name, sentence) for sentence in sentences)
