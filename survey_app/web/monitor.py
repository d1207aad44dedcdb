"""The fieldwork monitor: who was invited, what came of it, what is still missing, where people stop."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, render_template

from survey_app.domain.messages import N_
from survey_app.domain.monitor import FORMULA
from survey_app.domain.monitor.curve import HEIGHT, WIDTH
from survey_app.domain.roles import Task
from survey_app.storage.fieldwork_counts import SqlFieldworkCounts
from survey_app.use_cases.monitor_fieldwork import monitor
from survey_app.web.staff_pages import allowed, database, frame

blueprint = Blueprint("monitor", __name__, url_prefix="/studies/<study>")
DOORS = {
    "web": N_("Op het scherm"),
    "papier": N_("Op papier"),
    "telefoon": N_("Per telefoon"),
    "huisbezoek": N_("Bij iemand thuis"),
}
CHANNELS = {
    "brief": N_("Brief"),
    "mail": N_("E-mail"),
    "link": N_("Link"),
    "papier": N_("Papier"),
}


@blueprint.get("/veldwerk")
@allowed(Task.DASHBOARD)
def overview(study: str) -> str:
    """Everything on one page, the ten-second answer first."""
    data = frame(study)
    found = monitor(SqlFieldworkCounts(database()), data, date.today())
    return render_template(
        "monitor/overview.html",
        frame=data,
        monitor=found,
        formula=FORMULA,
        outside=found.whole.outside,
        strata={stratum.id: stratum.label for stratum in data.study.strata},
        doors=DOORS,
        channels=CHANNELS,
        width=WIDTH,
        height=HEIGHT,
    )
