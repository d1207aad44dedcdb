"""Counts of people who could be found are those of a reader who compares everyone with everyone."""

from __future__ import annotations

import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reidentification import counts_on, reidentify
from analysis.reidentification.groups import MOST_COMBINATIONS, group_sizes, risk_of, sizes_to_try
from analysis.study import Answer, Case, Stratum, Study, StudyData
from instruments.model import Instrument, Option, Page, Part, Question, QuestionKind
from instruments.texts import NO_TEXTS

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 2), min_size=width, max_size=width), min_size=1, max_size=9
    )
)


def by_hand(rows: list[list[int]], places: tuple[int, ...]) -> list[int]:
    """For each row how many rows agree with it at these places."""
    return [sum(all(row[p] == other[p] for p in places) for other in rows) for row in rows]


@given(TABLES, st.integers(1, 3), st.integers(1, 5))
@settings(max_examples=60)
def test_counts_are_those_of_comparing_everyone_with_everyone(rows, ways, threshold):
    width = len(rows[0])
    ways = min(ways, width)
    found = risk_of([str(p) for p in range(width)], list(np.array(rows).T), ways, threshold)
    sizes = [by_hand(rows, places) for places in combinations(range(width), ways)]

    assert found.combinations == len(sizes)
    assert found.smallest == min(map(min, sizes))
    assert found.alone == sum(min(own) == 1 for own in zip(*sizes, strict=True))
    assert found.small == sum(min(own) < threshold for own in zip(*sizes, strict=True))
    assert max(one.count(1) for one in sizes) == (
        by_hand(rows, tuple(int(p) for p in found.worst)).count(1) if found.worst else 0
    )


def test_many_values_in_many_columns_are_counted_without_a_table_of_all_groups():
    columns = [np.arange(3000) for _ in range(6)]

    assert set(group_sizes(columns)) == {1}


def test_too_many_combinations_are_left_out_and_said_so():
    assert list(sizes_to_try(60, 3)) == [1, 2]
    assert list(sizes_to_try(20, 3)) == [1, 2, 3]
    assert MOST_COMBINATIONS >= 1140


@pytest.mark.parametrize(
    ("names", "counted"),
    [
        (["r_1", "r_2", "r_10"], True),
        (["r_2", "r_1"], False),
        (["a", "b"], False),
        (["r_1"], False),
        ([], False),
    ],
)
def test_names_that_count_on_tell_the_order(names, counted):
    assert counts_on(names) is counted


# ---- a study -----------------------------------------------------------------------------------------------


def question(name: str, background: bool = False, kind: QuestionKind = QuestionKind.SINGLE) -> Question:
    options = tuple(Option(code, number, NO_TEXTS) for number, code in enumerate("abc", 1))
    return Question(name, kind, NO_TEXTS, (Part(name, NO_TEXTS, options),), background=background)


def study(questions: list[Question], answers: list[dict[str, str]], **more) -> StudyData:
    page = Page("een", "een", NO_TEXTS, tuple(questions))
    instrument = Instrument("i", "1", "ouder", ("nl",), NO_TEXTS, NO_TEXTS, NO_TEXTS, 1, (page,))
    about = Study(
        id="s", title=NO_TEXTS, organisation="", purpose=NO_TEXTS, legal_ground=NO_TEXTS, contact=NO_TEXTS,
        retention=NO_TEXTS, threshold=10, reconstruction=NO_TEXTS, perspectieven=(("ouder", NO_TEXTS),),
        instruments={"ouder": "i"}, codebooks=(), tables=(), strata=(Stratum("wijk", NO_TEXTS, ()),),
    )  # fmt: skip
    rows = tuple(
        Answer(f"r_{place:x}z", "", "ouder", "i", "1", name, value)
        for place, given in enumerate(answers)
        for name, value in given.items()
    )
    return StudyData(about, answers=rows, instruments={"i": instrument}, **more)


def test_marked_questions_are_what_others_may_know():
    data = study(
        [question("leeftijd", background=True), question("mening")], [{"leeftijd": "a", "mening": "a"}] * 3
    )
    data2 = study([question("leeftijd", background=True), question("mening")], [
        {"leeftijd": "a", "mening": "a"}, {"leeftijd": "b", "mening": "b"}, {"leeftijd": "b", "mening": "c"},
    ])  # fmt: skip

    assert reidentify(data).groups[0].variables == ()  # all the same: it tells nobody apart
    assert reidentify(data2).groups[0].variables == ("leeftijd",)
    assert (reidentify(data2).smallest, reidentify(data2).alone) == (1, 1)


def test_open_answers_and_judged_questions_are_no_background():
    data = study(
        [question("vrij", kind=QuestionKind.OPEN), question("leeftijd")],
        [{"vrij": "x", "leeftijd": "a"}, {"vrij": "y", "leeftijd": "a"}, {"vrij": "z", "leeftijd": "b"}],
    )

    assert reidentify(data).groups[0].variables == ("leeftijd",)


@pytest.mark.parametrize("answers", [[], [{"leeftijd": "a"}], [{"onbekend": "\x00"}, {"leeftijd": ""}]])
def test_odd_studies_have_a_result(answers):
    assert reidentify(study([question("leeftijd")], answers)).people == len(answers)


def test_a_casus_that_nobody_knows_has_no_strata():
    data = study(
        [question("leeftijd")], [{"leeftijd": "a"}, {"leeftijd": "b"}], cases=(Case("1", {"wijk": "n"}),)
    )

    assert reidentify(data).groups[0].variables == ("leeftijd",)


def test_ten_thousand_people_by_twenty_questions_takes_seconds():
    numbers = np.random.default_rng(1).integers(0, 3, (10_000, 20))
    names = [f"v{number}" for number in range(20)]
    data = study([question(name) for name in names], [
        dict(zip(names, ("abc"[code] for code in row), strict=True)) for row in numbers
    ])  # fmt: skip
    start = time.process_time()
    found = reidentify(data)

    assert time.process_time() - start < 10
    assert (found.people, len(found.groups[0].variables)) == (10_000, 20)


@pytest.mark.parametrize("wrong", [{"threshold": 0}, {"ways": 0}, {"ways": 1.5}])
def test_wrong_arguments_are_errors(wrong):
    with pytest.raises(ValueError, match="whole number"):
        reidentify(study([], []), **wrong)
