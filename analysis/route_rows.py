"""What products.csv, routes.csv and route_steps.csv of a study folder hold: client routes as frozen rows.

Amounts, hours and shares are exact fractions. None is what the source does not give: unknown, and never zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

PREVENTIE, MAATREGEL = "preventie", "maatregel"
KINDS: dict[str, str] = {  # code -> how people read it
    PREVENTIE: "preventief werk (zonder maatregel)",
    MAATREGEL: "maatregel",
}
JA, NEE, OPEN = "ja", "nee", "open"
YES_NO = (JA, NEE)
OUTCOMES: dict[str, str] = {JA: "ja", NEE: "nee", OPEN: "nog niet bekend"}


@dataclass(frozen=True)
class Product:
    """Something an actor delivers to a client: so many hours at so much, or at a price of its own."""

    product: str
    naam: str
    soort: str  # a key of KINDS
    regie: str  # who leads the case meanwhile
    uren: Fraction | None
    uurtarief: Fraction | None
    prijs: Fraction | None  # as agreed or printed; None where there is no price


@dataclass(frozen=True)
class Route:
    """A way that clients go. `deel_van` names the route that this one is a part of, '' for none."""

    route: str
    naam: str
    deel_van: str
    preventie: str  # of YES_NO: whether its clients got preventive work
    maatregel: str  # a key of OUTCOMES: whether they ended in a measure
    aantal: int | None  # clients
    dagen: int | None  # how long the preventive work took, on average


@dataclass(frozen=True)
class RouteStep:
    """What happens in a step of a route. Rows of one step are alternatives: a client gets one of them.

    `deel` is the share (0-1) of the route's clients that gets this one. `product` is '' where the actor
    delivers nothing that has a price of its own.
    """

    route: str
    stap: int  # 1, 2, 3 ...
    actor: str
    product: str
    deel: Fraction | None


def parts_fit(count: int | None, parts: Sequence[int | None]) -> bool:
    """Whether the parts can add up to the whole: exactly when all are known, else no more than it."""
    known = [part for part in parts if part is not None]
    if count is None:
        return True
    return sum(known) == count if len(known) == len(parts) else sum(known) <= count
