"""Questionnaires to print: of each perspectief, in its languages and letter sizes, without a code."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, request

from reports.paper_questionnaire import LANGUAGES, PaperForm, paper_questionnaire
from survey_app.domain.roles import Task
from survey_app.web.staff_pages import allowed, frame, show

blueprint = Blueprint("paper_forms", __name__, url_prefix="/studies/<study>/op-papier")


@blueprint.get("")
@allowed(Task.INVITATIONS)
def overview(study: str) -> Response:
    """Which questionnaires can be printed."""
    data = frame(study)
    forms = [
        (id, label, data.instruments[data.study.instruments[id]])
        for id, label in data.study.perspectieven
        if id in data.study.instruments
    ]
    html = render_template("data_entry/print.html", frame=data, forms=forms, printed=LANGUAGES)
    return show(html)


@blueprint.get("/<perspectief>.pdf")
@allowed(Task.INVITATIONS)
def blank(study: str, perspectief: str) -> Response:
    """The questionnaire as PDF; `in` is its language, `letters=groot` makes it large."""
    data, language = frame(study), request.args.get("in", "nl")
    instrument = data.instruments.get(data.study.instruments.get(perspectief, ""))
    if instrument is None or language not in LANGUAGES or language not in instrument.languages:
        abort(404)
    large = request.args.get("letters") == "groot"
    form = PaperForm(instrument, data.study, language, large, current_app.config["PUBLIC_URL"])
    answer = Response(paper_questionnaire(form), mimetype="application/pdf")
    name = f"vragenlijst-{perspectief}-{language}{'-groot' if large else ''}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
