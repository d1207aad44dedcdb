"""The nota to read inside the app: each count leads to the coded cells behind it, for who may see them."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, g, make_response, url_for

from analysis.study import StudyData
from survey_app.domain.cell_lists import cells_behind
from survey_app.domain.roles import Task, may
from survey_app.web.staff_pages import allowed, show, whole

blueprint = Blueprint("nota", __name__, url_prefix="/studies/<study>/nota")
COUNTED = "waarden"


@blueprint.get("/lezen")
@allowed(Task.NOTA)
def read(study: str) -> Response:
    """The nota as it would be printed now, with ways to the cells that its counts rest on."""
    from reports.nota import make_nota
    from reports.render_html import render

    data = whole(study)
    style = url_for("nota.style", study=study)
    return show(render(make_nota(data), style, _behind(data), url_for("publish.nota", study=study)))


@blueprint.get("/huisstijl.css")
@allowed(Task.NOTA)
def style(study: str) -> Response:
    """The house style of the nota: inside the app no page carries its own."""
    from reports.render_html import stylesheet

    answer = make_response(stylesheet())
    answer.headers["Content-Type"] = "text/css; charset=utf-8"
    return answer


def _behind(data: StudyData) -> dict[str, str]:
    """Address of a count -> the page with its cells; nothing for who may not see codings."""
    if not may(g.roles, Task.CODING):
        return {}
    names = (COUNTED, *(table.id for book in data.coding_schemes() for table in book.tables))
    return {
        f"{name}/{row}/{column}": f"../cellen?{urlencode(query.fields(()))}"
        for name in names
        for (row, column), query in cells_behind(data, name).items()
    }
