"""The same people twice: signed ranks with zeros and ties as R gives them, and what always holds."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.groups import paired
from analysis.groups.exact_ranks import signed_rank_p

EXACT = 1e-8  # complete enumerations and closed formulas
BEFORE, AFTER = [5, 6, 4, 7, 6, 5, 3, 8, 6, 7, 5, 4], [7, 6, 6, 8, 7, 4, 5, 8, 9, 6, 7, 6]
LATER = [7, 6, 4, 6, 6, 5, 4, 8, 6, 8, 4, 4]
PAIRS = st.lists(st.tuples(st.integers(1, 10), st.integers(1, 10)), min_size=1, max_size=25)


@pytest.mark.parametrize(
    ("zeros", "command"),
    [
        ("pratt", 'sr(before, after, "Pratt", "exact")'),
        ("wilcoxon", 'sr(before, after, "Wilcoxon", "exact")'),
        ("wilcoxon", "c(wilcox.exact(after, before, paired = TRUE)$p.value)"),
    ],
)
def test_signed_ranks_are_exact_with_zeros_and_ties(r, zeros, command):
    found = paired(BEFORE, AFTER, zeros)

    assert found.exact
    assert found.p == pytest.approx(r("groups", command), abs=EXACT)


def test_signed_ranks_without_ties_are_rs(r):
    found = paired([0] * 6, [1.1, 2.4, -0.3, 3.9, 5.2, -0.8])

    printed = r("groups", "c(wilcox.test(c(1.1, 2.4, -0.3, 3.9, 5.2, -0.8))$p.value)")
    assert found.p == pytest.approx(printed, abs=EXACT)


@pytest.mark.parametrize(
    ("zeros", "command"),
    [("pratt", 'sr(x, y, "Pratt", "asymptotic")'), ("wilcoxon", 'sr(x, y, "Wilcoxon", "asymptotic")')],
)
def test_many_pairs_have_the_normal_approximation(r, zeros, command):
    found = paired(BEFORE * 50, LATER * 50, zeros)

    assert not found.exact
    assert "normale benadering" in found.method
    assert found.p == pytest.approx(r("groups", command), abs=EXACT)


def test_up_to_200_changed_pairs_p_is_exact():
    found = paired([0] * 200, list(range(-100, 0)) + list(range(1, 101)))

    assert found.exact
    assert found.p == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("zeros", "level", "command"),
    [
        ("pratt", 0.95, "biserial(dif, 0.95)"),
        ("wilcoxon", 0.9, "biserial(dif[dif != 0], 0.9)"),
    ],
)
def test_the_effect_is_the_ratio_over_pairs_of_people(r, zeros, level, command):
    effect = paired(BEFORE, AFTER, zeros, level).effect

    found = [effect.ci_low, effect.estimate, effect.ci_high]
    assert found == pytest.approx(r("groups", command), abs=EXACT)


def test_the_effect_is_the_share_of_ranks_up_minus_down(r):
    found = paired(BEFORE, AFTER)

    assert found.effect.estimate == pytest.approx(r("groups", "sum(s) / sum(abs(s))"), abs=EXACT)
    assert (found.n_higher, found.n_lower, found.n_equal) == (8, 2, 2)


def test_equal_differences_are_ties_whatever_binary_fractions_make_of_them():
    found = paired([0.1, 0.5, 0.3], [0.3, 0.7, 0.1])  # 0.2, 0.2 and -0.2, but for the last bits

    assert found.p == 1.0
    assert found.effect.estimate == pytest.approx(1 / 3)
    assert paired([0.3], [0.1 + 0.2]).n_equal == 1


def test_a_pair_with_one_value_is_left_out_and_counted():
    found = paired([1, None, 3, 4], [2, 2, math.nan, 6])

    assert (found.n, found.n_dropped, found.before.mean, found.after.mean) == (2, 2, 2.5, 4.0)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [([], [], "geen paar"), ([1, None], [None, 2], "geen paar"), ([3, 4], [3, 4], "Niemand veranderde")],
)
def test_what_cannot_be_compared_says_why(before, after, says):
    found = paired(before, after)

    assert math.isnan(found.p)
    assert math.isnan(found.effect.estimate)
    assert says in found.reason


def test_when_all_go_one_way_the_effect_has_no_interval_and_says_so():
    effect = paired([1, 2, 3], [2, 4, 3]).effect

    assert effect.estimate == 1
    assert math.isnan(effect.ci_low)
    assert "dezelfde kant" in effect.reason


@pytest.mark.parametrize(
    ("before", "after", "arguments", "named"),
    [
        ([1], [1, 2], {}, "after must have as many items"),
        (["1"], [2], {}, "before must be a finite number, not '1'"),
        ([1], [math.inf], {}, "after must be a finite number, not inf"),
        ([1], [2], {"zeros": "zsplit"}, "zeros must be one of"),
        ([1], [2], {"level": 95}, "level must be"),
        (pd.Series([1]), pd.Series([2], index=["x"]), {}, "same index"),
    ],
)
def test_wrong_arguments_are_refused_by_name_and_value(before, after, arguments, named):
    with pytest.raises(ValueError, match=named):
        paired(before, after, **arguments)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=7), st.data())
def test_the_exact_p_is_the_share_of_all_signs(ranks, data):
    up = data.draw(st.lists(st.booleans(), min_size=len(ranks), max_size=len(ranks)))
    own = abs(sum(rank if sign else -rank for rank, sign in zip(ranks, up, strict=True)))
    sums = [sum(np.multiply(ranks, signs)) for signs in product((-1, 1), repeat=len(ranks))]

    expected = sum(abs(total) >= own for total in sums) / len(sums)

    assert signed_rank_p(np.array(ranks), np.array(up)) == pytest.approx(expected, abs=1e-12)


@given(PAIRS, st.sampled_from(["pratt", "wilcoxon"]))
def test_swapping_the_moments_flips_the_sign_and_keeps_p(pairs, zeros):
    before, after = zip(*pairs, strict=True)
    one, other = paired(before, after, zeros), paired(after, before, zeros)

    assert other.p == pytest.approx(one.p, abs=1e-12, nan_ok=True)
    assert other.effect.estimate == pytest.approx(-one.effect.estimate, abs=1e-12, nan_ok=True)
    assert other.effect.ci_low == pytest.approx(-one.effect.ci_high, abs=1e-9, nan_ok=True)


@given(PAIRS, st.sampled_from(["pratt", "wilcoxon"]), st.integers(-9, 9), st.floats(0.1, 10))
def test_shift_and_unit_change_nothing(pairs, zeros, shift, scale):
    before, after = zip(*pairs, strict=True)
    moved = paired([b * scale + shift for b in before], [a * scale + shift for a in after], zeros)
    found = paired(before, after, zeros)

    assert moved.p == pytest.approx(found.p, abs=1e-12, nan_ok=True)
    assert moved.effect.ci_low == pytest.approx(found.effect.ci_low, abs=1e-9, nan_ok=True)


@given(PAIRS, st.sampled_from(["pratt", "wilcoxon"]))
def test_the_effect_lies_within_its_interval_and_p_within_0_to_1(pairs, zeros):
    found = paired(*zip(*pairs, strict=True), zeros)
    effect = found.effect

    assert found.reason or 0 < found.p <= 1
    assert found.reason or effect.reason or -1 <= effect.ci_low <= effect.estimate <= effect.ci_high <= 1
    assert found.n_higher + found.n_lower + found.n_equal == found.n == len(pairs)
