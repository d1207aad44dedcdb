"""Client routes: how many go which way, what that costs, and when preventive work pays for itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analysis.results.base import Result

Exact = Fraction | None  # exact; None: not known, and never zero


@dataclass(frozen=True)
class AmountRange(Result):
    """An amount between two bounds; `middle` lies halfway and is no estimate of what is likely.

    The three are equal where the amount is known, and None where it cannot be computed.
    """

    low: Exact
    middle: Exact
    high: Exact
    reason: str = ""  # Dutch: why it cannot be computed; '' otherwise


@dataclass(frozen=True)
class ProductPrice(Result):
    """What a product costs, as agreed and as its hours give it (euro)."""

    product: str
    name: str
    kind: str  # preventie or maatregel
    hours: Exact
    rate: Exact  # euro per hour
    agreed: Exact
    computed: Exact  # hours x rate; None where either is not known
    difference: Exact  # agreed less computed
    price: Exact  # what is counted with: as agreed, else as computed
    reason: str = ""  # Dutch: why there is no price; '' otherwise


@dataclass(frozen=True)
class RouteFlow(Result):
    """How many clients went one route."""

    route: str
    name: str
    part_of: str  # the route that this one is a part of; ''
    preventive: str  # ja, nee
    measure: str  # ja, nee, open
    count: int | None  # clients
    share: Exact  # 0-1, of the clients of all routes
    outcome_share: Exact  # 0-1, of the clients whose preventive work ended; None for other routes
    days: int | None  # mean duration of the preventive work
    reason: str = ""  # Dutch: why a share is not known; '' otherwise


@dataclass(frozen=True)
class RouteCost(Result):
    """What a route costs, as far as its steps have a price (euro)."""

    route: str
    name: str
    count: int | None
    hours: AmountRange  # of preventive work, per client
    preventive: AmountRange  # per client
    measures: AmountRange  # per client
    per_client: AmountRange  # the two together
    total: AmountRange  # of all clients of the route
    not_counted: tuple[str, ...] = ()  # who or what in its steps has no price: their costs come on top


@dataclass(frozen=True)
class Alternative(Result):
    """What all routes together cost under one alternative (euro)."""

    id: str  # nul, project
    name: str
    clients: int | None
    preventive: AmountRange
    measures: AmountRange
    total: AmountRange
    assumption: str  # Dutch: what the bounds rest on


@dataclass(frozen=True)
class BreakEven(Result):
    """How many measures must be prevented for preventive work to pay for itself."""

    extra: AmountRange  # what the preventive work costs (euro)
    saved: AmountRange  # what one prevented measure saves (euro)
    needed: AmountRange  # measures to prevent, unrounded; low: cheap work and dear measures
    preventable: int | None  # how many could have been prevented at most
    share: AmountRange  # needed as a share of `preventable`; above 1: it cannot pay for itself
    verdict: str = ""  # altijd, nooit, hangt_af; '' where it cannot be said
    reason: str = ""  # Dutch: why there is no break-even point; '' otherwise


@dataclass(frozen=True)
class Swing(Result):
    """How the number of measures to prevent moves when one input goes from low to high."""

    input: str  # Dutch
    at_low: Exact  # needed when this input is low and the other one in the middle
    at_high: Exact
    width: Exact  # the distance between the two


@dataclass(frozen=True)
class NeededShare(Result):
    """Of the clients who get a product, the share (0-1) of whom a measure must be prevented."""

    product: str
    measure: str
    share: Exact  # above 1: one prevented measure does not pay for the product
