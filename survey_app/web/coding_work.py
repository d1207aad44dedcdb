"""The sheets that someone who codes can work on, with how far each is: where coding begins."""

from __future__ import annotations

from flask import Blueprint, render_template

from survey_app.domain.coding_work import coding_work
from survey_app.domain.roles import Task
from survey_app.storage.assignments import SqlAssignments
from survey_app.storage.codings import SqlCodings
from survey_app.web.staff_pages import allowed, codeur_name, database, frame

blueprint = Blueprint("coding_work", __name__, url_prefix="/studies/<study>")


@blueprint.get("/codeerbladen")
@allowed(Task.CODING)
def overview(study: str) -> str:
    """One's own sheets, then those that nobody was assigned."""
    data, codeur = frame(study), codeur_name(study)
    standing = SqlAssignments(database()).standing(study)
    work = coding_work(data, standing, SqlCodings(database()).values(study, codeur), codeur)
    return render_template(
        "coding_work/overview.html",
        frame=data,
        codeur=codeur,
        work=work,
        assigned=any(standing.codeurs.values()),
        labels=dict(data.study.perspectieven),
    )
