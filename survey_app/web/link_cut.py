"""Cutting the link between people and answers, for good: one role, the study's name typed, and a reason."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as Answer

from survey_app.domain import staff_messages as messages
from survey_app.domain.anonymity.links import AFTER_CUT, LinkCut, LinkIsCut, is_due
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.roles import Task
from survey_app.storage.link_cuts import SqlLinkCuts
from survey_app.use_cases.cut_link import cut_link
from survey_app.web.staff_pages import allowed, codeur_name, database, frame, go, sent, show
from survey_app.web.study_keys import is_key_destroyed, study_keys

blueprint = Blueprint("link_cut", __name__, url_prefix="/studies/<study>")
LONGEST_WHY = 2_000


@blueprint.get("/koppeling")
@allowed(Task.CUT_LINK)
def page(study: str) -> Response:
    """What ties answers to people now, and what cutting it does."""
    return _page(study)


@blueprint.post("/koppeling")
@allowed(Task.CUT_LINK)
def cut(study: str) -> Answer:
    """The link is cut."""
    why = sent("reden").strip()
    if sent("onderzoek").strip() != study or not why or "\0" in why or len(why) > LONGEST_WHY:
        return _page(study, Mistake("onderzoek", messages.NO_CONFIRMATION), status=422)
    cut_link(study_keys(), _store(), study, LinkCut(date.today(), codeur_name(study), why))
    return go("link_cut.page", study=study)


def after_cut(study: str) -> str:
    """What pages say in place of their forms once the link was cut; '' before."""
    return AFTER_CUT if _store().is_cut(study) else ""


def stop_after_cut(study: str) -> None:
    """Ends the request with that sentence once the link was cut."""
    if after_cut(study):
        raise LinkIsCut


def _store() -> SqlLinkCuts:
    return SqlLinkCuts(database())


def _page(study: str, mistake: Mistake | None = None, status: int = 200) -> Response:
    about, cuts = frame(study), _store().cuts(study)
    html = render_template(
        "privacy/link_cut.html",
        frame=about,
        links=_store().links(study),
        cuts=cuts,
        destroyed=is_key_destroyed(study),
        due=is_due(about.study, cuts, date.today()),
        mistakes=[mistake] if mistake else [],
        sent=sent,
    )
    return show(html, status)
