"""Raking: the weights R gives, what bounds do, what is reported, and what always holds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.weighting import design_effect, post_stratify, rake

REFERENCE = Path(__file__).parents[1] / "reference"
MARGINS = {
    "geslacht": {"jongen": 640, "meisje": 660},
    "leeftijd": {"0-11": 500, "12-17": 480, "18-22": 320},
}
SMALL = pd.DataFrame({"kind": ["meisje", "meisje", "jongen"], "wijk": ["noord", "zuid", "zuid"]})


@pytest.fixture(scope="module")
def respondents():
    return pd.read_csv(REFERENCE / "weighting.csv")


# ---- against R. Raking goes on until a tolerance: here that is 1e-13, as is the epsilon of R, and then the
# weights (up to 28) agree to 1e-8. Post-stratification is closed-form.


def test_raking_gives_the_weights_of_r(respondents, r):
    found = rake(respondents, MARGINS, respondents["basis"], tolerance=1e-13)

    assert found.weights == pytest.approx(r("weighting", "as.numeric(weights(raked))"), abs=1e-8)
    assert found.design_effect == pytest.approx(
        r("weighting", "120 * sum(weights(raked)^2) / sum(weights(raked))^2"), abs=1e-8
    )


def test_without_base_weights_everybody_starts_equal(respondents, r):
    found = rake(respondents, MARGINS, tolerance=1e-13)

    assert found.weights == pytest.approx(r("weighting", "as.numeric(weights(raked_srs))"), abs=1e-8)


def test_bounded_weights_are_those_of_a_truncated_calibration(respondents, r):
    found = rake(respondents, MARGINS, respondents["basis"], trim=(0.5, 2), tolerance=1e-13)

    assert found.weights == pytest.approx(r("weighting", "as.numeric(weights(bounded))"), abs=1e-8)
    assert found.trimmed_high == r("weighting", "sum(abs(weights(bounded) - 2 * mean_weight) < 1e-9)")
    assert found.trimmed_low == r("weighting", "sum(abs(weights(bounded) - 0.5 * mean_weight) < 1e-9)")
    assert (found.lower_bound, found.upper_bound) == pytest.approx((0.5 * 1300 / 120, 2 * 1300 / 120))


def test_bounds_cost_no_margin_where_trimming_afterwards_does(respondents, r):
    afterwards = r(
        "weighting",
        "as.numeric(svytotal(~leeftijd, svydesign(ids = ~1, weights = weights(trimmed), data = d)))",
    )
    found = rake(respondents, MARGINS, respondents["basis"], trim=(0.5, 2))
    kept = pd.Series(found.weights).groupby(respondents["leeftijd"]).sum()

    assert afterwards != pytest.approx([500, 480, 320], abs=1)
    assert kept.tolist() == pytest.approx([500, 480, 320], abs=1e-6)


def test_post_stratification_gives_the_weights_of_r(respondents, r):
    found = post_stratify(respondents, "leeftijd", MARGINS["leeftijd"], respondents["basis"])

    assert found.weights == pytest.approx(r("weighting", "as.numeric(weights(post))"), abs=1e-8)
    assert found.rounds == 1


def test_svy_rakes_to_the_same_weights(respondents):
    import polars as pl
    import svy

    sample = svy.Sample(
        pl.DataFrame({name: respondents[name].tolist() for name in ("geslacht", "leeftijd", "basis")}),
        svy.Design(wgt="basis"),
    )
    theirs = sample.weighting.rake(controls=MARGINS, tol=1e-13, max_iter=1000).data["rk_wgt"].to_list()

    assert rake(respondents, MARGINS, respondents["basis"], tolerance=1e-13).weights == pytest.approx(
        theirs, abs=1e-8
    )


# ---- what is reported


def test_too_few_rounds_are_reported_with_the_error_that_is_left(respondents):
    found = rake(respondents, MARGINS, max_rounds=1)

    assert not found.converged
    assert found.margin_error > 1e-10
    assert found.rounds == 1
    assert "niet gelukt" in found.reason


def test_bounds_in_which_the_margins_cannot_hold_are_reported(respondents):
    found = rake(respondents, {"geslacht": {"jongen": 1200, "meisje": 100}}, trim=1.1, max_rounds=200)

    assert not found.converged
    assert "grenzen" in found.reason
    assert found.largest <= 1.1 * 1300 / 120 * (1 + 1e-12)


def test_margins_that_contradict_each_other_in_the_sample_do_not_converge():
    together = pd.DataFrame({"a": ["x", "y"], "b": ["p", "q"]})
    found = rake(together, {"a": {"x": 50, "y": 50}, "b": {"p": 60, "q": 40}}, max_rounds=100)

    assert not found.converged
    assert np.isfinite(found.margin_error)


def test_a_single_number_bounds_the_largest_weight_only(respondents):
    found = rake(respondents, MARGINS, respondents["basis"], trim=2)

    assert found.largest == pytest.approx(2 * 1300 / 120)
    assert np.isnan(found.lower_bound)
    assert found.trimmed_low == 0


def test_weights_add_up_to_persons_for_counts_and_to_respondents_for_shares():
    counts = rake(SMALL, {"kind": {"meisje": 60, "jongen": 40}})
    shares = rake(SMALL, {"kind": {"meisje": 0.6, "jongen": 0.4}})

    assert (counts.total, shares.total) == pytest.approx((100, 3))
    assert np.array(counts.weights) / 100 == pytest.approx(np.array(shares.weights) / 3)


def test_codes_that_are_numbers_match_their_margins_though_a_gap_made_them_floats():
    found = rake(pd.DataFrame({"kind": [1.0, 1.0, 2.0]}), {"kind": {"1": 50, 2: 50}})

    assert found.weights == (25.0, 25.0, 50.0)


# ---- what always holds


@st.composite
def samples(draw):
    """A sample in which every combination occurs, its base weights, and margins in persons."""
    size = draw(st.integers(0, 30))
    rows = [(a, b) for a in "xy" for b in "pqr"]
    rows += draw(st.lists(st.sampled_from(rows), min_size=size, max_size=size))
    base = draw(st.lists(st.floats(0.2, 5), min_size=len(rows), max_size=len(rows)))
    x, p, q = draw(st.integers(100, 900)), draw(st.integers(100, 450)), draw(st.integers(100, 450))
    margins = {"a": {"x": x, "y": 1000 - x}, "b": {"p": p, "q": q, "r": 1000 - p - q}}
    return pd.DataFrame(rows, columns=["a", "b"]), base, margins


@settings(max_examples=30)
@given(samples())
def test_raked_margins_are_the_wanted_ones_and_weights_are_positive(drawn):
    sample, base, margins = drawn
    found = rake(sample, margins, base)
    weights = pd.Series(found.weights)

    assert found.converged
    assert found.smallest > 0
    assert found.design_effect >= 1
    assert found.effective_n <= len(sample)
    for column, wanted in margins.items():
        assert weights.groupby(sample[column]).sum().to_dict() == pytest.approx(wanted, rel=1e-9)


@settings(max_examples=20)
@given(samples(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_nothing_to_the_weights(drawn, random):
    sample, base, margins = drawn
    order = list(range(len(sample)))
    random.shuffle(order)
    shuffled = rake(sample.iloc[order], margins, [base[i] for i in order])

    straight = rake(sample, margins, base)
    assert shuffled.weights == pytest.approx([straight.weights[i] for i in order], rel=1e-7)


@settings(max_examples=20)
@given(samples(), st.floats(0.01, 1e6))
def test_a_population_so_many_times_larger_gives_weights_so_many_times_larger(drawn, times):
    sample, base, margins = drawn
    larger = {c: {k: v * max(times, 0.1) for k, v in wanted.items()} for c, wanted in margins.items()}

    one, more = rake(sample, margins, base), rake(sample, larger, base)
    assert np.array(more.weights) / more.total == pytest.approx(np.array(one.weights) / one.total, rel=1e-8)
    assert more.design_effect == pytest.approx(one.design_effect, rel=1e-8)


@settings(max_examples=20)
@given(samples(), st.floats(1.5, 4))
def test_no_bounded_weight_is_beyond_its_bound_and_the_margins_hold_when_it_converged(drawn, high):
    sample, base, margins = drawn
    found = rake(sample, margins, base, trim=(0.1, high), max_rounds=300)

    assert found.largest <= found.upper_bound * (1 + 1e-12)
    assert found.smallest >= found.lower_bound * (1 - 1e-12)
    assert found.converged == (found.margin_error <= 1e-10)
    assert bool(found.reason) != found.converged


def test_equal_weights_have_no_design_effect():
    assert design_effect(np.full(7, 3.2)) == 1


def test_a_raking_is_plain_data_on_request():
    assert rake(SMALL, {"kind": {"meisje": 2, "jongen": 1}}).to_dict()["lower_bound"] is None
