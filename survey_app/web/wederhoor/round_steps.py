"""The steps of a round: open, extend, close, write the letter and the nawoord."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.roles import Task
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.rounds import KeptRound
from survey_app.use_cases import hold_wederhoor as hold
from survey_app.web.long_dates import days_in_words
from survey_app.web.staff_pages import allowed, sent, sent_revision
from survey_app.web.wederhoor.rounds import round_page
from survey_app.web.wederhoor.staff_area import (
    as_mistakes,
    blueprint,
    by_me,
    reader_mail,
    round_of,
    store,
    to_round,
)


@blueprint.post("/<round>/open")
@allowed(Task.WEDERHOOR)
def open_round(study: str, round: str) -> Answer:
    """From now on readers may react, and what they see stays."""
    kept = round_of(study, round)
    refused = _stale(kept) or as_mistakes(hold.open_round(store(), kept, by_me(), _by_mail(kept)), "openen")
    return _answer(study, round, refused, "geopend")


@blueprint.post("/<round>/verleng")
@allowed(Task.WEDERHOOR)
def extend(study: str, round: str) -> Answer:
    """A later last day."""
    kept = round_of(study, round)
    refused = _stale(kept) or hold.extend_round(store(), kept, sent("tot"), sent("waarom"), by_me())
    refused = tuple(replace(one, details=_days_in_words(one.details)) for one in refused)
    return _answer(study, round, refused, "verlengd")


@blueprint.post("/<round>/sluit")
@allowed(Task.WEDERHOOR)
def close(study: str, round: str) -> Answer:
    """From now on nothing comes in."""
    kept = round_of(study, round)
    refused = _stale(kept) or as_mistakes(hold.close_round(store(), kept, by_me()), "sluiten")
    if not refused:
        reader_mail(study).forget(round)
    return _answer(study, round, refused, "gesloten")


@blueprint.post("/<round>/tekst")
@allowed(Task.WEDERHOOR)
def write_text(study: str, round: str) -> Answer:
    """The words above the passages, until the round opens."""
    kept = round_of(study, round)
    refused = _stale(kept) or hold.rewrite(store(), kept, "text", sent("tekst"), by_me())
    return _answer(study, round, refused, "tekst")


@blueprint.post("/<round>/nawoord")
@allowed(Task.WEDERHOOR)
def write_nawoord(study: str, round: str) -> Answer:
    """The rekenkamer's last word, printed behind the reactions."""
    kept = round_of(study, round)
    refused = _stale(kept) or hold.rewrite(store(), kept, "nawoord", sent("nawoord"), by_me())
    return _answer(study, round, refused, "nawoord")


def _days_in_words(details: Mapping[str, object]) -> dict[str, object]:
    return {
        name: days_in_words(value) if isinstance(value, str) else value for name, value in details.items()
    }


def _by_mail(kept: KeptRound) -> set[str]:
    return set(reader_mail(kept.study).addresses(kept.value.id))


def _stale(kept: KeptRound) -> tuple[Mistake, ...]:
    """What the person was looking at is not what it is now."""
    return () if sent_revision() == kept.revision else (Mistake("stand", messages.STALE),)


def _answer(study: str, round: str, refused: tuple[Mistake, ...], done: str) -> Answer:
    if not refused:
        return to_round(study, round, done)
    stale = any(one.message == messages.STALE for one in refused)
    return round_page(study, round_of(study, round), 409 if stale else 422, refused)
