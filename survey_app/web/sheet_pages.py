"""Shows the coding sheet: the texts with their quotes marked, and every aspect with its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, abort, current_app, render_template, request, url_for

from analysis.bench_rows import Seal
from analysis.study import Fragment, StudyData
from codebooks.model import Codebook
from codebooks.values import REASONS, Reason, Value
from survey_app.domain.coding import Sheet
from survey_app.storage.assignments import SqlAssignments
from survey_app.storage.codings import SqlCodings
from survey_app.storage.sheet_sources import SqlSheetSources
from survey_app.web.screen import say
from survey_app.web.sheet_cells import CellView, Groups, Typed, cell_groups
from survey_app.web.sheet_text import TextView, text_view, uses_of
from survey_app.web.sheet_words import words_for_script
from survey_app.web.staff_pages import codeur_name, database, show

SEAL = "double_coding.seal"


@dataclass(frozen=True)
class SheetView:
    """The sheet as the page shows it; `books` in the order in which they are coded."""

    sheet: Sheet
    codeur: str
    books: list[tuple[Codebook, Groups]]
    texts: list[TextView]
    other_sources: tuple[tuple[str, str], ...]

    @property
    def cells(self) -> list[CellView]:
        """Every aspect, in order."""
        return [cell for _, groups in self.books for _, cells in groups for cell in cells]

    @property
    def loaded(self) -> set[str]:
        """The sources whose text stands on the page."""
        return {text.source.bron for text in self.texts}

    @property
    def opened(self) -> str:
        """The aspect that stands open: that of the address, else the first that is empty."""
        asked = request.args.get("aspect") or request.args.get("bewaard", "")
        names = [cell.name for cell in self.cells]
        empty = [cell.name for cell in self.cells if not cell.form.waarde]
        return asked if asked in names else next(iter((*empty, *names)), "")

    @property
    def closed(self) -> bool:
        """Whether this codeur can only read it."""
        return self.sheet.sealed or bool(self.sheet.assigned and self.codeur not in self.sheet.assigned)

    @property
    def empty(self) -> int:
        """How many cells have no value."""
        return sum(not cell.form.waarde for cell in self.cells)

    @property
    def gaps(self) -> int:
        """How many things the values do not rest on yet."""
        return sum(len(cell.gaps) for cell in self.cells)

    @property
    def seal_address(self) -> str:
        """Where the codeur seals the sheet; '' when it was not assigned to them."""
        if self.codeur not in self.sheet.assigned or SEAL not in current_app.view_functions:
            return ""
        sheet = self.sheet
        return url_for(SEAL, study=sheet.study, casus=sheet.casus, perspectief=sheet.perspectief)


def show_sheet(
    data: StudyData, casus: str, perspectief: str, typed: Typed | None = None, status: int = 200
) -> Response:
    """The sheet of this casus and perspectief; 404 when the study has no such casus or perspectief."""
    casussen = [case.casus for case in data.cases]
    if casus not in casussen or perspectief not in dict(data.study.perspectieven):
        abort(404)
    view = _view(data, casus, perspectief, typed)
    html = render_template(
        "coding/sheet.html",
        frame=data,
        casus=casus,
        casussen=casussen,
        perspectief=perspectief,
        view=view,
        typed=typed,
        seal=_seal(view),
        saved=request.args.get("bewaard", ""),
        words=words_for_script(),
        reasons={str(value): REASONS[value] for value in Value},
        UNKNOWN=Reason.ONBEKEND,
    )
    return show(html, status)


def _view(data: StudyData, casus: str, perspectief: str, typed: Typed | None) -> SheetView:
    codeur, store = codeur_name(data.study.id), SqlSheetSources(database())
    sheet = SqlCodings(database()).sheet(data.study.id, casus, perspectief, codeur)
    names = {name for kept in sheet.codings for name in kept.coding.fragmenten}
    quotes = store.quotes(data.study.id, names)
    books = _books(data, sheet, quotes, typed, codeur)
    texts = _texts(store, sheet, quotes, books)
    return SheetView(sheet, codeur, books, texts, store.names(data.study.id))


def _books(
    data: StudyData, sheet: Sheet, quotes: Sequence[Fragment], typed: Typed | None, codeur: str
) -> list[tuple[Codebook, Groups]]:
    named = {quote.fragment: quote for quote in quotes}
    return [
        (book, cell_groups(book, sheet, named, typed, codeur))
        for book in data.coding_schemes()
        if sheet.perspectief in book.perspectieven
    ]


def _texts(
    store: SqlSheetSources, sheet: Sheet, quotes: Sequence[Fragment], books: list[tuple[Codebook, Groups]]
) -> list[TextView]:
    """The source that was chosen beside those of the casus, then those of the casus."""
    asked = request.args.get("bron", "").replace("\0", "")
    chosen = store.source(sheet.study, asked) if asked else None
    cells = [cell for _, groups in books for _, cells in groups for cell in cells]
    uses, own = uses_of(cells, {cell.name: say(cell.aspect.label) for cell in cells})
    sources = (chosen, *sheet.sources) if chosen else sheet.sources
    return [text_view(source, quotes, uses, own) for source in sources]


def _seal(view: SheetView) -> Seal | None:
    """The codeur's own seal on the sheet."""
    if not view.sheet.sealed:
        return None
    here = (view.sheet.casus, view.sheet.perspectief, view.codeur)
    seals = SqlAssignments(database()).seals(view.sheet.study)
    return next((one for one in seals if (one.casus, one.perspectief, one.codeur) == here), None)
