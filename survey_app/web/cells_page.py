"""The list of the cells behind a count, with what was said about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import abort, render_template, request

from analysis.cells import Cell
from analysis.study import Coding, Fragment, StudyData
from codebooks.model import Aspect, Codebook
from survey_app.domain.casus_choice import by_number
from survey_app.domain.cell_lists import (
    AT_ONCE,
    CellQuery,
    listed,
    named_aspect,
    quote_names,
    read_query,
    summary,
)
from survey_app.domain.matrix import EMPTY, KINDS
from survey_app.domain.messages import N_
from survey_app.storage.matrix_cells import SqlMatrixCells
from survey_app.web.language import translate
from survey_app.web.matrix_parts import kind_words, labelled
from survey_app.web.screen import say
from survey_app.web.staff_pages import codeur_name, database
from survey_app.web.staff_words import option_label

LISTED_KINDS = tuple(kind for kind in KINDS if kind != EMPTY)


@dataclass(frozen=True)
class ListedCell:
    """A cell in the list: its aspect, the explanation that counts, and its quotes."""

    cell: Cell
    aspect: Aspect
    summary: str
    quotes: Sequence[Fragment]


def show_cells(data: StudyData) -> str:
    """The cells that the address asks for, a page at a time; 404 when it names what does not exist."""
    strata = data.study.strata
    query = read_query(request.args, strata)
    if not _exists(data, query):
        abort(404)
    study = data.study.id
    codeur = "" if query.released else codeur_name(study)
    store, names = SqlMatrixCells(database()), [query.aspect] if query.aspect else None
    found = listed(query, data, store.cells(study, codeur, names))
    page = _page(len(found))
    cells = found[(page - 1) * AT_ONCE : page * AT_ONCE]
    return render_template(
        "matrix/cells.html",
        frame=data,
        query=query,
        n=len(found),
        cells=_with_texts(data, store, codeur, cells),
        aspect=named_aspect(data.coding_schemes(), query.aspect),
        choices=_choices(data, query),
        page=page,
        pages=_pages(len(found)),
        this=urlencode(query.fields(strata)),
    )


def _exists(data: StudyData, query: CellQuery) -> bool:
    books = data.coding_schemes()
    options = {option.code for book in books for aspect in book.aspects for option in aspect.options}
    return (
        (not query.aspect or named_aspect(books, query.aspect) is not None)
        and query.boek in {"", *(book.id for book in books)}
        and query.perspectief in {"", *dict(data.study.perspectieven)}
        and query.casus in {"", *(case.casus for case in data.cases)}
        and query.waarde in {"", *LISTED_KINDS, *options}
    )


def _page(n: int) -> int:
    """The page that the address asks for; nonsense and what is too far is brought back to one there is."""
    text = request.args.get("blad", "")
    asked = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 1
    return min(max(asked, 1), _pages(n))


def _pages(n: int) -> int:
    return max(-(-n // AT_ONCE), 1)


def _with_texts(
    data: StudyData, store: SqlMatrixCells, codeur: str, cells: Sequence[Cell]
) -> list[ListedCell]:
    study, books = data.study.id, data.coding_schemes()
    rows = store.codings(study, codeur, [(c.casus, c.perspectief, c.aspect) for c in cells])
    quotes = store.quotes(study, [name for own in rows.values() for name in quote_names(own)])
    return [_listed(books, cell, rows, quotes) for cell in cells]


def _listed(
    books: Sequence[Codebook],
    cell: Cell,
    rows: dict[tuple[str, str, str], list[Coding]],
    quotes: dict[str, Fragment],
) -> ListedCell:
    own = rows.get((cell.casus, cell.perspectief, cell.aspect), [])
    found = named_aspect(books, cell.aspect)
    if found is None:  # `listed` lets only known aspects through
        raise LookupError(cell.aspect)
    used = [quotes[name] for name in quote_names(own) if name in quotes]
    return ListedCell(cell, found[1], summary(own), used)


def _choices(data: StudyData, query: CellQuery) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    """The fields of the form: name, label, what can be chosen, what is chosen."""
    books, every = data.coding_schemes(), ("", translate(N_("alle")))
    aspects = [(f"{book.id}.{a.id}", f"{a.code} {say(a.label)}") for book in books for a in book.aspects]
    casussen = sorted((case.casus for case in data.cases), key=by_number)
    return [
        ("boek", translate(N_("Codeboek")), [every, *((b.id, say(b.title)) for b in books)], query.boek),
        ("aspect", translate(N_("Aspect")), [every, *aspects], query.aspect),
        ("waarde", translate(N_("Waarde")), [every, *_values(data, query)], query.waarde),
        (
            "perspectief",
            translate(N_("Perspectief")),
            [every, *labelled(data, dict(data.study.perspectieven))],
            query.perspectief,
        ),
        ("casus", translate(N_("Casus")), [every, *((casus, casus) for casus in casussen)], query.casus),
    ]


def _values(data: StudyData, query: CellQuery) -> list[tuple[str, str]]:
    found = named_aspect(data.coding_schemes(), query.aspect)
    options = found[1].options if found else ()
    own = [(o.code, option_label(found[1], o.code)) for o in options] if found else []
    kinds = kind_words(LISTED_KINDS)
    known = {code for code, _ in [*own, *kinds]}
    return [*own, *kinds, *([(query.waarde, query.waarde)] if query.waarde not in {"", *known} else [])]
