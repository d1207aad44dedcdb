"""Categories of open answers: which there are, what a new one may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.bench_rows import OpenCategory
from codebooks.model import Category, OpenQuestion
from instruments.texts import Texts
from survey_app.domain import staff_messages as messages
from survey_app.domain.open_answers import (
    LONGEST_LABEL,
    AskedOpenly,
    KeptCategory,
    check_label,
    choices,
    free_id,
    slug,
)

QUESTION = OpenQuestion(
    "beter", Texts.of(nl="Wat kan beter?"), (Category("sneller", Texts.of(nl="Sneller")),)
)
ASKED = AskedOpenly("kort.beter", QUESTION, frozenset())


def added(category, status="voorgesteld", into="", question="kort.beter"):
    return KeptCategory(OpenCategory(question, category, category.title(), status, into), 1)


def test_a_merged_category_can_no_longer_be_given_and_one_of_another_question_never():
    kept = [added("rust"), added("stilte", "samengevoegd", "rust"), added("elders", question="kort.ander")]

    assert [choice.id for choice in choices(ASKED, kept)] == ["sneller", "rust"]


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("", messages.NO_LABEL),
        ("!?…", messages.NO_LABEL),
        ("Sneller!", messages.LABEL_TAKEN),
        ("RUST", messages.LABEL_TAKEN),
        ("x" * (LONGEST_LABEL + 1), messages.TEXT_TOO_LONG),
    ],
)
def test_a_label_that_says_nothing_or_is_taken_is_refused(label, message):
    (mistake,) = check_label(label, choices(ASKED, [added("rust")]))

    assert mistake.message == message


def test_a_new_category_never_takes_the_name_of_one_that_was():
    assert free_id("Rust in huis!", {"rust_in_huis", "rust_in_huis_2"}) == "rust_in_huis_3"


@given(st.text(max_size=300))
def test_an_id_made_of_any_label_is_safe_in_an_address(label):
    assert set(slug(label)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")
    assert len(slug(label)) <= 60
