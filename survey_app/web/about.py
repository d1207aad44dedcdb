"""What the pages do: privacy per study, from the study's own data, and the accessibility statement."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, abort, current_app, make_response, render_template

from survey_app.domain.anonymity import PROMISES, mode_of
from survey_app.domain.withdrawing import withdraw_until
from survey_app.storage.responses import SqlResponses
from survey_app.use_cases import respond
from survey_app.web import guess_limit, pincode
from survey_app.web.long_dates import long_date
from survey_app.web.questionnaire_pages import instrument_of, study_of
from survey_app.web.study_keys import is_key_destroyed
from survey_app.web.way_in import is_code, token_hash

blueprint = Blueprint("about", __name__)


@blueprint.get("/v/<token>/privacy")
def privacy(token: str) -> Response:
    """What happens to your answers. Stays to be read after sending, and after the last day."""
    waits = guess_limit.waiting() if is_code(token) else None  # nobody guesses a link
    if waits:
        abort(waits)
    progress = respond.open_link(SqlResponses(current_app.extensions["database"]), token_hash(token))
    progress = progress or pincode.known_by_code(token)
    if progress is None:
        abort(guess_limit.wrong())
    study = study_of(progress)
    until = withdraw_until(study, is_key_destroyed(study.id), date.today())
    shown = {"promise": PROMISES[mode_of(study)], "until": until, "until_day": long_date(until.day)}
    own = {"study": study, "instrument": instrument_of(progress)}
    return make_response(render_template("about/privacy.html", token=token, **own, **shown))


@blueprint.get("/toegankelijkheid")
def accessibility() -> Response:
    """How well the pages can be used by everyone, and where to tell what can not."""
    names = ("ACCESSIBILITY_TEXT", "ACCESSIBILITY_URL", "ACCESSIBILITY_CONTACT")
    said = {name.lower(): current_app.config[name] for name in names}
    return make_response(render_template("about/accessibility.html", **said))
