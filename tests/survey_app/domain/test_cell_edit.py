"""A whole cell as a codeur wants it: whether it can stand, who may write it, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Coding, Fragment
from codebooks.model import Aspect, AspectOption
from codebooks.values import REASONS
from instruments.texts import Texts
from survey_app.domain import staff_messages as messages
from survey_app.domain.cell_edit import (
    MOST_QUOTES,
    UNDONE,
    Bar,
    CellEdit,
    CellNow,
    CellPlace,
    CellState,
    barred,
    check_edit,
    coding_after,
    too_many,
    with_names,
)
from survey_app.domain.coding import LONGEST_TEXT, KeptCoding

KLIK = Aspect("klik_swt", "A05", "swt", Texts(), Texts())
SITUATIE = Aspect("situatie", "", "", Texts(), Texts(), options=(AspectOption("stabiel", Texts()),))
PLACE = CellPlace("s", "1", "ouder", "x.klik_swt")
ORANJE = Coding("1", "ouder", "x.klik_swt", "codeur_1", "oranje", "deels_aanwezig", herkomst="free")
PLAIN = replace(ORANJE, herkomst="")
KNOWN = Fragment("f1", "b", 0, 9, "Ja, soms.")
NEW = Fragment("", "b", 10, 15, "Nooit")


def found(state: CellState, before: Coding | None = None, new=(), passages=(), why="", aspect=KLIK):
    now = CellNow(PLACE, fragments=(KNOWN,), passages=passages)
    return [m.message for m in check_edit(aspect, CellEdit(0, state, new, why), before, now)]


def test_a_value_with_reason_memo_and_quotes_can_stand():
    state = CellState("groen", "aanwezig_tevreden", "Zie verslag.", "Navragen.", ("f1",))

    assert found(state, new=(NEW,), passages=("Nooit",)) == []


def test_quotes_or_a_memo_may_come_before_the_value():
    assert found(CellState("", fragmenten=("f1",))) == found(CellState(memo="Navragen.")) == []
    assert found(CellState("", "deels_aanwezig")) == [messages.REASON_WITHOUT_VALUE]


@pytest.mark.parametrize("value", ["paars", "GROEN", "groen ", "stabiel", "😀", "__class__"])
def test_a_value_must_be_one_of_the_five(value):
    assert found(CellState(value)) == [messages.NOT_A_VALUE]


def test_an_aspect_with_options_takes_its_options_and_no_reason():
    assert found(CellState("stabiel"), aspect=SITUATIE) == []
    assert found(CellState("groen"), aspect=SITUATIE) == [messages.NOT_A_VALUE]
    assert found(CellState("stabiel", "deels_aanwezig"), aspect=SITUATIE) == [messages.REASON_DOES_NOT_FIT]


@pytest.mark.parametrize("value", REASONS)
def test_every_reason_fits_its_own_value(value):
    assert [found(CellState(str(value), str(reason))) for reason in REASONS[value]] == [[]] * len(
        REASONS[value]
    )


@pytest.mark.parametrize("reason", ["afwezig_gewenst", "bestaat_niet", "😀"])
def test_a_reason_of_another_value_is_refused(reason):
    assert found(CellState("groen", reason)) == [messages.REASON_DOES_NOT_FIT]


@pytest.mark.parametrize("before", [ORANJE, replace(PLAIN, status="vastgesteld")])
def test_what_was_settled_or_came_from_elsewhere_changes_with_a_why(before):
    for state in (CellState("groen"), CellState(""), CellState("oranje", "aanwezig_deels_tevreden")):
        assert found(state, before) == [messages.WHY_NEEDED]
        assert found(state, before, why="Opnieuw gelezen") == []


def test_ones_own_value_changes_without_a_why():
    assert found(CellState("groen"), PLAIN) == []


def test_a_note_at_a_settled_cell_needs_no_why():
    assert found(CellState("oranje", "deels_aanwezig", "Ook op blad 2.", "m", ("f1",)), ORANJE) == []


def test_an_undo_says_so_where_no_other_why_is_given():
    assert CellEdit(1, CellState(), again=True).reason == UNDONE
    assert CellEdit(1, CellState(), why="Vergist", again=True).reason == "Vergist"
    assert CellEdit(1, CellState()).reason == ""


@pytest.mark.parametrize("field", ["toelichting", "memo"])
def test_a_megabyte_of_text_is_too_long(field):
    assert found(CellState("groen", **{field: "a" * LONGEST_TEXT})) == []
    assert found(CellState("groen", **{field: "a" * (LONGEST_TEXT + 1)})) == [messages.TEXT_TOO_LONG]


def test_a_why_is_as_long_as_any_text():
    assert found(CellState("groen"), why="a" * (LONGEST_TEXT + 1)) == [messages.TEXT_TOO_LONG]


def test_a_quote_must_be_known_and_hangs_under_a_cell_once():
    assert found(CellState(fragmenten=("f2",))) == [messages.QUOTE_UNKNOWN]
    assert found(CellState(fragmenten=("f1", "f1"))) == [messages.QUOTE_LISTED_TWICE]


@pytest.mark.parametrize("passage", [None, "", "nooit", "Nooit ", "Nooi"])
def test_a_new_quote_stands_exactly_where_it_says(passage):
    assert found(CellState(), new=(NEW,), passages=(passage,)) == [messages.QUOTE_NOT_AT_PLACE]


def test_a_quote_has_words():
    blank = replace(NEW, tekst=" \n ")

    assert found(CellState(), new=(blank,), passages=(" \n ",)) == [messages.QUOTE_NOT_AT_PLACE]


def test_a_quote_of_a_whole_transcript_is_too_long():
    long = replace(NEW, eind=10 + LONGEST_TEXT + 1, tekst="a" * (LONGEST_TEXT + 1))

    assert found(CellState(), new=(long,), passages=(None,)) == [messages.TEXT_TOO_LONG]


def test_the_same_new_quote_is_not_sent_twice_nor_beside_itself():
    again = Fragment("", "b", 0, 9, "Ja, soms.")

    assert found(CellState(), new=(NEW, NEW), passages=("Nooit",) * 2) == [messages.QUOTE_LISTED_TWICE]
    assert found(CellState(fragmenten=("f1",)), new=(again,), passages=("Ja, soms.",)) == [
        messages.QUOTE_LISTED_TWICE
    ]


def test_a_quote_that_is_known_keeps_its_name_and_a_new_one_gets_one():
    again = Fragment("", "b", 0, 9, "Ja, soms.")
    state, fresh = with_names(CellEdit(0, CellState("groen"), (again, NEW)), (KNOWN,))

    assert state.fragmenten == ("f1", fresh[0].fragment)
    assert fresh == (replace(NEW, fragment=fresh[0].fragment),)


def test_more_quotes_than_a_cell_can_have_are_counted_before_anything_is_looked_up():
    names = tuple(str(i) for i in range(MOST_QUOTES))

    assert not too_many(CellEdit(0, CellState(fragmenten=names)))
    assert too_many(CellEdit(0, CellState(fragmenten=names), (NEW,)))


def test_everything_that_is_wrong_is_said_at_once():
    state = CellState("rood", "aanwezig_tevreden", memo="a" * (LONGEST_TEXT + 1), fragmenten=("f9",))

    assert set(found(state, ORANJE)) == {
        messages.REASON_DOES_NOT_FIT,
        messages.WHY_NEEDED,
        messages.TEXT_TOO_LONG,
        messages.QUOTE_UNKNOWN,
    }


def test_a_new_value_is_the_codeurs_own():
    after = coding_after(ORANJE, CellState("rood", "afwezig_gewenst"), "codeur_7")

    assert (after.waarde, after.reden, after.codeur, after.herkomst) == (
        "rood",
        "afwezig_gewenst",
        "codeur_7",
        "",
    )


def test_a_quote_more_leaves_the_value_where_it_came_from():
    after = coding_after(ORANJE, CellState("oranje", "deels_aanwezig", fragmenten=("f9",)), "codeur_7")

    assert (after.fragmenten, after.codeur, after.herkomst) == (("f9",), "codeur_1", "free")


names = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)


@given(names, names)
def test_quotes_keep_their_order_and_what_is_new_comes_after(before, wanted):
    after = coding_after(replace(PLAIN, fragmenten=before), CellState(fragmenten=wanted), "c").fragmenten

    kept = [name for name in before if name in wanted]
    assert sorted(after) == sorted(wanted)
    assert list(after[: len(kept)]) == kept


def now_of(*codeurs: str, assigned=(), sealed=False) -> CellNow:
    rows = tuple(KeptCoding(replace(PLAIN, codeur=name), 1) for name in codeurs)
    return CellNow(PLACE, rows, frozenset(assigned), sealed)


@pytest.mark.parametrize(
    ("now", "bar"),
    [
        (now_of(), None),
        (now_of("jij"), None),
        (now_of("jij", "zij"), Bar.SEVERAL),
        (now_of("jij", "ik"), None),
        (now_of(assigned=["ik"]), None),
        (now_of("jij", assigned=["ik", "jij"]), None),
        (now_of(assigned=["jij"]), Bar.NOT_ASSIGNED),
        (now_of("ik", assigned=["jij"]), Bar.NOT_ASSIGNED),
        (now_of("ik", assigned=["ik", "jij"], sealed=True), Bar.SEALED),
    ],
)
def test_who_may_write(now, bar):
    assert barred(now, "ik") is bar
