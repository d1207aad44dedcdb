"""How the study stands, and inviting people."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, current_app, g, render_template, request

from analysis.norms import judge_norms
from survey_app.domain.order import Order, check_order
from survey_app.domain.roles import Task, may
from survey_app.storage.codings import SqlCodings
from survey_app.storage.invitations import SqlInvitations
from survey_app.use_cases.follow_fieldwork import count_invitations, follow_fieldwork
from survey_app.use_cases.invite import invite, link
from survey_app.web.norm_pages import levels_of
from survey_app.web.staff_pages import allowed, database, frame, show, whole

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
        judgements=judgements,
        levels=levels_of(data),
        casussen=[case.casus for case in data.cases],
    )


@blueprint.get("/uitnodigingen")
@allowed(Task.INVITATIONS)
def invitations(study: str) -> Response:
    """How many were invited, and the form to invite more."""
    return _invitations(study)


@blueprint.post("/uitnodigingen")
@allowed(Task.INVITATIONS)
def make_invitations(study: str) -> Response:
    """The new links: this page shows them once."""
    order = check_order(frame(study), request.form, date.today())
    if not isinstance(order, Order):
        return _invitations(study, mistakes=order, status=422)
    tokens = invite(SqlInvitations(database()), order, date.today())
    links = [link(current_app.config["PUBLIC_URL"], token) for token in tokens]
    return _invitations(study, order=order, links=links)


def _invitations(study: str, status: int = 200, **values: object) -> Response:
    data = frame(study)
    counts = count_invitations(SqlInvitations(database()), data)
    html = render_template(
        "fieldwork/invitations.html",
        frame=data,
        counts=counts,
        typed=request.form,
        invitable=[(id, label) for id, label in data.study.perspectieven if id in data.study.instruments],
        **values,
    )
    return show(html, status)
