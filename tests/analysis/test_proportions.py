"""Shares and their intervals agree with R and with Newcombe's table, and keep what always holds."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from analysis.proportions import difference, share

CLOSED_FORM = 1e-8  # both sides compute the same formula in doubles
METHODS = ("wilson", "exact", "jeffreys")
LEVELS = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.998])


def limits(found):
    return [found.ci_low, found.ci_high]


@pytest.mark.parametrize(
    ("found", "command"),
    [
        (share(7, 15), "as.numeric(prop.test(7, 15, correct = FALSE)$conf.int)"),
        (share(0, 9), "as.numeric(prop.test(0, 9, correct = FALSE)$conf.int)"),
        (
            share(191, 253, level=0.9),
            "as.numeric(prop.test(191, 253, conf.level = 0.9, correct = FALSE)$conf.int)",
        ),
        (share(7, 15, "exact"), "as.numeric(binom.test(7, 15)$conf.int)"),
        (share(0, 9, "exact"), "as.numeric(binom.test(0, 9)$conf.int)"),
        (share(9, 9, "exact", level=0.99), "as.numeric(binom.test(9, 9, conf.level = 0.99)$conf.int)"),
        (share(7, 15, "jeffreys"), "qbeta(c(0.025, 0.975), 7 + 0.5, 15 - 7 + 0.5)"),
        (
            share(7, 15, population=20),
            "(p + z^2 / (2 * size) + c(-1, 1) * z * sqrt(p * (1 - p) / size + z^2 / (4 * size^2)))"
            " / (1 + z^2 / size)",
        ),
        (
            share(7, 15, "jeffreys", population=20),
            "qbeta(c(0.025, 0.975), p * size + 0.5, (1 - p) * size + 0.5)",
        ),
        (
            share(7, 15, "exact", population=20),
            "range(which(phyper(6, 0:20, 20:0, 15, lower.tail = FALSE) > 0.025"
            " & phyper(7, 0:20, 20:0, 15) > 0.025) - 1) / 20",
        ),
        (
            share(3, 15, "exact", population=90, level=0.9),
            "range(which(phyper(2, 0:90, 90:0, 15, lower.tail = FALSE) > 0.05"
            " & phyper(3, 0:90, 90:0, 15) > 0.05) - 1) / 90",
        ),
    ],
)
def test_the_interval_of_a_share_is_the_one_of_r(r, found, command):
    assert limits(found) == pytest.approx(r("proportions", command), abs=CLOSED_FORM)


def test_jeffreys_reaches_the_end_where_nobody_or_everybody_has_it(r):
    none, every = share(0, 9, "jeffreys"), share(9, 9, "jeffreys")

    assert limits(none) == [0, pytest.approx(r("proportions", "qbeta(0.975, 0.5, 9 + 0.5)"), abs=CLOSED_FORM)]
    assert limits(every) == [
        pytest.approx(r("proportions", "qbeta(0.025, 9 + 0.5, 0.5)"), abs=CLOSED_FORM),
        1,
    ]


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_the_difference_of_two_shares_is_the_one_of_r_and_of_newcombes_table(counts, low, high, r):
    """Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10; printed in four decimals."""
    k1, n1, k2, n2 = counts
    command = f"as.numeric(Epi::ci.pd({k1}, {k2}, {n1 - k1}, {n2 - k2}, print = FALSE, digits = 15))[6:7]"

    assert limits(difference(*counts)) == pytest.approx(r("proportions", command), abs=CLOSED_FORM)
    assert limits(difference(*counts)) == pytest.approx([low, high], abs=0.5e-4)


def test_the_difference_of_two_shares_is_the_one_of_r(r):
    found = difference(191, 253, 49, 62)
    commands = (
        "191/253 - 49/62 - sqrt((191/253 - first[1])^2 + (second[2] - 49/62)^2)",
        "191/253 - 49/62 + sqrt((first[2] - 191/253)^2 + (49/62 - second[1])^2)",
    )

    assert limits(found) == pytest.approx([r("proportions", c) for c in commands], abs=CLOSED_FORM)


@st.composite
def counted(draw, most=60):
    n = draw(st.integers(1, most))
    return draw(st.integers(0, n)), n


@given(counts=counted(), method=st.sampled_from(METHODS), level=LEVELS, extra=st.none() | st.integers(0, 200))
def test_an_interval_contains_its_estimate_and_stays_within_0_and_1(counts, method, level, extra):
    k, n = counts
    found = share(k, n, method, None if extra is None else n + extra, level)

    assert 0 <= found.ci_low <= found.estimate <= found.ci_high <= 1
    assert found.estimate == k / n


@given(counts=counted(), method=st.sampled_from(METHODS), level=LEVELS, extra=st.none() | st.integers(0, 200))
def test_whoever_counts_the_others_finds_the_mirrored_interval(counts, method, level, extra):
    k, n = counts
    population = None if extra is None else n + extra
    found, other = share(k, n, method, population, level), share(n - k, n, method, population, level)

    assert limits(found) == pytest.approx([1 - other.ci_high, 1 - other.ci_low], abs=1e-9)


@given(counts=counted(), method=st.sampled_from(METHODS), extra=st.integers(0, 200))
def test_a_known_population_makes_no_interval_wider(counts, method, extra):
    k, n = counts
    with_population, without = share(k, n, method, n + extra), share(k, n, method)
    # exact: a whole number of people at either end, so the limit may move by one of them
    slack = 2 / (n + extra) if method == "exact" else 1e-12

    assert with_population.ci_high - with_population.ci_low <= without.ci_high - without.ci_low + slack


@given(counts=counted(), method=st.sampled_from(METHODS), extra=st.none() | st.integers(1, 200))
def test_more_confidence_makes_no_interval_narrower(counts, method, extra):
    k, n = counts
    found = [share(k, n, method, extra and n + extra, level) for level in (0.8, 0.95, 0.99)]
    lows, highs = [f.ci_low for f in found], [f.ci_high for f in found]

    assert lows == sorted(lows, reverse=True)
    assert highs == sorted(highs)


@pytest.mark.parametrize("method", METHODS)
def test_who_has_seen_everybody_has_no_uncertainty(method):
    assert limits(share(7, 15, method, population=15)) == [7 / 15, 7 / 15]


@settings(max_examples=30)
@given(population=st.integers(1, 40), data=st.data())
def test_the_exact_interval_in_a_population_holds_the_truth_often_enough(population, data):
    """Coverage counted over every draw that can happen, for one population and one truth."""
    n, truth = data.draw(st.integers(1, population)), data.draw(st.integers(0, population))
    seen = range(max(0, n - (population - truth)), min(n, truth) + 1)
    covered = sum(
        float(hypergeom.pmf(k, population, truth, n))
        for k in seen
        if share(k, n, "exact", population).ci_low - 1e-12
        <= truth / population
        <= share(k, n, "exact", population).ci_high + 1e-12
    )

    assert covered >= 0.95 - 1e-9


@given(first=counted(), second=counted(), level=LEVELS)
def test_a_difference_turned_round_changes_sign(first, second, level):
    found, turned = difference(*first, *second, level=level), difference(*second, *first, level=level)

    assert [found.estimate, *limits(found)] == pytest.approx(
        [-turned.estimate, -turned.ci_high, -turned.ci_low], abs=1e-12
    )
    assert -1 <= found.ci_low <= found.estimate <= found.ci_high <= 1


def test_nobody_gives_no_share_and_says_why():
    found = share(0, 0)

    assert all(math.isnan(number) for number in (found.estimate, found.ci_low, found.ci_high))
    assert "n = 0" in found.reason
    assert "n = 0" in difference(0, 0, 1, 2).reason
    assert found.to_dict()["estimate"] is None


def test_a_share_says_how_it_was_made():
    made = share(7, 15, population=20, level=0.998)

    assert made.method == "Wilson, interval van 99,8%, correctie voor een populatie van 20"
    assert (made.k, made.n, made.population, made.reason) == (7, 15, 20, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"k": 8, "n": 7}, "k must be"),
        ({"k": -1, "n": 7}, "k must be"),
        ({"k": 1.5, "n": 7}, "k must be"),
        ({"k": "1", "n": 7}, "k must be"),
        ({"k": math.nan, "n": 7}, "k must be"),
        ({"k": 1, "n": math.inf}, "n must be"),
        ({"k": 1, "n": True}, "n must be"),
        ({"k": 1, "n": 7, "population": 6}, "population must be"),
        ({"k": 1, "n": 7, "method": "wald"}, "method must be"),
        ({"k": 1, "n": 7, "level": 1}, "level must be"),
        ({"k": 1, "n": 7, "level": 95}, "level must be"),
    ],
)
def test_a_wrong_argument_is_named_with_its_value(arguments, said):
    with pytest.raises(ValueError, match=said):
        share(**arguments)


def test_a_difference_names_the_wrong_count_too():
    with pytest.raises(ValueError, match="k2 must be a whole number from 0 to 3, not 4"):
        difference(1, 2, 4, 3)
