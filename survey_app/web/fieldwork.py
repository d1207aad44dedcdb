"""How the study stands."""

from __future__ import annotations

from flask import Blueprint, g, render_template

from analysis.norms import judge_norms
from survey_app.domain.monitor import FORMULA
from survey_app.domain.roles import Task, may
from survey_app.storage.codings import SqlCodings
from survey_app.storage.invitations import SqlInvitations
from survey_app.use_cases.follow_fieldwork import follow_fieldwork
from survey_app.web.norms.judgement_views import level_shown, levels_of
from survey_app.web.staff_pages import allowed, database, frame, whole

blueprint = Blueprint("fieldwork", __name__, url_prefix="/studies/<study>")


@blueprint.get("/")
@allowed(Task.DASHBOARD)
def dashboard(study: str) -> str:
    """Response, coding and norms at a glance, with the way to everything."""
    data = frame(study)
    fieldwork = follow_fieldwork(SqlInvitations(database()), SqlCodings(database()), data)
    judgements = judge_norms(whole(study)) if may(g.roles, Task.NORMS) else ()
    return render_template(
        "fieldwork/dashboard.html",
        frame=data,
        fieldwork=fieldwork,
        formula=FORMULA,
        outside=sum(row.standing.outside for row in fieldwork.perspectieven),
        judgements=judgements,
        levels=levels_of(data),
        level_shown=level_shown,
        casussen=[case.casus for case in data.cases],
    )
