"""Friendly pages for what goes wrong: one plain sentence and what to do, never a traceback."""

from __future__ import annotations

from flask import Flask, Response, make_response, render_template, request, url_for
from gunicorn.http.errors import NoMoreData, ParseException
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import BadHost, HTTPException, SecurityError

from survey_app.domain import messages
from survey_app.domain.messages import N_

SENTENCES = {
    400: N_("De aanvraag was niet goed. Ga terug en probeer het nog een keer."),
    403: N_("U hebt geen toegang tot deze pagina. Vraag het de beheerder van het onderzoek."),
    404: N_("Deze pagina bestaat niet. Controleer het adres."),
    405: N_("Dat kan hier niet. Ga terug naar de vorige pagina."),
    410: N_("Deze pagina is er niet meer."),
    413: N_("Dat is te veel tekst in één keer. Maak het korter en probeer het opnieuw."),
    500: N_("Er ging iets mis bij ons. Wat eerder bewaard is, is er nog. Probeer het later nog een keer."),
}


def page(sentence: str, status: int, **details: object) -> Response:
    """A page with one sentence."""
    if isinstance(request.routing_exception, BadHost | SecurityError):
        # No link can be made on such a host, so no page with links.
        return make_response(sentence, 400, {"Content-Type": "text/plain; charset=utf-8"})
    code_page = url_for("enter_code.page") if sentence == messages.UNKNOWN_LINK else ""
    html = render_template(
        "message.html", sentence=sentence, details=details, home=_home(), code_page=code_page
    )
    return make_response(html, status)


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

    @app.errorhandler(OperationalError)
    def busy(error: OperationalError) -> Response:
        # The statement's values may be answers: only the kind of trouble goes to the log.
        app.logger.error("database: %s", type(error.orig).__name__)
        return page(messages.DATABASE_BUSY, 503)
