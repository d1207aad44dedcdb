"""Judgements with their evidence, fixing a level and signing it: no judgement without its grounds."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, abort, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from analysis.norms import Judgement, judge_norms
from analysis.norms.freezing import freezing_warnings, has_gathered
from codebooks.model import Level
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.norms import norm_messages
from survey_app.domain.norms.signing import FIELD
from survey_app.domain.roles import Task
from survey_app.storage.assessments import SqlLevels
from survey_app.storage.norms.evidence import SqlEvidence
from survey_app.storage.norms.signatures import SqlSignatures
from survey_app.use_cases.fix_level import LevelForm, Outcome, fix_level
from survey_app.use_cases.norms.sign_level import sign_level
from survey_app.web.norms.area import blueprint
from survey_app.web.norms.judgement_views import Kept, judgement_views, level_shown, levels_of
from survey_app.web.staff_pages import (
    allowed,
    codeur_name,
    database,
    go,
    sent,
    sent_revision,
    show,
    this_moment,
    whole,
)


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
    found = _judgement(judge_norms(data), judgement)
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


@blueprint.post("/normen/<judgement>/teken")
@allowed(Task.FIX_LEVELS)
def sign(study: str, judgement: str) -> Answer:
    """The level as it is now has one signature more."""
    found = _judgement(judge_norms(whole(study)), judgement)
    kept = SqlLevels(database()).find(study, judgement)
    store, who = SqlSignatures(database()), codeur_name(study)
    mistakes = sign_level(store, study, kept, found, sent_revision(), who, this_moment())
    if not mistakes:
        return go("norms.overview", anchor=f"oordeel-{judgement}", study=study, getekend=judgement)
    stale = any(mistake.message == norm_messages.STALE_SIGNING for mistake in mistakes)
    refused = {"judgement": judgement, "mistakes": mistakes, "field": FIELD}
    return _overview(study, 409 if stale else 422, refused=refused)


def _judgement(found: tuple[Judgement, ...], name: str) -> Judgement:
    wanted = next((one for one in found if one.judgement == name), None)
    if wanted is None:
        abort(404)
    return wanted


def _form() -> LevelForm:
    return LevelForm(clean(sent("niveau")), clean(sent("reden")), sent_revision())


def _in_words(mistake: Mistake, levels: Mapping[str, Level]) -> Mistake:
    """The mistake with the level's words instead of its id."""
    details = {
        name: level_shown(levels[text]) if isinstance(text, str) and text in levels else text
        for name, text in mistake.details.items()
    }
    return Mistake(mistake.variable, mistake.message, details)


def _overview(study: str, status: int = 200, typed: object = None, refused: object = None) -> Response:
    data, store, engine = whole(study), SqlLevels(database()), database()
    kept = Kept(
        store.of_study(study),
        store.changes(study),
        SqlSignatures(engine).of_study(study),
        SqlEvidence(engine).changes(study),
    )
    gathered = has_gathered(data)
    kaders = [
        (kader, judgement_views(data, kader, kept), freezing_warnings(kader, gathered))
        for kader in data.normenkaders()
    ]
    html = render_template(
        "norms/overview.html",
        frame=data,
        kaders=kaders,
        levels=levels_of(data),
        comments=data.norm_comments,
        bronnen={source.bron for source in data.sources},
        typed=typed,
        refused=refused,
        saved=request.args.get("bewaard", ""),
        signed=request.args.get("getekend", ""),
        KIND_WORDS=norm_messages.KIND_WORDS,
        level_shown=level_shown,
    )
    return show(html, status)
