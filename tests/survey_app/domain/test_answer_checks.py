"""What a browser sends becomes an answer, or a plain sentence; never both lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.model import Option, Page, Part, Question, QuestionKind
from instruments.texts import Texts
from instruments.yaml_source import decode
from survey_app.domain import messages
from survey_app.domain.answer_checks import check_page, clean

OPTIONS = (Option("ja", 1, Texts.of(nl="Ja")), Option("nee", 2, Texts.of(nl="Nee")))
TEXT = Texts.of(nl="?")


def page_with(kind, options=(), longest=0):
    part = Part("v", TEXT, options)
    return Page("p", "s", TEXT, (Question("v", kind, TEXT, (part,), longest=longest),))


def check(page, *sent):
    return check_page(page, {"v": list(sent)}, {})


def test_an_option_is_kept():
    assert check(page_with(QuestionKind.SINGLE, OPTIONS), "ja").answers == {"v": "ja"}


@pytest.mark.parametrize("sent", ["misschien", "Ja", "ja\x00x", "ja nee", "1"])
def test_what_is_no_option_gets_a_sentence_and_is_not_kept(sent):
    checked = check(page_with(QuestionKind.SINGLE, OPTIONS), sent)

    assert checked.answers == {}
    assert [mistake.message for mistake in checked.mistakes] == [messages.NOT_AN_OPTION]


def test_skipping_is_no_mistake():
    for kind, options in (
        (QuestionKind.SINGLE, OPTIONS),
        (QuestionKind.MULTIPLE, OPTIONS),
        (QuestionKind.OPEN, ()),
    ):
        checked = check_page(page_with(kind, options), {}, {})
        assert (checked.answers, checked.mistakes) == ({}, ())


def test_several_choices_are_kept_in_the_order_of_the_questionnaire():
    assert check(page_with(QuestionKind.MULTIPLE, OPTIONS), "nee", "ja").answers == {"v": "ja nee"}


def test_one_wrong_choice_among_several_is_not_dropped_in_silence():
    checked = check(page_with(QuestionKind.MULTIPLE, OPTIONS), "ja", "hack")

    assert [mistake.message for mistake in checked.mistakes] == [messages.NOT_AN_OPTION]


@pytest.mark.parametrize("grade", ["1", "10", " 7 "])
def test_a_report_grade_is_a_whole_number_from_1_to_10(grade):
    assert check(page_with(QuestionKind.GRADE), grade).answers == {"v": grade.strip()}


@pytest.mark.parametrize("grade", ["0", "11", "7,5", "zeven", "1e1", "٧"])
def test_what_is_no_report_grade_gets_a_sentence(grade):
    checked = check(page_with(QuestionKind.GRADE), grade)

    assert [mistake.message for mistake in checked.mistakes] == [messages.NOT_A_GRADE]


def test_a_text_that_is_too_long_is_shown_again_whole():
    text = "a" * 1_000_000
    checked = check(page_with(QuestionKind.OPEN, longest=4000), text)

    assert checked.answers["v"] == text
    assert [mistake.message for mistake in checked.mistakes] == [messages.TOO_LONG]


def test_emoji_and_right_to_left_text_are_kept():
    text = "Het ging goed 👨‍👩‍👧 مرحبا"

    assert check(page_with(QuestionKind.OPEN, longest=4000), text).answers == {"v": text}


def test_characters_nobody_types_are_left_out_and_the_rest_is_kept():
    assert clean("go\x00ed\r\nzo\ud800") == "goed\nzo"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.dictionaries(st.sampled_from(["v", "w"]), st.lists(st.text(), max_size=3)))
def test_whatever_is_sent_only_offered_answers_are_kept(form):
    checked = check_page(page_with(QuestionKind.SINGLE, OPTIONS), form, {})

    assert set(checked.answers) <= {"v"}
    assert set(checked.answers.values()) <= {"ja", "nee"}


@given(st.text(st.one_of(st.characters(), st.sampled_from("\x00\x7f\x80\x85\x9f\ufffe\uffff\ud800"))))
def test_what_is_kept_can_stand_in_every_file_of_a_study(text):
    kept = clean(text)

    assert not kept or decode(kept.encode("utf-8"), "x").problems == ()
