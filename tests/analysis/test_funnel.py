"""Funnel limits: exact, mirrored, narrower for larger municipalities; and what lies outside them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from analysis.benchmark import funnel, funnel_limits
from analysis.results import FLAG_WORDS

NAMES = ["Zand", "Aalde", "Beek", "Dorp", "Esch"]
K, N = [90, 50, 80, 60, 31], [600, 500, 1000, 400, 310]


@pytest.mark.parametrize(
    ("n", "target", "level"),
    [
        (50, 0.2, 0.95),
        (50, 0.2, 0.998),
        (1400, 0.106, 0.95),
        (1400, 0.106, 0.998),
        (3, 0.106, 0.95),
        (7, 0.9, 0.998),
    ],
)
def test_limits_are_those_from_the_binomial_of_r(r, n, target, level):
    found = funnel_limits(target, n, level)

    # Closed-form; R and scipy agree on the binomial to about 1e-12.
    wanted = r("benchmark", f"limits({n}, {target}, {level})")
    assert [found.low, found.high] == pytest.approx(wanted, abs=1e-8)


def test_the_target_is_the_share_of_all_together(r):
    found = funnel(NAMES, K, N)

    assert found.target == pytest.approx(r("benchmark", "sum(k) / sum(n)"), abs=1e-12)
    command = "sum(((k / n - sum(k) / sum(n))^2) / (sum(k) / sum(n) * (1 - sum(k) / sum(n)) / n)) / 5"
    assert found.dispersion == pytest.approx(r("benchmark", command), abs=1e-8)


def test_who_lies_outside_is_flagged_and_the_flag_has_words():
    flags = {point.municipality: point.flag for point in funnel(NAMES, K, N).points}

    assert flags == {
        "Zand": "boven_95",
        "Aalde": "binnen",
        "Beek": "onder_998",
        "Dorp": "boven_95",
        "Esch": "binnen",
    }
    assert set(flags.values()) <= set(FLAG_WORDS)


def test_municipalities_that_differ_more_than_chance_are_cautioned_about():
    assert "meer dan toeval" in funnel(NAMES, K, N).caution
    assert funnel(["A", "B"], [10, 11], [100, 100]).caution == ""


def test_one_municipality_is_its_own_target_and_gives_no_caution():
    alone = funnel(["A"], [3], [10])

    assert alone.points[0].flag == "binnen"
    assert alone.caution == ""


@pytest.mark.parametrize("target", [0.0, 1.0])
def test_at_a_target_of_nothing_or_all_there_is_no_room_for_chance(target):
    found = funnel_limits(target, 12)

    assert (found.low, found.high) == (target, target)
    assert math.isnan(funnel(["A", "B"], [int(4 * target)] * 2, [4, 4]).dispersion)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: funnel_limits(1.1, 5), "target"),
        (lambda: funnel_limits(math.nan, 5), "target"),
        (lambda: funnel_limits("0.1", 5), "target"),
        (lambda: funnel_limits(0.1, 0), "n"),
        (lambda: funnel_limits(0.1, 2.5), "n"),
        (lambda: funnel_limits(0.1, 5, level=0), "level"),
        (lambda: funnel([], [], []), "municipalities"),
        (lambda: funnel(["A", "A"], [1, 1], [2, 2]), "municipalities"),
        (lambda: funnel(["A", "B"], [1], [2, 2]), "counts"),
        (lambda: funnel(["A"], [3], [2]), "k of A"),
        (lambda: funnel(["A"], [1], [0]), "n of A"),
        (lambda: funnel(["A"], [1], [2], target=2), "target"),
    ],
)
def test_a_wrong_argument_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=f"^{named} must"):
        call()


TARGETS = st.floats(0.01, 0.99)
LEVELS = st.sampled_from([0.95, 0.998])


@settings(max_examples=100)
@given(TARGETS, st.integers(1, 3000), LEVELS)
def test_the_limits_hold_the_target_and_are_shares(target, n, level):
    found = funnel_limits(target, n, level)

    assert 0 <= found.low <= target <= found.high <= 1


@settings(max_examples=60)
@given(TARGETS, st.integers(4, 800), LEVELS)
def test_limits_are_narrower_for_a_group_four_times_as_large(target, n, level):
    # From 4 up: of 3 and of 12 all shares may lie within the limits, and those are then equal.
    small, large = funnel_limits(target, n, level), funnel_limits(target, 4 * n, level)

    assert large.high - large.low < small.high - small.low


@settings(max_examples=60)
@given(TARGETS, st.integers(1, 800))
def test_the_outer_limits_lie_outside_the_inner_ones(target, n):
    inner, outer = funnel_limits(target, n, 0.95), funnel_limits(target, n, 0.998)

    assert outer.low <= inner.low < inner.high <= outer.high


@settings(max_examples=60)
@given(TARGETS, st.integers(1, 800), LEVELS)
def test_counting_those_who_have_it_not_mirrors_the_limits(target, n, level):
    found, mirrored = funnel_limits(target, n, level), funnel_limits(1 - target, n, level)

    assert (1 - mirrored.high, 1 - mirrored.low) == pytest.approx((found.low, found.high), abs=1e-9)


@settings(max_examples=100)
@given(TARGETS, st.integers(1, 300), LEVELS, st.data())
def test_outside_is_where_chance_comes_so_far_in_at_most_half_of_what_is_left(target, n, level, data):
    k, tail = data.draw(st.integers(0, n)), (1 - level) / 2
    found = funnel_limits(target, n, level)
    below, above = binom.cdf(k, n, target), binom.sf(k - 1, n, target)

    if min(abs(below - tail), abs(above - tail)) > 1e-9:
        assert (k / n < found.low) == (below < tail)
        assert (k / n > found.high) == (above < tail)
