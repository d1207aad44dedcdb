"""A pincode on top of a code: chosen on the start page, asked when someone comes back with the code.

It stands in a form and nowhere else: not in an address, not in a log, and it never comes back in a page.
Wrong ones are counted twice: by where they come from, and by the questionnaire they are tried on.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)

from instruments.model import Instrument
from survey_app.domain import messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.invitation import WITHDRAWN, Invitation, Progress, form_key, hash_token
from survey_app.domain.inviting import pincode_sentences as sentences
from survey_app.domain.inviting.codes import code_hash, tidy_code
from survey_app.domain.inviting.guesses import stretch_of
from survey_app.domain.inviting.pincodes import (
    MOST_A_DAY,
    Behind,
    Moved,
    is_easy,
    pincode_token,
    place_of,
    tidy_pincode,
    token_behind,
)
from survey_app.domain.withdrawing.sentences import WITHDRAWN_LINK
from survey_app.storage.code_guesses import SqlGuesses
from survey_app.storage.pincodes import SqlPincodes
from survey_app.storage.responses import SqlResponses
from survey_app.web import errors, guess_limit
from survey_app.web.consent import refusals
from survey_app.web.language import current
from survey_app.web.questionnaire_pages import contact_of, instrument_of, study_of
from survey_app.web.sent_page import is_ours
from survey_app.web.way_in import token_hash

blueprint = Blueprint("pincode", __name__, url_prefix="/v/<token>")


@dataclass(frozen=True)
class Entry:
    """What the form of the start page says, without mistakes: `token` is where the person goes on."""

    token: str
    moved: Moved | None = None


@blueprint.get("/pincode")
def back(token: str) -> Response:
    """This address is for a form; who opens it goes to the start page."""
    return guess_limit.waiting() or _to_start(token)


@blueprint.post("/pincode")
def enter(token: str) -> Response:
    """With the pincode on to the questionnaire."""
    return _tried(token, _still_open(token))


@blueprint.get("/opnieuw")
def ask_to_start_over(token: str) -> Response:
    """What goes when someone begins anew, and that it can't come back. Opening it changes nothing."""
    return _ask(token, _still_open(token), template="start_over_sure")


@blueprint.post("/opnieuw")
def start_over(token: str) -> Response:
    """Who forgot the pincode begins anew: what was filled in is wiped, unless it was sent.

    First what will happen; with `zeker` it happens. So a form of before that page wipes nothing unasked.
    """
    found = _still_open(token)
    if not is_ours(token):
        return _ask(token, found, messages.FORGED_FORM, 400)
    if request.form.get("zeker") != "ja":
        return _ask(token, found, template="start_over_sure")
    if _store().start_over(found):
        guess_limit.wrong()  # counts as one, so that nobody wipes a whole list in a minute
        return _to_start(token, "gewist")
    return _to_start(token)


def sent_entry(token: str, instrument: Instrument) -> Entry | tuple[Mistake, ...]:
    """Consent and pincode from the start page's form, or every mistake in it.

    A pincode does not come back in the page: with another mistake it must be typed again, and is asked for.
    """
    mistakes, sent = refusals(instrument), sent_pincode(token)
    wrong = _wrong_choice(sent, bool(mistakes)) if sent else ""
    if wrong:
        return (*mistakes, Mistake("pincode", wrong))
    if mistakes:
        return mistakes
    code, pincode = tidy_code(token), tidy_pincode(sent)
    if not (code and pincode):
        return Entry(token)
    further = pincode_token(current_app.config["CODE_KEY"], code, pincode)
    moved = Moved(token_hash(token), hash_token(further))
    return Entry(further, moved)


def sent_pincode(token: str) -> str:
    """The pincode in the form, as it was typed; '' for none, and for who did not come with a code."""
    return request.form.get("pincode", "").strip() if tidy_code(token) else ""


def in_the_way(token: str) -> Response | None:
    """What someone gets with the code of a questionnaire that was begun with a pincode; None for others."""
    found = _behind(token)
    if found is None:
        return None
    closed = guess_limit.waiting(thoroughly=True) or _closed(found.invitation)
    if closed:
        return closed
    if request.endpoint == "respond.begin" and sent_pincode(token):  # a second click on the same button
        return _tried(token, found)
    return _ask(token, found) if request.endpoint == "respond.start" else _to_start(token)


def known_by_code(token: str) -> Progress | None:
    """Which questionnaire this code is for, without anything that was filled in; None for other codes."""
    found = _behind(token)
    return Progress(found.invitation) if found else None


def hash_told(progress: Progress, own_hash: str) -> str:
    """The hash that a form's code and pincode lead to, for staff to whom a person told both; '' for none."""
    code, key = tidy_code(request.form.get("code", "")), current_app.config["CODE_KEY"]
    if code is None:
        return ""
    if not progress.invitation.has_pincode:
        return code_hash(key, code)
    typed = request.form.get("pincode", "")
    token = _try(Behind(progress.invitation, own_hash), code, typed)
    return hash_token(token) if token else ""


# ---- the pincode -------------------------------------------------------------------------------------------


def _wrong_choice(sent: str, again: bool) -> str:
    pincode = tidy_pincode(sent)
    if pincode is None:
        return sentences.ONLY_DIGITS
    if is_easy(pincode):
        return sentences.EASY
    return sentences.TYPE_AGAIN if again else ""


def _tried(token: str, found: Behind) -> Response:
    """On with the pincode in the form, or the page that asks for it once more."""
    typed = request.form.get("pincode", "")
    if not is_ours(token):
        return _ask(token, found, messages.FORGED_FORM, 400)
    if tidy_pincode(typed) is None:
        return _ask(token, found, sentences.NEEDED, 422)
    opened = _try(found, tidy_code(token) or "", typed)
    if opened is None:
        return errors.page(sentences.TOO_MANY, 429, contact=contact_of(Progress(found.invitation)))
    if opened:
        return _to_start(opened)
    counted = guess_limit.wrong()
    return counted if counted.status_code == 429 else _ask(token, found, sentences.WRONG, 422)


def _try(found: Behind, code: str, typed: str) -> str | None:
    """The token that the pincode gives; '' when it is wrong, None when too many were wrong today.

    Each is counted before it is looked at, so that many at once try no more than one after another.
    """
    pincode, key = tidy_pincode(typed), current_app.config["CODE_KEY"]
    if pincode is None:
        return ""
    guesses, place = (
        SqlGuesses(current_app.extensions["database"]),
        place_of(key, date.today(), found.invitation.id),
    )
    if guesses.add(*place, now=stretch_of(time.time())) > MOST_A_DAY:
        return None
    token = token_behind(key, code, pincode, found.token_hash)
    if token:
        guesses.take_back(*place)
    return token


# ---- what stands behind a code -----------------------------------------------------------------------------


def _behind(token: str) -> Behind | None:
    return _store().find(token_hash(token)) if tidy_code(token) else None


def _still_open(token: str) -> Behind:
    """The questionnaire that waits for its pincode; else the request ends with what fits."""
    waits = guess_limit.waiting(thoroughly=True)
    if waits:
        abort(waits)
    found = _behind(token)
    if found is None:
        known = SqlResponses(current_app.extensions["database"]).find(token_hash(token))
        abort(_to_start(token) if known else guess_limit.wrong())
    closed = _closed(found.invitation)
    if closed:
        abort(closed)
    return found


def _closed(invitation: Invitation) -> Response | None:
    """Why there is nothing to go on with; None when there is. Of what was sent no more than that is shown."""
    contact = contact_of(Progress(invitation))
    if invitation.status == WITHDRAWN:
        return errors.page(WITHDRAWN_LINK, 410, contact=contact)
    if invitation.finished:
        return errors.page(messages.ALREADY_SENT, 200, contact=contact)
    if invitation.is_over(date.today()) or invitation.response is None:
        return errors.page(messages.EXPIRED_LINK, 410, contact=contact)
    return None


def _ask(
    token: str, found: Behind, mistake: str = "", status: int = 200, template: str = "pincode"
) -> Response:
    progress = Progress(found.invitation)
    html = render_template(
        f"respond/{template}.html",
        token=token,
        instrument=instrument_of(progress),
        study=study_of(progress),
        mistake=mistake,
        care=sentences,
        form_key=form_key(current_app.config["SECRET_KEY"], token),
    )
    return make_response(html, status)


def _to_start(token: str, notice: str | None = None) -> Response:
    language = None if current() == "nl" else current()
    return make_response(redirect(url_for("respond.start", token=token, taal=language, melding=notice), 303))


def _store() -> SqlPincodes:
    return SqlPincodes(current_app.extensions["database"])
