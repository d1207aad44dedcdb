"""The five values of a cell: their order, letters and shapes.

The order rood < oranje < groen stands here and nowhere else; grijs has no place in it, and alphabetical
order (which puts grijs before groen) never decides anything.
"""

from __future__ import annotations

from enum import StrEnum


class Value(StrEnum):
    """What a coder finds in one cell: casus x perspectief x aspect."""

    GROEN = "groen"  # present and judged positively
    ORANJE = "oranje"  # partly present while wanted in full, or present and not fully satisfied
    ROOD = "rood"  # absent though wanted, or present and dissatisfied
    GRIJS = "grijs"  # not applicable, or absent and not needed: a value, not a gap
    GEEN_INFORMATIE = "geen_informatie"  # not discussed or unknown: missing


class Reason(StrEnum):
    """Which of the definitions of a value applies; rood has two kinds that a report must tell apart."""

    AANWEZIG_TEVREDEN = "aanwezig_tevreden"
    DEELS_AANWEZIG = "deels_aanwezig"
    AANWEZIG_DEELS_TEVREDEN = "aanwezig_deels_tevreden"
    AFWEZIG_GEWENST = "afwezig_gewenst"
    AANWEZIG_ONTEVREDEN = "aanwezig_ontevreden"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"
    AFWEZIG_NIET_NODIG = "afwezig_niet_nodig"
    NIET_BESPROKEN = "niet_besproken"
    ONBEKEND = "onbekend"  # the source gives the value without saying why


# Which reasons explain which value; onbekend fits them all, because a source may give a bare colour.
REASONS: dict[Value, tuple[Reason, ...]] = {
    Value.GROEN: (Reason.AANWEZIG_TEVREDEN, Reason.ONBEKEND),
    Value.ORANJE: (Reason.DEELS_AANWEZIG, Reason.AANWEZIG_DEELS_TEVREDEN, Reason.ONBEKEND),
    Value.ROOD: (Reason.AFWEZIG_GEWENST, Reason.AANWEZIG_ONTEVREDEN, Reason.ONBEKEND),
    Value.GRIJS: (Reason.NIET_VAN_TOEPASSING, Reason.AFWEZIG_NIET_NODIG, Reason.ONBEKEND),
    Value.GEEN_INFORMATIE: (Reason.NIET_BESPROKEN, Reason.ONBEKEND),
}

ORDERED: tuple[Value, ...] = (Value.ROOD, Value.ORANJE, Value.GROEN)
COLOURS: tuple[Value, ...] = (Value.GROEN, Value.ORANJE, Value.ROOD, Value.GRIJS)  # as tables list them
LETTERS: dict[Value, str] = {
    Value.GROEN: "G",
    Value.ORANJE: "O",
    Value.ROOD: "R",
    Value.GRIJS: "-",
    Value.GEEN_INFORMATIE: "?",
}
SHAPES: dict[Value, str] = {
    Value.GROEN: "●",
    Value.ORANJE: "▲",
    Value.ROOD: "■",
    Value.GRIJS: "–",
    Value.GEEN_INFORMATIE: "?",
}
KEYS: tuple[Value, ...] = (*COLOURS, Value.GEEN_INFORMATIE)  # keyboard 1-5 on the coding sheet


def rank(value: Value) -> int | None:
    """0 for rood, 1 for oranje, 2 for groen; None where there is no order (grijs, geen_informatie)."""
    return ORDERED.index(value) if value in ORDERED else None


def steps_between(first: Value, second: Value) -> int | None:
    """How many steps `first` stands above `second` (negative: below); None where either has no place."""
    high, low = rank(first), rank(second)
    return None if high is None or low is None else high - low
