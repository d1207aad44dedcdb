"""Cochran's Q and McNemar: as R gives them, exact as counted by hand, and what is refused."""

from __future__ import annotations

import math
from itertools import permutations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.groups import cochran_q, mcnemar_exact

EXACT = 1e-8  # closed formulas and complete enumerations


def rows(people, questions):
    row = st.lists(st.integers(0, 1), min_size=questions, max_size=questions)
    return st.lists(row, min_size=1, max_size=people).map(lambda found: pd.DataFrame(found))


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    flat = [1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1]
    return pd.DataFrame(np.array(flat).reshape(3, 10).T, columns=["a", "b", "c"])


def test_cochrans_q_is_rs(table, r):
    found = cochran_q(table)

    for command in (
        "c(q(m), pchisq(q(m), 2, lower.tail = FALSE))",
        "as.numeric(c(ct$statistic, ct$p.value))",
    ):
        assert [found.q, found.p_asymptotic] == pytest.approx(r("groups", command), abs=EXACT)


def test_the_exact_p_of_cochran_counts_every_rearrangement(table, r):
    found = cochran_q(table)

    assert found.exact
    assert found.p == pytest.approx(r("groups", "c(mean(rowSums(sums^2) >= sum(colSums(m)^2)))"), abs=EXACT)


def test_many_people_and_questions_have_the_asymptotic_p_and_say_so():
    many = pd.DataFrame(np.random.default_rng(1).integers(0, 2, (200, 5)))
    found = cochran_q(many)

    assert not found.exact
    assert found.p == found.p_asymptotic
    assert "benadering" in found.method


def test_cochran_counts_who_is_left_out_and_who_decides(table):
    holes = table.astype("object")
    holes.iloc[0, 0] = None
    found = cochran_q(holes)

    assert (found.n, found.n_dropped, found.n_varying) == (9, 1, 5)
    assert found.counts == (("a", 6), ("b", 4), ("c", 4))


def test_two_people_have_an_exact_p_and_no_asymptotic_one():
    found = cochran_q(pd.DataFrame({"a": [1, 1], "b": [0, 0], "c": [0, 0]}))

    assert found.q == pytest.approx(4)
    assert found.p == pytest.approx(1 / 3)
    assert math.isnan(found.p_asymptotic)


@pytest.mark.parametrize("values", [{"a": [], "b": []}, {"a": [1, 0, 1], "b": [1, 0, 1]}])
def test_when_nobody_varies_q_is_not_defined(values):
    found = cochran_q(pd.DataFrame(values))

    assert math.isnan(found.q)
    assert math.isnan(found.p)
    assert math.isnan(found.kendall_w)
    assert "Niemand" in found.reason


@pytest.mark.parametrize(
    ("table", "named"),
    [
        (pd.DataFrame({"a": [1, 0]}), "at least 2 questions"),
        (pd.DataFrame({"a": [1, 2], "b": [0, 1]}), "table must be 0 .*, not 2.0"),
        (pd.DataFrame({"a": ["ja", "nee"], "b": [0, 1]}), "not 'ja'"),
        ([[1, 0]], "table must be a DataFrame"),
    ],
)
def test_what_is_no_table_of_yes_and_no_is_refused(table, named):
    with pytest.raises(ValueError, match=named):
        cochran_q(table)


@settings(max_examples=30)
@given(rows(people=4, questions=3))
def test_the_exact_p_of_cochran_is_brute_force(table):
    found = cochran_q(table)
    ways = [sorted(set(permutations(row))) for row in table.to_numpy().tolist()]
    heights = [(np.sum(choice, axis=0) ** 2).sum() for choice in product(*ways)]
    observed = (table.to_numpy().sum(axis=0) ** 2).sum()

    assert found.reason or found.p == pytest.approx(np.mean([h >= observed for h in heights]), abs=1e-12)


@settings(max_examples=20)
@given(rows(people=12, questions=4), st.permutations([0, 1, 2, 3]))
def test_neither_the_order_of_questions_nor_of_people_matters(table, order):
    one, other = cochran_q(table), cochran_q(table.iloc[::-1, order])

    assert other.q == pytest.approx(one.q, abs=1e-9, nan_ok=True)
    assert other.p == pytest.approx(one.p, abs=1e-12, nan_ok=True)
    assert one.reason or (0 <= one.kendall_w <= 1 + 1e-12 and 0 < one.p <= 1)


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=20))
def test_cochran_for_two_questions_is_mcnemar(pairs):
    first, second = zip(*pairs, strict=True)
    cochran, mcnemar = cochran_q(pd.DataFrame({"a": first, "b": second})), mcnemar_exact(first, second)

    assert cochran.p == pytest.approx(mcnemar.p, abs=1e-12, nan_ok=True)
    assert mcnemar.b + mcnemar.c == cochran.n_varying


@pytest.mark.parametrize(
    ("b", "c", "command"),
    [
        (9, 2, "c(binom.test(9, 11)$p.value)"),
        (2, 9, "c(binom.test(9, 11)$p.value)"),
        (4, 4, "c(binom.test(4, 8)$p.value)"),
        (5, 0, "c(binom.test(5, 5)$p.value)"),
    ],
)
def test_mcnemars_p_is_the_binomial_one(r, b, c, command):
    assert mcnemar_exact(b, c).p == pytest.approx(r("groups", command), abs=EXACT)


@pytest.mark.parametrize(
    ("b", "c", "level", "command"),
    [
        (9, 2, 0.95, "odds(binom.test(9, 11)$conf.int)"),
        (9, 2, 0.9, "odds(binom.test(9, 11, conf.level = 0.9)$conf.int)"),
        (0, 5, 0.95, "odds(binom.test(0, 5)$conf.int)"),
    ],
)
def test_the_odds_ratio_has_its_exact_interval(r, b, c, level, command):
    found = mcnemar_exact(b, c, level)

    assert found.odds_ratio == b / c
    # the odds of a bound near 1 magnify its last digits
    assert [found.ci_low, found.ci_high] == pytest.approx(r("groups", command), rel=EXACT)


def test_without_anybody_who_turned_to_yes_the_odds_ratio_is_infinite():
    found = mcnemar_exact(5, 0)

    assert (found.odds_ratio, found.ci_high) == (math.inf, math.inf)
    assert found.ci_low > 0
    assert found.to_dict()["odds_ratio"] is None


def test_lists_are_counted_and_incomplete_pairs_dropped():
    found = mcnemar_exact([1, 1, 0, 1, None, 0], [0, 1, 1, 0, 1, None])

    assert (found.b, found.c, found.n, found.n_dropped) == (2, 1, 4, 2)


def test_when_nobody_changed_there_is_no_p():
    found = mcnemar_exact(0, 0)

    assert math.isnan(found.p)
    assert math.isnan(found.odds_ratio)
    assert "Niemand" in found.reason


@pytest.mark.parametrize(
    ("b", "c", "named"),
    [
        (-1, 2, "b must be a whole number from 0 up, not -1"),
        (1, 2.5, "c must be a whole number from 0 up, not 2.5"),
        (math.nan, 2, "b must be"),
        ("3", 2, "b must be"),
        ([1, 0], 2, "c must be a list of numbers, not 2"),
        ([1], [1, 0], "c must have as many items"),
        ([1, 2], [1, 0], "b must be 0 .*, not 2.0"),
    ],
)
def test_wrong_counts_and_lists_are_refused_by_name_and_value(b, c, named):
    with pytest.raises(ValueError, match=named):
        mcnemar_exact(b, c)


@given(st.integers(0, 300), st.integers(0, 300))
def test_swapping_inverts_the_odds_ratio_and_keeps_p(b, c):
    one, other = mcnemar_exact(b, c), mcnemar_exact(c, b)

    assert other.p == pytest.approx(one.p, abs=1e-12, nan_ok=True)
    assert one.reason or 0 < one.p <= 1
    assert one.reason or one.ci_low <= one.odds_ratio <= one.ci_high
    if b and c:
        assert other.ci_low == pytest.approx(1 / one.ci_high, rel=1e-7)
