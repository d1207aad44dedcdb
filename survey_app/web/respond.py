"""What a respondent sees: start, the steps, check, thank you. No log-in, no cookie, no script."""

from __future__ import annotations

import time
from datetime import date

from flask import Blueprint, Response, abort, current_app, request
from sqlalchemy.exc import OperationalError

from instruments.languages import SOURCE
from instruments.model import Instrument, Page
from instruments.routing import page_after, page_before, resume_at
from survey_app.domain import messages
from survey_app.domain.answer_checks import Mistake, check_page
from survey_app.domain.invitation import WITHDRAWN, Progress, seconds_open
from survey_app.domain.inviting.pincode_sentences import NOT_KEPT
from survey_app.domain.withdrawing.sentences import WITHDRAWN_LINK
from survey_app.storage.responses import SqlResponses
from survey_app.use_cases import respond
from survey_app.use_cases.respond import About, Outcome, Saved, language_of
from survey_app.web import errors, guess_limit, pincode
from survey_app.web.consent import keep_wish, named_in, sent_wishes
from survey_app.web.filling_in import page_address, respondent_address
from survey_app.web.filling_in.notices import notice
from survey_app.web.language import current
from survey_app.web.questionnaire_pages import (
    contact_of,
    instrument_of,
    show_check,
    show_done,
    show_page,
    show_stale,
    show_start,
)
from survey_app.web.sent_page import is_ours, seen_revision, shown_at
from survey_app.web.typed_pages import show_try_again, show_typed, typed_texts
from survey_app.web.way_in import token_hash

blueprint = Blueprint("respond", __name__, url_prefix="/v")
LARGEST_POST = 16_000_000  # bytes; who has a link gets back any text that is too long, up to this


@blueprint.get("/<token>")
def start(token: str) -> Response:
    """The start page: what it is about and that it is your choice. Opening it changes nothing."""
    progress = _open(token)
    if progress.submitted:
        return _go("respond.done", token)
    return show_start(token, progress, instrument_of(progress), notice())


@blueprint.post("/<token>")
def begin(token: str) -> Response:
    """You agree and go to the first page, or to where you were."""
    progress = _open(token)
    instrument = instrument_of(progress)
    if not is_ours(token):
        return show_start(token, progress, instrument, messages.FORGED_FORM, 400)
    if progress.started:
        return _go_on(token, progress)
    sent = pincode.sent_entry(token, instrument)
    if isinstance(sent, tuple):
        return show_start(token, progress, instrument, status=422, mistakes=sent)
    begun = respond.begin(_store(), progress, token_hash(token), date.today(), "nee", sent.moved)
    if not begun.started or (sent.moved and not begun.invitation.has_pincode):
        return _go_on(token, begun)
    return _go_on(sent.token, begun)


def _go_on(token: str, progress: Progress) -> Response:
    """To where the person was. Who chose a pincode in vain, because it was begun without, is told so."""
    if not progress.started:
        return _go("respond.start", token, melding="eerst_lezen")
    if pincode.sent_pincode(token):
        return show_start(token, progress, instrument_of(progress), NOT_KEPT, 409)
    return _resume(token, progress, **({"melding": "verder"} if progress.saves else {}))


@blueprint.get("/<token>/p/<page_id>")
def page(token: str, page_id: str) -> Response:
    """One page of the questionnaire, with what you answered before."""
    progress = _started(token)
    instrument = instrument_of(progress)
    found = _on_route(progress, instrument, page_id)
    if found is None:
        return _resume(token, progress, melding="niet_gevraagd")
    last = progress.last_of(page_id)
    answers = dict(last.answers) if last else {}
    named = named_in(found, answers) if request.args.get("melding") == "naam" else ()
    return show_page(token, progress, instrument, found, answers, notice=notice(), named=named)


@blueprint.post("/<token>/p/<page_id>")
def save(token: str, page_id: str) -> Response:
    """Your answers are kept and you go on, or back."""
    progress = _started(token)
    instrument = instrument_of(progress)
    found = _on_route(progress, instrument, page_id)
    if found is None:
        return _resume(token, progress, melding="niet_gevraagd")
    if not is_ours(token):
        return _page_again(token, progress, instrument, found, messages.FORGED_FORM, 400)
    if request.form.get("keuze") == "bewaard" and respond.keeps_what_was_there(
        progress, found, seen_revision()
    ):
        return _next(token, instrument, found, progress, melding="oude_bewaard")
    form, open_for = request.form.to_dict(flat=False), seconds_open(shown_at(), time.time())
    saved = respond.save_page(
        _store(), progress, token_hash(token), instrument, found, form, seen_revision(), open_for
    )
    return _after_save(token, instrument, found, saved)


@blueprint.get("/<token>/controleren")
def check(token: str) -> Response:
    """All your answers once more, each with a way back to change it."""
    progress = _started(token)
    return show_check(token, progress, instrument_of(progress), notice())


@blueprint.post("/<token>/controleren")
def send(token: str) -> Response:
    """You send the questionnaire. An anonymous one shows the receipt here: no link leads back to it."""
    progress = _open(token)
    if progress.submitted and "ontvangst" in request.form:
        return show_done(token, progress, instrument_of(progress), messages.ALREADY_SENT)
    _must_be_begun(token, progress)
    instrument = instrument_of(progress)
    if not is_ours(token):
        return show_check(token, progress, instrument, messages.FORGED_FORM, 400)
    pages, answers = progress.walk(instrument)
    if not answers and resume_at(pages, progress.saved_pages()):
        return _resume(token, progress)
    wishes = sent_wishes()
    if isinstance(wishes, tuple):
        return show_check(token, progress, instrument, status=422, mistakes=wishes)
    about = About(taal=language_of(instrument, current()), citeren=wishes.citeren)
    if not respond.send(_store(), progress, token_hash(token), instrument, date.today(), about):
        return show_check(token, progress, instrument, messages.TRY_AGAIN, 503)
    kept = keep_wish(progress.invitation, wishes.reach)
    if "ontvangst" in request.form:
        return show_done(token, progress, instrument, "" if kept else messages.WISH_NOT_KEPT)
    return _go("respond.done", token, **({} if kept else {"melding": "wens_mislukt"}))


@blueprint.get("/<token>/klaar")
def done(token: str) -> Response:
    """Thank you, with a receipt code."""
    progress = _open(token)
    if not progress.submitted:
        return _go("respond.start", token)
    return show_done(token, progress, instrument_of(progress), notice())


@blueprint.errorhandler(OperationalError)
def busy(error: OperationalError) -> Response:
    """The database does not answer: whoever sent a form gets all of it back, to send once more."""
    # The statement's values may be answers: only the kind of trouble goes to the log.
    current_app.logger.error("database: %s", type(error.orig).__name__)
    if request.method == "POST":
        return show_try_again(messages.SEND_AGAIN, 503)
    return errors.page(messages.DATABASE_BUSY, 503)


def _store() -> SqlResponses:
    return SqlResponses(current_app.extensions["database"])


def _open(token: str) -> Progress:
    """The response behind the link; ends the request with a page that says why there is none."""
    progress = respond.open_link(_store(), token_hash(token))
    if progress is None:
        abort(pincode.in_the_way(token) or guess_limit.wrong())
    request.max_content_length = request.max_form_memory_size = LARGEST_POST
    coming_in = request.endpoint in ("respond.start", "respond.begin")
    refusal = None if is_ours(token) else guess_limit.refusal(token, known=True, thoroughly=coming_in)
    if refusal:
        abort(refusal)
    if progress.invitation.status == WITHDRAWN:
        abort(errors.page(WITHDRAWN_LINK, 410, contact=contact_of(progress)))
    if progress.invitation.is_over(date.today()) and not progress.submitted:
        abort(_last_day_was_before(progress))
    return progress


def _last_day_was_before(progress: Progress) -> Response:
    texts = typed_texts(instrument_of(progress), progress.answers())
    contact = contact_of(progress)
    if texts:
        return show_typed(messages.TYPED_AFTER_LAST_DAY, 410, texts, contact)
    return errors.page(messages.EXPIRED_LINK, 410, contact=contact)


def _started(token: str) -> Progress:
    """The response, when it was begun and not yet sent; else the request ends on the page that fits."""
    progress = _open(token)
    _must_be_begun(token, progress)
    return progress


def _must_be_begun(token: str, progress: Progress) -> None:
    if progress.submitted:
        abort(_sent_before(token, progress))
    if not progress.started:
        abort(_go("respond.start", token, melding="eerst_lezen"))


def _sent_before(token: str, progress: Progress) -> Response:
    texts = typed_texts(instrument_of(progress), progress.answers())
    if texts:
        return show_typed(messages.TYPED_AFTER_SENDING, 409, texts, contact_of(progress))
    return _go("respond.done", token, melding="al_verstuurd")


def _on_route(progress: Progress, instrument: Instrument, page_id: str) -> Page | None:
    return next((page for page in respond.pages_of(progress, instrument) if page.id == page_id), None)


def _after_save(token: str, instrument: Instrument, page: Page, saved: Saved) -> Response:
    match saved.outcome:
        case Outcome.SENT_BEFORE:
            return _sent_before(token, saved.progress)
        case Outcome.SAVED:
            chosen = {"melding": "nieuwe_bewaard"} if request.form.get("keuze") == "nieuw" else {}
            return _next(token, instrument, page, saved.progress, **chosen)
        case Outcome.STALE:
            return show_stale(token, saved.progress, instrument, page, saved.answers, shown_at())
        case Outcome.MISTAKES:
            return _page_again(token, saved.progress, instrument, page, "", 422, saved.mistakes)
        case Outcome.BUSY:
            return _page_again(token, saved.progress, instrument, page, messages.TRY_AGAIN, 503)


def _page_again(
    token: str,
    progress: Progress,
    instrument: Instrument,
    page: Page,
    notice: str,
    status: int,
    mistakes: tuple[Mistake, ...] = (),
) -> Response:
    """The page with what was typed, which was not kept."""
    before = respond.before_page(progress, instrument, page)
    return show_page(
        token,
        progress,
        instrument,
        page,
        check_page(page, request.form.to_dict(flat=False), before).answers,
        mistakes=mistakes,
        notice=notice,
        status=status,
        revision=seen_revision(),
        shown=shown_at(),
    )


def _next(token: str, instrument: Instrument, page: Page, progress: Progress, **values: str) -> Response:
    pages = respond.pages_of(progress, instrument)
    if "stoppen" in request.form:
        return _go("respond.start", token, melding="bewaard")
    if "blijf" in request.form:  # another language was chosen: the same page, in that language
        return _to_page(token, page, **values)
    if "terug" in request.form:
        before = page_before(pages, page.id)
        return _to_page(token, before, **values) if before else _go("respond.start", token, **values)
    last = progress.last_of(page.id)
    if "naam" not in request.form and last and named_in(page, dict(last.answers)):
        return _to_page(token, page, melding="naam")
    after = None if "naar_controle" in request.form else page_after(pages, page.id)
    return _to_page(token, after, **values) if after else _resume(token, progress, **values)


def _resume(token: str, progress: Progress, **values: str) -> Response:
    """To the first page that was not saved yet, or to the check when all were."""
    page = resume_at(respond.pages_of(progress, instrument_of(progress)), progress.saved_pages())
    return _to_page(token, page, **values) if page else _go("respond.check", token, **values)


def _to_page(token: str, page: Page, **values: str) -> Response:
    return _redirect(page_address(token, page.id, **values, **_language()))


def _go(endpoint: str, token: str, **values: str) -> Response:
    return _redirect(respondent_address(endpoint, token, **values, **_language()))


def _language() -> dict[str, str]:
    return {} if current() == SOURCE else {"taal": current()}


def _redirect(address: str) -> Response:
    return Response(status=303, headers={"Location": address}, mimetype="text/html")
