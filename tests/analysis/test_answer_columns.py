"""Answers by column are the same answers: in order, by place, and as equal to a tuple of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import answer_columns
from analysis.answer_columns import AnswerColumns, Words, first_rows
from analysis.frames import Frames
from analysis.study import Answer

TEXT = st.sampled_from(["", "1", "01", "ja", "nee", "é\n🙂"])
ANSWERS = st.lists(st.builds(Answer, *[TEXT] * 7), max_size=12).map(tuple)


def answer(response, **changes):
    known = {"casus": "1", "perspectief": "ouder", "instrument": "lijst", "version": "1", "question": "v"}
    return Answer(response, **{**known, "value": "ja", **changes})


@given(ANSWERS)
def test_any_answers_come_back_as_they_went_in(answers):
    columns = AnswerColumns.of(answers)

    assert tuple(columns) == answers
    assert columns == answers
    assert answers == columns
    assert columns[2:5] == answers[2:5]
    assert [columns[place] for place in range(-len(answers), len(answers))] == [*answers, *answers]


@settings(max_examples=30)
@given(ANSWERS, ANSWERS)
def test_answers_are_equal_when_their_rows_are(first, second):
    assert (AnswerColumns.of(first) == AnswerColumns.of(second)) == (first == second)


def test_rows_are_made_in_chunks_and_none_is_lost_between(monkeypatch):
    monkeypatch.setattr(answer_columns, "AT_ONCE", 3)
    answers = tuple(answer(f"r{number}") for number in range(10))

    assert tuple(AnswerColumns.of(answers)) == answers


def test_a_place_beyond_the_end_is_an_index_error():
    with pytest.raises(IndexError):
        AnswerColumns.of((answer("r1"),))[1]


def test_answers_by_column_stay_as_they_are():
    columns = AnswerColumns.of((answer("r1"),))

    assert AnswerColumns.of(columns) is columns


def test_a_column_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        AnswerColumns.of((answer("r1"),)).column("value").codes[0] = 1


def test_answers_by_column_are_no_key_of_a_dictionary():
    with pytest.raises(TypeError, match="unhashable"):
        hash(AnswerColumns.of(()))


def test_a_repeated_word_takes_one_byte_a_row():
    answers = tuple(answer(f"r{number}") for number in range(1000))

    assert AnswerColumns.of(answers).column("value").codes.nbytes == 1000


@pytest.mark.parametrize(("words", "bits"), [(1, 8), (128, 8), (129, 16), (32768, 16), (32769, 32)])
def test_codes_are_as_small_as_their_number_allows(words, bits):
    found = Words()
    codes = found.codes(str(number) for number in range(words))

    assert codes.dtype.itemsize * 8 == bits
    assert codes.tolist() == list(range(words))


@given(st.lists(st.integers(0, 5)), st.integers(1, 4))
def test_the_first_row_of_each_key_is_found_whatever_the_slices(keys, rows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answer_columns, "SLICE", rows)
        first = first_rows(np.array(keys, dtype=np.int64).__getitem__, 6, len(keys))

    assert first.tolist() == [keys.index(key) if key in keys else -1 for key in range(6)]


def test_the_frame_of_answers_has_casussen_in_the_order_of_the_study(build):
    answers = (answer("r1", casus="10"), answer("r2", casus="9"), answer("r3", casus="verdwenen"))
    frame = Frames(build.data(cases=build.cases("9", "10"), answers=answers)).answers

    assert list(frame["casus"].cat.categories) == ["9", "10", "verdwenen"]
    assert frame["casus"].tolist() == ["10", "9", "verdwenen"]


def test_the_frame_of_responses_has_a_row_per_response(build):
    answers = (answer("r1"), answer("r2", casus="2"), answer("r1", question="w"))
    frame = Frames(build.data(answers=answers)).responses

    assert frame[["response", "casus"]].to_numpy().tolist() == [["r1", "1"], ["r2", "2"]]
    assert list(frame.columns) == ["response", "casus", "perspectief", "instrument", "version"]
