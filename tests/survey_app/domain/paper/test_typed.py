"""What someone types from paper: codes by their digit, marks for what is no answer, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instruments.loader import library_path, load_instrument
from survey_app.domain.paper import fields_of, read_typed, typed_text
from survey_app.domain.paper.fields import AGE, MAY_QUOTE, TAKES_PART


@pytest.fixture(scope="module")
def basisteam():
    return fields_of(load_instrument(library_path("basisteam")).value)


@pytest.fixture(scope="module")
def ouder():
    return fields_of(load_instrument(library_path("ouder")).value)


def named(fields, name):
    return next(field for field in fields if field.name == name)


def read(fields, **typed):
    return read_typed(fields, {name.replace("__", "."): text for name, text in typed.items()})


def test_consent_comes_first_and_every_part_has_its_number(ouder):
    assert [field.number for field in ouder[:6]] == ["A", "B", "C", "1", "1a", "1b"]
    assert [field.name for field in ouder[:3]] == [TAKES_PART, MAY_QUOTE, AGE]
    assert len({field.name for field in ouder}) == len(ouder)


def test_who_may_decide_is_asked_where_a_questionnaire_is_about_a_child():
    fields = fields_of(load_instrument(library_path("clientervaring_ouder")).value)

    assert fields[2].name == AGE
    assert len(fields[2].codes) == 3


def test_the_form_on_paper_has_the_same_ages_in_the_same_order():
    from reports.paper_questionnaire import words
    from survey_app.domain.consent.ages import ABOUT_A_CHILD, BY_THE_YOUNG

    assert [text["nl"] for text in words.AGES_OF_CHILD] == [choice.statement for choice in ABOUT_A_CHILD]
    assert [text["nl"] for text in words.OWN_AGES] == [choice.statement for choice in BY_THE_YOUNG]


def test_the_form_on_paper_promises_what_the_start_page_promises():
    """The introductions of the library leave it to the page: paper said nothing of consequences then."""
    from reports.paper_questionnaire import words
    from survey_app.domain.consent import sentences

    assert words.NO_CONSEQUENCES["nl"] == sentences.NO_CONSEQUENCES
    assert words.YOUR_CHOICE["nl"] == sentences.YOUR_CHOICE
    assert sentences.OWN_AGE_QUESTION in words.OWN_AGE["nl"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "ja"),
        (" 3 ", "nee"),
        ("x", "meer_dan_een"),
        ("X", "meer_dan_een"),
        ("?", "onleesbaar"),
        ("", None),
    ],
)
def test_a_digit_is_the_answer_with_that_box(ouder, typed, value):
    found = read(ouder, signalering_tijdig__gebeurd=typed)

    assert found.values.get("signalering_tijdig.gebeurd") == value
    assert found.mistakes == ()


@pytest.mark.parametrize("typed", ["0", "6", "12", "ja", "1 2", "١", "x1", "1e1", "9" * 500])
def test_what_is_no_box_is_told_and_not_kept(ouder, typed):
    found = read(ouder, signalering_tijdig__gebeurd=typed)

    assert found.values == {}
    assert [mistake.variable for mistake in found.mistakes] == ["signalering_tijdig.gebeurd"]


@pytest.mark.parametrize("typed", ["1 3", "31", "3,1", "1.3", "1-3-3"])
def test_several_answers_stand_in_the_order_of_the_form(basisteam, typed):
    field = named(basisteam, "taken")
    found = read_typed(basisteam, {"taken": typed})

    assert found.values["taken"] == f"{field.codes[0]} {field.codes[2]}"


def test_more_than_one_cross_is_no_mark_where_more_are_allowed(basisteam):
    assert read_typed(basisteam, {"taken": "x"}).mistakes
    assert read_typed(basisteam, {"taken": "?"}).values == {"taken": "onleesbaar"}


def test_consent_can_be_illegible_but_not_crossed_twice(ouder):
    assert read_typed(ouder, {TAKES_PART: "?"}).values == {TAKES_PART: "onleesbaar"}
    assert read_typed(ouder, {MAY_QUOTE: "x"}).mistakes


def test_free_text_is_kept_as_it_stands_without_what_no_database_holds(basisteam):
    (name,) = [field.name for field in basisteam if not field.codes][:1]
    found = read_typed(basisteam, {name: "Regel 1\r\nx ? \x00\ud800é"})

    assert found.values == {name: "Regel 1\nx ? é"}


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_was_kept_is_typed_and_read_the_same_again(basisteam, data):
    field = data.draw(st.sampled_from(basisteam))
    text = data.draw(st.text(alphabet="0123456789 x?,abc\n", max_size=12))
    found = read_typed([field], {field.name: text})
    if field.name in found.values:
        again = read_typed([field], {field.name: typed_text(field, found.values[field.name])})
        assert again.values == found.values


@given(
    st.dictionaries(
        st.text(max_size=20), st.text(alphabet=st.characters(codec=None), max_size=30), max_size=5
    )
)
@settings(max_examples=40, deadline=None)
def test_any_form_at_all_is_read(ouder, form):
    read_typed(ouder, form)
