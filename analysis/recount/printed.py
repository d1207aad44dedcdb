"""A figure as a report prints it: the values that would be printed so, as an interval.

Half a unit of the last digit to either side: 6,7 is 6.65 to 6.75, 24% is 23.5 to 24.5, €32k is 31,500 to
32,500. A whole number of a count (`aantal`, or any unit that is no measure) is that number and no other.
Words around the number move the bounds: see words.py. How digits are read: numerals.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.recount.interval import Interval
from analysis.recount.numerals import Numeral, UnreadableError, numerals
from analysis.recount.words import Hedge, count_in_words, half_about, hedge, hedged, share_in_words

LONGEST = 300  # characters
EXACT = "precies"
_MEASURES = """euro euros procent procentpunt procentpunten promille uur uren dag dagen week weken
    maand maanden jaar jaren kwartaal kwartalen minuut minuten factor verhouding aandeel cijfer
    rapportcijfer score index gemiddelde fte km kilometer"""
MEASURES = frozenset([*_MEASURES.split(), "%", "€"])  # their whole numbers are rounded; all else is counted
_LINK = re.compile(r"\s*(?:(?:euro|uur|jaar|maanden|dagen)\s*)?(en|tot|tot en met|t/m|à|-|–)\s*€?\s*", re.I)
_OVERRIDE = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


@dataclass(frozen=True)
class PrintedNumber:
    """The values that would be printed so; `point` is the value taken as it stands (None for a range)."""

    interval: Interval
    point: Fraction | None
    step: Fraction = Fraction(0)  # what one more in the last digit printed adds; 0 where there are no digits


def read_printed(printed: str, unit: str = "", reads: str = "") -> PrintedNumber:
    """What a figure as printed stands for, in its unit (percent 0-100); UnreadableError when it is no number.

    `reads` overrides the text where that is ambiguous: `precies` (as printed, exactly), a number with a
    decimal point (`1600000`, exactly), or two with `tot` between (`1550000 tot 1650000`).
    """
    if reads and reads != EXACT:
        return _override(reads)
    if len(printed) > LONGEST:
        raise UnreadableError(f"is langer dan {LONGEST} tekens")
    text = " ".join(re.sub(r"(?<=[0-9])½", ",5", printed).split())
    found = numerals(text, unit)
    if not found or (_is_share(unit) and re.search(r"(?<![0-9])[123]/[0-9]", text)):
        return _from_words(text, unit)
    if ends := _range(text, found):
        return _between(*ends, unit)
    return _single(text, _chosen(found, unit), unit, reads == EXACT)


def check_reads(reads: str) -> None:
    """UnreadableError when `reads` cannot stand with a figure that is recounted."""
    if reads and reads != EXACT:
        _override(reads)


def _override(reads: str) -> PrintedNumber:
    parts = reads.split(" tot ")
    if len(parts) > 2 or not all(_OVERRIDE.fullmatch(part) for part in parts):
        raise UnreadableError(f"heeft een leeswijze die geen getal is: '{reads[:40]}'")
    low, high = Fraction(parts[0]), Fraction(parts[-1])
    if low > high:
        raise UnreadableError(f"heeft een leeswijze die achterstevoren staat: '{reads[:40]}'")
    return PrintedNumber(Interval(low, high), low if len(parts) == 1 else None)


def _from_words(text: str, unit: str) -> PrintedNumber:
    """`een derde`, `drie trajecten`, `ongeveer tien`."""
    if share := share_in_words(text):
        point, bounds = share
        factor = Fraction(100) if _is_percent(unit) else Fraction(1)
        scaled = Interval(bounds.low * factor, bounds.high * factor)
        return PrintedNumber(scaled, None if point is None else point * factor)
    if counted := count_in_words(text):
        value, before = Fraction(counted[0]), hedge(counted[1], "")
        half = half_about(value, Fraction(1)) if before is Hedge.ABOUT else Fraction(0)
        return PrintedNumber(hedged(value, half, before), value, Fraction(1))
    raise UnreadableError("is geen getal")


def _is_share(unit: str) -> bool:
    return _is_percent(unit) or unit.casefold() in ("factor", "aandeel", "verhouding", "deel")


def _is_percent(unit: str) -> bool:
    return unit.casefold() in ("procent", "%")


# ---- which number it is ----------------------------------------------------------------------------------


def _range(text: str, found: list[Numeral]) -> tuple[Numeral, Numeral] | None:
    """The two ends, where the text is `tussen a en b`, `a tot b` or `a - b`."""
    if len(found) < 2:
        return None
    first, second = found[:2]
    between = bool(re.search(r"\btussen\b", first.lead, re.I))
    link = _LINK.fullmatch(second.lead)
    if link is None or not (between or (len(found) == 2 and link[1].casefold() != "en")):
        return None
    if second.scaled and not first.scaled and first.value < 1000:
        first = replace(first, power=second.power, scaled=True)
    return (first, second) if first.value <= second.value else None


def _chosen(found: list[Numeral], unit: str) -> Numeral:
    """The first that is a percentage where that is the unit, or an amount; else the first of all."""
    if _is_percent(unit):
        return next((one for one in found if one.percent), found[0])
    if unit.casefold().startswith("euro"):
        return next((one for one in found if one.euro), found[0])
    return found[0]


# ---- its bounds ------------------------------------------------------------------------------------------


def _between(first: Numeral, second: Numeral, unit: str) -> PrintedNumber:
    low, high = first.value - _half(first, unit), second.value + _half(second, unit)
    return PrintedNumber(Interval(low, high), None)


def _single(text: str, found: Numeral, unit: str, exact: bool) -> PrintedNumber:
    word = Hedge.NONE if exact else hedge(found.lead, text[found.end :])
    half = Fraction(0) if exact else _half(found, unit)
    if word is Hedge.ABOUT:
        half = half_about(found.value, found.step)
    return PrintedNumber(hedged(found.value, half, word), found.value, found.step)


def _half(found: Numeral, unit: str) -> Fraction:
    """Half a unit of the last digit; nothing for a whole number of what is counted."""
    counted = not (found.decimals or found.scaled or found.power or found.euro or found.percent)
    words = unit.casefold().split()
    if counted and not (words and words[0] in MEASURES):
        return Fraction(0)
    return found.step / 2
