"""Before and after, hours and professionals: the published table of Gouda and what is missing."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analysis.cost_rows import CostItem
from analysis.costs.before_after import before_after, before_after_totals
from analysis.costs.effort import effort_changes

# Actieonderzoek naar de toekomst van jeugdbescherming (IPW, 2025), Gouda: casus -> VOOR, NA, printed factor
GOUDA = {
    "1": (12711, 116744, 9.2),
    "2": (6838, 15080, 2.2),
    "3": (143492, 170572, 1.2),
    "4": (None, 121227, None),
    "5": (66437, 80989, 1.2),
    "6": (35949, 51648, 1.4),  # printed as 1,2
}


def item(casus, scenario, euros, **more):
    middle = None if euros is None else Fraction(euros)
    return CostItem(f"{casus}{scenario}", "gouda", casus, scenario, "hulp", "-", "-", midden=middle, **more)


def gouda():
    return [
        item(casus, scenario, euros)
        for casus, (voor, na, _) in GOUDA.items()
        for scenario, euros in (("voor", voor), ("na", na))
    ]


def test_the_factors_of_gouda_come_out():
    found = {one.casus: one.growth for one in before_after(gouda())}
    expected = {casus: factor for casus, (_, _, factor) in GOUDA.items()}
    assert {casus: None if f is None else round(float(f), 1) for casus, f in found.items()} == expected


def test_totals_say_over_how_many_casussen_each_side_is():
    found = before_after_totals(gouda())[0]
    assert (found.before.midden, found.after.midden) == (265427, 556260)
    assert (found.known_before, found.known_after) == (5, 6)
    assert round(float(found.growth), 1) == 2.1


def test_paired_totals_compare_the_same_casussen():
    found = before_after_totals(gouda(), paired=True)[0]
    assert (found.after.midden, found.known_before, found.known_after) == (435033, 5, 5)
    assert round(float(found.growth), 2) == 1.64


def test_what_is_not_known_has_a_reason():
    found = {one.casus: one.reason for one in before_after(gouda())}
    assert (found["4"], found["1"]) == ("De kosten voor zijn niet bekend.", "")


def test_a_casus_that_cost_nothing_before_has_no_factor():
    found = before_after([item("1", "voor", 0), item("1", "na", 5)])[0]
    assert (found.growth, found.reason) == (None, "Voor waren er geen kosten; een factor bestaat dan niet.")


def test_per_year_is_fair_to_periods_of_different_length():
    before = item("1", "voor", 2000, duur=Fraction(20), tijdseenheid="maand")
    after = item("1", "na", 4600, duur=Fraction(23), tijdseenheid="maand")
    found = before_after([before, after])[0]
    assert (found.per_year_before.midden, found.per_year_after.midden) == (1200, 2400)
    assert (found.growth, found.growth_per_year) == (Fraction(23, 10), 2)


def test_one_side_alone_gives_no_factor():
    found = before_after_totals([item("1", "na", 5)])[0]
    assert (found.growth, found.known_before, found.known_after) == (None, 0, 1)
    assert before_after_totals([item("1", "na", 5)], paired=True) == ()
    assert before_after([item("1", "huidig", 5)]) == ()


@given(st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)), min_size=1, max_size=6))
def test_paired_and_unpaired_totals_agree_where_everything_is_known(pairs):
    rows = [
        item(str(n), scenario, euros)
        for n, pair in enumerate(pairs)
        for scenario, euros in zip(("voor", "na"), pair, strict=True)
    ]
    assert before_after_totals(rows) == before_after_totals(rows, paired=True)


# ---- hours and professionals


def effort(scenario, hours, people):
    return item("1", scenario, 1, uren=hours, professionals=people)


def test_the_hours_and_professionals_of_tilburg_come_out():
    rows = [effort("huidig", Fraction(909), Fraction(12)), effort("doorbraak", Fraction(689), Fraction(5))]
    found = effort_changes(rows)[0]
    assert (found.hours_less, found.professionals_less) == (220, 7)
    assert round(100 * found.hours_less_share) == 24


def test_hours_that_are_not_known_are_not_saved():
    found = effort_changes([effort("huidig", None, Fraction(12)), effort("doorbraak", Fraction(1), None)])[0]
    assert (found.hours_less, found.hours_less_share, found.professionals_less) == (None, None, None)
    assert found.reason == "De uren zijn niet in beide scenario's bekend."


def test_no_hours_now_has_no_share_less():
    found = effort_changes([effort("huidig", Fraction(0), None), effort("doorbraak", Fraction(3), None)])[0]
    assert (found.hours_less, found.hours_less_share) == (-3, None)
