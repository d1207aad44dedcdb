"""Whether codings confirm, add to or contradict the survey: the rule, at each of its edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.perspectives.relations import Relation, prevailing, relation_of
from codebooks.values import KEYS

counts = st.dictionaries(st.sampled_from([str(value) for value in KEYS]), st.integers(0, 5))


@pytest.mark.parametrize(
    ("survey", "coded", "expected"),
    [
        ({"groen": 3, "rood": 1}, {"groen": 2, "oranje": 1}, "bevestigt"),
        ({"groen": 3, "rood": 1}, {"rood": 2, "groen": 1}, "spreekt_tegen"),
        ({"groen": 3}, {"oranje": 2}, "vult_aan"),
        ({"oranje": 3}, {"rood": 2}, "vult_aan"),
        ({"groen": 2, "rood": 2}, {"rood": 2}, "vult_aan"),
        ({"groen": 3}, {"grijs": 9}, "zwijgt"),
        ({"geen_informatie": 9}, {"rood": 2}, "zwijgt"),
        ({}, {}, "zwijgt"),
    ],
)
def test_the_relation_follows_from_what_prevails(survey, coded, expected):
    assert relation_of(survey, coded) == expected


@given(counts, counts)
def test_a_relation_reads_the_same_from_both_sides(survey, coded):
    assert relation_of(survey, coded) == relation_of(coded, survey)


@given(counts)
def test_nothing_contradicts_itself(found):
    assert relation_of(found, found) in {Relation.BEVESTIGT, Relation.VULT_AAN, Relation.ZWIJGT}


@given(counts, st.integers(0, 9))
def test_what_gives_no_judgement_never_counts(found, n):
    assert prevailing({**found, "grijs": n, "geen_informatie": n}) == prevailing(
        {value: k for value, k in found.items() if value in ("groen", "oranje", "rood")}
    )
