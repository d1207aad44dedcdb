"""The page where someone types the code from a letter. A mistyped code is told from its check character.

Nothing is looked up here: whether a code exists is told where the questionnaire opens, within the limit.
"""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from survey_app.domain import messages
from survey_app.domain.inviting import tidy_code
from survey_app.web import guess_limit
from survey_app.web.language import current

blueprint = Blueprint("enter_code", __name__)

LONGEST_SHOWN = 60  # characters of what was typed that come back in the field


@blueprint.get("/meedoen")
def page() -> Response:
    """The field for the code."""
    return _show()


@blueprint.post("/meedoen")
def open_code() -> Response:
    """On to the questionnaire of this code."""
    typed = request.form.get("code", "")
    code = tidy_code(typed)
    if code is None:
        return _show(typed, messages.WRONG_CODE if typed.strip() else messages.NO_CODE, 422)
    language = None if current() == "nl" else current()
    return guess_limit.waiting(thoroughly=True) or make_response(
        redirect(url_for("respond.start", token=code, taal=language), 303)
    )


def _show(typed: str = "", mistake: str = "", status: int = 200) -> Response:
    html = render_template("respond/enter_code.html", typed=typed[:LONGEST_SHOWN], mistake=mistake)
    return make_response(html, status)
