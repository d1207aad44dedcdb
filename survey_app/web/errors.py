"""Friendly pages for what goes wrong: one plain sentence and what to do, never a traceback."""

from __future__ import annotations

from flask import Flask, Response, make_response, render_template, request, url_for
from gunicorn.http.errors import NoMoreData, ParseException
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import BadHost, HTTPException, SecurityError

from instruments.languages import SOURCE
from survey_app.domain import messages
from survey_app.domain.anonymity.links import AFTER_CUT, LinkIsCut
from survey_app.domain.messages import N_
from survey_app.domain.withdrawing.sentences import CUT_AT_SENDING
from survey_app.web.language import current

SENTENCES = {
    400: N_("De aanvraag was niet goed. Ga terug en probeer het nog een keer."),
    403: N_("U hebt geen toegang tot deze pagina. Vraag het de beheerder van het onderzoek."),
    404: N_("Deze pagina bestaat niet. Controleer het adres."),
    405: N_("Dat kan hier niet. Ga terug naar de vorige pagina."),
    410: N_("Deze pagina is er niet meer."),
    413: N_("Dat is te veel tekst in één keer. Maak het korter en probeer het opnieuw."),
    500: N_("Er ging iets mis bij ons. Wat eerder bewaard is, is er nog. Probeer het later nog een keer."),
}

WAYS_ON = {
    messages.UNKNOWN_LINK: ("enter_code.page", N_("Hebt u een brief met een code? Vul de code hier in")),
    CUT_AT_SENDING: ("withdraw.page", N_("Uw antwoorden terugnemen")),
}


def page(sentence: str, status: int, contact: str = "", **details: object) -> Response:
    """A page with one sentence, and whom a respondent can ask: `contact` of the study where it is known.

    Where it is not, the page says that the letter or e-mail names someone: so it tells nothing of any code.
    """
    if isinstance(request.routing_exception, BadHost | SecurityError):
        # No link can be made on such a host, so no page with links.
        return make_response(sentence, 400, {"Content-Type": "text/plain; charset=utf-8"})
    html = render_template(
        "message.html",
        sentence=sentence,
        details=details,
        home=_home(),
        way_on=_way_on(sentence),
        contact=contact,
    )
    return make_response(html, status)


def _way_on(sentence: str) -> tuple[str, str] | None:
    """Address and words of the page where a respondent can go on after this sentence, if there is one."""
    if sentence not in WAYS_ON:
        return None
    endpoint, words = WAYS_ON[sentence]
    return url_for(endpoint, taal=None if current() == SOURCE else current()), words


def _home() -> str:
    """Where a member of staff goes on from here; '' for a respondent, who has no other page."""
    return url_for("account.home") if request.path.startswith("/studies/") else ""


def add_error_pages(app: Flask) -> None:
    """Every error the app can meet gets a page."""

    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> Response:
        status = error.code or 500
        if error.response is not None:
            return make_response(error.response)
        if status < 400:
            return make_response(error.get_response())
        return page(SENTENCES.get(status, SENTENCES[400] if status < 500 else SENTENCES[500]), status)

    @app.errorhandler(ParseException)
    @app.errorhandler(NoMoreData)
    def broken_off(_error: Exception) -> Response:
        # Gunicorn reads the body only when the form is asked for; it may turn out to be broken.
        return page(SENTENCES[400], 400)

    @app.errorhandler(LinkIsCut)
    def cut_before(_error: LinkIsCut) -> Response:
        return page(AFTER_CUT, 409)

    @app.errorhandler(OperationalError)
    def busy(error: OperationalError) -> Response:
        # The statement's values may be answers: only the kind of trouble goes to the log.
        app.logger.error("database: %s", type(error.orig).__name__)
        return page(messages.DATABASE_BUSY, 503)
