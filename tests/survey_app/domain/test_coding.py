"""Whose row a codeur changes, what a sheet's values are, and what the history must say of a change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Coding
from codebooks.model import Aspect, AspectOption
from instruments.texts import Texts
from survey_app.domain.coding import (
    KEPT_TEXTS,
    Change,
    KeptCoding,
    Sheet,
    changed_things,
    own_row,
    sheet_values,
    values_of,
)

KLIK = Aspect("klik_swt", "A05", "swt", Texts.of(nl="Klik"), Texts())
SITUATIE = Aspect("situatie", "", "", Texts(), Texts(), options=(AspectOption("stabiel", Texts()),))
ORANJE = Coding("1", "ouder", "x.klik_swt", "codeur_1", "oranje", "deels_aanwezig", herkomst="free")
words = st.sampled_from(["", "groen", "rood", "iets"])
codings = st.builds(
    Coding,
    st.just("1"),
    st.just("ouder"),
    st.just("x.klik_swt"),
    st.just("codeur_1"),
    words,
    words,
    words,
    st.lists(st.sampled_from(["f1", "f2", "f3"]), unique=True).map(tuple),
    memo=words,
)


def kept(codeur: str, waarde: str = "rood") -> KeptCoding:
    return KeptCoding(replace(ORANJE, codeur=codeur, waarde=waarde), 1)


def test_the_values_are_the_five_or_the_options_and_no_information():
    assert values_of(KLIK) == ("groen", "oranje", "rood", "grijs", "geen_informatie")
    assert values_of(SITUATIE) == ("stabiel", "geen_informatie")


def test_among_several_codeurs_everyone_changes_their_own():
    mine, other = kept("codeur_1"), kept("codeur_2")

    assert own_row([other], "codeur_1") == other
    assert own_row([other, mine], "codeur_1") == mine
    assert own_row([other, mine], "codeur_3") is None
    assert own_row([], "codeur_1") is None


def test_on_a_sheet_that_was_assigned_the_only_row_of_another_is_not_yours():
    assert own_row([kept("codeur_2")], "codeur_1", assigned=True) is None
    assert own_row([kept("codeur_1")], "codeur_1", assigned=True) == kept("codeur_1")
    sheet = Sheet("s", "1", "ouder", (kept("codeur_2"),), assigned=frozenset({"codeur_1"}))
    assert sheet.own("x.klik_swt", "codeur_1") is None


@pytest.mark.parametrize(
    ("rows", "assigned", "values"),
    [
        ([("a", "ik", "groen"), ("a", "jij", "rood")], True, {"a": "groen"}),
        ([("a", "jij", "rood")], True, {}),
        ([("a", "jij", "rood")], False, {"a": "rood"}),
        ([("a", "jij", "rood"), ("a", "zij", "groen")], False, {}),
        ([("a", "jij", "rood"), ("a", "ik", "")], False, {}),
        ([("a", "ik", "")], False, {}),
    ],
)
def test_a_sheets_values_are_those_of_who_looks_at_it(rows, assigned, values):
    assert sheet_values(rows, "ik", assigned) == values


def test_a_change_gets_the_next_number():
    before = KeptCoding(ORANJE, 4)

    assert Change("s", before, ORANJE, (), "c", None, "").revision == 5
    assert Change("s", None, ORANJE, (), "c", None, "").revision == 1


def test_the_history_of_a_first_coding_names_everything_that_came():
    after = replace(ORANJE, fragmenten=("f1",), memo="Nog eens lezen.")

    assert changed_things(None, after) == (
        ("waarde", "", "oranje"),
        ("reden", "", "deels_aanwezig"),
        ("memo", "", "Nog eens lezen."),
        ("fragment", "", "f1"),
    )


@given(codings, codings)
def test_from_the_old_coding_and_its_history_the_new_one_follows(before, after):
    texts = {name: getattr(before, name) for name in KEPT_TEXTS}
    quotes = set(before.fragmenten)
    for what, old, new in changed_things(before, after):
        assert old != new
        if what == "fragment":
            quotes = quotes - {old} | ({new} if new else set())
        else:
            assert texts[what] == old
            texts[what] = new

    assert texts == {name: getattr(after, name) for name in KEPT_TEXTS}
    assert quotes == set(after.fragmenten)
