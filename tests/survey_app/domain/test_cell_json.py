"""A cell as JSON: all of it is understood, or nothing of it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Fragment
from survey_app.domain.cell_edit import CellEdit, CellState
from survey_app.domain.cell_json import read_edit

QUOTE = {"bron": "b", "start": 3, "eind": 6, "tekst": "e\u0301 😀"}
WHOLE = {
    "revisie": 2,
    "waarde": "groen",
    "reden": "aanwezig_tevreden",
    "toelichting": "Zie blad 2.",
    "memo": "Navragen.",
    "fragmenten": ["f1", "f2"],
    "nieuw": [QUOTE],
    "waarom": "Vergist",
    "terug": True,
}


def test_a_whole_cell_is_read_and_a_quote_is_left_as_it_is():
    state = CellState("groen", "aanwezig_tevreden", "Zie blad 2.", "Navragen.", ("f1", "f2"))

    assert read_edit(WHOLE) == CellEdit(2, state, (Fragment("", "b", 3, 6, "e\u0301 😀"),), "Vergist", True)


def test_what_is_not_sent_is_empty():
    assert read_edit({"revisie": 0}) == CellEdit(0, CellState())


def test_texts_lose_what_no_database_can_hold():
    edit = read_edit({"revisie": 0, "memo": " e\u0301\x00\ud800\r\n", "toelichting": "a\x1bb"})

    assert (edit.state.memo, edit.state.toelichting) == ("é", "ab")


@pytest.mark.parametrize(
    "wrong",
    [
        {"revisie": None},
        {"revisie": "2"},
        {"revisie": True},
        {"revisie": 2.0},
        {"waarde": None},
        {"memo": ["a"]},
        {"waarom": 3},
        {"terug": "ja"},
        {"fragmenten": "f1"},
        {"fragmenten": {"f1": 1}},
        {"fragmenten": [1]},
        {"fragmenten": ["a\x00b"]},
        {"fragmenten": ["\ud800"]},
        {"nieuw": QUOTE},
        {"nieuw": ["f1"]},
        {"nieuw": [QUOTE, None]},
        {"nieuw": [{}]},
        {"nieuw": [{**QUOTE, "start": "3"}]},
        {"nieuw": [{**QUOTE, "eind": True}]},
        {"nieuw": [{**QUOTE, "start": 1e400}]},
        {"nieuw": [{**QUOTE, "bron": "a\x00"}]},
        {"nieuw": [{**QUOTE, "tekst": None}]},
    ],
)
def test_half_a_cell_is_no_cell(wrong):
    assert read_edit(WHOLE | wrong) is None


@pytest.mark.parametrize("sent", [None, [], "groen", 3, True, {}])
def test_something_else_is_no_cell(sent):
    assert read_edit(sent) is None


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*WHOLE, *QUOTE]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(list(WHOLE)), values))
def test_whatever_is_sent_gives_an_edit_that_a_database_can_hold_or_nothing(sent):
    edit = read_edit(json.loads(json.dumps(WHOLE | sent)))

    if edit is not None:
        words = (*vars(edit.state).values(), edit.why)
        json.dumps(words, ensure_ascii=False).encode("utf-8")
