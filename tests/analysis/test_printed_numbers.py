"""Which sizes, means and bases can stand behind a printed number: the same as trying every count."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.proportions import possible_base, possible_mean, possible_n


def printed(value, decimals):
    """Every way in which this fraction is printed: a half up, and a half to even."""
    scaled = value * 10**decimals
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    up = whole + (2 * rest >= scaled.denominator)
    even = whole + (2 * rest > scaled.denominator or (2 * rest == scaled.denominator and whole % 2))
    sign = -1 if value < 0 else 1
    return {Fraction(sign * up, 10**decimals), Fraction(sign * even, 10**decimals)}


def test_the_two_roundings_of_these_tests_are_those_of_the_decimal_module():
    for thousandths in range(-3000, 3001, 5):
        value = Decimal(thousandths) / 1000
        expected = {
            Fraction(value.quantize(Decimal("0.01"), rule)) for rule in (ROUND_HALF_UP, ROUND_HALF_EVEN)
        }
        assert printed(Fraction(thousandths, 1000), 2) == expected


@given(
    percentages=st.lists(st.integers(0, 100), min_size=1, max_size=3),
    adds_up=st.booleans(),
    upto=st.integers(1, 25),
)
def test_the_sizes_are_those_that_trying_every_count_finds(percentages, adds_up, upto):
    def fits(n):
        counts = [[k for k in range(n + 1) if p in printed(Fraction(100 * k, n), 0)] for p in percentages]
        return any(not adds_up or sum(found) == n for found in product(*counts))

    assert list(possible_n(percentages, upto=upto, adds_up=adds_up)) == [
        n for n in range(1, upto + 1) if fits(n)
    ]


@settings(max_examples=20)
@given(n=st.integers(1, 200), decimals=st.integers(0, 2), data=st.data())
def test_what_was_really_printed_is_always_possible(n, decimals, data):
    counts = data.draw(st.lists(st.integers(0, n), min_size=1, max_size=4))
    shown = [
        float(data.draw(st.sampled_from(sorted(printed(Fraction(100 * k, n), decimals))))) for k in counts
    ]

    assert n in possible_n(shown, decimals=decimals, upto=n)


def test_options_that_add_up_leave_fewer_sizes():
    shares = [47, 33, 20]

    assert set(possible_n(shares, upto=60, adds_up=True)) <= set(possible_n(shares, upto=60))
    assert 15 in possible_n(shares, adds_up=True)
    assert 1 not in possible_n([100, 100], adds_up=True)


def test_a_percentage_may_be_printed_with_a_decimal_comma():
    assert possible_n("12,5", decimals=1, upto=8).sizes == (8,)


def test_no_size_at_all_says_what_that_means():
    found = possible_n([50, 33], upto=5)

    assert (found.sizes, len(found)) == ((), 0)
    assert "tot en met 5" in found.reason


@given(
    total=st.integers(0, 90),
    n=st.integers(1, 10),
    decimals=st.integers(0, 2),
    low=st.integers(-5, 5),
    data=st.data(),
)
def test_a_mean_that_was_really_printed_is_possible(total, n, decimals, low, data):
    scale = (low, low + 9)
    mean = low + Fraction(min(total, 9 * n), n)
    shown = float(data.draw(st.sampled_from(sorted(printed(mean, decimals)))))

    assert possible_mean(shown, n, decimals, scale)


@given(hundredths=st.integers(-300, 1200), n=st.integers(1, 12), step=st.sampled_from([0.5, 1, 2]))
def test_a_mean_is_possible_when_some_total_gives_it(hundredths, n, step):
    shown = Fraction(hundredths, 100)
    steps = round(n * 8 / step)
    means = [Fraction(repr(step)) * t / n for t in range(steps + 1)]
    found = possible_mean(float(shown), n, 2, (0, 8, step))

    assert found.possible == any(shown in printed(mean, 2) for mean in means)
    below = [mean for mean in means if mean < shown and shown not in printed(mean, 2)]
    above = [mean for mean in means if mean > shown and shown not in printed(mean, 2)]
    assert found.below == float(max(below)) if below else math.isnan(found.below)
    assert found.above == float(min(above)) if above else math.isnan(found.above)


def test_the_example_of_the_grim_article_is_impossible():
    """Brown and Heathers 2017: a mean of 5.19 from 28 whole answers on a scale of 1 to 7."""
    found = possible_mean(5.19, 28, 2, (1, 7))

    assert not found
    assert (found.below, found.above) == (145 / 28, 146 / 28)
    assert "28 antwoorden" in found.reason


def test_a_mean_outside_the_scale_is_impossible_and_no_error():
    found = possible_mean(11, 3, 0, (1, 10))

    assert not found
    assert found.below == 10
    assert math.isnan(found.above)


@given(k=st.integers(1, 40), percentage=st.integers(0, 100))
def test_the_bases_are_those_that_trying_every_base_finds(k, percentage):
    found = possible_base(k, percentage, upto=300)

    assert list(found) == [n for n in range(k, 301) if percentage in printed(Fraction(100 * k, n), 0)]


def test_a_response_of_10_percent_from_253_answers_has_no_base_of_3000():
    bases = possible_base(253, "10")

    assert (min(bases), max(bases)) == (2410, 2663)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: possible_n([]), "percentages must be at least one percentage"),
        (lambda: possible_n([101]), "percentages must be a number from 0 to 100, not 101"),
        (lambda: possible_n([-1]), "percentages must be"),
        (lambda: possible_n([33.3]), "percentages must be printed with 0 decimals at most, not 33.3"),
        (lambda: possible_n([math.nan]), "percentages must be"),
        (lambda: possible_n(["inf"], 1), "percentages must be"),
        (lambda: possible_n(["1e-99999999"], 1), "percentages must be printed"),
        (lambda: possible_n(["veel"]), "percentages must be a number as it was printed, not 'veel'"),
        (lambda: possible_n([None]), "percentages must be"),
        (lambda: possible_n([50], decimals=-1), "decimals must be"),
        (lambda: possible_n([50], upto=0), "upto must be"),
        (lambda: possible_mean(7.25, 3, 1, (1, 10)), "mean must be printed with 1 decimals at most"),
        (lambda: possible_mean("1e99999999", 3, 1, (1, 10)), "mean must be"),
        (lambda: possible_mean("zeven", 3, 1, (1, 10)), "mean must be"),
        (lambda: possible_mean(7, 0, 1, (1, 10)), "n must be"),
        (lambda: possible_mean(7, 3, 1, (10, 1)), "scale must be"),
        (lambda: possible_mean(7, 3, 1, (1, 10, 0.4)), "scale must be"),
        (lambda: possible_mean(7, 3, 1, 10), "scale must be"),
        (lambda: possible_mean(7, 3, 1, (1, math.inf)), "scale must be"),
        (lambda: possible_base(0, 10), "k must be"),
        (lambda: possible_base(5, 110), "percentage must be"),
    ],
)
def test_a_wrong_argument_is_named_with_its_value(call, said):
    with pytest.raises(ValueError, match=said):
        call()
