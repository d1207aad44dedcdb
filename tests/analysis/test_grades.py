"""Report grades: their mean with its interval, their spread, and what is no grade."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.scales.grades import grades

EXACT = 1e-8  # closed formulas
HALVES = st.integers(2, 20).map(lambda half: half / 2)


@pytest.fixture(scope="module")
def given_grades() -> pd.Series:
    return pd.read_csv(Path(__file__).parents[1] / "reference" / "group_grades.csv")["cijfer"]


def test_the_spread_is_what_r_computes(given_grades, r):
    spread = grades(given_grades).spread

    command = "as.numeric(c(mean(g), sd(g), median(g), quantile(g, c(0.25, 0.75), type = 7), min(g), max(g)))"
    found = [spread.mean, spread.sd, spread.median, spread.q1, spread.q3, spread.low, spread.high]
    assert found == pytest.approx(r("scales", command), abs=EXACT)


@pytest.mark.parametrize(
    ("level", "command"), [(0.95, "c(t.test(g)$conf.int)"), (0.9, "c(t.test(g, conf.level = 0.9)$conf.int)")]
)
def test_the_interval_of_the_mean_is_rs_t_interval(given_grades, r, level, command):
    found = grades(given_grades, level=level)

    assert [found.ci_low, found.ci_high] == pytest.approx(r("scales", command), abs=EXACT)


def test_grades_below_the_pass_mark_are_counted_with_their_n(given_grades, r):
    found = grades(given_grades)

    assert [found.n_below, found.spread.n] == r("scales", "c(sum(g < 5.5), length(g))")
    assert found.share_below == found.n_below / found.spread.n


def test_a_grade_on_the_pass_mark_is_voldoende():
    assert grades([5.5, 5.4]).n_below == 1
    assert grades([5.5, 5.4], pass_mark=6).n_below == 2


def test_a_missing_grade_is_counted_and_is_no_grade():
    found = grades(pd.Series([7, None, 9, math.nan]))

    assert (found.spread.n, found.n_missing, found.spread.mean) == (2, 2, 8.0)


def test_each_grade_that_was_given_has_its_count():
    assert grades([7, 8, 7, None, 3]).counts == ((3.0, 1), (7.0, 2), (8.0, 1))


@pytest.mark.parametrize(
    ("values", "says"),
    [([], "geen cijfer"), ([None], "geen cijfer"), ([7], "één cijfer"), ([7, 7, 7], "hetzelfde")],
)
def test_without_differences_there_is_no_interval_and_a_reason(values, says):
    found = grades(values)

    assert math.isnan(found.ci_low)
    assert math.isnan(found.ci_high)
    assert says in found.reason


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0.0"), (10.5, "10.5"), (-1, "-1.0"), (math.inf, "inf"), ("8", "'8'"), (True, "True")],
)
def test_what_is_no_grade_on_the_scale_is_refused_by_name(value, shown):
    with pytest.raises(ValueError, match=rf"values must be .*, not {shown}$"):
        grades([7, value])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"scale": (10, 1)}, "scale"),
        ({"scale": 10}, "scale"),
        ({"scale": (1, "tien")}, "scale"),
        ({"pass_mark": 11}, "pass_mark"),
        ({"level": 1}, "level"),
    ],
)
def test_a_wrong_argument_is_refused_by_name(arguments, named):
    with pytest.raises(ValueError, match=rf"^{named}.* must be"):
        grades([7, 8], **arguments)


@given(st.lists(HALVES, min_size=2, max_size=30))
def test_the_interval_contains_the_mean_and_the_quartiles_are_in_order(values):
    found = grades(values)
    spread = found.spread

    assert found.reason or found.ci_low < spread.mean < found.ci_high
    assert spread.low <= spread.q1 <= spread.median <= spread.q3 <= spread.high
    assert sum(n for _, n in found.counts) == len(values)


@given(st.lists(HALVES, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_the_grades_does_not_matter(values, random):
    shuffled = random.sample(values, len(values))

    one, other = grades(values), grades(shuffled)

    assert one.counts == other.counts
    assert one.spread.mean == pytest.approx(other.spread.mean, abs=1e-12, nan_ok=True)
