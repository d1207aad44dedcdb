"""The form of a cell: its quote is found once or said to be wrong, and what it does not have stays."""

from __future__ import annotations

import pytest

from analysis.study import Coding, Fragment, Source
from survey_app.domain import staff_messages as messages
from survey_app.domain.cell_form import check_form, edit_of
from survey_app.domain.coding import LONGEST_TEXT, CellForm, Sheet

REPORT = Source("b", "1", "ouder", "Zij was er altijd voor ons. Zij belde elke week. Zij belde elke week.")
SHEET = Sheet("s", "1", "ouder", sources=(REPORT,))
BEFORE = Coding("1", "ouder", "x", "c", "oranje", fragmenten=("f1", "f2"), memo="Mijn notitie.")


def found(form: CellForm, sources=(REPORT,)):
    return [mistake.message for mistake in check_form(form, sources)]


def test_a_value_and_a_quote_that_is_there_once_are_right():
    assert found(CellForm("groen", quote="Zij was er altijd voor ons.")) == []


def test_a_form_must_choose_a_value():
    assert found(CellForm("")) == [messages.NO_VALUE]


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("Zij was er nooit voor ons.", messages.QUOTE_NOT_FOUND),
        ("Zij belde elke week.", messages.QUOTE_TWICE),
        ("Zij", messages.QUOTE_TOO_SHORT),
        ("a" * (LONGEST_TEXT + 1), messages.TEXT_TOO_LONG),
    ],
)
def test_a_quote_must_be_found_once(quote, message):
    assert found(CellForm("groen", quote=quote)) == [message]


def test_without_a_report_there_is_no_quote():
    assert found(CellForm("groen", quote="Zij was er altijd."), sources=()) == [messages.NO_SOURCE]


def test_an_edit_keeps_what_the_form_does_not_have():
    edit = edit_of(CellForm("rood", dropped=frozenset({"f1"})), BEFORE, SHEET, 3)

    assert (edit.revision, edit.state.fragmenten, edit.state.memo) == (3, ("f2",), "Mijn notitie.")
    assert edit_of(CellForm("rood", memo=""), BEFORE, SHEET, 3).state.memo == ""


def test_a_quote_comes_with_its_place():
    (quote,) = edit_of(CellForm("rood", quote="was er altijd\nvoor ons"), None, SHEET, 0).new

    assert quote.tekst == REPORT.text[quote.start : quote.eind] == "was er altijd voor ons"


def test_a_quote_that_the_cell_has_already_is_not_added_again():
    known = Fragment("f2", "b", 0, 27, REPORT.text[:27])
    sheet = Sheet("s", "1", "ouder", sources=(REPORT,), fragments=(known,))
    form = CellForm("rood", quote=REPORT.text[:27])

    assert edit_of(form, BEFORE, sheet, 3).new == ()
    assert len(edit_of(form, None, sheet, 0).new) == 1
