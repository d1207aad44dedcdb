"""Products, flows and break-even: exact, order does not matter, and what is unknown is never zero."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.results import AmountRange
from analysis.route_rows import Product, Route, RouteStep
from analysis.routes import break_even, needed_shares, product_prices, route_flows, sensitivity
from analysis.routes.ranges import added, between, divided, exactly, mixed, times, unknown

AMOUNTS = st.fractions(0, 10**6, max_denominator=100)
COUNTS = st.lists(st.integers(0, 500), min_size=1, max_size=6)
RANGES = st.tuples(AMOUNTS, AMOUNTS).map(lambda ends: between(min(ends), max(ends)))


def product(uren=None, uurtarief=None, prijs=None, name="p", soort="preventie"):
    amounts = (None if value is None else Fraction(value) for value in (uren, uurtarief, prijs))
    return Product(name, name.upper(), soort, "gi", *amounts)


def route(name, aantal, deel_van="", preventie="ja", maatregel="nee"):
    return Route(name, name, deel_van, preventie, maatregel, aantal, None)


def step(deel, product="p", stap=1):
    return RouteStep("C", stap, "gi", product, None if deel is None else Fraction(deel))


# ---- products: SeinstravandeLaar (2016), par. 7.2 and bijlage 3


@pytest.mark.parametrize(("uren", "prijs"), [(28, 2660), (72, 6840)])
def test_hours_times_the_hourly_rate_is_the_price_that_the_report_prints(uren, prijs):
    found = product_prices([product(uren, 95, prijs)])[0]
    assert (found.computed, found.difference, found.price) == (prijs, 0, prijs)


def test_the_agreed_price_counts_and_the_difference_with_the_hours_is_told():
    found = product_prices([product(28, 95, 2700)])[0]
    assert (found.price, found.computed, found.difference) == (2700, 2660, 40)


@pytest.mark.parametrize(("uren", "uurtarief"), [(None, 95), (28, None), (None, None)])
def test_a_product_without_hours_or_rate_has_no_price_and_says_so(uren, uurtarief):
    found = product_prices([product(uren, uurtarief)])[0]
    assert found.price is None
    assert found.reason == "Van 'P' is geen prijs bekend."


def test_nothing_is_rounded():
    found = product_prices([product(Fraction(1, 3), Fraction(1, 7))])[0]
    assert found.price == Fraction(1, 21)


# ---- flows


def test_the_shares_of_the_report_come_out():
    """Table 1: 101 finished, 19 of them ended in a measure: 19%."""
    flows = route_flows([route("C", 82), route("D", 19, maatregel="ja"), route("O", 33, maatregel="open")])
    assert [flow.outcome_share for flow in flows] == [Fraction(82, 101), Fraction(19, 101), None]
    assert [flow.share for flow in flows] == [Fraction(82, 134), Fraction(19, 134), Fraction(33, 134)]


@given(COUNTS)
def test_the_shares_of_all_routes_add_up_to_one_exactly(counts):
    flows = route_flows([route(f"r{i}", count) for i, count in enumerate(counts)])
    assert sum(counts) == 0 or sum(flow.share for flow in flows) == 1


@given(COUNTS, st.randoms(use_true_random=False))
def test_a_share_does_not_depend_on_the_order_of_the_routes(counts, random):
    routes = [route(f"r{i}", count) for i, count in enumerate(counts)]
    shuffled = random.sample(routes, len(routes))
    assert set(route_flows(routes)) == set(route_flows(shuffled))


def test_one_unknown_count_leaves_every_share_unknown_with_its_reason():
    flows = route_flows([route("A", None), route("B", 5)])
    assert [flow.share for flow in flows] == [None, None]
    assert flows[0].reason == "Het aantal cliënten van route A is niet bekend."
    assert flows[1].reason == "Van een andere route is het aantal cliënten niet bekend."


def test_parts_of_a_route_do_not_count_twice():
    flows = route_flows([route("AB", 30), route("A", 10, "AB"), route("B", None, "AB"), route("C", 10)])
    assert [flow.share for flow in flows] == [Fraction(3, 4), Fraction(1, 4), None, Fraction(1, 4)]


def test_without_clients_there_is_no_share():
    assert route_flows([route("C", 0)])[0].reason == "Er zijn geen cliënten."
    assert route_flows([]) == ()


# ---- break-even


def test_the_break_even_point_is_extra_costs_by_what_a_measure_saves():
    found = break_even(exactly(1_200_000), exactly(9417), 115)
    assert found.needed.middle == Fraction(1_200_000, 9417)
    assert found.share.middle == Fraction(1_200_000, 9417 * 115)
    assert found.verdict == "nooit"


@pytest.mark.parametrize(
    ("preventable", "verdict"), [(10, "altijd"), (9, "hangt_af"), (5, "hangt_af"), (4, "nooit"), (None, "")]
)
def test_the_verdict_counts_whole_measures(preventable, verdict):
    assert break_even(between(Fraction(45), Fraction(95)), exactly(10), preventable).verdict == verdict


def test_cheap_work_with_dear_measures_needs_least():
    found = break_even(between(Fraction(10), Fraction(20)), between(Fraction(2), Fraction(5)))
    assert (found.needed.low, found.needed.high) == (2, 10)


@settings(max_examples=20)
@given(RANGES, RANGES.filter(lambda value: value.low > 0))
def test_the_middle_lies_between_the_bounds_and_pays_back_exactly(extra, saved):
    needed = break_even(extra, saved).needed
    assert needed.low <= needed.middle <= needed.high
    assert needed.middle * saved.middle == extra.middle


def test_a_measure_that_may_save_nothing_gives_no_break_even_point():
    found = break_even(exactly(100), between(Fraction(0), Fraction(5)), 10)
    assert found.needed.middle is None
    assert found.reason == "Een voorkomen maatregel bespaart misschien niets: er is geen omslagpunt."
    assert found.verdict == ""


def test_with_nobody_to_prevent_a_measure_for_it_never_pays():
    found = break_even(exactly(100), exactly(5), 0)
    assert found.verdict == "nooit"
    assert found.share.reason == "Er waren geen maatregelen te voorkomen."


def test_work_that_costs_nothing_always_pays():
    assert break_even(exactly(0), exactly(5), 0).verdict == "altijd"


def test_unknown_costs_give_no_break_even_point_and_keep_their_reason():
    assert break_even(unknown("Geen prijs."), exactly(5)).reason == "Geen prijs."
    assert break_even(exactly(5), unknown("Geen prijs.")).reason == "Geen prijs."


@settings(max_examples=30)
@given(RANGES, RANGES.filter(lambda value: value.low > 0))
def test_the_widest_swing_comes_first_and_no_swing_leaves_the_range(extra, saved):
    swings = sensitivity(extra, saved)
    assert swings[0].width >= swings[1].width >= 0
    needed = break_even(extra, saved).needed
    assert all(needed.low <= end <= needed.high for one in swings for end in (one.at_low, one.at_high))


def test_the_needed_share_is_none_without_a_price_and_may_exceed_one():
    work, bare = product(prijs=6840, name="sc"), product(name="advies")
    measure = product(prijs=5534, name="voogdij", soort="maatregel")
    found = needed_shares({price.product: price for price in product_prices([work, bare, measure])})
    assert [one.share for one in found] == [Fraction(6840, 5534), None]


# ---- ranges


def test_known_shares_give_one_amount_and_unknown_ones_two_bounds():
    worth = {"p": Fraction(2660), "q": Fraction(6840)}
    known = mixed([step("1/4"), step("3/4", "q")], lambda one: worth[one.product])
    assert known == exactly(Fraction(2660 + 3 * 6840, 4))
    assert mixed([step(None), step(None, "q")], lambda one: worth[one.product]).low == 2660
    assert mixed([step("1/2"), step(None, "q")], lambda one: worth[one.product]) == exactly(4750)


@settings(max_examples=30)
@given(st.lists(RANGES, max_size=5), st.randoms(use_true_random=False))
def test_a_sum_does_not_depend_on_the_order(ranges, random):
    assert added(ranges) == added(random.sample(ranges, len(ranges)))


def test_what_is_unknown_stays_so_and_is_no_zero():
    gap = unknown("Niet bekend.")
    assert added([exactly(5), gap]) == gap
    assert times(gap, 3, "Ander.") == gap
    assert times(exactly(5), None, "Geen aantal.").reason == "Geen aantal."
    assert divided(gap, exactly(0), "Nul.") == gap


# ---- wrong arguments


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: product_prices([product(prijs=1), product(prijs=2)]), "products must be"),
        (lambda: product_prices([product(prijs=-1)]), "prijs of p must be a number from zero up"),
        (lambda: route_flows([route("A", 1), route("A", 2)]), "routes must be rows"),
        (lambda: route_flows([route("A", -1)]), "aantal of A must be a whole number"),
        (lambda: route_flows([route("A", "3")]), "aantal of A must be a whole number"),
        (lambda: route_flows([route("A", 1, "Z")]), "deel_van of A must be one of"),
        (lambda: route_flows([route("A", 1), route("B", 2, "A")]), "aantal of A must be the sum"),
        (lambda: mixed([step("1/2")], lambda one: Fraction(1)), "shares from zero up that add up to 1"),
        (lambda: mixed([step("3/2")], lambda one: Fraction(1)), "shares from zero up that add up to 1"),
        (lambda: mixed([step("-1"), step(None, "q")], lambda one: Fraction(1)), "shares from zero up"),
        (lambda: break_even(AmountRange(Fraction(2), Fraction(1), Fraction(3)), exactly(1)), "extra must"),
        (lambda: break_even(exactly(1), exactly(-1)), "saved must be three amounts from zero up"),
        (lambda: break_even(exactly(1), exactly(1), 2.5), "preventable must be a whole number"),
        (lambda: break_even(exactly(1), exactly(1), math.nan), "preventable must be a whole number"),
        (lambda: sensitivity(AmountRange(None, None, Fraction(1)), exactly(1)), "extra must be three"),
    ],
)
def test_a_wrong_argument_is_named_with_its_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
