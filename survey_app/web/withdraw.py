"""Taking answers back: by the receipt code after sending, or by one's own link. Nothing goes by a GET."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request
from sqlalchemy.exc import SQLAlchemyError

from survey_app.domain import messages
from survey_app.domain.answer_checks import clean
from survey_app.domain.consent import LONGEST_REACH
from survey_app.domain.invitation import WITHDRAWN, Progress, form_key, is_form_key
from survey_app.domain.withdrawing import sentences, tidy_receipt
from survey_app.domain.withdrawing.parts import WithdrawnParts
from survey_app.storage.contacts.left_behind import SqlLeftBehind
from survey_app.storage.responses import SqlResponses
from survey_app.storage.study_folder import study_ids
from survey_app.storage.withdrawals import SqlWithdrawals
from survey_app.use_cases import respond, withdraw
from survey_app.web import errors, guess_limit, pincode
from survey_app.web.questionnaire_pages import contact_of, instrument_of, study_of
from survey_app.web.study_keys import study_keys
from survey_app.web.way_in import is_code, token_hash

blueprint = Blueprint("withdraw", __name__)
FORM = "intrekken"  # what the key of this page's form is made for
LONGEST_SHOWN = 40  # characters of what was typed that come back in the field


@blueprint.get("/intrekken")
def page() -> Response:
    """The field for the receipt code."""
    return _show("withdraw")


@blueprint.post("/intrekken")
def by_code() -> Response:
    """First what will happen; with `zeker` it happens."""
    waits = guess_limit.waiting(thoroughly=True)
    if waits:
        return waits
    typed = request.form.get("code", "")
    if not is_form_key(request.form.get("sleutel", ""), current_app.config["SECRET_KEY"], FORM):
        return _show("withdraw", 400, typed=typed, mistake=messages.FORGED_FORM)
    if tidy_receipt(typed) is None:
        return _show("withdraw", 422, typed=typed, mistake=sentences.NO_RECEIPT)
    parts = withdraw.find(_store(), study_keys(), study_ids(current_app.extensions["database"]), typed)
    if parts is None:
        return _not_found(typed)
    return _by_code(parts) if request.form.get("zeker") == "ja" else _sure(parts)


def _by_code(parts: WithdrawnParts) -> Response:
    """All of it is wiped, with the number or address that was typed, where nothing else leads to that."""
    reach = clean(request.form.get("bereikbaar", ""))[:LONGEST_REACH] if _is_loose(parts) else ""
    if reach and not _left_behind().knows(parts.study, reach):
        counted = guess_limit.wrong()
        waits = counted.status_code == 429
        return counted if waits else _sure(parts, 422, reach, sentences.NOT_LEFT_BEHIND)
    if not withdraw.withdraw(_store(), _left_behind(), parts, date.today(), reach):
        return _not_found(request.form.get("code", ""))
    return _show("withdrawn", sentence=sentences.WITHDRAWN)


def _is_loose(parts: WithdrawnParts) -> bool:
    """Whether nothing ties these answers to a person any more."""
    return parts.invitation is None


def _sure(parts: WithdrawnParts, status: int = 200, reach: str = "", mistake: str = "") -> Response:
    code, loose = tidy_receipt(request.form.get("code", "")), _is_loose(parts)
    return _show("withdraw_sure", status, mistake=mistake, parts=parts, code=code, loose=loose, reach=reach)


@blueprint.get("/v/<token>/wissen")
def ask(token: str) -> Response:
    """What will be wiped of the answers behind your own link, sent or not."""
    progress, _ = _of_link(token)
    return _show("wipe_sure", token=token, progress=progress, **_own(progress))


@blueprint.post("/v/<token>/wissen")
def wipe(token: str) -> Response:
    """All of it is wiped, and the link is closed."""
    progress, parts = _of_link(token)
    if not is_form_key(request.form.get("sleutel", ""), current_app.config["SECRET_KEY"], token):
        return _show(
            "wipe_sure", 400, mistake=messages.FORGED_FORM, token=token, progress=progress, **_own(progress)
        )
    withdraw.withdraw(_store(), _left_behind(), parts, date.today())
    return _show("withdrawn", sentence=sentences.WITHDRAWN, contact=contact_of(progress))


def _of_link(token: str) -> tuple[Progress, WithdrawnParts]:
    """What stands behind the link; ends the request with a plain page when there is nothing to wipe."""
    waits = guess_limit.waiting() if is_code(token) else None  # nobody guesses a link
    if waits:
        abort(waits)
    progress = respond.open_link(SqlResponses(current_app.extensions["database"]), token_hash(token))
    if progress is None:
        abort(pincode.in_the_way(token) or guess_limit.wrong())
    invitation = progress.invitation
    if invitation.status == WITHDRAWN:
        abort(errors.page(sentences.WITHDRAWN_LINK, 410, contact=contact_of(progress)))
    parts = _store().parts(invitation.study, invitation.response) if invitation.response else None
    if parts is None:
        nothing = sentences.CUT_AT_SENDING if progress.submitted else sentences.NOTHING_TO_WIPE
        abort(errors.page(nothing, 404, contact=contact_of(progress)))
    return progress, parts


def _own(progress: Progress) -> dict[str, Any]:
    return {"instrument": instrument_of(progress), "study": study_of(progress)}


@blueprint.errorhandler(RuntimeError)
@blueprint.errorhandler(SQLAlchemyError)
def not_now(error: Exception) -> Response:
    """A store does not answer: what was not removed from one is not removed from the other either."""
    current_app.logger.error("withdrawing: %s", type(error).__name__)
    return errors.page(sentences.TRY_LATER, 503)


def _store() -> SqlWithdrawals:
    return SqlWithdrawals(current_app.extensions["database"])


def _left_behind() -> SqlLeftBehind:
    extensions = current_app.extensions
    return SqlLeftBehind(extensions["database"], extensions["contacts"], study_keys())


def _not_found(typed: str) -> Response:
    """Counts the guess; over the limit its page asks to wait, else the field comes back."""
    counted = guess_limit.wrong(sentences.RECEIPT_NOT_FOUND)
    if counted.status_code == 429:
        return counted
    return _show("withdraw", 404, typed=typed, mistake=sentences.RECEIPT_NOT_FOUND)


def _show(template: str, status: int = 200, typed: str = "", mistake: str = "", **values: object) -> Response:
    made_for = str(values.get("token", FORM))
    key = form_key(current_app.config["SECRET_KEY"], made_for)
    shown = {"typed": typed[:LONGEST_SHOWN], "mistake": mistake, "form_key": key, **values}
    return make_response(render_template(f"respond/{template}.html", **shown), status)
