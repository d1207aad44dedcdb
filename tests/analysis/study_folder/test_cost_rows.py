"""Rows of costs.csv and plans.csv: exact numbers, and back to the same bytes."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cost_rows import CostItem, Maatwerkplan
from analysis.study_folder import read_study_folder
from analysis.study_folder.cost_rows import COSTS, PLANS, exact, spelled

KLEIN = Path(__file__).parent / "folders" / "klein"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("1250", 1250),
        ("7018.91", Fraction(701891, 100)),
        ("2/3", Fraction(2, 3)),
        ("0.5", Fraction(1, 2)),
    ],
)
def test_a_number_is_read_exactly_and_written_as_it_was(text, number):
    assert exact(text) == number
    assert spelled(number) == text


@pytest.mark.parametrize("text", ["", "onbekend", "-5", "€ 5", "5,5", "1.234.567", "1e9", "1/0", "nan", "٣"])
def test_what_is_no_number_is_missing(text):
    assert exact(text) is None


def test_what_is_missing_is_never_written_as_zero():
    assert (spelled(None), spelled(None, "")) == ("onbekend", "")


@given(st.fractions(0, 10**9, max_denominator=10**9 - 1))
def test_every_number_comes_back_the_same(number):
    text = spelled(number)
    assert exact(text) in (number, None)  # None: a fraction with more digits than a cell may have
    if number.numerator < 10**9:
        assert exact(text) == number


@settings(max_examples=30)
@given(st.lists(st.text(), min_size=20, max_size=20), st.lists(st.text(), min_size=12, max_size=12))
def test_making_a_row_never_raises(cost, plan):
    assert isinstance(COSTS.make(tuple(cost)), CostItem)
    assert isinstance(PLANS.make(tuple(plan)), Maatwerkplan)


@pytest.mark.parametrize(("kind", "row"), [(COSTS, CostItem), (PLANS, Maatwerkplan)])
def test_every_field_has_a_column(kind, row):
    assert kind.columns == tuple(field.name for field in fields(row))


def test_the_small_study_is_read_with_its_costs():
    data = read_study_folder(KLEIN).value
    first, second, third, _ = data.costs
    assert (first.laag, first.midden, first.hoog) == (90, Fraction(201, 2), 120)
    assert (second.aantal, second.begin, second.months) == (Fraction(2, 3), 6, 6)
    assert (third.midden, third.duur, third.months, third.uren) == (None, None, None, None)
    assert data.plans[0].grond == "Jeugdwet, artikel 2.3"
