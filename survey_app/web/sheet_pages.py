"""Shows the coding sheet: the report with its quotes marked, and a small form per aspect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Response, abort, render_template, request

from analysis.implications import Breach, breaches_of
from analysis.study import Fragment, StudyData
from codebooks.model import Aspect, AspectGroup, Codebook
from codebooks.values import REASONS, Value
from instruments.texts import Texts
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.coding import CellChange, CellForm, KeptCoding, Sheet, own_row, values_of
from survey_app.domain.quotes import pieces
from survey_app.storage.codings import SqlCodings
from survey_app.web.staff_pages import codeur_name, database, show


@dataclass(frozen=True)
class Typed:
    """What was sent for one cell and could not be saved."""

    aspect: str
    form: CellForm
    mistakes: Sequence[Mistake] = ()
    notice: str = ""


@dataclass(frozen=True)
class CellView:
    """One aspect on the sheet: what is kept, and what the form shows."""

    name: str
    aspect: Aspect
    values: tuple[str, ...]
    kept: KeptCoding | None
    others: tuple[KeptCoding, ...]
    quotes: tuple[Fragment, ...]
    changes: tuple[CellChange, ...]
    breaches: tuple[Breach, ...]
    typed: Typed | None

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return self.name.replace(".", "-")

    @property
    def form(self) -> CellForm:
        """What the fields hold: what was typed, else what is kept."""
        if self.typed:
            return self.typed.form
        coding = self.kept.coding if self.kept else None
        return CellForm(coding.waarde, coding.reden, coding.toelichting) if coding else CellForm("")

    @property
    def revision(self) -> int:
        """The number of the last change; 0 when the cell is empty."""
        return self.kept.revision if self.kept else 0


def show_sheet(
    data: StudyData, casus: str, perspectief: str, typed: Typed | None = None, status: int = 200
) -> Response:
    """The sheet of this casus and perspectief; 404 when the study has no such casus or perspectief."""
    casussen = [case.casus for case in data.cases]
    books = [book for book in data.coding_schemes() if perspectief in book.perspectieven]
    if casus not in casussen or perspectief not in dict(data.study.perspectieven):
        abort(404)
    codeur = codeur_name(data.study.id)
    found = SqlCodings(database()).sheet(data.study.id, casus, perspectief, codeur)
    html = render_template(
        "coding/sheet.html",
        frame=data,
        casus=casus,
        casussen=casussen,
        perspectief=perspectief,
        books=[(book, _groups(book, found, typed, codeur)) for book in books],
        reports=[(source, list(pieces(source, found.fragments))) for source in found.sources],
        used=_uses(found),
        typed=typed,
        saved=_saved(books),
        reasons={str(value): REASONS[value] for value in Value},
    )
    return show(html, status)


def _groups(
    book: Codebook, sheet: Sheet, typed: Typed | None, codeur: str
) -> list[tuple[AspectGroup, Mapping[Value, Texts], list[CellView]]]:
    values = {aspect.id: _value(book, aspect, sheet) for aspect in book.aspects}
    breaches = breaches_of(book, sheet.casus, values)
    return [
        (
            group,
            {**book.meanings, **group.meanings},
            [_cell(book, a, sheet, breaches, typed, codeur) for a in book.aspects if a.group == group.id],
        )
        for group in book.groups
    ]


def _value(book: Codebook, aspect: Aspect, sheet: Sheet) -> str:
    values = {kept.coding.waarde for kept in sheet.of(f"{book.id}.{aspect.id}")}
    return values.pop() if len(values) == 1 else ""


def _cell(
    book: Codebook,
    aspect: Aspect,
    sheet: Sheet,
    breaches: Sequence[Breach],
    typed: Typed | None,
    codeur: str,
) -> CellView:
    name = f"{book.id}.{aspect.id}"
    codings = sheet.of(name)
    kept = own_row(codings, codeur)
    quoted = set(kept.coding.fragmenten) if kept else set()
    return CellView(
        name,
        aspect,
        values_of(aspect),
        kept,
        tuple(one for one in codings if one is not kept),
        tuple(fragment for fragment in sheet.fragments if fragment.fragment in quoted),
        tuple(change for change in sheet.changes if change.aspect == name),
        tuple(breach for breach in breaches if breach.aspect == aspect.id),
        typed if typed and typed.aspect == name else None,
    )


def _uses(sheet: Sheet) -> dict[str, str]:
    """Per quote the place of the first aspect that rests on it."""
    uses: dict[str, str] = {}
    for kept in sheet.codings:
        for fragment in kept.coding.fragmenten:
            uses.setdefault(fragment, kept.coding.aspect.replace(".", "-"))
    return uses


def _saved(books: Sequence[Codebook]) -> Aspect | None:
    """The aspect that was just saved, if the address says so."""
    name = request.args.get("bewaard", "")
    return next((a for book in books for a in book.aspects if f"{book.id}.{a.id}" == name), None)
