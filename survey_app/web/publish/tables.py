"""Every table of the study as a page. Statistics load when they are asked for."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import abort, g, render_template

from analysis.study import StudyData
from survey_app.domain.cell_lists import cells_behind
from survey_app.domain.roles import Task, may
from survey_app.web.publish.area import blueprint
from survey_app.web.staff_pages import allowed, whole


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
