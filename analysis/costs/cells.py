"""How costs stand in the cells of a table: exact fractions as numbers, an amount as low, middle and high."""

from __future__ import annotations

from fractions import Fraction

from analysis.results import CellValue, Column
from analysis.results.costs import Amount

MISSING_NOTE = "Waar een bedrag ontbreekt, is het niet bekend; het telt nergens als nul."
APART_NOTE = "Bedragen van verschillende berekeningen horen niet bij elkaar opgeteld: ze kunnen overlappen."


def number(value: Fraction | None) -> CellValue:
    """A fraction as a cell holds it."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def three(value: Amount | None) -> tuple[CellValue, ...]:
    """Low, middle and high as cells; three times nothing for an amount that is not known."""
    return (None,) * 3 if value is None else (number(value.laag), number(value.midden), number(value.hoog))


def middle(value: Amount | None) -> CellValue:
    """The best estimate as a cell holds it."""
    return None if value is None else number(value.midden)


def amount_columns(label: str = "", prefix: str = "") -> tuple[Column, ...]:
    """A column each for low, middle and high; `prefix` comes before their keys."""
    names = (("laag", "Laag"), ("midden", "Midden"), ("hoog", "Hoog"))
    return tuple(
        Column(f"{prefix}{key}", f"{label} {word.lower()}".strip().capitalize(), "euro")
        for key, word in names
    )
