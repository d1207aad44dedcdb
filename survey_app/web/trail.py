"""The trail: who changed what when, from what to what and why; per cell, as a list, and to take along."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, abort, render_template, request, stream_with_context

from analysis.bench_rows import TrailRow
from survey_app.domain.coding import book_and_aspect
from survey_app.domain.roles import Task
from survey_app.domain.trail import CHANGE_WORDS, TrailFilter, spreadsheet_fields
from survey_app.storage.sheet_sources import SqlSheetSources
from survey_app.storage.trail import SqlTrail
from survey_app.web.staff_pages import allowed, codeur_name, database, frame
from survey_app.web.trail_words import ChangeWords

blueprint = Blueprint("trail", __name__, url_prefix="/studies/<study>")


@blueprint.get("/spoor")
@allowed(Task.TRAIL)
def overview(study: str) -> str:
    """Every change, the newest first."""
    data, wanted = frame(study), _filter()
    page = _trail(study).page(wanted, _number())
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
    rows = spreadsheet_fields(_trail(study).all(_filter()))
    answer = Response(stream_with_context(_csv(rows)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="spoor-{study}.csv"'
    return answer


def _trail(study: str) -> SqlTrail:
    return SqlTrail(database(), study, codeur_name(study))


def _filter() -> TrailFilter:
    names = ("casus", "perspectief", "aspect", "codeur", "wat")
    return TrailFilter(*(request.args.get(name, "").replace("\0", "") for name in names))


def _number() -> int:
    text = request.args.get("pagina", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _said(study: str, rows: Iterable[TrailRow]) -> ChangeWords:
    return ChangeWords(SqlSheetSources(database()), study, rows)


def _csv(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Line by line, so that a long trail is never held in memory whole."""
    yield "\ufeff"  # a spreadsheet would take UTF-8 without it for something else
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(row)
        yield line.getvalue()
