"""Results as Dutch sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Figure, Label, Sentence, Text
from reports.wording import (
    casussen,
    difference_sentences,
    direction,
    enumeration,
    k_of_n,
    level_sentences,
    quoted,
    sentence,
    signals,
    verb,
)

WORDS = st.text(alphabet="abcdefg", min_size=1, max_size=6)


def plain(*pieces) -> str:
    return "".join(run.text for run in pieces)


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_an_enumeration_has_no_comma_before_en(items, text):
    assert plain(*enumeration(items)) == text


@given(st.lists(WORDS, min_size=2, max_size=8))
def test_an_enumeration_names_everything_once_and_in_order(items):
    text = plain(*enumeration(items))

    assert text.replace(" en ", ", ").split(", ") == items
    assert text.count(" en ") == 1


@pytest.mark.parametrize(
    ("hits", "text"), [(7, "7 van de 15"), (1, "1 van de 15"), (0, "geen van de 15"), (15, "15 van de 15")]
)
def test_k_of_n_says_geen_for_none(hits, text):
    assert plain(*k_of_n(Figure("t/r/aantal", str(hits)), hits, Figure("t/r/van", "15"))) == text


@given(st.integers(0, 50), st.integers(1, 50))
def test_k_of_n_keeps_the_address_of_both_numbers(hits, of):
    runs = k_of_n(Figure("t/r/aantal", str(hits)), hits, Figure("t/r/van", str(of)))

    assert [run.address for run in runs if isinstance(run, Figure)] == ["t/r/aantal", "t/r/van"]


@pytest.mark.parametrize(("n", "word"), [(0, "casussen"), (1, "casus"), (2, "casussen")])
def test_one_is_singular(n, word):
    assert casussen(n) == word


def test_geen_takes_a_singular_verb():
    assert [verb(n, "is", "zijn") for n in (0, 1, 2)] == ["is", "is", "zijn"]


def test_a_sentence_gets_a_capital_and_a_full_stop():
    assert sentence("er zijn ", Figure("t/r/k", "7"), " casussen").plain() == "Er zijn 7 casussen."
    assert sentence("Waarom?").plain() == "Waarom?"


def test_the_wording_of_a_study_keeps_its_own_first_letter():
    assert sentence(Label("iPad-gebruik")).plain() == "iPad-gebruik."


@given(st.lists(st.one_of(WORDS, st.builds(Figure, st.just("t/r/k"), WORDS)), max_size=6))
def test_a_sentence_always_ends(pieces):
    assert sentence(*pieces).plain().endswith((".", "!", "?", ":"))


@given(st.integers(0, 19))
def test_few_cases_are_signals_and_never_a_percentage(n):
    said = signals(n, Figure("t/r/van", str(n)), "casussen")

    assert said is not None
    assert "signalen" in said.plain()
    assert "%" not in said.plain()


def test_enough_cases_need_no_warning():
    assert signals(20, Figure("t/r/van", "20"), "casussen") is None
    assert signals(None, Figure("t/r/van", ""), "casussen") is None


def test_one_case_is_said_in_the_singular():
    said = signals(1, Figure("t/r/van", "1"), "casussen")

    assert said is not None
    assert said.plain().startswith("Dit zijn signalen: er is 1 casus onderzocht")


@pytest.mark.parametrize(
    ("richting", "text"),
    [
        ("lager", "ouder lager dan swt"),
        ("hoger", "ouder hoger dan swt"),
        ("gelijk", "ouder gelijk aan swt"),
        ("niet_vergelijkbaar", "ouder niet te vergelijken met swt"),
    ],
)
def test_a_direction_is_told_from_the_first(richting, text):
    assert direction("ouder", "swt", richting) == text


CALCULATED, FIXED = (
    Figure("normen/1/niveau_berekend", "Voldoet"),
    Figure("normen/1/niveau_vastgesteld", "Niet"),
)


def test_a_share_on_a_boundary_is_said_with_the_rule_that_was_chosen():
    evidence = (Figure("normen/1/aandeel", "3 van 4"),)

    said = [line.plain() for line in level_sentences(CALCULATED, FIXED, evidence, "de schaal laat dit open")]

    assert said == [
        "Het bewijs telt op tot 3 van 4; volgens de schaal is dat het niveau Voldoet.",
        "Het aandeel ligt precies op de grens tussen twee niveaus: de schaal laat dit open.",
        "De rekenkamer stelt vast: Niet.",
    ]


def test_without_evidence_no_level_is_claimed():
    assert [line.plain() for line in level_sentences(None, None)] == [
        "Er is geen bewijs dat meetelt, dus is er geen niveau berekend."
    ]


def test_a_difference_gives_its_reason_and_says_when_there_is_none():
    assert "De reden: de wachttijd." in difference_sentences(True, "de wachttijd")[0].plain()
    assert "niet vastgelegd" in difference_sentences(True, "")[0].plain()
    assert difference_sentences(False, "") == ()


def test_quoted_wording_is_marked_as_taken_over():
    assert quoted("18+") == (Text("‘"), Label("18+"), Text("’"))


def test_an_empty_sentence_does_not_break():
    assert sentence() == Sentence((Text("."),))
