"""Agreement on screen, the cells that differ side by side, and deciding about them."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from analysis.double_coding import double_sheets
from survey_app.domain import agreement_messages as messages
from survey_app.domain.adjudication import DecisionForm, Kind, State, counted
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.roles import Task
from survey_app.storage.adjudications import SqlAdjudications
from survey_app.use_cases.adjudicate import Adjudicated, Outcome, adjudicate, agree, read_decision
from survey_app.use_cases.compare_codings import DifferenceFilter, chosen, find_differences
from survey_app.web.difference_page import Place, find_place, show_difference
from survey_app.web.staff_pages import (
    allowed,
    codeur_name,
    database,
    frame,
    go,
    sent_revision,
    this_moment,
    whole,
)

blueprint = Blueprint("agreement", __name__, url_prefix="/studies/<study>/overeenstemming")
PAGE = 100  # differences on one page of the list
SHOWN = ("tabel", "gelijk", "cellen", "aspecten", "")  # tables first, coefficients after


@blueprint.get("")
@allowed(Task.AGREEMENT)
def overview(study: str) -> str:
    """The report on double coding: tables first, coefficients with their intervals after."""
    from analysis.agreement.tables import PREFIX  # statistics load when they are asked for
    from analysis.tables import Tables
    from reports.tables import to_document_table

    data = whole(study)
    found = Tables(data)
    names = [f"{PREFIX}_{name}" if name else PREFIX for name in SHOWN]
    tables = [
        to_document_table(found.table(name), data.study.threshold) for name in names if name in found.names
    ]
    return render_template(
        "agreement/overview.html",
        frame=data,
        tables=tables,
        warnings=dict.fromkeys(text for table in reversed(tables) for text in table.warnings),
        sheets=double_sheets(data.assignments, data.seals),
        counts=counted(find_differences(SqlAdjudications(database()), data)),
    )


@blueprint.get("/verschillen")
@allowed(Task.AGREEMENT)
def differences(study: str) -> str:
    """The cells that differ, or whose definition changed after the seals."""
    data, wanted = frame(study), _filter()
    everything = find_differences(SqlAdjudications(database()), data)
    found = chosen(everything, wanted)
    pages = max(1, -(-len(found) // PAGE))
    asked = request.args.get("pagina", "1")
    at = min(max(1, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1), pages)
    return render_template(
        "agreement/differences.html",
        frame=data,
        found=found[(at - 1) * PAGE : at * PAGE],
        total=len(found),
        at=at,
        pages=pages,
        wanted=wanted,
        kinds=[kind for kind in Kind if any(one.kind is kind for one in everything)],
        states=list(State),
        KIND_WORDS=messages.KIND_WORDS,
        STATE_WORDS=messages.STATE_WORDS,
        used={one.aspect for one in everything},
        aspects={f"{b.id}.{a.id}": a for b in data.coding_schemes() for a in b.aspects},
    )


@blueprint.get("/<casus>/<perspectief>/<aspect>")
@allowed(Task.AGREEMENT)
def cell(study: str, casus: str, perspectief: str, aspect: str) -> Response:
    """One cell: both codeurs beside each other, and the decision."""
    return show_difference(_place(study, (casus, perspectief, aspect)))


@blueprint.post("/<casus>/<perspectief>/<aspect>")
@allowed(Task.ADJUDICATE)
def decide(study: str, casus: str, perspectief: str, aspect: str) -> Answer:
    """The cell is decided, or a proposal waits for the other codeur."""
    place = _place(study, (casus, perspectief, aspect))
    form = read_decision(request.form, request.form.getlist("fragment"))
    store, who, now = SqlAdjudications(database()), codeur_name(study), this_moment()
    done = adjudicate(store, study, place.difference, place.aspect, form, sent_revision(), who, now)
    return _answer(place, done, form)


@blueprint.post("/<casus>/<perspectief>/<aspect>/akkoord")
@allowed(Task.ADJUDICATE)
def agreed(study: str, casus: str, perspectief: str, aspect: str) -> Answer:
    """The other codeur agrees with the proposal."""
    place = _place(study, (casus, perspectief, aspect))
    who, now = codeur_name(study), this_moment()
    done = agree(SqlAdjudications(database()), study, place.difference, sent_revision(), who, now)
    return _answer(place, done, None)


def _answer(place: Place, done: Adjudicated, form: DecisionForm | None) -> Answer:
    if done.outcome in (Outcome.DECIDED, Outcome.PROPOSED):
        one, data = place.difference, place.data
        address = {"casus": one.casus, "perspectief": one.perspectief, "aspect": one.aspect}
        word = "besloten" if done.outcome is Outcome.DECIDED else "voorgesteld"
        return go("agreement.cell", study=data.study.id, **address, **place.wanted.words, gedaan=word)
    stale = done.outcome is Outcome.STALE
    mistakes = (Mistake("waarde", messages.STALE_DECISION),) if stale else done.mistakes
    now = _place(place.data.study.id, place.difference.cell) if stale else place
    return show_difference(now, form, mistakes, 409 if stale else 422)


def _place(study: str, cell: tuple[str, str, str]) -> Place:
    place = find_place(SqlAdjudications(database()), frame(study), cell, _filter())
    return place or abort(404)


def _filter() -> DifferenceFilter:
    names = ("aspect_is", "soort", "stand")
    return DifferenceFilter(*(request.args.get(name, "").replace("\0", "") for name in names))
