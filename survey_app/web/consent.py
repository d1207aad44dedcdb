"""Consent on the pages of respondents: what they show, what was agreed to, and where a wish goes."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import current_app, request
from sqlalchemy.exc import SQLAlchemyError

from analysis.study import Study
from instruments.model import Instrument, Page, QuestionKind
from survey_app.domain.anonymity import PROMISES, mode_of
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.consent import Wishes, age_choices, consent_mistakes, read_wishes, sentences
from survey_app.domain.invitation import Invitation
from survey_app.domain.name_hints import name_hints
from survey_app.domain.withdrawing import withdraw_until
from survey_app.storage.contacts import SqlWishes
from survey_app.web.long_dates import long_date
from survey_app.web.study_keys import is_key_destroyed, study_keys


def refusals(instrument: Instrument) -> tuple[Mistake, ...]:
    """Every mistake in the start page's form; none when someone may begin."""
    return consent_mistakes(request.form, instrument)


def sent_wishes() -> Wishes | tuple[Mistake, ...]:
    """What the form of the page that checks says of quoting and asking again, or every mistake in it."""
    return read_wishes(request.form)


def keep_wish(invitation: Invitation, reach: str) -> bool:
    """Keeps how someone wants to be asked again, apart from every answer; False when that did not work."""
    if not reach:
        return True
    try:
        return SqlWishes(current_app.extensions["contacts"], study_keys()).keep_wish(
            invitation.study, reach, invitation.id
        )
    except (SQLAlchemyError, RuntimeError) as error:
        current_app.logger.error("contact store: %s", type(error).__name__)
        return False


def of_consent(
    study: Study, instrument: Instrument, destroyed: bool, mistakes: tuple[Mistake, ...] = ()
) -> dict[str, Any]:
    """What the template of consent shows; `destroyed`: nobody can withdraw any more."""
    return {
        "care": sentences,
        "ages": age_choices(instrument),
        "promise": PROMISES[mode_of(study)],
        **_until(study, destroyed),
        "wrong": {mistake.variable: mistake for mistake in mistakes},
        "chosen": request.form,
    }


def of_wishes(wrote: bool, destroyed: bool, mistakes: tuple[Mistake, ...]) -> dict[str, Any]:
    """What the template of wishes shows; `wrote`: there is something to quote."""
    return {
        "care": sentences,
        "may_quote": wrote,
        "may_ask_again": not destroyed,
        "wrong": {mistake.variable: mistake for mistake in mistakes},
        "chosen": request.form,
    }


def of_receipt(study: Study, receipt: str) -> dict[str, Any]:
    """What the template of the receipt shows; '' says honestly that there is no code."""
    destroyed = is_key_destroyed(study.id) if not receipt else False
    return {
        "care": sentences,
        "receipt": receipt,
        **_until(study, destroyed),
        "anonymous": study.anonymity == "anoniem",
    }


def _until(study: Study, destroyed: bool) -> dict[str, Any]:
    until = withdraw_until(study, destroyed, date.today())
    return {"until": until, "until_day": long_date(until.day)}


def named_in(page: Page, answers: dict[str, str]) -> tuple[str, ...]:
    """Passages of the page's open answers that seem to name someone, each once."""
    variables = [
        part.variable
        for question in page.questions
        if question.kind is QuestionKind.OPEN
        for part in question.parts
    ]
    found = [hint.passage for variable in variables for hint in name_hints(answers.get(variable, ""))]
    return tuple(dict.fromkeys(found))
