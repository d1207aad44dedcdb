"""What always holds when groups are compared: symmetry, invariance, bounds, and p by brute force."""

from __future__ import annotations

import math
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.groups import adjust_p, compare_groups
from analysis.groups.effect_sizes import _variance, cliffs_delta, hedges_g
from analysis.groups.effects import epsilon_squared
from analysis.groups.exact_ranks import allocations, are_few, kruskal_p, rank_sum_p

LIKERT = st.integers(1, 5).map(float)
SMALL = st.lists(LIKERT, min_size=1, max_size=5)
SAMPLE = st.lists(LIKERT, min_size=2, max_size=12)
MEASURED = st.lists(st.integers(0, 200).map(float), min_size=15, max_size=25)
P_VALUES = st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12)


def midranks(values):
    return np.array([sum(v < x for v in values) + (sum(v == x for v in values) + 1) / 2 for x in values])


def compare(samples, **arguments):
    names = [f"g{i}" for i, sample in enumerate(samples) for _ in sample]
    return compare_groups([v for sample in samples for v in sample], names, **arguments)


@given(SMALL, SMALL)
def test_the_exact_rank_sum_p_is_the_share_of_all_allocations(first, second):
    ranks = midranks(first + second)
    sums = [sum(ranks[list(own)]) for own in combinations(range(len(ranks)), len(first))]
    middle = len(first) * (len(ranks) + 1) / 2
    observed = abs(sum(ranks[: len(first)]) - middle)

    expected = sum(abs(total - middle) >= observed for total in sums) / len(sums)

    assert rank_sum_p(np.array(first), np.array(second)) == pytest.approx(expected, abs=1e-12)


@settings(max_examples=25)
@given(st.lists(st.lists(LIKERT, min_size=1, max_size=2), min_size=3, max_size=3))
def test_the_exact_kruskal_p_is_the_share_of_all_permutations(samples):
    ranks = 2 * midranks([v for sample in samples for v in sample])
    sizes = [len(sample) for sample in samples]
    cuts = np.cumsum(sizes)[:-1]

    def height(order):
        # times 2 the sizes (1 and 2) divide, so that no sum is only nearly equal
        return sum(
            2 * part.sum() ** 2 // size for part, size in zip(np.split(order, cuts), sizes, strict=True)
        )

    heights = [height(np.array(order)) for order in permutations(ranks)]
    expected = sum(h >= height(ranks) for h in heights) / len(heights)

    assert kruskal_p([np.array(sample) for sample in samples]) == pytest.approx(expected, abs=1e-12)


@given(SMALL, SMALL)
def test_two_groups_have_one_exact_p_by_either_test(first, second):
    one, other = np.array(first), np.array(second)

    assert kruskal_p([one, other]) == pytest.approx(rank_sum_p(one, other), abs=1e-12)


def test_allocations_are_multinomial():
    assert allocations([5, 5, 5]) == 756_756
    assert allocations([3]) == 1


def test_many_allocations_are_seen_without_counting_them():
    assert are_few([5, 5, 5], 756_756)
    assert not are_few([5, 5, 5], 756_755)
    assert not are_few([400_000, 300_000, 300_000], 1_000_000)


def test_the_variance_of_cliffs_delta_is_hogarty_and_kromreys():
    # Hogarty and Kromrey 1999, their worked example, prints the three parts to 4 to 7 digits
    parts = {"first": 0.2669753, "second": 0.447, "pairs": 1.0055556}
    first = np.array([10, 10, 20, 20, 20, 30, 30, 30, 40, 50.0])
    second = np.array([10, 20, 30, 40, 40, 50.0])

    expected = (5 * parts["first"] + 9 * parts["second"] + parts["pairs"]) / 60
    assert _variance(first, second, -0.25) == pytest.approx(expected, abs=1e-7)


@settings(max_examples=30)
@given(SAMPLE, SAMPLE)
def test_swapping_the_groups_flips_the_sign_and_keeps_p(first, second):
    one, other = compare([first, second]), compare([second, first])

    assert other.p == pytest.approx(one.p, abs=1e-12, nan_ok=True)
    assert other.effect.estimate == pytest.approx(-one.effect.estimate, abs=1e-12, nan_ok=True)
    assert other.effect.ci_low == pytest.approx(-one.effect.ci_high, abs=1e-9, nan_ok=True)


@settings(max_examples=12)
@given(MEASURED, MEASURED)
def test_swapping_the_groups_flips_welch_too(first, second):
    one = compare([first, second], level_of_measurement="interval")
    other = compare([second, first], level_of_measurement="interval")

    assume(one.test == "welch")
    assert other.p == pytest.approx(one.p, abs=1e-12)
    assert other.effect.estimate == pytest.approx(-one.effect.estimate, abs=1e-9)
    assert other.difference_low == pytest.approx(-one.difference_high, abs=1e-9)


@settings(max_examples=20)
@given(MEASURED, MEASURED, st.integers(-1000, 1000), st.floats(0.01, 100))
def test_shift_and_unit_change_neither_g_nor_p(first, second, shift, scale):
    assume(len(set(first)) > 1 and len(set(second)) > 1)
    moved = [[v * scale + shift for v in sample] for sample in (first, second)]

    one = compare([first, second], level_of_measurement="interval")
    other = compare(moved, level_of_measurement="interval")

    assert other.p == pytest.approx(one.p, abs=1e-7)
    assert other.effect.estimate == pytest.approx(one.effect.estimate, abs=1e-6)


@settings(max_examples=30)
@given(SAMPLE, SAMPLE)
def test_an_order_preserving_change_of_values_changes_nothing_by_rank(first, second):
    other = compare([[math.exp(v) - 30 for v in first], [math.exp(v) - 30 for v in second]])
    one = compare([first, second])

    assert other.p == pytest.approx(one.p, abs=1e-12, nan_ok=True)
    assert other.effect.estimate == pytest.approx(one.effect.estimate, abs=1e-12, nan_ok=True)


@settings(max_examples=30)
@given(SAMPLE, SAMPLE, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(first, second, random):
    rows = [(v, "a") for v in first] + [(v, "b") for v in second]
    shuffled = random.sample(rows, len(rows))

    one = compare_groups([v for v, _ in rows], [g for _, g in rows], order=["a", "b"])
    other = compare_groups([v for v, _ in shuffled], [g for _, g in shuffled], order=["a", "b"])

    assert other.p == pytest.approx(one.p, abs=1e-12, nan_ok=True)
    assert other.effect.estimate == pytest.approx(one.effect.estimate, abs=1e-12, nan_ok=True)


@given(SAMPLE, SAMPLE)
def test_cliffs_delta_stays_within_bounds_and_within_its_interval(first, second):
    effect = cliffs_delta(np.array(first), np.array(second), 0.95)

    assert -1 <= effect.ci_low <= effect.estimate <= effect.ci_high <= 1


@settings(max_examples=30)
@given(MEASURED, MEASURED, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_hedges_g_lies_within_its_interval(first, second, level):
    assume(len({*first}) > 1 or len({*second}) > 1)
    effect = hedges_g(np.array(first), np.array(second), level)

    assert effect.reason or effect.ci_low < effect.estimate < effect.ci_high


def test_binary_noise_is_no_variation():
    found = compare([[0.1 + 0.2, 0.3] * 8, [0.3] * 16], level_of_measurement="interval")

    assert "gelijk" in found.reason


def test_a_difference_too_large_for_the_noncentral_t_says_so():
    nearly_same = np.array([1.0] * 20 + [1.0000001])
    effect = hedges_g(nearly_same + 1e6, nearly_same, 0.95)

    assert math.isnan(effect.ci_low)
    assert "te berekenen" in effect.reason


@settings(max_examples=25)
@given(st.lists(SAMPLE, min_size=3, max_size=4), st.integers(0, 5))
def test_epsilon_squared_lies_within_0_to_1_and_within_its_interval(samples, seed):
    arrays = [np.array(sample) for sample in samples]
    assume(len({v for sample in samples for v in sample}) > 1)

    effect = epsilon_squared(arrays, 0.95, seed)

    assert 0 <= effect.ci_low <= effect.estimate <= effect.ci_high <= 1
    assert effect == epsilon_squared(arrays, 0.95, seed)


@settings(max_examples=25)
@given(st.lists(SAMPLE, min_size=2, max_size=4))
def test_a_p_value_lies_between_0_and_1_or_has_a_reason(samples):
    found = compare(samples)

    assert found.reason or 0 < found.p <= 1
    assert math.isnan(found.p) == bool(found.reason)


@given(P_VALUES, st.sampled_from(["holm", "bh"]))
def test_adjusting_makes_no_p_smaller_and_keeps_their_order(p_values, method):
    found = adjust_p(p_values, method)
    pairs = sorted((p, q) for p, q in zip(found.p, found.adjusted, strict=True) if not math.isnan(p))

    assert found.n_tests == len(pairs) == sum(p is not None for p in p_values)
    assert all(p <= q <= 1 for p, q in pairs)
    assert [q for _, q in pairs] == sorted(q for _, q in pairs)


@given(P_VALUES)
def test_bh_is_never_stricter_than_holm(p_values):
    holm, bh = adjust_p(p_values, "holm").adjusted, adjust_p(p_values, "bh").adjusted

    assert all(math.isnan(a) or b <= a + 1e-12 for a, b in zip(holm, bh, strict=True))
