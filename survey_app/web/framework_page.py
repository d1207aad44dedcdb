"""The framework matrix: casussen by the aspects of one group, the summary of each cell beside its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from flask import abort, render_template, request

from analysis.cells import Cell
from analysis.study import Coding, StudyData
from codebooks.model import Aspect, AspectGroup, Codebook
from survey_app.domain.cell_lists import quote_names, summary
from survey_app.domain.matrix import CODEBOOK, Line, make_matrix, read_schema_choice
from survey_app.storage.matrix_cells import CellKey, SqlMatrixCells
from survey_app.web.matrix_parts import folder_up
from survey_app.web.staff_pages import codeur_name, database


@dataclass(frozen=True)
class Chart:
    """One cell of the framework matrix; `cell` is None where nobody coded."""

    cell: Cell | None
    address: str
    summary: str
    quotes: Sequence[str]  # the names of its quotes


def show_framework(data: StudyData, book: Codebook) -> str:
    """The framework matrix of one codebook, for the group and the casussen that the address chooses."""
    sent = read_schema_choice(request.args, data.study.strata, book)
    choice = replace(sent, waarde="", aspecten=CODEBOOK)  # what is not in this page's form
    store, study = SqlMatrixCells(database()), data.study.id
    codeur = codeur_name(study)
    group = _group(book)
    aspects = [aspect for aspect in book.aspects if aspect.group == group.id]
    names = [f"{book.id}.{aspect.id}" for aspect in aspects]
    cells = store.cells(study, codeur, [f"{book.id}.{aspect.id}" for aspect in book.aspects])
    sides = [id for id, _ in data.study.perspectieven]
    matrix = make_matrix(book, data.cases, sides, cells, choice, data.study.strata)
    texts = store.codings(study, codeur, [(*column, name) for column in matrix.columns for name in names])
    lines = [line for _, lines in matrix.groups for line in lines] + list(matrix.others)
    return render_template(
        "matrix/framework.html",
        frame=data,
        book=book,
        choice=choice,
        group=group,
        aspects=aspects,
        labels=dict(data.study.perspectieven),
        chosen=matrix.chosen,
        rows=_rows(book, matrix.columns, _lines(aspects, lines), texts),
    )


def _group(book: Codebook) -> AspectGroup:
    """The group that the address names, else the first with aspects."""
    filled = [g for g in book.groups if any(aspect.group == g.id for aspect in book.aspects)]
    if not filled:
        abort(404)
    return next((g for g in filled if g.id == request.args.get("groep", "")), filled[0])


def _lines(aspects: Sequence[Aspect], lines: Sequence[Line]) -> list[Line]:
    found = {line.aspect.id: line for line in lines}
    return [found[aspect.id] for aspect in aspects if aspect.id in found]


def _rows(
    book: Codebook,
    columns: Sequence[tuple[str, str]],
    lines: Sequence[Line],
    texts: dict[CellKey, list[Coding]],
) -> list[tuple[str, str, list[Chart]]]:
    names, folder = [f"{book.id}.{line.aspect.id}" for line in lines], f"{folder_up()}cel/"
    found = []
    for place, (casus, side) in enumerate(columns):
        sheet = f"{folder}{quote(casus, safe='')}/{quote(side, safe='')}/"
        charts = [
            _chart(line.cells[place], f"{sheet}{name}", texts.get((casus, side, name), []))
            for line, name in zip(lines, names, strict=True)
        ]
        found.append((casus, side, charts))
    return found


def _chart(cell: Cell | None, address: str, rows: Sequence[Coding]) -> Chart:
    return Chart(cell, address, summary(rows), quote_names(rows))
