"""What is printed: every table of the study, and the nota. Statistics load when they are asked for."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, abort, g, render_template

from analysis.study import StudyData
from survey_app.domain.cell_lists import cells_behind
from survey_app.domain.roles import Task, may
from survey_app.web.staff_pages import allowed, show, whole

blueprint = Blueprint("publish", __name__, url_prefix="/studies/<study>")


@blueprint.get("/tabellen")
@allowed(Task.TABLES)
def tables(study: str) -> str:
    """The study's tables by their titles."""
    from analysis.tables import Tables

    found = Tables(whole(study))
    titles = [(name, found.table(name).title) for name in found.names]
    return render_template("publish/tables.html", frame=found.data, titles=titles)


@blueprint.get("/tabellen/<name>")
@allowed(Task.TABLES)
def table(study: str, name: str) -> str:
    """One table, counted from the study as it is now."""
    from analysis.tables import Tables
    from reports.tables import to_document_table

    found = Tables(whole(study))
    if name not in found.names:
        abort(404)
    printed = to_document_table(found.table(name), found.data.study.threshold)
    return render_template(
        "publish/table.html", frame=found.data, table=printed, behind=_cells_behind(found.data, name)
    )


def _cells_behind(data: StudyData, name: str) -> dict[tuple[str, str], str]:
    """(row, column) -> the address of the cells counted there, for who may read them."""
    if not may(g.roles, Task.CODING):
        return {}
    queries = cells_behind(data, name)
    return {place: f"../cellen?{urlencode(query.fields(()))}" for place, query in queries.items()}


@blueprint.get("/nota")
@allowed(Task.NOTA)
def nota(study: str) -> str:
    """What is in the nota, and the button that makes it."""
    from reports.nota import make_nota

    data = whole(study)
    return render_template("publish/nota.html", frame=data, document=make_nota(data))


@blueprint.get("/nota.html")
@allowed(Task.NOTA)
def download(study: str) -> Response:
    """The nota as one file that needs nothing else."""
    from reports.nota import make_nota
    from reports.render_html import render

    answer = show(render(make_nota(whole(study))))
    answer.headers["Content-Type"] = "text/html; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="nota-{study}.html"'
    return answer
