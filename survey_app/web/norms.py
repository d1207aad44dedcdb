"""The normenkader with its evidence, and fixing a level: never a judgement without what it rests on."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from analysis.norms import judge_norms
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.roles import Task
from survey_app.storage.assessments import SqlLevels
from survey_app.use_cases.fix_level import LevelForm, Outcome, fix_level
from survey_app.web.norm_pages import judgement_views, levels_of
from survey_app.web.screen import say
from survey_app.web.staff_pages import allowed, database, go, sent, sent_revision, show, this_moment, whole

blueprint = Blueprint("norms", __name__, url_prefix="/studies/<study>")


@blueprint.get("/normen")
@allowed(Task.NORMS)
def overview(study: str) -> Response:
    """Every norm: what it asks, whether it applies, its evidence and its levels."""
    return _overview(study)


@blueprint.post("/normen/<judgement>")
@allowed(Task.FIX_LEVELS)
def fix(study: str, judgement: str) -> Answer:
    """The level is fixed, and you are back at the judgement."""
    data = whole(study)
    found = next((one for one in judge_norms(data) if one.judgement == judgement), None)
    if found is None:
        abort(404)
    form, levels = _form(), levels_of(data)
    now = this_moment()
    store, user = SqlLevels(database()), current_user.email
    fixed = fix_level(store, study, judgement, form, found.calculated, levels, user, now)
    if fixed.outcome is Outcome.FIXED:
        return go("norms.overview", anchor=f"oordeel-{judgement}", study=study, bewaard=judgement)
    stale = (Mistake("reden", messages.STALE_LEVEL),)
    mistakes = [_in_words(mistake, levels) for mistake in fixed.mistakes or stale]
    status = 409 if fixed.outcome is Outcome.STALE else 422
    return _overview(study, status, typed={"judgement": judgement, "form": form, "mistakes": mistakes})


def _form() -> LevelForm:
    return LevelForm(clean(sent("niveau")), clean(sent("reden")), sent_revision())


def _in_words(mistake: Mistake, levels: object) -> Mistake:
    """The mistake with the level's label instead of its id."""
    details = {
        name: say(levels[text].label) if isinstance(levels, dict) and text in levels else text
        for name, text in mistake.details.items()
    }
    return Mistake(mistake.variable, mistake.message, details)


def _overview(study: str, status: int = 200, typed: object = None) -> Response:
    data, store = whole(study), SqlLevels(database())
    kept, changes = store.of_study(study), store.changes(study)
    kaders = [(kader, judgement_views(data, kader, kept, changes)) for kader in data.normenkaders()]
    html = render_template(
        "norms/overview.html",
        frame=data,
        kaders=kaders,
        levels=levels_of(data),
        typed=typed,
        saved=request.args.get("bewaard", ""),
    )
    return show(html, status)
