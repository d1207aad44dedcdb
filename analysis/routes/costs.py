"""What client routes cost, and the two alternatives: help only in a measure, or preventive work before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.arguments import refuse
from analysis.results.routes import Alternative, AmountRange, ProductPrice, RouteCost
from analysis.route_rows import JA, MAATREGEL, NEE, OPEN, PREVENTIE, Product, Route, RouteStep
from analysis.routes import check_routes, count_of, product_prices, top
from analysis.routes.ranges import added, between, exactly, mixed, times, unknown

NUL, PROJECT = "nul", "project"
STILL_OPEN = "een maatregel die nog kan volgen"
NAMES = {
    NUL: "Nulalternatief: alleen inzet bij maatregelen",
    PROJECT: "Projectalternatief: ook inzet zonder maatregel",
}
ASSUMPTIONS = {
    NUL: "Laag: zonder preventief werk kreeg niemand van wie nu geen maatregel heeft er een. Hoog: iedereen.",
    PROJECT: "Laag: het goedkoopste product, en wie nog bezig is krijgt geen maatregel. Hoog: omgekeerd.",
}


@dataclass(frozen=True)
class Case:
    """The routes of a study with their steps and the prices of the products in them."""

    routes: tuple[Route, ...]
    steps: Mapping[str, Mapping[int, Sequence[RouteStep]]]  # route -> step -> its alternatives
    prices: Mapping[str, ProductPrice]


def business_case(routes: Iterable[Route], steps: Iterable[RouteStep], products: Iterable[Product]) -> Case:
    """The rows of a study put together; ValueError where they name what is not there."""
    listed = tuple(routes)
    check_routes(listed)
    prices = {price.product: price for price in product_prices(products)}
    found: dict[str, dict[int, list[RouteStep]]] = {route.route: {} for route in listed}
    for step in steps:
        if step.route not in found:
            raise refuse("route of a step", step.route, f"one of {', '.join(found)}")
        if step.product and step.product not in prices:
            raise refuse("product of a step", step.product, f"one of {', '.join(prices)}")
        found[step.route].setdefault(step.stap, []).append(step)
    return Case(listed, found, prices)


def route_costs(case: Case) -> tuple[RouteCost, ...]:
    """What does each route cost, per client and in all, as far as its steps have a price?

    `case`: routes, steps and products put together by `business_case`. Rows of one step are alternatives.

    Missing values: where shares of the alternatives are not known, the costs lie between everybody getting
    the cheapest and everybody the dearest of those. What has no price is not counted as costing nothing: it
    stands in `not_counted`, and comes on top; a route with preventive work or a measure of which nothing has
    a price has no such costs, with its reason. Without a count there is no total.

    Errors: ValueError when the shares of a step add up to more than 1, or to less while all are known.

    Formula: per client the sum over the steps of share x price; total = clients x per client.

    Source: arithmetic; the bounds are those of a share that may be anything from 0 to what is left over.

    >>> route = Route("C", "Zonder maatregel", "", "ja", "nee", 82, 185)
    >>> work = Product("sc", "Casemanagement", "preventie", "gi", Fraction(72), Fraction(95), None)
    >>> case = business_case([route], [RouteStep("C", 1, "gi", "sc", Fraction(1))], [work])
    >>> route_costs(case)[0].total.middle
    Fraction(560880, 1)
    """
    return tuple(_route_cost(route, case) for route in case.routes)


def _route_cost(route: Route, case: Case) -> RouteCost:
    preventive, measures = _sum_of(route, case, PREVENTIE), _sum_of(route, case, MAATREGEL)
    hours = _over_steps(route, case, lambda step: _hours(step, case))
    per_client = added([preventive, measures])
    names = (route.route, route.naam, route.aantal)
    total = times(per_client, route.aantal, no_count(route))
    return RouteCost(*names, hours, preventive, measures, per_client, total, _not_counted(route, case))


def no_count(route: Route) -> str:
    """Why there is no total."""
    return f"Het aantal cliënten van route {route.route} is niet bekend."


def _sum_of(route: Route, case: Case, kind: str) -> AmountRange:
    """What one client's work of this kind costs; not known where there is some and nothing has a price."""
    has_it = (route.preventie if kind == PREVENTIE else route.maatregel) == JA
    if has_it and all(_price_of(step, case, kind) is None for step in _steps(route, case)):
        return unknown(f"Bij route {route.route} heeft niets wat bij {kind} hoort een prijs.")
    return _over_steps(route, case, lambda step: _price_of(step, case, kind) or Fraction(0))


def _steps(route: Route, case: Case) -> list[RouteStep]:
    return [step for found in case.steps[route.route].values() for step in found]


def _over_steps(route: Route, case: Case, worth: Callable[[RouteStep], Fraction]) -> AmountRange:
    return added(mixed(steps, worth) for steps in case.steps[route.route].values())


def _price_of(step: RouteStep, case: Case, kind: str) -> Fraction | None:
    """The price of a step's product; None where it is of the other kind, or stands in `not_counted`."""
    price = case.prices.get(step.product)
    return price.price if price and price.kind == kind else None


def _hours(step: RouteStep, case: Case) -> Fraction:
    price = case.prices.get(step.product)
    return price.hours if price and price.kind == PREVENTIE and price.hours is not None else Fraction(0)


def _not_counted(route: Route, case: Case) -> tuple[str, ...]:
    """Who or what has no price, each once, in the order of the steps."""
    steps = _steps(route, case)
    unpriced = [step for step in steps if not step.product or case.prices[step.product].price is None]
    names = [case.prices[step.product].name if step.product else step.actor for step in unpriced]
    still_open = [STILL_OPEN] if route.maatregel == OPEN else []
    return tuple(dict.fromkeys([*(name for name in names if name), *still_open]))


def alternatives(case: Case) -> tuple[Alternative, Alternative]:
    """What do all routes cost without preventive work (nulalternatief), and with it (projectalternatief)?

    `case`: as in `route_costs`. Only routes that are no part of another count, so that nobody counts twice.

    Missing values: whether a client without a measure would have had one without the preventive work is not
    known: the nulalternatief lies between none and all of them. So does a route whose end is open. A route
    without a count gives no total, with its reason.

    Errors: as `route_costs`.

    Formula: nul = measures of the routes that end in one + (0 to 1) x clients with preventive work and
    without a measure x price of a measure; project = preventive work + measures of the routes that end in
    one + (0 to 1) x open clients x price of a measure. A measure of which the kind is not known costs from
    the cheapest to the dearest measure in the steps. Compare the two with `break_even`: their bounds do not
    go together.

    Source: the alternatives of SeinstravandeLaar (2016), par. 1.3; the bounds are ours.

    >>> work = Product("sc", "Casemanagement", "preventie", "gi", None, None, Fraction(100))
    >>> measure = Product("ots", "OTS", "maatregel", "gi", None, None, Fraction(900))
    >>> routes = [Route("C", "", "", "ja", "nee", 8, None), Route("D", "", "", "ja", "ja", 2, None)]
    >>> steps = [RouteStep(id, 1, "gi", "sc", Fraction(1)) for id in "CD"]
    >>> steps.append(RouteStep("D", 2, "gi", "ots", Fraction(1)))
    >>> case = business_case(routes, steps, [work, measure])
    >>> [(int(one.total.low), int(one.total.high)) for one in alternatives(case)]
    [(1800, 9000), (2800, 2800)]
    """
    return _alternative(NUL, case), _alternative(PROJECT, case)


def _alternative(id: str, case: Case) -> Alternative:
    routes = top(case.routes)
    works = [_work(route, case) for route in routes] if id == PROJECT else []
    preventive = added(works) if works else exactly(0)
    measures = added(_measures(id, route, case) for route in routes)
    total = added([preventive, measures])
    return Alternative(id, NAMES[id], count_of(routes), preventive, measures, total, ASSUMPTIONS[id])


def _work(route: Route, case: Case) -> AmountRange:
    return times(_sum_of(route, case, PREVENTIE), route.aantal, no_count(route))


def _measures(id: str, route: Route, case: Case) -> AmountRange:
    """What the measures of a route's clients cost under the alternative."""
    if route.maatregel == JA:
        return times(_sum_of(route, case, MAATREGEL), route.aantal, no_count(route))
    if route.maatregel == NEE and (id == PROJECT or route.preventie == NEE):
        return exactly(0)
    return times(_perhaps(measure_price(case)), route.aantal, no_count(route))


def _perhaps(price: AmountRange) -> AmountRange:
    """The price for a client who may or may not have had a measure."""
    return price if price.high is None else between(Fraction(0), price.high)


def measure_price(case: Case) -> AmountRange:
    """From the cheapest to the dearest measure that occurs in a step."""
    used = {step.product for found in case.steps.values() for steps in found.values() for step in steps}
    prices = [case.prices[id] for id in used if id and case.prices[id].kind == MAATREGEL]
    known = [price.price for price in prices if price.price is not None]
    if not known:
        return unknown("Van geen enkele maatregel is een prijs bekend.")
    return between(min(known), max(known))


def extra_costs(case: Case) -> AmountRange:
    """What the preventive work of all routes costs."""
    return alternatives(case)[1].preventive


def preventable(case: Case) -> int | None:
    """How many clients had preventive work and no measure so far: more cannot have been prevented."""
    routes = [route for route in top(case.routes) if route.preventie == JA and route.maatregel != JA]
    return count_of(routes)
