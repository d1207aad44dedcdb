"""What is no number, or not in range, is refused by name and value; what is missing stays missing."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analysis.arguments import between, chosen, is_missing, names, number, numbers, same_length, whole

ODD = ["3", None, True, math.nan, math.inf, -math.inf, [3], {}, pd.NA, 1j, 10**400, np.bool_(True)]


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_what_is_no_finite_number_is_refused_by_name(value):
    for check in (number, whole, between):
        with pytest.raises(ValueError, match=r"^k must be"):
            check("k", value)


def test_the_refusal_names_the_value():
    with pytest.raises(ValueError, match=r"k must be a whole number from 0 to 5, not 7"):
        whole("k", 7, high=5)


def test_a_whole_number_may_be_written_as_a_float_but_not_with_a_fraction():
    assert whole("k", np.float64(3.0)) == 3
    with pytest.raises(ValueError, match=r"not 3\.5"):
        whole("k", 3.5)


def test_a_level_of_0_or_1_is_refused():
    for level in (0, 1):
        with pytest.raises(ValueError, match="level must be a number between"):
            between("level", level)


def test_a_word_outside_the_options_is_refused():
    chosen("method", None, (None, "linear"))
    with pytest.raises(ValueError, match=r"method must be one of None, 'linear', not 'Linear'"):
        chosen("method", "Linear", (None, "linear"))


def test_missing_values_stay_in_their_place_only_where_they_may():
    found = numbers("values", [1, None, math.nan, pd.NA, 2], missing=True)

    assert [is_missing(value) for value in found] == [False, True, True, True, False]
    with pytest.raises(ValueError, match="values must be a finite number"):
        numbers("values", [1, None])


@pytest.mark.parametrize("values", ["12", 12, None, ["1"], [math.inf]], ids=repr)
def test_what_is_no_list_of_numbers_is_refused(values):
    with pytest.raises(ValueError, match=r"^values must be"):
        numbers("values", values, missing=True)


def test_too_few_numbers_are_refused():
    with pytest.raises(ValueError, match="at least 2 numbers"):
        numbers("values", [1, math.nan], missing=True, least=2)


def test_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match=r"b must have as many items as a \(2\), not 1"):
        same_length("a", [1, 2], "b", [1])


@pytest.mark.parametrize("values", ["groen", 12, None, [["a"]], [{}], [None], [math.nan]], ids=repr)
def test_what_cannot_name_a_group_is_refused(values):
    with pytest.raises(ValueError, match=r"^groups must be a list of names"):
        names("groups", values)


def test_a_gap_among_names_is_none_only_where_it_may():
    assert names("groups", ["a", math.nan, pd.NA, 1], missing=True) == ["a", None, None, 1]
