"""Weighted shares: the standard errors R gives, before and after raking, and what happens at the edges."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.proportions import share
from analysis.weighting import post_stratify, rake, weighted_share, weighted_table

REFERENCE = Path(__file__).parents[1] / "reference"
MARGINS = {
    "geslacht": {"jongen": 640, "meisje": 660},
    "leeftijd": {"0-11": 500, "12-17": 480, "18-22": 320},
}
POPULATION = {"noord": 400, "zuid": 900}


@pytest.fixture(scope="module")
def d():
    return pd.read_csv(REFERENCE / "weighting.csv")


@pytest.fixture(scope="module")
def raked(d):
    return rake(d, MARGINS, d["basis"], tolerance=1e-13)


@pytest.fixture
def from_r(r):
    return lambda command: r("weighting", f"as.numeric({command})")


# ---- against R: closed-form given the weights, so 1e-8; raked weights agree to 1e-8 themselves.


def test_with_weights_as_given(d, from_r):
    found = weighted_share(d["eens"], d["basis"], of=1)

    assert found.estimate == pytest.approx(from_r("svymean(~eens, flat)"), abs=1e-8)
    assert found.standard_error == pytest.approx(from_r("SE(svymean(~eens, flat))"), abs=1e-8)
    wanted = from_r('confint(svyciprop(~eens, flat, method = "logit"))')
    assert [found.ci_low, found.ci_high] == pytest.approx(wanted, abs=1e-8)
    assert "gelineariseerd" in found.method


def test_after_raking_from_what_the_margins_leave_unexplained(d, raked, from_r):
    found = weighted_share(d["eens"], raked, of=1, raked_on=d[["geslacht", "leeftijd"]])

    assert found.estimate == pytest.approx(from_r("svymean(~eens, raked)"), abs=1e-8)
    assert found.standard_error == pytest.approx(from_r("SE(svymean(~eens, raked))"), abs=1e-8)
    wanted = from_r('confint(svyciprop(~eens, raked, method = "logit"))')
    assert [found.ci_low, found.ci_high] == pytest.approx(wanted, abs=1e-8)
    assert "na weging op marges" in found.method


def test_raked_weights_taken_as_given(d, raked, from_r):
    found = weighted_share(d["eens"], raked, of=1)

    command = "SE(svymean(~eens, svydesign(ids = ~1, weights = weights(raked), data = d)))"
    assert found.standard_error == pytest.approx(from_r(command), abs=1e-8)


def test_by_stratum_with_finite_populations(d, from_r):
    found = weighted_share(d["eens"], d["basis"], 1, strata=d["wijk"], population=POPULATION)

    assert found.standard_error == pytest.approx(from_r("SE(svymean(~eens, strat))"), abs=1e-8)
    wanted = from_r('confint(svyciprop(~eens, strat, method = "logit"))')
    assert [found.ci_low, found.ci_high] == pytest.approx(wanted, abs=1e-8)


def test_by_stratum_after_raking(d, raked, from_r):
    on = d[["geslacht", "leeftijd"]]
    found = weighted_share(d["eens"], raked, 1, strata=d["wijk"], population=POPULATION, raked_on=on)

    assert found.standard_error == pytest.approx(from_r("SE(svymean(~eens, raked_strat))"), abs=1e-8)


def test_after_post_stratification(d, from_r):
    post = post_stratify(d, "leeftijd", MARGINS["leeftijd"], d["basis"])
    found = weighted_share(d["eens"], post, of=1, raked_on=d[["leeftijd"]])

    assert found.standard_error == pytest.approx(from_r("SE(svymean(~eens, post))"), abs=1e-8)


def test_who_did_not_answer_stays_in_the_design(d, raked, from_r):
    found = weighted_share(d["tijdig"], raked, of="ja", raked_on=d[["geslacht", "leeftijd"]])

    assert (found.k, found.n, found.missing) == (61, 108, 12)
    assert found.estimate == pytest.approx(from_r("svymean(~ja, raked_answered)"), abs=1e-8)
    assert found.standard_error == pytest.approx(from_r("SE(svymean(~ja, raked_answered))"), abs=1e-8)
    wanted = from_r('suppressWarnings(confint(svyciprop(~ja, raked_answered, method = "logit")))')
    assert [found.ci_low, found.ci_high] == pytest.approx(wanted, abs=1e-8)


def test_at_another_level_of_confidence(d, raked, from_r):
    found = weighted_share(d["tijdig"], raked, "ja", level=0.8, raked_on=d[["geslacht", "leeftijd"]])

    command = 'suppressWarnings(attr(svyciprop(~ja, raked_answered, method = "logit", level = 0.8), "ci"))'
    assert [found.ci_low, found.ci_high] == pytest.approx(from_r(command), abs=1e-8)


def test_missing_answers_in_a_stratified_design(d, from_r):
    found = weighted_share(d["tijdig"], d["basis"], "ja", strata=d["wijk"], population=POPULATION)

    assert found.standard_error == pytest.approx(
        from_r("SE(svymean(~ja, subset(strat, answered)))"), abs=1e-8
    )


def test_every_answer_of_a_question(d, raked, from_r):
    table = weighted_table(d, "tijdig", raked, raked_on=["geslacht", "leeftijd"])

    assert [row.answer for row in table.shares] == ["deels", "ja", "nee"]
    estimates = from_r("svymean(~tijdig, raked_answered)")
    assert [row.estimate for row in table.shares] == pytest.approx(estimates, abs=1e-8)
    errors = from_r("SE(svymean(~tijdig, raked_answered))")
    assert [row.standard_error for row in table.shares] == pytest.approx(errors, abs=1e-8)
    assert (table.n, table.missing) == (108, 12)


def test_where_everybody_agrees_the_interval_is_exact(r):
    nobody = weighted_share(["ja"] * 17, [1] * 17, of="nee")
    everybody = weighted_share(["ja"] * 17, [1] * 17, of="ja")

    assert [nobody.ci_low, nobody.ci_high] == pytest.approx(
        r("weighting", "c(binom.test(0, 17)$conf.int)"), abs=1e-8
    )
    assert (everybody.ci_low, everybody.ci_high) == pytest.approx((1 - nobody.ci_high, 1))
    assert "iedereen hetzelfde" in nobody.method


# ---- weights are no frequencies


def test_ten_times_the_weight_is_not_ten_times_the_respondents(d):
    one, ten = (weighted_share(d["eens"], d["basis"] * times, of=1) for times in (1, 10))

    assert ten.standard_error == pytest.approx(one.standard_error, rel=1e-12)


# ---- edges


def test_when_nobody_answered_there_is_no_share():
    found = weighted_share([None, math.nan], [1, 1], of="ja")

    assert math.isnan(found.estimate)
    assert (found.k, found.n, found.missing) == (0, 0, 2)
    assert "Niemand" in found.reason


@pytest.mark.parametrize(
    ("values", "strata"), [(["ja"], None), (["ja", None], None), (["ja", "nee", "ja"], ["a", "a", "b"])]
)
def test_with_one_respondent_somewhere_there_is_a_share_but_no_standard_error(values, strata):
    found = weighted_share(values, [2] * len(values), of="ja", strata=strata)

    assert not math.isnan(found.estimate)
    assert math.isnan(found.standard_error)
    assert "standaardfout" in found.reason


def test_who_sees_the_whole_population_is_certain():
    found = weighted_share([1, 0, 1, 1], [1, 1, 1, 1], of=1, population=4)

    assert (found.ci_low, found.estimate, found.ci_high) == pytest.approx((0.75, 0.75, 0.75))


def test_a_raking_with_problems_gives_no_share():
    failed = rake(pd.DataFrame({"a": ["x", "y"]}), {"a": {"x": 1}})
    found = weighted_share(["ja", "nee"], failed, of="ja")

    assert math.isnan(found.estimate)
    assert "weging" in found.reason


def test_a_share_on_a_raking_that_did_not_converge_says_so(d):
    rough = rake(d, MARGINS, max_rounds=1)

    assert "niet gelukt" in weighted_share(d["eens"], rough, of=1).reason


def test_margins_that_contradict_each_other_drive_weights_apart_and_give_no_share():
    sample = pd.DataFrame({"a": ["x", "x", "y"], "b": ["p", "q", "q"]})
    apart = rake(sample, {"a": {"x": 10, "y": 90}, "b": {"p": 40, "q": 60}})
    found = weighted_share(["ja", "nee", "ja"], apart, of="ja")

    assert math.isnan(found.estimate)
    assert "te ver uiteen" in found.reason


def test_several_answers_count_together(d):
    both = weighted_share(d["tijdig"], d["basis"], of=["ja", "deels"])
    apart = [weighted_share(d["tijdig"], d["basis"], of=answer) for answer in ("ja", "deels")]

    assert both.estimate == pytest.approx(sum(one.estimate for one in apart))
    assert both.k == sum(one.k for one in apart)


def test_an_answer_outside_the_scale_is_refused(d):
    with pytest.raises(ValueError, match="values must be one of 'ja', 'nee', not 'deels'"):
        weighted_table(d, "tijdig", d["basis"], order=["ja", "nee"])


def test_a_column_that_is_not_there_is_refused(d):
    with pytest.raises(ValueError, match="column must be one of"):
        weighted_table(d, "tydig", d["basis"])


ANSWERS = st.lists(
    st.tuples(st.sampled_from(["ja", "nee", None]), st.floats(0.1, 9)), min_size=2, max_size=25
)


@settings(max_examples=40)
@given(ANSWERS)
def test_the_interval_holds_the_estimate_and_both_are_shares(rows):
    found = weighted_share([answer for answer, _ in rows], [weight for _, weight in rows], of="ja")

    if found.n > 1:
        assert 0 <= found.ci_low <= found.estimate <= found.ci_high <= 1
        assert found.effective_n <= found.n * (1 + 1e-12)


@settings(max_examples=40)
@given(st.lists(st.booleans(), min_size=3, max_size=40))
def test_equal_weights_give_the_unweighted_share(answers):
    found = weighted_share(answers, [3.5] * len(answers), of=True)
    plain = share(sum(answers), len(answers))

    assert found.estimate == pytest.approx(plain.estimate)
    assert found.effective_n == pytest.approx(len(answers))
    if 0 < sum(answers) < len(answers):
        wanted = math.sqrt(plain.estimate * (1 - plain.estimate) / (len(answers) - 1))
        assert found.standard_error == pytest.approx(wanted)


@settings(max_examples=20)
@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_the_respondents_is_nothing_to_the_share(rows, random):
    shuffled = rows.copy()
    random.shuffle(shuffled)
    one, other = (weighted_share([a for a, _ in r], [w for _, w in r], of="ja") for r in (rows, shuffled))

    for field in ("estimate", "standard_error", "ci_low", "ci_high"):
        assert getattr(one, field) == pytest.approx(getattr(other, field), rel=1e-9, nan_ok=True)
    assert np.isclose(one.effective_n, other.effective_n, equal_nan=True)


def test_a_share_that_a_margin_fixes_is_certain_after_raking(d, raked):
    found = weighted_share(d["geslacht"], raked, of="meisje", raked_on=d[["geslacht", "leeftijd"]])

    assert found.estimate == pytest.approx(660 / 1300)
    assert found.standard_error < 1e-12


def test_as_many_answers_as_strata_give_no_interval():
    found = weighted_share(["ja", None, "nee", None], [1, 1, 1, 1], of="ja", strata=["a", "a", "b", "b"])

    assert math.isnan(found.ci_low)
    assert "interval" in found.reason


@st.composite
def designs(draw):
    """Anything a small survey may look like: wild weights, strata, a population, margins it was raked on."""
    n = draw(st.integers(1, 9))
    answers = draw(st.lists(st.sampled_from(["ja", "nee", None]), min_size=n, max_size=n))
    weights = draw(st.lists(st.sampled_from([1e-6, 0.3, 1, 2.5, 1e6]), min_size=n, max_size=n))
    options = {}
    if draw(st.booleans()):
        options["strata"] = draw(st.lists(st.sampled_from("ab"), min_size=n, max_size=n))
    if draw(st.booleans()):
        size = n + draw(st.integers(0, 3))
        options["population"] = {"a": size, "b": size} if "strata" in options else size
    if draw(st.booleans()):
        column = st.lists(st.sampled_from("pq"), min_size=n, max_size=n)
        options["raked_on"] = pd.DataFrame({name: draw(column) for name in ("x", "y")})
    return answers, weights, options


@settings(max_examples=30)
@given(designs())
def test_any_design_gives_numbers_in_order_or_the_reason_why_not(design):
    answers, weights, options = design
    found = weighted_share(answers, weights, "ja", **options)
    numbers = (found.estimate, found.standard_error, found.ci_low, found.ci_high)

    assert any(map(math.isnan, numbers)) == bool(found.reason)
    if not found.reason:
        assert 0 <= found.ci_low <= found.estimate <= found.ci_high <= 1
