"""What of a study could be traced to a person, and the statement about it that can be published."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, current_app, render_template

from survey_app.domain.anonymity.findings import findings
from survey_app.domain.messages import N_
from survey_app.domain.roles import Task
from survey_app.storage.traces import read_traces
from survey_app.use_cases.check_privacy import check_privacy, statement_of
from survey_app.web.staff_pages import allowed, database, frame, show, whole
from survey_app.web.study_keys import study_keys

blueprint = Blueprint("privacy", __name__, url_prefix="/studies/<study>")
# A shape beside each word; no colour is needed.
SHAPES = {"hoog": "▲", "midden": "◆", "laag": "○", "in orde": "✓"}
WORDS = (N_("hoog"), N_("midden"), N_("laag"), N_("in orde"))


@blueprint.get("/privacy")
@allowed(Task.PRIVACY)
def page(study: str) -> Response:
    """Every finding, the worst first."""
    traces = read_traces(database(), current_app.extensions["contacts"], study_keys(), study)
    check = check_privacy(whole(study), date.today(), traces)
    html = render_template(
        "privacy/check.html",
        frame=frame(study),
        check=check,
        findings=findings(check),
        shapes=SHAPES,
        statements={language: statement_of(check, language) for language in ("nl", "en")},
    )
    return show(html)
