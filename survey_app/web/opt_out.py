"""The way to get no more mail. Opening the link changes nothing, so a scanner that opens it does no harm.

Mail programs may post here by themselves when someone presses their own button (RFC 8058): no cookie, no key
of a form. The address is 128 random bits, which is all the proof there is.
"""

from __future__ import annotations

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from survey_app.domain.mailing import respondent_sentences as say
from survey_app.storage.contacts import OptOut
from survey_app.storage.study_folder import read_frame
from survey_app.web import errors
from survey_app.web.language import current
from survey_app.web.mail_parts import stores

blueprint = Blueprint("opt_out", __name__)


@blueprint.get("/afmelden/<token>")
def page(token: str) -> Response:
    """What it means to get no more mail, and the button; or that it is so already."""
    found = stores().standings.find(token)
    return _page(token, found) if found else errors.page(say.UNKNOWN_OPT_OUT, 404)


@blueprint.post("/afmelden/<token>")
def opt_out(token: str) -> Answer:
    """No more mail from now on. A mail program gets its answer at once, as it follows no other link."""
    if not stores().standings.opt_out(token):
        return errors.page(say.UNKNOWN_OPT_OUT, 404)
    if request.form.get("List-Unsubscribe") == "One-Click":
        return make_response("", 200)
    language = None if current() == "nl" else current()
    return redirect(url_for("opt_out.page", token=token, taal=language), 303)


def _page(token: str, found: OptOut) -> Response:
    study = read_frame(current_app.extensions["database"], found.study).study
    return make_response(render_template("mailing/opt_out.html", token=token, study=study, found=found))
