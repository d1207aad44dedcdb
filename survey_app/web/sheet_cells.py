"""The right side of the coding sheet: per aspect what is kept, what it lacks, and what the form shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.implications import Breach, breaches_of
from analysis.study import Fragment
from codebooks.model import Aspect, AspectGroup, Codebook
from codebooks.values import Value
from instruments.texts import Texts
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.coding import CellChange, CellForm, KeptCoding, Sheet, sheet_values, values_of
from survey_app.domain.evidence_rules import NOT_CODED, cell_gaps
from survey_app.web.language import translate
from survey_app.web.screen import say


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
    meanings: Mapping[Value, Texts]
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
    def values(self) -> tuple[str, ...]:
        """What may be chosen, in the order of the keys."""
        return values_of(self.aspect)

    @property
    def form(self) -> CellForm:
        """What the fields hold: what was typed, else what is kept."""
        if self.typed:
            return self.typed.form
        coding = self.kept.coding if self.kept else None
        if coding is None:
            return CellForm("")
        return CellForm(coding.waarde, coding.reden, coding.toelichting, memo=coding.memo)

    @property
    def revision(self) -> int:
        """The number of the last change; 0 when the cell is empty."""
        return self.kept.revision if self.kept else 0

    @property
    def asks_why(self) -> bool:
        """Whether a changed value must be explained: what was settled, or taken from elsewhere."""
        coding = self.kept.coding if self.kept else None
        return bool(coding and (coding.status == "vastgesteld" or coding.herkomst))

    @property
    def gaps(self) -> list[dict[str, str]]:
        """What the value does not rest on yet; an empty cell lacks no more than its value."""
        found = cell_gaps(self.aspect, self.kept.coding if self.kept else None, self.name)
        return [
            {"code": gap.code, "tekst": translate(gap.message, **gap.details)}
            for gap in found
            if gap.code != NOT_CODED
        ]

    @property
    def state(self) -> dict[str, Any]:
        """The cell for the page's own script: as `cells.save` answers it, with what the page must know."""
        form = self.form
        quotes = [vars(quote) for quote in self.quotes]
        return {
            "aspect": self.name,
            "code": self.aspect.code,
            "label": say(self.aspect.label),
            "waarde": form.waarde,
            "reden": form.reden,
            "toelichting": form.toelichting,
            "memo": form.memo or "",
            "revisie": self.revision,
            "fragmenten": quotes,
            "gaten": self.gaps,
            "waarom": self.asks_why,
            "kleur": not self.aspect.options,
        }


Groups = list[tuple[AspectGroup, list[CellView]]]


def cell_groups(
    book: Codebook, sheet: Sheet, quotes: Mapping[str, Fragment], typed: Typed | None, codeur: str
) -> Groups:
    """The aspects of the codebook in its groups; `quotes` are those of the sheet's codings by name."""
    rows = [(kept.coding.aspect, kept.coding.codeur, kept.coding.waarde) for kept in sheet.codings]
    found = sheet_values(rows, codeur, bool(sheet.assigned))
    values = {aspect.id: found.get(f"{book.id}.{aspect.id}", "") for aspect in book.aspects}
    breaches = breaches_of(book, sheet.casus, values)
    groups = [
        (group, [_cell(book, group, a, sheet, quotes, breaches, typed, codeur) for a in _of(book, group)])
        for group in book.groups
    ]
    return [(group, cells) for group, cells in groups if cells]


def _of(book: Codebook, group: AspectGroup) -> list[Aspect]:
    return [aspect for aspect in book.aspects if aspect.group == group.id]


def _cell(
    book: Codebook,
    group: AspectGroup,
    aspect: Aspect,
    sheet: Sheet,
    quotes: Mapping[str, Fragment],
    breaches: Sequence[Breach],
    typed: Typed | None,
    codeur: str,
) -> CellView:
    name = f"{book.id}.{aspect.id}"
    kept = sheet.own(name, codeur)
    names = kept.coding.fragmenten if kept else ()
    return CellView(
        name,
        aspect,
        {**book.meanings, **group.meanings},
        kept,
        tuple(one for one in sheet.of(name) if one is not kept),
        tuple(quotes[one] for one in names if one in quotes),
        tuple(change for change in sheet.changes if change.aspect == name),
        tuple(breach for breach in breaches if breach.aspect == aspect.id),
        typed if typed and typed.aspect == name else None,
    )
