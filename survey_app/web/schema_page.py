"""The analyseschema as a page: some ten thousand cells, so that what they share is written once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import render_template, request
from markupsafe import Markup, escape

from analysis.cells import Cell
from analysis.study import Stratum, StudyData
from codebooks.model import Aspect, AspectGroup, Codebook
from codebooks.values import LETTERS, SHAPES, Value
from survey_app.domain.cell_lists import CellQuery
from survey_app.domain.matrix import (
    COUNTED,
    EMPTY,
    KINDS,
    MOST,
    UNDECIDED,
    Line,
    Matrix,
    SchemaChoice,
    kind_of,
    make_matrix,
    mark_of,
    read_schema_choice,
    sorting_stratum,
)
from survey_app.domain.messages import N_
from survey_app.domain.staff_messages import PROVENANCE_WORDS, VALUE_WORDS
from survey_app.storage.matrix_cells import SqlMatrixCells
from survey_app.web.language import translate
from survey_app.web.matrix_parts import UNCODED_WORDS, folder_up
from survey_app.web.screen import say
from survey_app.web.staff_pages import codeur_name, database

Face = tuple[Markup, Markup]  # of a cell: what stands before its address, and after it


@dataclass(frozen=True)
class Place:
    """A column of the schema: the begin of its cells' addresses, and what closes each cell."""

    address: Markup
    ending: Markup


@dataclass(frozen=True)
class Row:
    """An aspect, its cells, and its counts with the address of the cells behind each ('' for none)."""

    aspect: Aspect
    cells: Markup
    counts: Sequence[tuple[int, str]]


def show_schema(data: StudyData, book: Codebook) -> str:
    """Every cell of this codebook that the reader may see, as the address chooses and sorts them."""
    strata = data.study.strata
    choice = read_schema_choice(request.args, strata, book)
    names = [f"{book.id}.{aspect.id}" for aspect in book.aspects]
    cells = SqlMatrixCells(database()).cells(data.study.id, codeur_name(data.study.id), names)
    sides = [id for id, _ in data.study.perspectieven]
    matrix = make_matrix(book, data.cases, sides, cells, choice, strata)
    places = _places(book, matrix, data)
    return render_template(
        "matrix/schema.html",
        frame=data,
        book=book,
        matrix=matrix,
        choice=choice,
        labels=dict(data.study.perspectieven),
        counted=_counted(choice),
        groups=_groups(data, book, matrix, choice, places),
        foot=[(value, _foot(data, book, matrix, choice, value)) for value in MOST],
        strips=_strips(data, matrix, sorting_stratum(choice, strata)),
        others=[(line.aspect, line.cells) for line in matrix.others],
        places=places,
        sheets=_sheets(matrix),
        kinds=KINDS,
    )


def _counted(choice: SchemaChoice) -> tuple[str, ...]:
    """The kinds that are counted at the end of the rows: with a chosen value that one alone."""
    return (choice.waarde,) if choice.waarde else COUNTED


def _groups(
    data: StudyData, book: Codebook, matrix: Matrix, choice: SchemaChoice, places: Sequence[Place]
) -> list[tuple[AspectGroup | None, list[Row]]]:
    faces = _Faces(choice.waarde)
    return [
        (group, [_row(data, book, line, choice, faces, places) for line in lines])
        for group, lines in matrix.groups
    ]


def _row(
    data: StudyData, book: Codebook, line: Line, choice: SchemaChoice, faces: _Faces, places: Sequence[Place]
) -> Row:
    cells = _cells(line, faces, places)
    asked = CellQuery(f"{book.id}.{line.aspect.id}", "", choice.perspectief, strata=choice.strata)
    counts = [(line.counts.get(kind, 0), _list(data, asked, kind)) for kind in _counted(choice)]
    return Row(line.aspect, cells, counts)


def _cells(line: Line, faces: _Faces, places: Sequence[Place]) -> Markup:
    """The cells of a row: escaped per kind, column and aspect, and from there on only joined."""
    aspect = escape(line.aspect.id)
    pieces: list[str] = []
    for cell, place in zip(line.cells, places, strict=True):
        before, after = faces.of(cell)
        pieces += (before, place.address, aspect, after, place.ending)
    return Markup("".join(pieces))  # noqa: S704  # every piece is Markup


def _list(data: StudyData, asked: CellQuery, kind: str) -> str:
    """The address of the cells of this kind; '' where nobody coded: there is nothing to list."""
    fields = {**asked.fields(data.study.strata), "waarde": kind}
    return "" if kind == EMPTY else f"{folder_up()}cellen?{urlencode(fields)}"


def _foot(
    data: StudyData, book: Codebook, matrix: Matrix, choice: SchemaChoice, value: str
) -> list[tuple[int, int, str]]:
    """Per casus: how many columns it has, how many cells with this value, and the address of those."""
    return [
        (
            span,
            matrix.per_casus[casus].get(value, 0),
            _list(data, CellQuery("", "", choice.perspectief, casus, book.id), value),
        )
        for casus, span in matrix.spans
    ]


def _strips(data: StudyData, matrix: Matrix, stratum: Stratum | None) -> list[tuple[str, int]]:
    """When the casussen are sorted by a stratum: its values, with the number of columns of each."""
    if stratum is None:
        return []
    words = {value.code: say(value.label) for value in stratum.values}
    of_casus = {case.casus: words.get(case.attributes.get(stratum.id, ""), "–") for case in data.cases}
    spans: dict[str, int] = {}
    for casus, _ in matrix.columns:
        spans[of_casus[casus]] = spans.get(of_casus[casus], 0) + 1
    return list(spans.items())


def _sheets(matrix: Matrix) -> list[str]:
    """Per column the address of its coding sheet."""
    folder = folder_up()
    return [
        f"{folder}casus/{quote(casus, safe='')}/{quote(perspectief, safe='')}"
        for casus, perspectief in matrix.columns
    ]


def _places(book: Codebook, matrix: Matrix, data: StudyData) -> list[Place]:
    labels = {id: say(label) for id, label in data.study.perspectieven}
    several, casus_word, folder = len(book.perspectieven) > 1, translate(N_("casus")), folder_up()
    return [
        Place(
            escape(f"{folder}cel/{quote(casus, safe='')}/{quote(perspectief, safe='')}/{book.id}."),
            Markup(", {} {}{}</i></a></td>\n").format(
                casus_word, casus, f", {labels[perspectief]}" if several else ""
            ),
        )
        for casus, perspectief in matrix.columns
    ]


class _Faces:
    """What stands in a cell: made once per kind and provenance. With a chosen value the others are pale."""

    def __init__(self, chosen: str) -> None:
        self._chosen = chosen
        self._made: dict[tuple[str, str], Face] = {}

    def of(self, cell: Cell | None) -> Face:
        key = (kind_of(cell), cell.herkomst if cell else "")
        if key not in self._made:
            pale = self._chosen not in ("", key[0])
            before = Markup('<td class="vak vak--{}"><a href="').format("anders" if pale else key[0])
            self._made[key] = (before, _face(*key, mark_of(cell)))
        return self._made[key]


def _face(kind: str, herkomst: str, mark: str) -> Markup:
    words = translate(VALUE_WORDS.get(kind) or UNCODED_WORDS[kind])
    if mark:
        words += f", {translate(PROVENANCE_WORDS[herkomst])}"
    return Markup('"><b aria-hidden="true">{}</b><i>{}').format(sign_of(kind) + mark, words)


def sign_of(kind: str) -> str:
    """Shape and letter of a value, ≠ where codeurs differ, · where nobody coded."""
    if kind in (UNDECIDED, EMPTY):
        return "≠" if kind == UNDECIDED else "·"
    shape, letter = SHAPES[Value(kind)], LETTERS[Value(kind)]
    return shape if letter in "-?" else f"{shape} {letter}"
