"""Monte Carlo: it lands on the triangular mean, within the interval, and again the same with its seed."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cost_rows import CostItem
from analysis.costs.uncertainty import QUANTILES, SEED, monte_carlo


def item(post, scenario, low, middle, high, aantal=1, casus="1"):
    price = (Fraction(one) for one in (low, middle, high))
    return CostItem(post, "b", casus, scenario, "hulp", "-", "-", *price, aantal=Fraction(aantal))


def mean(low, middle, high):
    """Of the triangular distribution."""
    return (low + middle + high) / 3


def variance(a, c, b):
    """Of the triangular distribution with low a, middle c and high b."""
    return (a * a + b * b + c * c - a * b - a * c - b * c) / 18


ROWS = [item("p1", "dreigend", 10_000, 40_000, 55_000, 2), item("p2", "doorbraak", 5_000, 9_000, 31_000)]


def test_the_mean_and_spread_are_those_of_the_triangular_distribution():
    found = monte_carlo(ROWS, draws=200_000)[0]
    expected = 2 * mean(10_000, 40_000, 55_000) - mean(5_000, 9_000, 31_000)
    spread = math.sqrt(4 * variance(10_000, 40_000, 55_000) + variance(5_000, 9_000, 31_000))
    # four standard errors: one run in 16,000 would fall outside, and the seed is fixed
    assert found.mean == pytest.approx(expected, abs=4 * spread / math.sqrt(200_000))
    assert found.sd == pytest.approx(spread, rel=0.01)


def test_the_quantiles_are_those_of_the_triangular_distribution():
    low, middle, high = 10_000, 40_000, 55_000
    found = monte_carlo([item("p1", "baten", low, middle, high)], draws=400_000)[0]
    turn = (middle - low) / (high - low)  # the closed form of the inverse changes here
    for share, value in found.quantiles:
        below = low + math.sqrt(share * (high - low) * (middle - low))
        above = high - math.sqrt((1 - share) * (high - low) * (high - middle))
        # at 400,000 draws the standard error of a quantile is below 30 euro
        assert value == pytest.approx(below if share <= turn else above, abs=120)


def test_the_same_seed_gives_the_same_result_and_another_gives_another():
    assert monte_carlo(ROWS) == monte_carlo(ROWS)
    assert monte_carlo(ROWS)[0].mean != monte_carlo(ROWS, seed=1)[0].mean


def test_the_result_holds_what_it_takes_to_do_it_again():
    found = monte_carlo(ROWS, draws=500, seed=7)[0]
    assert (found.seed, found.draws, SEED) == (7, 500, 20250701)
    assert "driehoeksverdeling" in found.method
    assert [q for q, _ in found.quantiles] == list(QUANTILES)


def test_the_order_of_the_rows_changes_nothing():
    assert monte_carlo(ROWS) == monte_carlo(ROWS[::-1])


def test_prices_without_bounds_leave_nothing_uncertain():
    found = monte_carlo([item("p1", "dreigend", 9, 9, 9), item("p2", "doorbraak", 4, 4, 4)])[0]
    assert (found.mean, found.sd, found.share_positive) == (5.0, 0.0, 1.0)
    assert {value for _, value in found.quantiles} == {5.0}


def test_casussen_that_are_not_known_are_left_out():
    unknown = CostItem("p3", "b", "2", "dreigend", "hulp", "-", "-")
    found = monte_carlo([*ROWS, unknown])[0]
    assert (found.known, found.casussen) == (1, 2)
    assert found.mean == monte_carlo(ROWS)[0].mean


def test_nothing_known_is_no_number_with_a_reason():
    found = monte_carlo([CostItem("p", "b", "1", "dreigend", "hulp", "-", "-")])[0]
    assert [math.isnan(one) for one in (found.mean, found.sd, found.share_positive)] == [True] * 3
    assert found.interval is None
    assert found.reason == "Scenario dreigend: Niet bekend: hulp."
    assert found.to_dict()["mean"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"draws": 0}, "draws must be a whole number from 1 to 1000000, not 0"),
        ({"draws": 2.5}, "draws must be a whole number"),
        ({"draws": 10**7}, "draws must be a whole number"),
        ({"seed": -1}, "seed must be a whole number from 0 up, not -1"),
        ({"seed": "x"}, "seed must be a whole number"),
        ({"kind": "winst"}, "kind must be one of"),
    ],
)
def test_a_wrong_argument_is_refused_by_name(arguments, message):
    with pytest.raises(ValueError, match=message):
        monte_carlo(ROWS, **arguments)


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 10**6), min_size=3, max_size=3), min_size=2, max_size=5))
def test_every_draw_lies_within_the_interval(prices):
    rows = [
        item(f"p{n}", "doorbraak" if n % 2 else "dreigend", *sorted(price)) for n, price in enumerate(prices)
    ]
    found = monte_carlo(rows, draws=200)[0]
    slack = 1e-6 * max(map(max, prices)) + 1e-6  # floats stand for exact fractions
    assert float(found.interval.laag) - slack <= found.quantiles[0][1]
    assert found.quantiles[-1][1] <= float(found.interval.hoog) + slack
    assert list(found.quantiles) == sorted(found.quantiles)
