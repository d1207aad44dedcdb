"""One cell as a page: its value, how it came about, and its quotes where they were said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, current_app, render_template, url_for

from analysis.cells import FIXED, Cell, counting, decide
from analysis.study import Coding, StudyData
from codebooks.model import Aspect, Codebook
from codebooks.values import Value
from instruments.texts import Texts
from survey_app.domain.casus_choice import by_number
from survey_app.domain.cell_lists import quote_names
from survey_app.domain.coding import book_and_aspect
from survey_app.domain.messages import N_
from survey_app.domain.quote_context import QuoteInContext, in_context
from survey_app.storage.matrix_cells import CellKey, SqlMatrixCells
from survey_app.web.matrix_parts import subjects
from survey_app.web.staff_pages import codeur_name, database

NOT_CODED = N_("Deze cel is niet gecodeerd, of nog niet vrijgegeven.")
NO_VALUE_YET = N_("Er is nog geen waarde gekozen.")
UNDECIDED = N_("De codeurs verschillen en er is nog niets besloten. De cel telt nergens mee.")
DECIDED = N_("De codeurs verschilden; dit is besloten.")
FIXED_ALONE = N_("Deze waarde is vastgesteld.")
ALL_AGREE = N_("De codeurs vonden hetzelfde.")
ONE_CODEUR = N_("Eén codeur vond dit; het is nog niet vastgesteld.")


@dataclass(frozen=True)
class CellView:
    """A cell, its rows, and its quotes in their context, each with who uses it."""

    key: CellKey
    cell: Cell | None
    rows: Sequence[Coding]
    quotes: Sequence[tuple[QuoteInContext, tuple[str, ...]]]
    how: str


def view_cells(data: StudyData, keys: Sequence[CellKey]) -> list[CellView]:
    """These cells as far as the reader may see them, with all their quotes."""
    store, study = SqlMatrixCells(database()), data.study.id
    found = store.codings(study, codeur_name(study), keys)
    names = [name for rows in found.values() for row in rows for name in row.fragmenten]
    quotes = store.quotes(study, names)
    sources = store.sources_of(study, quotes.values())
    shown = {name: in_context(quote, sources.get(quote.bron)) for name, quote in quotes.items()}
    return [_view(store, study, key, found.get(key, []), shown) for key in keys]


def _view(
    store: SqlMatrixCells, study: str, key: CellKey, rows: list[Coding], shown: dict[str, QuoteInContext]
) -> CellView:
    valued = [row for row in rows if row.waarde]
    cell = decide(valued) if valued else None
    how = DECIDED if store.decision(study, key) else _how(cell, rows)
    names = dict.fromkeys([*quote_names(rows), *(name for row in rows for name in row.fragmenten)])
    quotes = [
        (shown[name], tuple(row.codeur for row in rows if name in row.fragmenten))
        for name in names
        if name in shown
    ]
    return CellView(key, cell, rows, quotes, how)


def _how(cell: Cell | None, rows: Sequence[Coding]) -> str:
    if cell is None:
        return NO_VALUE_YET if rows else NOT_CODED
    if not cell.waarde:
        return UNDECIDED
    if any(row.status == FIXED for row in counting([row for row in rows if row.waarde])):
        return FIXED_ALONE
    return ALL_AGREE if cell.codeurs > 1 else ONE_CODEUR


def show_cell(data: StudyData, casus: str, perspectief: str, aspect: str) -> str:
    """The page of this cell; 404 where the study has no such cell."""
    found = book_and_aspect(data.coding_schemes(), perspectief, aspect)
    if found is None or casus not in {case.casus for case in data.cases}:
        abort(404)
    key = (casus, perspectief, aspect)
    (view,) = view_cells(data, [key])
    return render_template(
        "matrix/cell.html",
        frame=data,
        book=found[0],
        aspect=found[1],
        meanings=_meanings(found[0], found[1]),
        view=view,
        label=dict(data.study.perspectieven)[perspectief],
        decision=SqlMatrixCells(database()).decision(data.study.id, key),
        steps=_steps(data, found[0], found[1], key),
        trail=_trail(data, view),
        subject=_subject(data, perspectief, aspect),
    )


def _meanings(book: Codebook, aspect: Aspect) -> dict[Value, Texts]:
    """What the values mean for this aspect: what its group says goes before the codebook."""
    own = next((group.meanings for group in book.groups if group.id == aspect.group), {})
    return {**book.meanings, **own}


def _steps(data: StudyData, book: Codebook, aspect: Aspect, key: CellKey) -> dict[str, str]:
    """The addresses of the cells around it: `vorige_` and `volgende_`, `aspect` and `casus`."""
    casus, perspectief, _ = key
    casussen = sorted((case.casus for case in data.cases), key=by_number)
    names = [one.id for one in book.aspects]
    up, down = _around(names, aspect.id)
    back, on = _around(casussen, casus)
    cells = {
        "vorige_aspect": (casus, up),
        "volgende_aspect": (casus, down),
        "vorige_casus": (back, aspect.id),
        "volgende_casus": (on, aspect.id),
    }
    return {
        step: url_for(
            "matrix.cell", study=data.study.id, casus=c, perspectief=perspectief, aspect=f"{book.id}.{a}"
        )
        for step, (c, a) in cells.items()
        if c and a
    }


def _around(names: Sequence[str], name: str) -> tuple[str, str]:
    """The names before and after this one; '' at the ends."""
    place = names.index(name)
    return (names[place - 1] if place else "", names[place + 1] if place + 1 < len(names) else "")


def _trail(data: StudyData, view: CellView) -> str:
    """The address of the cell's trail; '' where the app has no such page."""
    if "trail.cell" not in current_app.view_functions:
        return ""
    casus, perspectief, aspect = view.key
    return url_for("trail.cell", study=data.study.id, casus=casus, perspectief=perspectief, aspect=aspect)


def _subject(data: StudyData, perspectief: str, aspect: str) -> str:
    """The name of the subject that this cell is part of; '' where it can be compared with no other."""
    sides = (perspectief, aspect)
    found = (one for one in subjects(data) if sides in (*one.judged.items(), *one.beside))
    return next((one.name for one in found), "")
