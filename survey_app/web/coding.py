"""The coding sheet of one casus from one perspectief."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers import Response as Answer

from survey_app.domain import staff_messages as messages
from survey_app.domain.coding import book_and_aspect
from survey_app.domain.roles import Task
from survey_app.storage.codings import SqlCodings
from survey_app.use_cases.code_cell import Codeur, Outcome, code_cell, read_form
from survey_app.web.sheet_cells import Typed
from survey_app.web.sheet_pages import show_sheet
from survey_app.web.sheet_text import exact
from survey_app.web.staff_pages import allowed, codeur_name, database, frame, go, sent_revision, this_moment

blueprint = Blueprint("coding", __name__, url_prefix="/studies/<study>")
blueprint.add_app_template_filter(exact)

REFUSED = {
    Outcome.STALE: (409, messages.STALE_CELL),
    Outcome.MISTAKES: (422, ""),
    Outcome.SEALED: (423, messages.SHEET_SEALED),
    Outcome.NOT_ASSIGNED: (403, messages.NOT_ASSIGNED),
}


@blueprint.get("/casus/<casus>/<perspectief>")
@allowed(Task.CODING)
def sheet(study: str, casus: str, perspectief: str) -> Response:
    """The report on the left, the aspects on the right."""
    return show_sheet(frame(study), casus, perspectief)


@blueprint.post("/casus/<casus>/<perspectief>/<aspect>")
@allowed(Task.CODING)
def save(study: str, casus: str, perspectief: str, aspect: str) -> Answer:
    """The cell is kept, and you are back at its aspect."""
    data = frame(study)
    found = book_and_aspect(data.coding_schemes(), perspectief, aspect)
    if found is None or casus not in {case.casus for case in data.cases}:
        abort(404)
    store, form = SqlCodings(database()), read_form(request.form, request.form.getlist("weg"))
    codeur = codeur_name(study)
    before = store.sheet(study, casus, perspectief, codeur)
    now = this_moment()
    coded = code_cell(store, before, found[1], aspect, form, sent_revision(), Codeur(codeur), now)
    if coded.outcome is Outcome.SAVED:
        place = {"study": study, "casus": casus, "perspectief": perspectief, "bewaard": aspect}
        return go("coding.sheet", anchor=aspect.replace(".", "-"), **place)
    status, notice = REFUSED[coded.outcome]
    return show_sheet(data, casus, perspectief, Typed(aspect, form, coded.mistakes, notice), status)
