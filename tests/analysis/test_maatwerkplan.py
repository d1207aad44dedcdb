"""The Waardendriehoek: three values side by side, each met, not met or not judged, with its reason."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cost_rows import CostItem, Maatwerkplan
from analysis.costs.maatwerkplan import MET, NOT_JUDGED, NOT_MET, judge_plan


def baten(low, middle, high):
    price = (Fraction(low), Fraction(middle), Fraction(high))
    return [CostItem("p", "b", "1", "baten", "hulp", "-", "-", *price)]


def plan(costs=100, **fields):
    middle = None if costs is None else Fraction(costs)
    judged = {"legitimiteit": "ja", "grond": "Jeugdwet", "betrokkenheid": "ja"}
    return Maatwerkplan("plan", "b", "1", "uitzondering", midden=middle, **{**judged, **fields})


@pytest.mark.parametrize(
    ("prices", "outcome"),
    [
        ((200, 300, 400), MET),
        ((10, 50, 90), NOT_MET),
        ((50, 300, 400), NOT_JUDGED),
        ((100, 100, 100), NOT_MET),
    ],
)
def test_rendement_is_met_only_when_even_the_low_estimate_is_above_the_costs(prices, outcome):
    assert judge_plan(plan(), baten(*prices)).rendement.outcome == outcome


def test_a_plan_passes_when_all_three_are_met():
    assert judge_plan(plan(), baten(200, 300, 400)).passed


@pytest.mark.parametrize(
    "fields", [{"legitimiteit": "nee"}, {"betrokkenheid": "nee"}, {"legitimiteit": ""}, {"betrokkenheid": ""}]
)
def test_no_yield_makes_up_for_another_value(fields):
    found = judge_plan(plan(**fields), baten(10**9, 10**9, 10**9))
    assert found.rendement.outcome == MET
    assert not found.passed


def test_the_reasons_are_those_that_people_gave():
    found = judge_plan(plan(toelichting="Het gezin is blij."), baten(200, 300, 400))
    assert (found.legitimiteit.reason, found.betrokkenheid.reason) == ("Jeugdwet", "Het gezin is blij.")
    assert judge_plan(plan(legitimiteit=""), []).legitimiteit.reason == "Niemand heeft dit beoordeeld."


def test_a_plan_whose_costs_are_not_known_is_not_judged_on_rendement():
    found = judge_plan(plan(costs=None), baten(200, 300, 400)).rendement
    assert (found.outcome, found.reason) == (NOT_JUDGED, "Wat het plan zelf kost, is niet bekend.")


def test_without_baten_the_besparing_counts_and_is_named():
    rows = [
        CostItem("p1", "b", "1", "huidig", "hulp", "-", "-", midden=Fraction(74828)),
        CostItem("p2", "b", "1", "doorbraak", "hulp", "-", "-", midden=Fraction(59280)),
    ]
    found = judge_plan(plan(), rows)
    assert (found.yields.midden, found.rendement.outcome) == (15548, MET)
    assert "Gerekend met de besparing; de baten zijn niet bekend." in found.rendement.reason


def test_without_either_rendement_is_not_judged():
    found = judge_plan(plan(), [])
    assert (found.yields, found.rendement.outcome) == (None, NOT_JUDGED)


def test_costs_of_other_casussen_and_berekeningen_do_not_count():
    elsewhere = [CostItem("p", "c", "1", "baten", "hulp", "-", "-", midden=Fraction(900))]
    assert judge_plan(plan(), elsewhere).yields is None


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"legitimiteit": "misschien"}, "legitimiteit must be one of 'ja', 'nee', '', not 'misschien'"),
        ({"betrokkenheid": "jawel"}, "betrokkenheid must be one of"),
        ({"grond": " "}, "grond must be the ground of the verdict"),
        ({"laag": Fraction(101)}, "laag, midden, hoog must be in that order"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_by_name(fields, message):
    with pytest.raises(ValueError, match=message):
        judge_plan(plan(**fields), [])


def test_what_is_no_plan_is_refused():
    with pytest.raises(ValueError, match="plan must be a Maatwerkplan, not 'plan'"):
        judge_plan("plan", [])


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 1000))
def test_a_cheaper_plan_never_fares_worse(middle, costs, less):
    order = [NOT_MET, NOT_JUDGED, MET]
    rows = baten(middle // 2, middle, middle * 2)
    dear, cheap = (judge_plan(plan(costs=c), rows).rendement.outcome for c in (costs + less, costs))
    assert order.index(cheap) >= order.index(dear)
