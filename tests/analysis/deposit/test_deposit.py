"""What of the questionnaires may leave: no name, no open answer, nobody alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.deposit import deposited_answers
from analysis.deposit.protect import kept_keys
from analysis.study import Answer
from analysis.study_folder import read_study_folder
from instruments.loader import library_path, load_instrument
from instruments.model import QuestionKind
from instruments.standard_answers import NOT_ASKED

ROWS = st.lists(st.tuples(*[st.integers(0, 2)] * 4), max_size=60)


@given(ROWS, st.integers(1, 12))
def test_nobody_stands_in_too_small_a_group_by_what_others_may_know(rows, threshold):
    kept = kept_keys(rows, range(4), threshold)

    sizes = Counter(tuple(row[key] for key in kept) for row in rows)
    assert not kept or min(sizes.values(), default=threshold) >= threshold


@given(ROWS)
def test_without_a_threshold_everything_stays(rows):
    assert kept_keys(rows, range(4), 1) == (0, 1, 2, 3)


def test_the_characteristic_that_sets_most_people_apart_goes_first():
    rows = [(place % 2, place) for place in range(20)]

    assert kept_keys(rows, (0, 1), 10) == (0,)


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(Path(__file__).parents[3] / "examples" / "zwolle").value


@pytest.fixture(scope="module")
def ouder(zwolle):
    return next(one for one in deposited_answers(zwolle) if one.instrument == "ouder")


def test_a_questionnaire_that_few_people_sent_stays_in_the_house(zwolle):
    found = {one.instrument: one for one in deposited_answers(zwolle)}

    assert {name: (one.people, len(one.rows)) for name, one in found.items()} == {
        "ouder": (15, 15),
        "swt": (6, 0),
        "hulpverlener": (5, 0),
    }
    assert found["swt"].columns == ()
    assert "minder dan 10 mensen" in found["swt"].left_out[0].reason


def test_open_answers_and_what_points_somebody_out_are_named_and_left_out(ouder):
    left = {one.name for one in ouder.left_out}

    assert {"open_kwaliteit", "open_ging_goed", "open_ging_niet_goed", "stratum_geslacht"} <= left
    assert left.isdisjoint(column.name for column in ouder.columns)
    assert all(isinstance(value, int | None) for row in ouder.rows for value in row)


def test_each_number_has_a_meaning_and_the_missing_ones_are_told_apart(ouder):
    for at, column in enumerate(ouder.columns):
        known = dict(column.values)
        assert {row[at] for row in ouder.rows} - {None} <= set(known), column.name
        assert set(column.missing) <= set(known)
    first = next(column for column in ouder.columns if column.name == "klik_swt.gebeurd")
    assert dict(first.values)[97] == "Dat weet ik niet"
    assert NOT_ASKED in first.missing


def test_what_was_not_asked_is_another_number_than_what_was_skipped(zwolle, ouder):
    names = [column.name for column in ouder.columns]
    happened = next(
        at
        for at, name in enumerate(names)
        if name.endswith(".gebeurd") and any(row[at] == 3 for row in ouder.rows)  # nee
    )
    question = names[happened].removesuffix(".gebeurd")
    satisfied = names.index(f"{question}.tevreden")

    assert {row[satisfied] for row in ouder.rows if row[happened] == 3} == {NOT_ASKED}
    emptied = replace(zwolle, answers=[a for a in zwolle.answers if a.question != names[happened]])
    without = next(one for one in deposited_answers(emptied) if one.instrument == "ouder")
    assert {row[happened] for row in without.rows} == {None}


def test_the_order_of_the_rows_tells_nothing_of_who_came_when(zwolle, ouder):
    backwards = replace(zwolle, answers=tuple(reversed(list(zwolle.answers))))
    again = next(one for one in deposited_answers(backwards) if one.instrument == "ouder")

    assert again.rows == ouder.rows
    assert list(ouder.rows) == sorted(ouder.rows, key=lambda row: [-1 if v is None else v for v in row])


def test_several_answers_become_a_column_each(zwolle):
    asked = load_instrument(library_path("basisteam")).value
    part = next(q for q in asked.questions() if q.kind is QuestionKind.MULTIPLE).parts[0]
    codes = [option.code for option in part.options]
    rows = [
        Answer(
            f"r{n}", "", "basisteam", "basisteam", asked.version, part.variable, " ".join(codes[: n % 2 + 1])
        )
        for n in range(10)
    ]
    study = replace(zwolle, answers=rows, instruments={"basisteam": asked}, earlier={})
    (found,) = deposited_answers(study)

    names = [column.name for column in found.columns]
    first, second = (names.index(f"{part.variable}.{code}") for code in codes[:2])
    assert Counter((row[first], row[second]) for row in found.rows) == {(1, 0): 5, (1, 1): 5}


def test_a_study_without_answers_gives_nothing(zwolle):
    assert deposited_answers(replace(zwolle, answers=())) == ()
