"""Patterns and pairs: what counts as eens, gedeeltelijk, tegenspraak and stilte, and who judges lower."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.perspectives import Direction, Pair, Pattern, compare, pattern_of
from codebooks.values import COLOURS, KEYS, Value

VALUES = st.sampled_from([str(value) for value in KEYS])
JUDGEMENTS = st.dictionaries(st.sampled_from(["swt", "hulpverlener", "ouder"]), VALUES)
COLOUR = st.sampled_from(COLOURS)
ORDER = ("swt", "hulpverlener", "ouder")


@pytest.mark.parametrize(
    ("values", "pattern"),
    [
        ([], "stilte"),
        (["groen"], "stilte"),
        (["groen", "geen_informatie"], "stilte"),
        (["groen", ""], "stilte"),
        (["geen_informatie", "geen_informatie"], "stilte"),
        (["groen", "groen"], "eens"),
        (["rood", "rood", "geen_informatie"], "eens"),
        (["grijs", "grijs"], "eens"),
        (["groen", "oranje"], "gedeeltelijk"),
        (["oranje", "rood", "oranje"], "gedeeltelijk"),
        (["groen", "rood"], "tegenspraak"),
        (["groen", "oranje", "rood"], "tegenspraak"),
        (["grijs", "groen"], "gedeeltelijk"),
        (["grijs", "groen", "groen"], "gedeeltelijk"),
        (["grijs", "rood", "groen"], "tegenspraak"),
        (["grijs", "geen_informatie"], "stilte"),
    ],
)
def test_the_pattern_follows_its_definition(values, pattern):
    assert pattern_of(values) == pattern


@settings(deadline=None)
@given(values=st.lists(VALUES, max_size=4), data=st.data())
def test_the_pattern_does_not_depend_on_who_said_what(values, data):
    assert pattern_of(values) == pattern_of(data.draw(st.permutations(values)))


@settings(deadline=None)
@given(values=st.lists(VALUES, max_size=4))
def test_what_is_missing_changes_no_pattern(values):
    assert pattern_of([*values, "geen_informatie"]) == pattern_of(values)


@settings(deadline=None)
@given(values=JUDGEMENTS)
def test_eens_is_exactly_two_or_more_judgements_and_no_pair_that_differs(values):
    comparison = compare("s1", "1", values, ORDER)

    agrees = bool(comparison.pairs) and not comparison.differences
    assert (comparison.pattern is Pattern.EENS) == agrees


@settings(deadline=None)
@given(first=COLOUR, second=COLOUR)
def test_turning_a_pair_flips_its_sign_and_direction(first, second):
    pair = Pair("1", "ouder", first, "swt", second)
    opposite = {Direction.HOGER: Direction.LAGER, Direction.LAGER: Direction.HOGER}

    assert pair.turned().steps == (None if pair.steps is None else -pair.steps)
    assert pair.turned().direction == opposite.get(pair.direction, pair.direction)
    assert pair.turned().turned() == pair


def test_rood_stands_two_steps_below_groen():
    pair = Pair("1", "ouder", Value.ROOD, "swt", Value.GROEN)

    assert (pair.steps, pair.direction) == (-2, "lager")


def test_grijs_against_a_colour_differs_but_has_no_direction():
    pair = Pair("1", "ouder", Value.GRIJS, "swt", Value.GROEN)

    assert (pair.differs, pair.steps, pair.direction) == (True, None, "niet_vergelijkbaar")


def test_two_times_grijs_is_no_difference():
    pair = Pair("1", "ouder", Value.GRIJS, "swt", Value.GRIJS)

    assert (pair.differs, pair.steps, pair.direction) == (False, 0, "gelijk")


def test_pairs_come_in_the_order_of_the_study_whatever_the_order_of_the_data():
    comparison = compare("s1", "1", {"ouder": "groen", "swt": "rood", "hulpverlener": "rood"}, ORDER)

    assert [(pair.first, pair.second) for pair in comparison.pairs] == [
        ("swt", "hulpverlener"),
        ("swt", "ouder"),
        ("hulpverlener", "ouder"),
    ]
