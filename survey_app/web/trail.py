"""The trail: who changed what when, from what to what and why; per cell, as a list, and to take along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple

from flask import Blueprint, Response, abort, render_template, request, stream_with_context

from analysis.bench_rows import TrailRow
from reports.spreadsheet_text import csv_lines
from survey_app.domain.coding import book_and_aspect
from survey_app.domain.roles import Task
from survey_app.domain.trail import CHANGE_WORDS, COLUMNS, TrailFilter
from survey_app.storage.sheet_sources import SqlSheetSources
from survey_app.storage.trail import SqlTrail
from survey_app.web.staff_pages import allowed, codeur_name, database, frame, page_number
from survey_app.web.trail_words import ChangeWords

blueprint = Blueprint("trail", __name__, url_prefix="/studies/<study>")


@blueprint.get("/spoor")
@allowed(Task.TRAIL)
def overview(study: str) -> str:
    """Every change, the newest first."""
    data, wanted = frame(study), _filter()
    page = _trail(study).page(wanted, page_number())
    aspects = {f"{book.id}.{a.id}": a for book in data.coding_schemes() for a in book.aspects}
    return render_template(
        "trail/overview.html",
        frame=data,
        page=page,
        wanted=wanted,
        aspects=aspects,
        words=CHANGE_WORDS,
        said=_said(study, page.rows),
        labels=dict(data.study.perspectieven),
        here={name: value for name, value in vars(wanted).items() if value},
    )


@blueprint.get("/spoor/<casus>/<perspectief>/<aspect>")
@allowed(Task.TRAIL)
def cell(study: str, casus: str, perspectief: str, aspect: str) -> str:
    """Everything that happened to one cell."""
    data = frame(study)
    found = book_and_aspect(data.coding_schemes(), perspectief, aspect)
    known = casus in {case.casus for case in data.cases} and perspectief in dict(data.study.perspectieven)
    if found is None or not known:
        abort(404)
    rows = _trail(study).cell(casus, perspectief, aspect)
    return render_template(
        "trail/cell.html",
        frame=data,
        trail=rows,
        aspect=found[1],
        words=CHANGE_WORDS,
        said=_said(study, rows.rows),
    )


@blueprint.get("/spoor.csv")
@allowed(Task.TRAIL)
def download(study: str) -> Response:
    """The same changes as a file, oldest first."""
    rows = (astuple(row) for row in _trail(study).all(_filter()))
    answer = Response(stream_with_context(csv_lines(COLUMNS, rows)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="spoor-{study}.csv"'
    return answer


def _trail(study: str) -> SqlTrail:
    return SqlTrail(database(), study, codeur_name(study))


def _filter() -> TrailFilter:
    names = ("casus", "perspectief", "aspect", "codeur", "wat")
    return TrailFilter(*(request.args.get(name, "").replace("\0", "") for name in names))


def _said(study: str, rows: Iterable[TrailRow]) -> ChangeWords:
    return ChangeWords(SqlSheetSources(database()), study, rows)
