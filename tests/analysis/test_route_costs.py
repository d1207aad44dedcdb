"""What routes and alternatives cost: bounds where shares are unknown, and nothing that is silently zero."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.route_rows import Product, Route, RouteStep
from analysis.routes.costs import (
    alternatives,
    business_case,
    extra_costs,
    measure_price,
    preventable,
    route_costs,
)

PRODUCTS = [
    Product("ao", "Aansluiten", "preventie", "basisteam", Fraction(28), Fraction(95), Fraction(2660)),
    Product("sc", "Casemanagement", "preventie", "gi", Fraction(72), Fraction(95), None),
    Product("advies", "Advies", "preventie", "basisteam", None, Fraction(95), None),
    Product("ots", "OTS", "maatregel", "gi", None, None, Fraction(9417)),
    Product("voogdij", "Voogdij", "maatregel", "gi", None, None, Fraction(5534)),
]
ROUTES = [
    Route("B", "Direct", "", "nee", "ja", 427, None),
    Route("C", "Zonder", "", "ja", "nee", 82, 185),
    Route("D", "Toch", "", "ja", "ja", 19, 78),
    Route("O", "Open", "", "ja", "open", 33, 249),
]


def steps(*rows):
    return [
        RouteStep(route, stap, actor, product, None if deel is None else Fraction(deel))
        for route, stap, actor, product, deel in rows
    ]


WORK = [(id, 1, "gi", product, None) for id in "CDO" for product in ("ao", "sc")]
MEASURES = [(id, 2, "gi", product, None) for id in "BD" for product in ("ots", "voogdij")]
STEPS = steps(*WORK, *MEASURES)


def cost_of(case, route):
    return next(cost for cost in route_costs(case) if cost.route == route)


def test_unknown_shares_cost_between_everybody_the_cheapest_and_everybody_the_dearest():
    cost = cost_of(business_case(ROUTES, STEPS, PRODUCTS), "C")
    assert (cost.preventive.low, cost.preventive.high) == (2660, 6840)
    assert (cost.total.low, cost.total.high) == (82 * 2660, 82 * 6840)
    assert (cost.hours.low, cost.hours.high) == (28, 72)


def test_known_shares_cost_one_exact_amount():
    rows = steps(("C", 1, "gi", "ao", "28/134"), ("C", 1, "gi", "sc", "106/134"))
    cost = cost_of(business_case(ROUTES, rows, PRODUCTS), "C")
    assert cost.preventive.low == cost.preventive.high == Fraction(28 * 2660 + 106 * 6840, 134)


def test_what_has_no_price_is_named_and_not_counted():
    rows = steps(
        ("C", 1, "basisteam", "", 1),
        ("C", 2, "gi", "advies", None),
        ("C", 2, "gi", "ao", None),
        ("C", 3, "basisteam", "", 1),
    )
    cost = cost_of(business_case(ROUTES, rows, PRODUCTS), "C")
    assert cost.not_counted == ("basisteam", "Advies")
    assert (cost.preventive.low, cost.preventive.high) == (0, 2660)


def test_a_measure_that_may_still_follow_is_named_and_does_not_pass_for_nothing():
    assert cost_of(business_case(ROUTES, STEPS, PRODUCTS), "O").not_counted == (
        "een maatregel die nog kan volgen",
    )


def test_preventive_work_of_which_nothing_has_a_price_costs_an_unknown_amount():
    cost = cost_of(business_case(ROUTES, steps(("C", 1, "gi", "advies", 1)), PRODUCTS), "C")
    assert cost.preventive.middle is None
    assert cost.total.reason == "Bij route C heeft niets wat bij preventie hoort een prijs."


def test_a_route_without_steps_does_not_come_for_free():
    costs = route_costs(business_case(ROUTES, [], PRODUCTS))
    assert [cost.total.middle for cost in costs] == [None] * 4


def test_a_route_without_a_count_has_costs_per_client_and_no_total():
    routes = [Route("C", "Zonder", "", "ja", "nee", None, None)]
    cost = route_costs(business_case(routes, steps(("C", 1, "gi", "ao", 1)), PRODUCTS))[0]
    assert cost.per_client.middle == 2660
    assert cost.total.reason == "Het aantal cliënten van route C is niet bekend."


def test_nobody_in_a_route_costs_nothing():
    routes = [Route("C", "Zonder", "", "ja", "nee", 0, None)]
    assert route_costs(business_case(routes, steps(("C", 1, "gi", "ao", 1)), PRODUCTS))[0].total.high == 0


# ---- alternatives


def test_without_preventive_work_nobody_or_everybody_would_have_had_a_measure():
    nul = alternatives(business_case(ROUTES, STEPS, PRODUCTS))[0]
    assert nul.preventive.high == 0
    assert nul.measures.low == (427 + 19) * 5534
    assert nul.measures.high == (427 + 19 + 82 + 33) * 9417


def test_with_preventive_work_all_134_cost_their_product_and_only_the_open_ones_are_uncertain():
    project = alternatives(business_case(ROUTES, STEPS, PRODUCTS))[1]
    assert (project.preventive.low, project.preventive.high) == (134 * 2660, 134 * 6840)
    assert (project.measures.low, project.measures.high) == (446 * 5534, (446 + 33) * 9417)
    assert project.clients == 561


def test_the_extra_costs_and_who_could_have_been_prevented_for():
    case = business_case(ROUTES, STEPS, PRODUCTS)
    assert extra_costs(case).low == 134 * 2660
    assert preventable(case) == 82 + 33
    assert (measure_price(case).low, measure_price(case).high) == (5534, 9417)


def test_parts_of_a_route_are_not_paid_twice():
    whole = business_case(ROUTES, STEPS, PRODUCTS)
    part = Route("B1", "Deel", "B", "nee", "ja", None, None)
    both = business_case([*ROUTES, part], [*STEPS, *steps(("B1", 1, "gi", "ots", 1))], PRODUCTS)
    assert alternatives(whole)[0].total == alternatives(both)[0].total


def test_without_any_priced_measure_there_is_no_nulalternatief_to_compare_with():
    nul, project = alternatives(business_case(ROUTES[1:2], steps(*WORK[:2]), PRODUCTS))
    assert nul.total.reason == "Van geen enkele maatregel is een prijs bekend."
    assert project.total.high == 82 * 6840


@given(st.permutations(STEPS), st.permutations(ROUTES), st.permutations(PRODUCTS))
def test_totals_do_not_depend_on_the_order_of_the_rows(rows, routes, products):
    expected = alternatives(business_case(ROUTES, STEPS, PRODUCTS))
    assert alternatives(business_case(routes, rows, products)) == expected


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4))
def test_low_is_never_above_high_and_the_total_is_its_parts(counts):
    routes = [
        Route(r.route, r.naam, "", r.preventie, r.maatregel, count, None)
        for r, count in zip(ROUTES, counts, strict=True)
    ]
    for one in alternatives(business_case(routes, STEPS, PRODUCTS)):
        assert one.total.low <= one.total.middle <= one.total.high
        assert one.total.low == one.preventive.low + one.measures.low


# ---- wrong arguments


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (steps(("Z", 1, "gi", "ao", 1)), "route of a step must be one of"),
        (steps(("C", 1, "gi", "zz", 1)), "product of a step must be one of"),
    ],
)
def test_a_step_that_names_what_is_not_there_is_refused(rows, words):
    with pytest.raises(ValueError, match=words):
        business_case(ROUTES, rows, PRODUCTS)


def test_shares_that_do_not_add_up_are_refused_with_their_place():
    case = business_case(ROUTES, steps(("C", 2, "gi", "ao", "0.9")), PRODUCTS)
    with pytest.raises(ValueError, match="C, stap 2"):
        route_costs(case)
