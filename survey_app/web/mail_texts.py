"""The words of a study's mail: written per language, looked at as they go out, and tried on oneself."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import NamedTuple

from flask import Blueprint, Response, current_app, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.addresses import mailable
from survey_app.domain.mailing.mail_texts import (
    LONGEST_BODY,
    LONGEST_SUBJECT,
    PLACEHOLDERS,
    Filled,
    MailText,
    check_text,
    filled,
)
from survey_app.domain.mailing.outgoing import Delivery, Outgoing, outgoing
from survey_app.domain.mailing.turns import Kind
from survey_app.domain.roles import Task
from survey_app.mail_server import MailServer
from survey_app.web.language import LANGUAGES
from survey_app.web.link_cut import stop_after_cut
from survey_app.web.mail_parts import mail_settings, stores
from survey_app.web.staff_pages import allowed, frame, go, sent, show

blueprint = Blueprint("mail_texts", __name__, url_prefix="/studies/<study>/mail")
PATIENCE = 10.0  # seconds that a page waits for the mail server
TOLD = {"bewaard": say.TEXT_KEPT, "terug": say.TEXT_RESET, "proef": say.TEST_SENT}
REFUSALS = {Delivery.UNREACHABLE: say.NOT_REACHED, Delivery.NO_SUCH_ADDRESS: say.TEST_REFUSED}


class Chosen(NamedTuple):
    """Which text: in which language, and for which kind of message."""

    language: str
    kind: Kind


@blueprint.get("/teksten")
@allowed(Task.CONTACTS)
def page(study: str) -> Response:
    """One text, to change, and as it goes out."""
    return _page(study, _chosen(study, request.args.get("in", ""), request.args.get("soort", "")))


@blueprint.post("/teksten")
@allowed(Task.CONTACTS)
def change(study: str) -> Answer:
    """The text is kept, looked at, put back, or sent to oneself."""
    stop_after_cut(study)
    chosen = _chosen(study, sent("in"), sent("soort"))
    if "terug" in request.form:
        stores().texts.reset(study, *chosen)
        return _to(study, chosen, "terug")
    text = check_text(sent("onderwerp"), sent("tekst"))
    if not isinstance(text, MailText):
        typed = MailText(sent("onderwerp"), sent("tekst"))
        return _page(study, chosen, typed, mistakes=text, status=422)
    if "bekijk" in request.form:
        return _page(study, chosen, text)
    if "proef" in request.form:
        refusal = _try_on_oneself(study, chosen, text)
        if refusal:
            return _page(study, chosen, text, mistakes=(Mistake("proef", refusal),), status=503)
        return _to(study, chosen, "proef")
    stores().texts.keep(study, *chosen, text)
    return _to(study, chosen, "bewaard")


def _to(study: str, chosen: Chosen, told: str) -> Answer:
    return go("mail_texts.page", study=study, soort=str(chosen.kind), gedaan=told, **{"in": chosen.language})


def _chosen(study: str, language: str, kind: str) -> Chosen:
    """What was asked for; else the study's first language, and the invitation."""
    languages = frame(study).study.languages
    return Chosen(
        language if language in languages else languages[0],
        Kind(kind) if kind in set(Kind) else Kind.INVITATION,
    )


def _as_it_goes(study: str, chosen: Chosen, text: MailText) -> Filled:
    """The text filled in for nobody: the links lead nowhere."""
    public, in_four_weeks = current_app.config["PUBLIC_URL"].rstrip("/"), date.today() + timedelta(days=28)
    link, opt_out = f"{public}/v/{_NOBODY}", f"{public}/afmelden/{_NOBODY}"
    return filled(text, frame(study).study, chosen.language, link, opt_out, in_four_weeks)


_NOBODY = "voorbeeld"


def _try_on_oneself(study: str, chosen: Chosen, text: MailText) -> str:
    """Sends the text to whoever is logged in; why not, or ''."""
    settings = mail_settings()
    if settings is None:
        return say.NOT_SET_UP
    address, sender = settings
    own = mailable(current_user.email)
    if not own:
        return say.TEST_REFUSED
    words = _as_it_goes(study, chosen, text)
    now = datetime.now().astimezone()
    envelope = secrets.token_hex(16)
    message: Outgoing = outgoing(sender, own, words, chosen.language, envelope, "", now)
    server = MailServer(address, PATIENCE)
    try:
        outcome = server.send(message)
    finally:
        server.close()
    return "" if outcome is Delivery.SENT else REFUSALS.get(outcome, say.SERVER_REFUSES)


def _page(
    study: str,
    chosen: Chosen,
    typed: MailText | None = None,
    mistakes: tuple[Mistake, ...] = (),
    status: int = 200,
) -> Response:
    kept = stores().texts.text(study, *chosen)
    text = typed or kept or MailText("", "")
    can_go = not any(mistake.variable in ("onderwerp", "tekst") for mistake in mistakes) and text.body
    data = frame(study)
    html = render_template(
        "mailing/texts.html",
        frame=data,
        chosen=chosen,
        kinds=Kind,
        languages={code: LANGUAGES.get(code, code) for code in data.study.languages},
        text=text,
        preview=_as_it_goes(study, chosen, text) if can_go else None,
        placeholders=PLACEHOLDERS,
        limits=(LONGEST_SUBJECT, LONGEST_BODY),
        mistakes=mistakes,
        no_text=say.NO_TEXT_YET if kept is None else "",
        done=TOLD.get(request.args.get("gedaan", "")) if request.method == "GET" else None,
    )
    return show(html, status)
