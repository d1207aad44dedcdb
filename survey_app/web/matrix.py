"""The schemas: cells in their colours, the texts behind them, and what perspectieven and survey say."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort

from analysis.study import StudyData
from codebooks.model import Codebook
from survey_app.domain.roles import Task
from survey_app.web import matrix_parts
from survey_app.web.cell_page import show_cell
from survey_app.web.cells_page import show_cells
from survey_app.web.framework_page import show_framework
from survey_app.web.perspectives_page import show_perspectives, show_triple
from survey_app.web.schema_page import show_schema
from survey_app.web.side_by_side_page import show_side_by_side
from survey_app.web.staff_pages import allowed, frame, whole

blueprint = Blueprint("matrix", __name__, url_prefix="/studies/<study>")


@blueprint.context_processor
def words() -> dict[str, Any]:
    """What the templates of these pages may use."""
    return matrix_parts.words_for_templates()


@blueprint.get("/analyseschema")
@allowed(Task.CODING)
def schema(study: str) -> str:
    """Every cell of the first codebook in its colour."""
    data = frame(study)
    return show_schema(data, _book(data))


@blueprint.get("/analyseschema/<book>")
@allowed(Task.CODING)
def schema_of(study: str, book: str) -> str:
    """Every cell of this codebook in its colour."""
    data = frame(study)
    return show_schema(data, _book(data, book))


@blueprint.get("/raamwerk")
@allowed(Task.CODING)
def framework(study: str) -> str:
    """The framework matrix of the first codebook."""
    data = frame(study)
    return show_framework(data, _book(data))


@blueprint.get("/raamwerk/<book>")
@allowed(Task.CODING)
def framework_of(study: str, book: str) -> str:
    """The framework matrix of this codebook."""
    data = frame(study)
    return show_framework(data, _book(data, book))


@blueprint.get("/cel/<casus>/<perspectief>/<aspect>")
@allowed(Task.CODING)
def cell(study: str, casus: str, perspectief: str, aspect: str) -> str:
    """One cell: how it came about, and its quotes in their context."""
    return show_cell(frame(study), casus, perspectief, aspect)


@blueprint.get("/cellen")
@allowed(Task.CODING)
def cells(study: str) -> str:
    """The cells behind a count."""
    return show_cells(frame(study))


@blueprint.get("/perspectieven")
@allowed(Task.CODING)
def perspectives(study: str) -> str:
    """What the perspectieven say about the same subjects, casus by casus."""
    return show_perspectives(frame(study))


@blueprint.get("/perspectieven/<casus>/<aspect>")
@allowed(Task.CODING)
def triple(study: str, casus: str, aspect: str) -> str:
    """One subject in one casus: everyone's value and quotes next to each other."""
    return show_triple(frame(study), casus, aspect)


@blueprint.get("/naast-elkaar")
@allowed(Task.TABLES)
def side_by_side(study: str) -> str:
    """The joint display: survey, codings and quotes per aspect."""
    return show_side_by_side(whole(study))


def _book(data: StudyData, id: str = "") -> Codebook:
    """The coding scheme with this id, '' for the first; 404 when there is none."""
    found = (book for book in data.coding_schemes() if id in ("", book.id))
    return next(found, None) or abort(404)
