"""The analyseschema: every cell of a codebook in its colour, as far as the reader may see."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from analysis.cells import decided_cells
from codebooks.model import Codebook
from survey_app.domain.matrix import make_matrix
from survey_app.domain.roles import Task
from survey_app.storage.codings import SqlCodings
from survey_app.web.staff_pages import allowed, codeur_name, database, frame

blueprint = Blueprint("matrix", __name__, url_prefix="/studies/<study>")


@blueprint.get("/analyseschema")
@allowed(Task.CODING)
def schema(study: str) -> str:
    """Every cell of the first codebook in its colour."""
    books = frame(study).coding_schemes()
    if not books:
        abort(404)
    return _schema(study, books[0])


@blueprint.get("/analyseschema/<book>")
@allowed(Task.CODING)
def schema_of(study: str, book: str) -> str:
    """Every cell of this codebook in its colour."""
    chosen = next((one for one in frame(study).coding_schemes() if one.id == book), None)
    return _schema(study, chosen) if chosen else abort(404)


def _schema(study: str, book: Codebook) -> str:
    data = frame(study)
    cells = decided_cells(SqlCodings(database()).codings(study, codeur_name(study)))
    casussen = [case.casus for case in data.cases]
    matrix = make_matrix(book, casussen, [id for id, _ in data.study.perspectieven], cells)
    return render_template(
        "matrix/schema.html",
        frame=data,
        book=book,
        matrix=matrix,
        labels=dict(data.study.perspectieven),
        marks={place.mark for _, lines in matrix.groups for line in lines for place in line.places},
    )
