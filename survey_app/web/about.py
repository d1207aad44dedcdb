"""What the pages are and do: privacy per study, from the study's own data, and the accessibility statement."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, abort, current_app, make_response, render_template

from survey_app.storage.responses import SqlResponses
from survey_app.use_cases import respond
from survey_app.web import guess_limit
from survey_app.web.language import current
from survey_app.web.questionnaire_pages import instrument_of, study_of
from survey_app.web.way_in import token_hash

blueprint = Blueprint("about", __name__)


@blueprint.get("/v/<token>/privacy")
def privacy(token: str) -> Response:
    """What happens to your answers. Stays to be read after sending, and after the last day."""
    waits = guess_limit.waiting()
    if waits:
        abort(waits)
    progress = respond.open_link(SqlResponses(current_app.extensions["database"]), token_hash(token))
    if progress is None:
        abort(guess_limit.wrong())
    study = study_of(progress)
    shown = {"study": study, "instrument": instrument_of(progress), "key_until": long_date(study.key_until)}
    return make_response(render_template("about/privacy.html", token=token, **shown))


@blueprint.get("/toegankelijkheid")
def accessibility() -> Response:
    """How well the pages can be used by everyone, and where to tell what can not."""
    names = ("ACCESSIBILITY_TEXT", "ACCESSIBILITY_URL", "ACCESSIBILITY_CONTACT")
    return make_response(
        render_template(
            "about/accessibility.html", **{name.lower(): current_app.config[name] for name in names}
        )
    )


def long_date(day: str) -> str:
    """An ISO day as it is said in the language of this request; '' for ''."""
    from babel import Locale, UnknownLocaleError  # reads its data from disk: only for who asks
    from babel.dates import format_date

    if not day:
        return ""
    try:
        return str(format_date(date.fromisoformat(day), "long", locale=Locale.parse(current(), sep="-")))
    except (UnknownLocaleError, ValueError):
        return str(format_date(date.fromisoformat(day), "long", locale="nl"))
