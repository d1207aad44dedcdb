"""Blind double coding: who codes which sheet, and sealing one's own."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from analysis.bench_rows import Assignment
from analysis.study import StudyData
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.assignments import may_take
from survey_app.domain.draw_form import PART, DrawForm, check_draw, read_draw
from survey_app.domain.roles import Task
from survey_app.domain.seals import SealForm
from survey_app.storage.assignments import SqlAssignments
from survey_app.storage.codeurs import SqlCodeurs
from survey_app.use_cases.assign_codeurs import Draw, Outcome, fingerprint, look_ahead, save_plan, take_away
from survey_app.use_cases.seal_sheet import Outcome as Sealing
from survey_app.use_cases.seal_sheet import SheetOf, seal_sheet
from survey_app.web.seal_page import show_seal
from survey_app.web.staff_pages import allowed, codeur_name, database, frame, go, sent, show, this_moment

blueprint = Blueprint("double_coding", __name__, url_prefix="/studies/<study>")


@blueprint.get("/toewijzen")
@allowed(Task.ASSIGN)
def assignments(study: str) -> Response:
    """Who codes what, and the form to add to it."""
    return _assignments(frame(study), DrawForm(seed=secrets.token_hex(4)))


@blueprint.post("/toewijzen")
@allowed(Task.ASSIGN)
def assign(study: str) -> Answer:
    """First what saving would do; saved when that is what was looked at."""
    data, store = frame(study), SqlAssignments(database())
    form = read_draw(dict(request.form.lists()))
    people = {str(person.user): person for person in store.people(study)}
    mistakes = check_draw(form, _casussen(data), _perspectieven(data), people)
    if mistakes:
        return _assignments(data, form, mistakes=mistakes, status=422)
    if form.division == PART and not form.seed:
        form = replace(form, seed=secrets.token_hex(4))
    wanted = _draw(study, data, form)
    if sent("knop") != "bewaar":
        return _preview(data, form, wanted)
    now = this_moment()
    outcome = save_plan(store, study, wanted, sent("voorbeeld"), codeur_name(study), now)
    if outcome is Outcome.SAVED:
        return go("double_coding.assignments", study=study, bewaard="ja")
    notice = messages.PLAN_CHANGED if outcome is Outcome.STALE else messages.NOTHING_TO_ASSIGN
    return _preview(data, form, wanted, notice, 409 if outcome is Outcome.STALE else 422)


@blueprint.post("/toewijzen/weg")
@allowed(Task.ASSIGN)
def take(study: str) -> Answer:
    """The sheets that were ticked are taken from their codeurs, all of them or none."""
    rows = _ticked(request.form.getlist("weg"))
    now = this_moment()
    outcome = take_away(SqlAssignments(database()), study, rows, codeur_name(study), now)
    if outcome is Outcome.SAVED:
        return go("double_coding.assignments", study=study, bewaard="ja")
    notice = {Outcome.NOTHING: messages.NOTHING_CHOSEN, Outcome.STALE: messages.PLAN_CHANGED}
    why = (Mistake("toegewezen", notice.get(outcome, messages.CANNOT_TAKE)),)
    return _assignments(frame(study), DrawForm(seed=secrets.token_hex(4)), mistakes=why, status=409)


@blueprint.get("/casus/<casus>/<perspectief>/verzegelen")
@allowed(Task.CODING)
def ask_seal(study: str, casus: str, perspectief: str) -> Response:
    """What one's own sheet still lacks, and the question; once sealed, whether it still is that."""
    return show_seal(frame(study), _own_sheet(study, casus, perspectief))


@blueprint.post("/casus/<casus>/<perspectief>/verzegelen")
@allowed(Task.CODING)
def seal(study: str, casus: str, perspectief: str) -> Answer:
    """The sheet is sealed, or the page says what is missing; a second click finds it sealed."""
    own = _own_sheet(study, casus, perspectief)
    form = SealForm(sent("akkoord") == "ja", clean(sent("waarom")))
    now = this_moment()
    sealed = seal_sheet(SqlAssignments(database()), own, form, now)
    if sealed.outcome in (Sealing.SEALED, Sealing.ALREADY):
        return go("double_coding.ask_seal", study=study, casus=casus, perspectief=perspectief)
    stale = (Mistake("waarden", messages.SEAL_STALE),) if sealed.outcome is Sealing.STALE else ()
    status = 422 if sealed.outcome is Sealing.MISTAKES else 409
    return show_seal(frame(study), own, form, sealed.mistakes or stale, status)


def _own_sheet(study: str, casus: str, perspectief: str) -> SheetOf:
    """The sheet of whoever is logged in; 404 when the study has no such casus or perspectief."""
    data = frame(study)
    if casus not in _casussen(data) or perspectief not in dict(data.study.perspectieven):
        abort(404)
    books = tuple(book for book in data.coding_schemes() if perspectief in book.perspectieven)
    return SheetOf(study, casus, perspectief, codeur_name(study), books)


def _casussen(data: StudyData) -> list[str]:
    return [case.casus for case in data.cases]


def _perspectieven(data: StudyData) -> dict[str, Any]:
    """Those that are coded with a codebook, with their labels."""
    coded = {name for book in data.coding_schemes() for name in book.perspectieven}
    return {name: label for name, label in data.study.perspectieven if name in coded}


def _draw(study: str, data: StudyData, form: DrawForm) -> Draw:
    """What the form asks for; who has no name in the data yet gets one."""
    names = SqlCodeurs(database())
    return Draw(
        form.chosen(_casussen(data)),
        form.perspectieven,
        tuple(names.name_of(study, int(user)) for user in form.users),
        form.percentage,
        form.seed,
        form.accepted,
        form.adding,
    )


def _preview(data: StudyData, form: DrawForm, wanted: Draw, notice: str = "", status: int = 200) -> Response:
    plan = look_ahead(SqlAssignments(database()), data.study.id, wanted)
    return _assignments(data, form, status, plan=plan, seen=fingerprint(plan), notice=notice)


def _ticked(sent_rows: Iterable[str]) -> Sequence[Assignment]:
    """The rows that were ticked, each once; what no form of ours sends is left out."""
    rows = []
    for text in sent_rows:
        try:
            row = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, list) and len(row) == 3 and all(isinstance(part, str) for part in row):
            rows.append(Assignment(*row))
    return tuple(dict.fromkeys(rows))


def _assignments(data: StudyData, form: DrawForm, status: int = 200, **values: Any) -> Response:
    store = SqlAssignments(database())
    standing, people = store.standing(data.study.id), store.people(data.study.id)
    html = render_template(
        "double_coding/assignments.html",
        frame=data,
        form=form,
        people=people,
        addresses={person.name: person.email for person in people if person.name},
        perspectieven=_perspectieven(data),
        sheets=_sheets(data, standing),
        saved=request.args.get("bewaard") == "ja",
        **values,
    )
    return show(html, status)


def _sheets(data: StudyData, standing: Any) -> list[tuple[str, str, list[tuple[str, bool, bool]]]]:
    """Per sheet that has codeurs, in the study's order: each codeur, sealed or not, to be taken or not."""
    return [
        (
            casus,
            name,
            [
                (
                    codeur,
                    codeur in standing.sealed.get((casus, name), ()),
                    may_take(Assignment(casus, name, codeur), standing),
                )
                for codeur in sorted(standing.codeurs[(casus, name)])
            ],
        )
        for casus in _casussen(data)
        for name, _label in data.study.perspectieven
        if standing.codeurs.get((casus, name))
    ]
