"""Arithmetic of amounts with bounds: adding, subtracting and scaling, by interval, exact to the last cent.

A difference takes the widest view: low is the lowest first amount less the highest second one. These bounds
are safe and often too wide, which is why there is Monte Carlo too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from analysis.arguments import refuse
from analysis.cost_rows import BATEN, DOORBRAAK, DREIGEND, SCENARIOS, CostItem, Maatwerkplan
from analysis.results.costs import Amount

NOTHING = Amount(Fraction(0), Fraction(0), Fraction(0))


def amount(laag: Fraction | None, midden: Fraction | None, hoog: Fraction | None) -> Amount | None:
    """The three as an Amount; a bound that is not given is the middle, and without a middle there is none."""
    if midden is None:
        return None
    return Amount(midden if laag is None else laag, midden, midden if hoog is None else hoog)


def added(amounts: Iterable[Amount]) -> Amount:
    """The sum; of nothing, zero."""
    found = list(amounts)
    return Amount(*(sum((getattr(one, key) for one in found), Fraction(0)) for key in _BOUNDS))


def less(first: Amount, second: Amount) -> Amount:
    """first - second, with the widest bounds."""
    return Amount(first.laag - second.hoog, first.midden - second.midden, first.hoog - second.laag)


def times(one: Amount, factor: Fraction | int) -> Amount:
    """The amount `factor` times; a factor below zero turns the bounds round."""
    low, middle, high = (Fraction(getattr(one, key)) * factor for key in _BOUNDS)
    return Amount(min(low, high), middle, max(low, high))


_BOUNDS = ("laag", "midden", "hoog")


def item_amount(item: CostItem) -> Amount | None:
    """Price x quantity of a cost item; None when either is not known."""
    price = amount(item.laag, item.midden, item.hoog)
    return None if price is None or item.aantal is None else times(price, item.aantal)


def checked(items: Iterable[CostItem]) -> tuple[CostItem, ...]:
    """The items, when each can be one; else a ValueError that names the field and the value it refuses."""
    found = tuple(items) if not isinstance(items, str) and hasattr(items, "__iter__") else None
    if found is None or not all(isinstance(item, CostItem) for item in found):
        raise refuse("items", items, "a list of CostItem")
    for item in found:
        _check(item)
    _check_together(found)
    return found


def _check_together(items: Sequence[CostItem]) -> None:
    """A casus is about one number of casussen, and has baten or the scenarios they follow from, not both."""
    sizes: dict[tuple[str, str], int] = {}
    kinds: dict[tuple[str, str], bool] = {}
    for item in items:
        name = (item.berekening, item.casus)
        if sizes.setdefault(name, item.casussen) != item.casussen:
            raise refuse("casussen", item.casussen, f"as before for casus {item.casus}: {sizes[name]}")
        if item.scenario in (BATEN, DREIGEND, DOORBRAAK):
            given = item.scenario == BATEN
            if kinds.setdefault(name, given) != given:
                wanted = f"baten, or dreigend and doorbraak, in casus {item.casus}"
                raise refuse("scenario", item.scenario, wanted)


def _check(item: CostItem) -> None:
    if item.scenario not in SCENARIOS:
        raise refuse("scenario", item.scenario, f"one of {', '.join(SCENARIOS)}")
    if isinstance(item.casussen, bool) or not isinstance(item.casussen, int) or item.casussen < 1:
        raise refuse("casussen", item.casussen, "a whole number from 1 up")
    for key in ("laag", "midden", "hoog", "aantal", "duur", "uren", "professionals"):
        _check_number(key, getattr(item, key))
    check_order(item)


def _check_number(key: str, value: object) -> None:
    exact = isinstance(value, Fraction | int) and not isinstance(value, bool)
    if value is not None and not (exact and value >= 0):  # type: ignore[operator]  # exact: it is a number
        raise refuse(key, value, "an exact number (Fraction) from 0 up, or None")


def check_order(row: CostItem | Maatwerkplan) -> None:
    """Low is not above middle, nor middle above high; and bounds have a middle."""
    known: Sequence[Fraction] = [one for one in (row.laag, row.midden, row.hoog) if one is not None]
    if list(known) != sorted(known) or (known and row.midden is None):
        raise refuse("laag, midden, hoog", tuple(map(str, (row.laag, row.midden, row.hoog))), "in that order")
