"""The form of one cell: what a page without script sends, as an edit of the whole cell.

A quote comes as words; it must stand in the sheet's sources exactly once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.study import Coding, Source
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.cell_edit import CellEdit, CellState
from survey_app.domain.coding import LONGEST_TEXT, CellForm, Sheet
from survey_app.domain.quotes import SHORTEST, find_quote


def check_form(form: CellForm, sources: Sequence[Source]) -> Iterator[Mistake]:
    """What only a form can get wrong: no value, and a quote that is not found once."""
    if not form.waarde:
        yield Mistake("waarde", messages.NO_VALUE)
    if form.quote:
        yield from _check_quote(form.quote, sources)


def edit_of(form: CellForm, before: Coding | None, sheet: Sheet, revision: int) -> CellEdit:
    """The edit that the form asks for; a quote that is not found, or is there already, is left out."""
    was = before.fragmenten if before else ()
    memo = form.memo if form.memo is not None else before.memo if before else ""
    names = tuple(name for name in was if name not in form.dropped)
    state = CellState(form.waarde, form.reden, form.toelichting, memo, names)
    quotes = find_quote(sheet.sources, form.quote)[:1] if len(form.quote) <= LONGEST_TEXT else ()
    there = {(one.bron, one.start, one.eind) for one in sheet.fragments if one.fragment in names}
    new = tuple(one for one in quotes if (one.bron, one.start, one.eind) not in there)
    return CellEdit(revision, state, new, form.why)


def _check_quote(quote: str, sources: Sequence[Source]) -> Iterator[Mistake]:
    if len(quote) > LONGEST_TEXT:
        yield Mistake("citaat", messages.TEXT_TOO_LONG, {"limit": LONGEST_TEXT})
    elif not sources:
        yield Mistake("citaat", messages.NO_SOURCE)
    elif len(quote) < SHORTEST:
        yield Mistake("citaat", messages.QUOTE_TOO_SHORT, {"least": SHORTEST})
    else:
        places = find_quote(sources, quote)
        if len(places) != 1:
            yield Mistake("citaat", messages.QUOTE_TWICE if places else messages.QUOTE_NOT_FOUND)
