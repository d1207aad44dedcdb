"""Cronbach's alpha, McDonald's omega and item-rest correlations: as R gives them, and what always holds."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from analysis.scales import cronbach_alpha, item_total, mcdonald_omega
from analysis.scales.one_factor import omega_standard_error

EXACT = 1e-8  # closed formulas: only the last digits of floating point differ
FOLLOWED = 1e-6  # factanal stops where the likelihood hardly changes, ours goes on from there


@pytest.fixture(scope="module")
def items() -> pd.DataFrame:
    return pd.read_csv(Path(__file__).parents[1] / "reference" / "scale_items.csv")


HEYWOOD = pd.DataFrame(
    {
        "V1": [3, 4, 2, 5, 4, 3, 1, 2, 5, 4, 3, 4],
        "V2": [3, 5, 2, 4, 4, 3, 2, 1, 5, 5, 3, 3],
        "V3": [2, 4, 3, 5, 3, 3, 1, 2, 4, 5, 2, 4],
        "V4": [4, 4, 2, 5, 5, 2, 2, 3, 5, 4, 4, 3],
    }
)


def test_alpha_is_what_psych_computes(items, r):
    assert cronbach_alpha(items).estimate == pytest.approx(r("scales", "c(a$total$raw_alpha)"), abs=EXACT)


def test_the_interval_of_alpha_is_feldts_unrounded(items, r):
    found = cronbach_alpha(items)

    printed = r("scales", "as.numeric(c(a$feldt$lower.ci, a$feldt$upper.ci))")
    assert [found.ci_low, found.ci_high] == pytest.approx(printed, abs=EXACT)


def test_the_interval_of_alpha_follows_the_level(items, r):
    found = cronbach_alpha(items, level=0.9)

    command = "c(1 - (1 - a$total$raw_alpha) * qf(c(0.95, 0.05), n - 1, (n - 1) * (k - 1)))"
    assert [found.ci_low, found.ci_high] == pytest.approx(r("scales", command), abs=EXACT)


def test_the_mean_correlation_between_items_is_what_psych_computes(items, r):
    found = cronbach_alpha(items).mean_correlation

    assert found == pytest.approx(r("scales", "c(a$total$average_r)"), abs=EXACT)


def test_who_left_out_an_item_is_left_out_and_counted(items, r):
    holes = items.astype("object")
    holes.iloc[2, 1], holes.iloc[16, 4] = None, pd.NA

    found = cronbach_alpha(holes)

    assert (found.n, found.n_dropped) == (38, 2)
    assert found.estimate == pytest.approx(r("scales", "c(alpha(na.omit(y))$total$raw_alpha)"), abs=EXACT)


def test_an_item_that_runs_the_other_way_is_named_and_not_turned(items, r):
    turned = items.assign(uitleg=6 - items["uitleg"])

    found = cronbach_alpha(turned)

    assert found.notes == ("Tegengesteld aan de rest: uitleg. Is omgekeerd scoren vergeten?",)
    assert found.estimate == pytest.approx(r("scales", "c(az$total$raw_alpha)"), abs=EXACT)


def test_each_item_against_the_rest_is_what_psych_computes(items, r):
    found = item_total(items).items

    assert [i.item_rest for i in found] == pytest.approx(r("scales", "c(a$item.stats$r.drop)"), abs=EXACT)
    assert [i.alpha_without for i in found] == pytest.approx(
        r("scales", "c(a$alpha.drop$raw_alpha)"), abs=EXACT
    )
    assert [i.mean for i in found] == pytest.approx(r("scales", "c(a$item.stats$mean)"), abs=EXACT)
    assert [i.sd for i in found] == pytest.approx(r("scales", "c(a$item.stats$sd)"), abs=EXACT)


def test_omega_and_its_loadings_are_what_factanal_gives(items, r):
    found = mcdonald_omega(items)

    assert [size for _, size in found.loadings] == pytest.approx(r("scales", "c(l)"), abs=FOLLOWED)
    assert [size for _, size in found.uniquenesses] == pytest.approx(r("scales", "c(u)"), abs=FOLLOWED)
    assert found.estimate == pytest.approx(r("scales", "c(sum(l)^2 / (sum(l)^2 + sum(u)))"), abs=FOLLOWED)


def test_omega_of_three_items_is_the_exact_solution(items, r):
    found = mcdonald_omega(items.iloc[:, :3])

    assert [size for _, size in found.loadings] == pytest.approx(r("scales", "c(l3)"), abs=EXACT)
    command = "c(sum(l3)^2 / (sum(l3)^2 + sum(1 - l3^2)))"
    assert found.estimate == pytest.approx(r("scales", command), abs=EXACT)


def test_the_standard_error_of_omega_is_what_the_likelihood_gives(items, r):
    loadings = np.array([size for _, size in mcdonald_omega(items.iloc[:, :3]).loadings])

    # R takes the Hessian by finite differences of 1e-4, which is good for 5 digits
    printed = r("scales", "as.numeric(sqrt(d %*% v %*% d))")
    assert omega_standard_error(loadings, len(items)) == pytest.approx(printed, rel=1e-5)


def test_a_heywood_case_is_flagged_and_has_no_interval(r):
    found = mcdonald_omega(HEYWOOD)

    assert found.heywood == ("V1",)
    assert math.isnan(found.ci_low)
    assert "Heywood" in found.reason
    assert "V1" in found.notes[0]
    command = "c(sum(fh$loadings)^2 / (sum(fh$loadings)^2 + sum(fh$uniquenesses)))"
    assert found.estimate == pytest.approx(r("scales", command), abs=FOLLOWED)


def test_a_negative_loading_is_named(items):
    found = mcdonald_omega(items.assign(uitleg=6 - items["uitleg"]))

    assert found.notes == ("Negatieve lading: uitleg. Is omgekeerd scoren vergeten?",)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (pd.DataFrame({"a": [1, 2, 3]}), "minstens 2 vragen"),
        (pd.DataFrame({"a": [1], "b": [2]}), "één persoon"),
        (pd.DataFrame({"a": [], "b": []}), "niemand"),
        (pd.DataFrame(), "minstens 2 vragen"),
        (pd.DataFrame({"a": [None, 2], "b": [1, None]}), "niemand"),
        (pd.DataFrame({"a": [3, 3, 3], "b": [3, 3, 3]}), "voor iedereen gelijk"),
        (pd.DataFrame({"a": [1, 2, 5], "b": [5, 4, 1]}), "voor iedereen gelijk"),
    ],
)
def test_alpha_that_is_not_defined_says_why(table, says):
    found = cronbach_alpha(table)

    assert math.isnan(found.estimate)
    assert math.isnan(found.ci_low)
    assert says in found.reason


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (pd.DataFrame({"a": [1, 2, 3], "b": [1, 3, 2]}), "minstens 3 vragen"),
        (pd.DataFrame({"a": [1, 2, 3, 4], "b": [1, 3, 2, 4], "c": [2, 2, 2, 2]}), "gelijk voor iedereen: c"),
        (pd.DataFrame({"a": [1, 2, 3, 4], "b": [1, 3, 2, 4], "c": [2, 4, 6, 8]}), "volgt geheel"),
        (pd.DataFrame({"a": [1, 2], "b": [1, 3], "c": [2, 4]}), "te weinig mensen"),
    ],
)
def test_omega_that_is_not_defined_says_why(table, says):
    found = mcdonald_omega(table)

    assert math.isnan(found.estimate)
    assert found.loadings == ()
    assert says in found.reason


def test_an_item_without_variation_has_no_item_rest_and_is_named():
    found = item_total(pd.DataFrame({"a": [1, 2, 3], "b": [1, 3, 3], "c": [2, 2, 2]}))

    assert math.isnan(found.items[2].item_rest)
    assert found.notes == ("Iedereen antwoordde hetzelfde op: c.",)


@pytest.mark.parametrize("function", [cronbach_alpha, mcdonald_omega, item_total])
@pytest.mark.parametrize(
    ("table", "named"),
    [
        ([[1, 2], [3, 4]], "items"),
        (pd.DataFrame({"a": [1, 2], "b": ["3", 4]}), "'3'"),
        (pd.DataFrame({"a": [1, 2], "b": [3, math.inf]}), "inf"),
        (pd.DataFrame({"a": [1, 2], "b": [True, False]}), "True"),
        (pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"]), "different names"),
    ],
)
def test_what_is_no_table_of_numbers_is_refused(function, table, named):
    with pytest.raises(ValueError, match=r"items.*must be") as refused:
        function(table)

    assert named in str(refused.value)


@pytest.mark.parametrize("level", [0, 1, 1.5, math.nan, "95%"])
def test_a_level_outside_0_to_1_is_refused(items, level):
    with pytest.raises(ValueError, match="level must be"):
        cronbach_alpha(items, level=level)


TWO_OR_MORE, THREE_OR_MORE = st.integers(2, 5), st.integers(3, 5)


def answers(items=TWO_OR_MORE):
    """Tables of answers 1-5, 3 to 12 respondents."""
    shape = st.tuples(st.integers(3, 12), items)
    return shape.flatmap(lambda size: st_numpy.arrays(np.int64, size, elements=st.integers(1, 5))).map(
        lambda values: pd.DataFrame(values, columns=[f"v{i}" for i in range(values.shape[1])])
    )


def test_omega_of_items_of_which_one_has_no_loading_has_no_interval_and_says_why():
    """Two of the three go against each other and the third with neither: many loadings fit as well."""
    rare = np.ones((12, 3), dtype=int)
    rare[0, 1] = rare[2, 2] = rare[3, 0] = 2
    found = mcdonald_omega(pd.DataFrame(rare, columns=["a", "b", "c"]))

    assert 0 <= found.estimate <= 1
    assert (math.isnan(found.ci_low), math.isnan(found.ci_high)) == (True, True)
    assert found.reason == "Er is geen interval: de ladingen liggen niet vast."


@settings(max_examples=30)
@given(answers())
def test_alpha_is_at_most_1_and_within_its_interval(table):
    found = cronbach_alpha(table)

    assert found.reason or found.ci_low - 1e-12 <= found.estimate <= min(found.ci_high, 1) + 1e-12


@settings(max_examples=30)
@given(answers(), st.randoms(use_true_random=False))
def test_alpha_is_the_same_in_any_order_of_people_and_items(table, random):
    rows, columns = list(table.index), list(table.columns)
    random.shuffle(rows)
    random.shuffle(columns)

    shuffled = cronbach_alpha(table.loc[rows, columns]).estimate

    assert shuffled == pytest.approx(cronbach_alpha(table).estimate, abs=1e-9, nan_ok=True)


@settings(max_examples=20)
@given(answers(), st.integers(-50, 50), st.floats(0.1, 10))
def test_alpha_and_item_rest_do_not_change_with_unit_or_zero_point(table, shift, scale):
    moved = table * scale + shift

    assert cronbach_alpha(moved).estimate == pytest.approx(
        cronbach_alpha(table).estimate, abs=1e-6, nan_ok=True
    )
    before, after = item_total(table).items, item_total(moved).items
    assert [i.item_rest for i in after] == pytest.approx([i.item_rest for i in before], abs=1e-6, nan_ok=True)


@settings(max_examples=20)
@given(answers(THREE_OR_MORE))
def test_omega_lies_between_0_and_1_and_within_its_interval(table):
    found = mcdonald_omega(table)

    assert math.isnan(found.estimate) == (found.loadings == ())
    assert math.isnan(found.estimate) or 0 <= found.estimate <= 1
    assert math.isnan(found.ci_low) or 0 <= found.ci_low <= found.estimate <= found.ci_high <= 1


@settings(max_examples=30)
@given(answers(st.just(1)))
def test_alpha_of_an_item_answered_twice_is_1(table):
    twice = pd.DataFrame({"a": table["v0"], "b": table["v0"]})
    found = cronbach_alpha(twice)

    assert found.reason or found.estimate == pytest.approx(1)
