"""Client routes as flows: shares, prices from hours, what an alternative costs, and when it pays for itself.

Every amount is exact (a Fraction, in euro) and what the source does not give stays unknown: it is never zero.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from analysis.arguments import refuse, whole
from analysis.results.routes import (
    AmountRange,
    BreakEven,
    Exact,
    NeededShare,
    ProductPrice,
    RouteFlow,
    Swing,
)
from analysis.route_rows import JA, MAATREGEL, NEE, PREVENTIE, Product, Route, parts_fit
from analysis.routes.ranges import checked, divided, exactly, unknown

ALTIJD, NOOIT, HANGT_AF = "altijd", "nooit", "hangt_af"
FREE = "Een voorkomen maatregel bespaart misschien niets: er is geen omslagpunt."


def product_prices(products: Iterable[Product]) -> tuple[ProductPrice, ...]:
    """What does each product cost: as agreed, and as its hours give it?

    `products`: rows of products.csv; hours, rate per hour (euro) and price (euro) are fractions from zero up.

    Missing values: None is unknown. A product without a price but with hours and rate is counted at what
    those give; one with neither has no price, with its reason.

    Errors: ValueError when two products have the same id, or when a number is below zero.

    Formula: price = hours x rate.

    Source: arithmetic; the SeinstravandeLaar report on Groningen (2016), par. 7.2, prices its products so.

    >>> from fractions import Fraction
    >>> casemanagement = Product("sc", "Casemanagement", "preventie", "gi", Fraction(72), Fraction(95), None)
    >>> product_prices([casemanagement])[0].price
    Fraction(6840, 1)
    """
    listed = list(products)
    named("products", [product.product for product in listed])
    return tuple(_price(product) for product in listed)


def named(name: str, ids: Sequence[str]) -> None:
    """ValueError when an id occurs twice."""
    for id in ids:
        if ids.count(id) > 1:
            raise refuse(name, id, "rows that each have an id of their own")


def _price(product: Product) -> ProductPrice:
    for key in ("uren", "uurtarief", "prijs"):
        value = getattr(product, key)
        if value is not None and value < 0:
            raise refuse(f"{key} of {product.product}", value, "a number from zero up")
    hours, rate, agreed = product.uren, product.uurtarief, product.prijs
    computed = None if hours is None or rate is None else hours * rate
    difference = None if agreed is None or computed is None else agreed - computed
    price = computed if agreed is None else agreed
    reason = "" if price is not None else f"Van '{product.naam}' is geen prijs bekend."
    names = (product.product, product.naam, product.soort)
    return ProductPrice(*names, hours, rate, agreed, computed, difference, price, reason)


def route_flows(routes: Iterable[Route]) -> tuple[RouteFlow, ...]:
    """Which share of the clients goes which route?

    `routes`: rows of routes.csv. A route with `deel_van` is a part of another; the others are the whole.

    Missing values: a count of None is unknown. While one of the whole's counts is unknown, no share of all
    clients is known; while one of the ended preventive routes is unknown, no share of those. Each has its
    reason.

    Errors: ValueError when two routes have the same id, when a count is below zero, when `deel_van` names no
    route that is itself whole, or when the parts of a route are more than the route.

    Formula: share = clients of the route / clients of all whole routes. Outcome share, for routes with
    preventive work that ended with or without a measure = clients / clients of all such whole routes.

    Source: arithmetic.

    >>> two = [Route("C", "Zonder", "", "ja", "nee", 82, 185), Route("D", "Met", "", "ja", "ja", 19, 78)]
    >>> [str(flow.share) for flow in route_flows(two)]
    ['82/101', '19/101']
    """
    listed = list(routes)
    check_routes(listed)
    everyone = count_of(top(listed))
    ended = count_of([route for route in top(listed) if _has_ended(route)])
    return tuple(_flow(route, everyone, ended) for route in listed)


def check_routes(routes: Sequence[Route]) -> None:
    """ValueError when the routes cannot be true together."""
    named("routes", [route.route for route in routes])
    wholes = {route.route: route for route in top(routes)}
    for route in routes:
        if route.aantal is not None:
            whole(f"aantal of {route.route}", route.aantal)
        if route.deel_van and route.deel_van not in wholes:
            raise refuse(f"deel_van of {route.route}", route.deel_van, f"one of {', '.join(wholes)}")
    for id, found in parts_of(routes).items():
        _check_parts(wholes[id], found)


def top(routes: Iterable[Route]) -> list[Route]:
    """The routes that are no part of another: together all clients, each once."""
    return [route for route in routes if not route.deel_van]


def parts_of(routes: Iterable[Route]) -> dict[str, list[Route]]:
    """Route id -> its parts, for the routes that have any."""
    found: dict[str, list[Route]] = {}
    for route in routes:
        if route.deel_van:
            found.setdefault(route.deel_van, []).append(route)
    return found


def _check_parts(route: Route, parts: Sequence[Route]) -> None:
    if not parts_fit(route.aantal, [part.aantal for part in parts]):
        raise refuse(f"aantal of {route.route}", route.aantal, "the sum of the counts of its parts")


def count_of(routes: Iterable[Route]) -> int | None:
    """Their clients together; None when one of the counts is unknown."""
    counts = [route.aantal for route in routes]
    return None if None in counts else sum(count for count in counts if count is not None)


def _has_ended(route: Route) -> bool:
    return route.preventie == JA and route.maatregel in (JA, NEE)


def _flow(route: Route, everyone: int | None, ended: int | None) -> RouteFlow:
    share = _share(route.aantal, everyone)
    outcome = _share(route.aantal, ended) if _has_ended(route) else None
    names = (route.route, route.naam, route.deel_van, route.preventie, route.maatregel)
    return RouteFlow(*names, route.aantal, share, outcome, route.dagen, _why(route, everyone))


def _share(count: int | None, of: int | None) -> Exact:
    return Fraction(count, of) if count is not None and of else None


def _why(route: Route, everyone: int | None) -> str:
    if route.aantal is None:
        return f"Het aantal cliënten van route {route.route} is niet bekend."
    if everyone is None:
        return "Van een andere route is het aantal cliënten niet bekend."
    return "" if everyone else "Er zijn geen cliënten."


def break_even(extra: AmountRange, saved: AmountRange, preventable: int | None = None) -> BreakEven:
    """How many measures must be prevented for preventive work to pay for itself?

    `extra`: what the preventive work costs (euro); `saved`: what one prevented measure saves (euro);
    `preventable`: how many measures could have been prevented at most, None when that is not known.

    Missing values: a range of None, or a measure that may save nothing, gives no break-even point, with its
    reason.

    Errors: ValueError when a range does not run from low to high, or when `preventable` is no count.

    Formula: needed = extra / saved, from cheap work with dear measures (low) to dear work with cheap measures
    (high). Verdict: `altijd` when even the most that may be needed can be prevented, `nooit` when not even
    the least can, else `hangt_af`. Only these costs count: no care, no court, and nothing of what it means to
    people.

    Source: Romijn and Renes (2013), Algemene leidraad voor maatschappelijke kosten-batenanalyse (CPB/PBL), on
    break-even values.

    >>> from analysis.routes.ranges import exactly
    >>> found = break_even(exactly(134 * 6840), exactly(9417), preventable=82)
    >>> math.ceil(found.needed.high), found.verdict
    (98, 'nooit')
    """
    checked("extra", extra)
    checked("saved", saved)
    if preventable is not None:
        whole("preventable", preventable)
    needed = divided(extra, saved, FREE)
    share = _share_needed(needed, preventable)
    return BreakEven(extra, saved, needed, preventable, share, _verdict(needed, preventable), needed.reason)


def _share_needed(needed: AmountRange, preventable: int | None) -> AmountRange:
    if preventable is None:
        return unknown("Hoeveel maatregelen te voorkomen waren, is niet bekend.")
    return divided(needed, exactly(preventable), "Er waren geen maatregelen te voorkomen.")


def _verdict(needed: AmountRange, preventable: int | None) -> str:
    """In whole measures: half a measure cannot be prevented."""
    if needed.low is None or needed.high is None or preventable is None:
        return ""
    if math.ceil(needed.high) <= preventable:
        return ALTIJD
    return NOOIT if math.ceil(needed.low) > preventable else HANGT_AF


def sensitivity(extra: AmountRange, saved: AmountRange) -> tuple[Swing, ...]:
    """Which input moves the number of measures to prevent most?

    `extra` and `saved`: as in `break_even`, in euro.

    Missing values: where an amount is None or a measure saves nothing, the swing is None.

    Errors: ValueError when a range does not run from low to high.

    Formula: one input goes from low to high while the other stays in the middle; the width is the distance
    between the two results. The widest comes first.

    Source: one-way sensitivity (tornado); Briggs, Claxton and Sculpher (2006), Decision Modelling for Health
    Economic Evaluation, chapter 3.

    >>> from analysis.routes.ranges import between, exactly
    >>> found = sensitivity(between(Fraction(100), Fraction(300)), exactly(50))
    >>> [(swing.input, int(swing.width)) for swing in found]
    [('kosten van het preventieve werk', 4), ('prijs van een maatregel', 0)]
    """
    checked("extra", extra)
    checked("saved", saved)
    work = _swing("kosten van het preventieve werk", (extra.low, saved.middle), (extra.high, saved.middle))
    price = _swing("prijs van een maatregel", (extra.middle, saved.low), (extra.middle, saved.high))
    return tuple(sorted((work, price), key=lambda swing: -(swing.width or 0)))


def _swing(input: str, at_low: tuple[Exact, Exact], at_high: tuple[Exact, Exact]) -> Swing:
    low, high = _quotient(*at_low), _quotient(*at_high)
    return Swing(input, low, high, None if low is None or high is None else abs(high - low))


def _quotient(value: Exact, by: Exact) -> Exact:
    return value / by if value is not None and by else None


def needed_shares(prices: Mapping[str, ProductPrice]) -> tuple[NeededShare, ...]:
    """Of how many of the clients who get a preventive product must a measure be prevented?

    `prices`: product id -> its price, as `product_prices` gives them; every preventive product against every
    measure, in the order given.

    Missing values: None where either has no price, or the measure costs nothing.

    Errors: none besides those of `product_prices`.

    Formula: price of the product / price of the measure. Above 1 not even a prevented measure for each client
    pays for the product.

    Source: as `break_even`, for a single client.

    >>> work = Product("sc", "Casemanagement", "preventie", "gi", None, None, Fraction(6840))
    >>> measure = Product("ots", "OTS", "maatregel", "gi", None, None, Fraction(9417))
    >>> found = needed_shares({price.product: price for price in product_prices([work, measure])})
    >>> f"{float(found[0].share):.3f}"
    '0.726'
    """
    works = [price for price in prices.values() if price.kind == PREVENTIE]
    measures = [price for price in prices.values() if price.kind == MAATREGEL]
    return tuple(
        NeededShare(work.product, measure.product, _quotient(work.price, measure.price))
        for work in works
        for measure in measures
    )
