"""What evidence is worth: a read credit, and cells counted together, as exact fractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from codebooks.model import Scale
from codebooks.values import Value

PARENT = "ouder"
Counts = Mapping[tuple[str, str], int]  # (aspect, value) -> the ouder's cells


def credit_share(credit: str, scale: Scale) -> Fraction | None:
    """ja 1, deels the scale's partial credit, nee 0; None for '' or any other word."""
    return {"ja": Fraction(1), "deels": partial_credit(scale), "nee": Fraction(0)}.get(credit)


def colour_share(value: str, scale: Scale) -> Fraction | None:
    """groen 1, oranje the scale's partial credit, rood 0; None for what does not count."""
    known = {Value.GROEN: Fraction(1), Value.ORANJE: partial_credit(scale), Value.ROOD: Fraction(0)}
    return known.get(Value(value)) if value in known else None


def partial_credit(scale: Scale) -> Fraction:
    """What 'deels' and oranje count for: 0.1 as it is written, not as it is kept in binary."""
    return Fraction(str(scale.partial_credit))


def counted_share(aspects: Sequence[str], scale: Scale, counts: Counts) -> tuple[Fraction | None, int]:
    """(groen + deels x oranje) / (groen + oranje + rood) over these aspects together; and the denominator."""
    groen, oranje, rood = (
        sum(counts.get((aspect, value), 0) for aspect in aspects)
        for value in (Value.GROEN, Value.ORANJE, Value.ROOD)
    )
    n = groen + oranje + rood
    return ((groen + partial_credit(scale) * oranje) / n if n else None), n
