"""What a respondent sees: start, the steps, check, thank you. No log-in, no cookie, no script."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, redirect, request, url_for

from instruments.model import Instrument, Page
from survey_app.domain import messages
from survey_app.domain.invitation import Progress, is_form_key
from survey_app.domain.routing import answers_on_route, page_after, page_before, resume_at
from survey_app.storage.responses import SqlResponses
from survey_app.use_cases import respond
from survey_app.use_cases.respond import Outcome, Saved
from survey_app.web import errors
from survey_app.web.language import current
from survey_app.web.questionnaire_pages import (
    show_check,
    show_done,
    show_page,
    show_start,
)
from survey_app.web.way_in import token_hash

blueprint = Blueprint("respond", __name__, url_prefix="/v")

# Why someone was sent on to another page than they asked for; the address carries the word.
NOTICES = {
    "niet_gevraagd": messages.OFF_ROUTE,
    "eerst_lezen": messages.NOT_STARTED,
    "al_verstuurd": messages.ALREADY_SENT,
}


@blueprint.get("/<token>")
def start(token: str) -> Response:
    """The start page: what it is about and that it is your choice. Opening it changes nothing."""
    progress = _open(token)
    if progress.submitted:
        return _go("respond.done", token)
    return show_start(token, progress, _instrument(progress), _notice())


@blueprint.post("/<token>")
def begin(token: str) -> Response:
    """You agree and go to the first page, or to where you were."""
    progress = _open(token)
    instrument = _instrument(progress)
    if not _is_ours(token):
        return show_start(token, progress, instrument, messages.FORGED_FORM, 400)
    if not progress.started and not request.form.get("toestemming"):
        return show_start(token, progress, instrument, messages.CONSENT_NEEDED, 422)
    return _resume(token, respond.begin(_store(), progress, token_hash(token), date.today()))


@blueprint.get("/<token>/p/<page_id>")
def page(token: str, page_id: str) -> Response:
    """One page of the questionnaire, with what you answered before."""
    progress = _started(token)
    instrument = _instrument(progress)
    found = _on_route(progress, instrument, page_id)
    if found is None:
        return _resume(token, progress, melding="niet_gevraagd")
    last = progress.last_of(page_id)
    return show_page(token, progress, instrument, found, last.answers if last else {}, notice=_notice())


@blueprint.post("/<token>/p/<page_id>")
def save(token: str, page_id: str) -> Response:
    """Your answers are kept and you go on, or back."""
    progress = _started(token)
    instrument = _instrument(progress)
    found = _on_route(progress, instrument, page_id)
    if found is None:
        return _resume(token, progress, melding="niet_gevraagd")
    form = request.form.to_dict(flat=False)
    if not _is_ours(token):
        typed = {name: " ".join(sent) for name, sent in form.items()}
        return show_page(token, progress, instrument, found, typed, notice=messages.FORGED_FORM, status=400)
    saved = respond.save_page(_store(), progress, token_hash(token), instrument, found, form, _revision())
    return _after_save(token, instrument, found, saved)


@blueprint.get("/<token>/controleren")
def check(token: str) -> Response:
    """All your answers once more, each with a way back to change it."""
    progress = _started(token)
    return show_check(token, progress, _instrument(progress), _notice())


@blueprint.post("/<token>/controleren")
def send(token: str) -> Response:
    """You send the questionnaire."""
    progress = _started(token)
    instrument = _instrument(progress)
    if not _is_ours(token):
        return show_check(token, progress, instrument, messages.FORGED_FORM, 400)
    if not answers_on_route(instrument, progress.answers()) and resume_at(
        respond.pages_of(progress, instrument), progress.saved_pages()
    ):
        return _resume(token, progress)
    if not respond.send(_store(), progress, token_hash(token), instrument, date.today()):
        return show_check(token, progress, instrument, messages.TRY_AGAIN, 503)
    return _go("respond.done", token)


@blueprint.get("/<token>/klaar")
def done(token: str) -> Response:
    """Thank you, with a receipt code."""
    progress = _open(token)
    if not progress.submitted:
        return _go("respond.start", token)
    return show_done(token, progress, _instrument(progress), _notice())


def _store() -> SqlResponses:
    return SqlResponses(current_app.extensions["database"])


def _instrument(progress: Progress) -> Instrument:
    invitation = progress.invitation
    found: Instrument = current_app.extensions["instruments"].find(
        invitation.study, invitation.instrument, invitation.version
    )
    return found


def _open(token: str) -> Progress:
    """The response behind the link; ends the request with a page that says why there is none."""
    progress = respond.open_link(_store(), token_hash(token))
    if progress is None:
        abort(errors.page(messages.UNKNOWN_LINK, 404))
    if progress.invitation.is_over(date.today()) and not progress.submitted:
        abort(errors.page(messages.EXPIRED_LINK, 410))
    return progress


def _started(token: str) -> Progress:
    """The response, when it was begun and not yet sent; else the request ends on the page that fits."""
    progress = _open(token)
    if progress.submitted:
        abort(_go("respond.done", token, melding="al_verstuurd"))
    if not progress.started:
        abort(_go("respond.start", token, melding="eerst_lezen"))
    return progress


def _on_route(progress: Progress, instrument: Instrument, page_id: str) -> Page | None:
    return next((page for page in respond.pages_of(progress, instrument) if page.id == page_id), None)


def _after_save(token: str, instrument: Instrument, page: Page, saved: Saved) -> Response:
    if saved.outcome is Outcome.SENT_BEFORE:
        return _go("respond.done", token, melding="al_verstuurd")
    if saved.outcome is Outcome.SAVED:
        return _next(token, instrument, page, saved.progress)
    notice, status = {
        Outcome.MISTAKES: ("", 422),
        Outcome.STALE: (messages.STALE_PAGE, 409),
        Outcome.BUSY: (messages.TRY_AGAIN, 503),
    }[saved.outcome]
    return show_page(
        token,
        saved.progress,
        instrument,
        page,
        saved.answers,
        mistakes=saved.mistakes,
        notice=notice,
        status=status,
    )


def _next(token: str, instrument: Instrument, page: Page, progress: Progress) -> Response:
    pages = respond.pages_of(progress, instrument)
    if "terug" in request.form:
        before = page_before(pages, page.id)
        return _go("respond.page", token, page_id=before.id) if before else _go("respond.start", token)
    if "naar_controle" in request.form:
        return _resume(token, progress)
    after = page_after(pages, page.id)
    return _go("respond.page", token, page_id=after.id) if after else _resume(token, progress)


def _resume(token: str, progress: Progress, **values: str) -> Response:
    """To the first page that was not saved yet, or to the check when all were."""
    page = resume_at(respond.pages_of(progress, _instrument(progress)), progress.saved_pages())
    if page:
        return _go("respond.page", token, page_id=page.id, **values)
    return _go("respond.check", token, **values)


def _go(endpoint: str, token: str, **values: str) -> Response:
    names: dict[str, Any] = {"token": token, **values}
    if current() != "nl":
        names["taal"] = current()
    return make_response(redirect(url_for(endpoint, **names), 303))


def _notice() -> str:
    return NOTICES.get(request.args.get("melding", ""), "")


def _is_ours(token: str) -> bool:
    return is_form_key(request.form.get("sleutel", ""), current_app.config["SECRET_KEY"], token)


def _revision() -> int:
    """The save the person was looking at; nonsense counts as none, so that nothing is overwritten unseen."""
    sent = request.form.get("revisie", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else -1
