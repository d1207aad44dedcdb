"""Scenarios, baten and besparing: published cases, what is missing, and what always holds."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cost_rows import CostItem
from analysis.costs import (
    effect_by_law,
    effect_by_payer,
    effect_totals,
    effects,
    scaled_up,
    scenario_costs,
)
from analysis.costs.amounts import added, less, times
from analysis.results import Amount

LAWS = ("Jeugdwet", "Wmo", "Zvw")
PAYERS = ("gemeente", "Rijk")


def item(scenario, euros, casus="1", post="p", **more):
    middle = None if euros is None else Fraction(euros)
    return CostItem(post, "b", casus, scenario, "hulp", "Jeugdwet", "gemeente", midden=middle, **more)


@st.composite
def items(draw):
    """Cost items of a few casussen, some with bounds, some unknown."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        low, middle, high = sorted(draw(st.lists(st.fractions(0, 1000), min_size=3, max_size=3)))
        known = draw(st.booleans()) or draw(st.booleans())
        found.append(
            CostItem(
                f"p{number}",
                draw(st.sampled_from(["a", "b"])),
                draw(st.sampled_from(["1", "2"])),
                draw(st.sampled_from(["huidig", "dreigend", "doorbraak"])),
                "hulp",
                draw(st.sampled_from(LAWS)),
                draw(st.sampled_from(PAYERS)),
                laag=low if known else None,
                midden=middle if known else None,
                hoog=high if known else None,
                aantal=draw(st.fractions(0, 20)),
            )
        )
    return found


# ---- scenarios


def test_a_scenario_costs_price_times_quantity_over_its_items():
    found = scenario_costs(
        [
            item("huidig", "7018.91", post="p1", aantal=Fraction(3)),
            item("huidig", 31525, post="p2", aantal=Fraction(3)),
        ]
    )
    assert [one.total.midden for one in found] == [Fraction("21056.73") + 94575]


def test_a_cost_per_year_is_the_total_over_the_whole_period():
    early = item("na", 1000, post="p1", duur=Fraction(6), tijdseenheid="maand")
    late = item("na", 2000, post="p2", begin=6, duur=Fraction(1), tijdseenheid="jaar")
    found = scenario_costs([early, late])[0]
    assert (found.months, found.per_year.midden) == (18, 2000)


def test_one_unknown_price_makes_the_total_unknown_and_says_which():
    found = scenario_costs([item("huidig", 10), replace(item("huidig", None, post="p2"), wat="verblijf")])[0]
    assert (found.total, found.per_year, found.reason) == (None, None, "Niet bekend: verblijf.")


def item_with(**fields):
    return replace(item("huidig", 10), **fields)


def test_an_unknown_quantity_is_not_one():
    assert scenario_costs([item_with(aantal=None)])[0].total is None


def test_hours_missing_for_one_item_are_missing_for_the_scenario():
    known = item("huidig", 10, uren=Fraction(5), professionals=Fraction(2))
    found = scenario_costs([known, item("huidig", 10, post="p2", professionals=Fraction(1))])[0]
    assert (found.hours, found.professionals) == (None, 3)


# ---- baten and besparing


def test_baten_are_what_threatens_less_the_doorbraak():
    found = effects([item("dreigend", 41000), item("doorbraak", 500), item("huidig", 26800)])
    assert [one.amount.midden for one in found] == [40500]


def test_a_doorbraak_without_known_costs_has_no_baten():
    found = effects([item("dreigend", 41000), item("doorbraak", None)])[0]
    assert (found.amount, found.reason) == (None, "Scenario doorbraak: Niet bekend: hulp.")


def test_a_doorbraak_that_costs_more_has_baten_below_zero():
    assert effects([item("dreigend", 1), item("doorbraak", 3)])[0].amount.midden == -2


def test_scenarios_of_different_length_are_compared_with_a_caution():
    year = item("dreigend", 10, duur=Fraction(1), tijdseenheid="jaar")
    half = item("doorbraak", 5, duur=Fraction(6), tijdseenheid="maand", herkomst="aanname")
    expected = "De scenario's lopen niet even lang. Hier zit een aanname in."
    assert effects([year, half])[0].caution == expected


def test_a_total_says_over_how_many_casussen_it_is():
    rows = [item("baten", 323005, casus="zes", casussen=6), item("dreigend", 5, casus="4", post="q")]
    found = effect_totals(rows)[0]
    assert (found.known, found.casussen, found.amount.midden) == (6, 7, 323005)
    assert found.per_casus.midden == Fraction(323005, 6)


def test_a_total_of_nothing_known_is_missing_and_not_zero():
    found = effect_totals([item("dreigend", 5)])[0]
    assert (found.amount, found.per_casus, found.known) == (None, None, 0)
    assert found.reason == "Er zijn geen kosten van scenario doorbraak."


def test_berekeningen_are_never_added():
    found = effect_totals([item("baten", 5), replace(item("baten", 7), berekening="c", post="q")])
    assert [one.amount.midden for one in found] == [5, 7]


def test_zwolle_scales_up_to_the_published_millions():
    total = effect_totals([item("baten", 323005, casussen=6)])[0]
    found = scaled_up(total)
    assert round(found.at_fewest.midden, -5) == 1_600_000
    assert round(found.at_most.midden, -5) == 2_200_000


# ---- wrong arguments


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"midden": float("nan")}, "midden must be an exact number"),
        ({"midden": float("inf")}, "midden must be an exact number"),
        ({"aantal": Fraction(-1)}, "aantal must be an exact number"),
        ({"hoog": "veel"}, "hoog must be an exact number"),
        ({"uren": True}, "uren must be an exact number"),
        ({"laag": Fraction(11)}, "laag, midden, hoog must be in that order"),
        ({"midden": None, "laag": Fraction(1)}, "laag, midden, hoog must be in that order"),
        ({"scenario": "straks"}, "scenario must be one of"),
        ({"casussen": 0}, "casussen must be a whole number from 1 up, not 0"),
    ],
)
def test_an_item_that_cannot_be_is_refused_by_name(fields, message):
    with pytest.raises(ValueError, match=message):
        scenario_costs([item_with(**fields)])


@pytest.mark.parametrize("rows", ["costs.csv", None, [1, 2]])
def test_what_is_no_list_of_items_is_refused(rows):
    with pytest.raises(ValueError, match="items must be a list of CostItem"):
        effects(rows)


def test_baten_beside_the_scenarios_they_follow_from_are_refused():
    with pytest.raises(ValueError, match="scenario must be baten, or dreigend and doorbraak, in casus 1"):
        effects([item("baten", 5), item("dreigend", 5, post="q")])


def test_one_casus_of_two_sizes_is_refused():
    with pytest.raises(ValueError, match="casussen must be as before for casus 1: 1"):
        effects([item("huidig", 5), item("doorbraak", 5, post="q", casussen=2)])


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="kind must be one of 'baten', 'besparing', not 'winst'"):
        effects([], "winst")


def test_scaling_up_what_is_not_known_is_refused():
    with pytest.raises(ValueError, match="total must be an EffectTotal with a known amount"):
        scaled_up(effect_totals([item("dreigend", 5)])[0])
    with pytest.raises(ValueError, match="most must be a whole number from 30 up, not 20"):
        scaled_up(effect_totals([item("baten", 5)])[0], 30, 20)


def test_no_items_give_no_results():
    assert (scenario_costs([]), effects([]), effect_totals([])) == ((), (), ())


# ---- what always holds


@settings(max_examples=12)
@given(items(), st.randoms())
def test_the_order_of_the_rows_changes_no_total(rows, chance: random.Random):
    shuffled = chance.sample(rows, len(rows))
    for kind in ("baten", "besparing"):
        first, second = effect_totals(rows, kind), effect_totals(shuffled, kind)
        amounts = [{one.berekening: (one.amount, one.known) for one in found} for found in (first, second)]
        assert amounts[0] == amounts[1]


@settings(max_examples=15)
@given(items(), st.sampled_from(["baten", "besparing"]))
def test_low_is_at_most_middle_and_middle_at_most_high(rows, kind):
    amounts = [one.amount for one in effects(rows, kind) if one.amount]
    amounts += [one.total for one in scenario_costs(rows) if one.total]
    assert [one for one in amounts if not one.laag <= one.midden <= one.hoog] == []


@settings(max_examples=12)
@given(items(), st.sampled_from(["baten", "besparing"]))
def test_laws_and_payers_add_up_to_the_total(rows, kind):
    for total in effect_totals(rows, kind):
        laws = [one for one in effect_by_law(rows, kind) if one.berekening == total.berekening]
        payers = [one for one in effect_by_payer(rows, kind) if one.berekening == total.berekening]
        if total.amount is None:
            assert laws == payers == []
        else:
            assert added(one.amount for one in laws) == added(one.amount for one in payers) == total.amount
            if total.amount.midden:
                assert sum(one.share for one in laws) == 1


@settings(max_examples=20)
@given(st.fractions(0, 100), st.fractions(0, 100), st.fractions(-5, 5))
def test_a_difference_keeps_its_bounds_in_order(first, second, factor):
    one, other = Amount(first, first + 1, first + 3), Amount(second, second + 2, second + 3)
    for found in (less(one, other), times(one, factor)):
        assert found.laag <= found.midden <= found.hoog
