"""What a codeur filled in for one cell: whether it can stand, and what it changes."""

from __future__ import annotations

import pytest

from analysis.study import Coding, Fragment, Source
from codebooks.model import Aspect, AspectOption
from codebooks.values import REASONS
from instruments.texts import Texts
from survey_app.domain import staff_messages as messages
from survey_app.domain.coding import (
    LONGEST_TEXT,
    CellForm,
    KeptCoding,
    changed_coding,
    check_cell,
    own_row,
    values_of,
)

KLIK = Aspect("klik_swt", "A05", "swt", Texts.of(nl="Klik"), Texts())
SITUATIE = Aspect(
    "situatie", "", "", Texts.of(nl="Situatie"), Texts(), options=(AspectOption("stabiel", Texts()),)
)
REPORT = Source("b", "1", "ouder", "Zij was er altijd voor ons. Zij belde elke week. Zij belde elke week.")
ORANJE = Coding("1", "ouder", "x.klik_swt", "codeur_1", "oranje", "deels_aanwezig", herkomst="free")


def found(form: CellForm, before: Coding | None = None, sources=(REPORT,), aspect=KLIK):
    return [mistake.message for mistake in check_cell(aspect, form, before, sources)]


def test_a_value_with_reason_and_quote_can_stand():
    form = CellForm("groen", "aanwezig_tevreden", "Zie verslag.", "Zij was er altijd voor ons.")

    assert found(form) == []


def test_a_value_must_be_chosen():
    assert found(CellForm("")) == [messages.NO_VALUE]


@pytest.mark.parametrize("value", ["paars", "GROEN", "groen ", "stabiel", "😀"])
def test_a_value_must_be_one_of_the_five(value):
    assert found(CellForm(value)) == [messages.NOT_A_VALUE]


def test_an_aspect_with_options_takes_its_options_and_no_information():
    assert values_of(SITUATIE) == ("stabiel", "geen_informatie")
    assert found(CellForm("groen"), aspect=SITUATIE) == [messages.NOT_A_VALUE]
    assert found(CellForm("stabiel"), aspect=SITUATIE) == []


@pytest.mark.parametrize("value", REASONS)
def test_every_reason_fits_its_own_value(value):
    assert [found(CellForm(str(value), str(reason))) for reason in REASONS[value]] == [[]] * len(
        REASONS[value]
    )


@pytest.mark.parametrize("reason", ["afwezig_gewenst", "bestaat_niet"])
def test_a_reason_of_another_value_is_refused(reason):
    assert found(CellForm("groen", reason)) == [messages.REASON_DOES_NOT_FIT]


def test_another_value_needs_a_why():
    assert found(CellForm("groen"), ORANJE) == [messages.WHY_NEEDED]
    assert found(CellForm("groen", why="Opnieuw gelezen"), ORANJE) == []


def test_the_same_value_needs_no_why():
    assert found(CellForm("oranje", toelichting="Ook op blad 2."), ORANJE) == []


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("Zij was er nooit voor ons.", messages.QUOTE_NOT_FOUND),
        ("Zij belde elke week.", messages.QUOTE_TWICE),
        ("Zij", messages.QUOTE_TOO_SHORT),
    ],
)
def test_a_quote_must_be_found_once(quote, message):
    assert found(CellForm("groen", quote=quote)) == [message]


def test_without_a_report_there_is_no_quote():
    assert found(CellForm("groen", quote="Zij was er altijd."), sources=()) == [messages.NO_SOURCE]


@pytest.mark.parametrize("field", ["toelichting", "quote", "why"])
def test_a_megabyte_of_text_is_too_long(field):
    assert found(CellForm("groen", **{field: "a" * (LONGEST_TEXT + 1)})) == [messages.TEXT_TOO_LONG]


def test_everything_that_is_wrong_is_said_at_once():
    form = CellForm("rood", "aanwezig_tevreden", quote="Dit staat er niet.")

    assert set(found(form, ORANJE)) == {
        messages.REASON_DOES_NOT_FIT,
        messages.WHY_NEEDED,
        messages.QUOTE_NOT_FOUND,
    }


def test_a_new_value_is_the_codeurs_own():
    after = changed_coding(ORANJE, CellForm("rood", "afwezig_gewenst"), "codeur_7", None)

    assert (after.waarde, after.reden, after.codeur, after.herkomst) == (
        "rood",
        "afwezig_gewenst",
        "codeur_7",
        "",
    )


def test_a_quote_more_leaves_the_value_where_it_came_from():
    quote = Fragment("f9", "b", 0, 3, "Zij")
    after = changed_coding(ORANJE, CellForm("oranje", "deels_aanwezig"), "codeur_7", quote)

    assert (after.fragmenten, after.codeur, after.herkomst) == (("f9",), "codeur_1", "free")


def test_a_quote_can_be_let_go_and_is_not_added_twice():
    before = Coding("1", "ouder", "x", "c", "oranje", fragmenten=("f1", "f2"))
    form = CellForm("oranje", dropped=frozenset({"f1"}))

    assert changed_coding(before, form, "c", Fragment("f2", "b", 0, 3, "Zij")).fragmenten == ("f2",)


def test_among_several_codeurs_everyone_changes_their_own():
    mine, other = (
        KeptCoding(Coding("1", "ouder", "x", name, "rood"), 1) for name in ("codeur_1", "codeur_2")
    )

    assert own_row([other], "codeur_1") == other
    assert own_row([other, mine], "codeur_1") == mine
    assert own_row([other, mine], "codeur_3") is None
    assert own_row([], "codeur_1") is None
