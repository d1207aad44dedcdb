"""The page of one cell that codeurs see differently: what each found, why, and on which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Response, render_template, request

from analysis.study import Coding, StudyData
from codebooks.model import Aspect, Codebook
from codebooks.values import REASONS, Value
from survey_app.domain.adjudication import CellKey, DecisionForm, Difference, all_quotes, waits_for
from survey_app.domain.agreement_messages import CHANGE_WORDS, GROUND_WORDS, KIND_WORDS, STATE_WORDS
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.codebook_changes import from_text
from survey_app.domain.coding import Sheet, book_and_aspect, values_of
from survey_app.domain.quote_context import QuoteInContext, in_context
from survey_app.storage.codings import SqlCodings
from survey_app.use_cases.compare_codings import Benches, DifferenceFilter, around, find_differences
from survey_app.web.staff_pages import codeur_name, database, show


@dataclass(frozen=True)
class Place:
    """One difference among the others of the study."""

    data: StudyData
    book: Codebook
    aspect: Aspect
    difference: Difference
    wanted: DifferenceFilter
    before: Difference | None
    after: Difference | None


@dataclass(frozen=True)
class Found:
    """What one codeur wrote in the cell; `coding` is None where they wrote nothing."""

    codeur: str
    coding: Coding | None
    quotes: tuple[QuoteInContext, ...]


def find_place(store: Benches, data: StudyData, cell: CellKey, wanted: DifferenceFilter) -> Place | None:
    """The difference; None where there is none, or none that may be seen."""
    found = find_differences(store, data)
    difference = next((one for one in found if one.cell == cell), None)
    known = book_and_aspect(data.coding_schemes(), cell[1], cell[2])
    if difference is None or known is None:
        return None
    return Place(data, *known, difference, wanted, *around(found, wanted, cell))


def show_difference(
    place: Place, form: DecisionForm | None = None, mistakes: Sequence[Mistake] = (), status: int = 200
) -> Response:
    """The page; `form` is what was typed and could not be kept."""
    one, who = place.difference, codeur_name(place.data.study.id)
    sheet = SqlCodings(database()).sheet(place.data.study.id, one.casus, one.perspectief)
    group = next((group for group in place.book.groups if group.id == place.aspect.group), None)
    html = render_template(
        "agreement/cell.html",
        frame=place.data,
        place=place,
        one=one,
        aspect=place.aspect,
        meanings={**place.book.meanings, **(group.meanings if group else {})},
        found=[_found(codeur, one, sheet) for codeur in one.codeurs],
        changes=[(since, from_text(since.what)) for since in one.changed],
        values=values_of(place.aspect),
        reasons={str(value): REASONS[value] for value in Value},
        grounds=GROUND_WORDS,
        form=form or _first_form(one),
        mistakes=mistakes,
        who=who,
        third=who not in one.codeurs,
        waits=waits_for(one),
        done=request.args.get("gedaan", ""),
        KIND_WORDS=KIND_WORDS,
        STATE_WORDS=STATE_WORDS,
        CHANGE_WORDS=CHANGE_WORDS,
    )
    return show(html, status)


def _found(codeur: str, one: Difference, sheet: Sheet) -> Found:
    coding = one.value_of(codeur)
    sources = {source.bron: source for source in sheet.sources}
    named = set(coding.fragmenten) if coding else set()
    quotes = [fragment for fragment in sheet.fragments if fragment.fragment in named]
    return Found(codeur, coding, tuple(in_context(quote, sources.get(quote.bron)) for quote in quotes))


def _first_form(one: Difference) -> DecisionForm:
    """What the fields hold at first: the proposal, else the decision, else every quote and nothing more."""
    start = one.proposal or one.decision
    if start is None:
        return DecisionForm(fragmenten=all_quotes(one.codings))
    fields = (start.waarde, start.reden, start.grond, start.toelichting, start.fragmenten)
    empty = replace(DecisionForm(), fragmenten=start.fragmenten)
    return DecisionForm(*fields) if not one.changed else empty
