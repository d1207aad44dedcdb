"""The numerals in a printed text, in Dutch notation: digits, points, commas, `k` and `miljoen`, € and %.

A comma is the decimal sign, points and thin spaces part thousands. A point that cannot part thousands
(`1.6 miljoen`, `0.125`, `2.352.83`) is a decimal sign: scanned reports have those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

SCALES = {"k": 3, "duizend": 3, "mln": 6, "mio": 6, "miljoen": 6, "mld": 9, "miljard": 9}
_DIGITS = r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)*"
_NUMERAL = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<dash>,[-−–=]+)?"
    r"(?:\s*(?P<scale>k|duizend|mln|mio|miljoen|mld|miljard)\b\.?)?(?P<percent>\s*(?:%|procent\b))?",
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?:.*[\s(€])?[-−–]\s?€?\s?", re.DOTALL)
MOST_DIGITS = 18
SMALL_UNITS = ("cijfer", "rapportcijfer", "procent", "factor")  # no thousands: a point is a decimal sign


class UnreadableError(ValueError):
    """Why a printed figure is no number, as a Dutch half-sentence."""


@dataclass(frozen=True)
class Numeral:
    """One number in the text and what stands around it."""

    whole: str
    decimals: str
    power: int  # tens behind it: 6 for miljoen
    scaled: bool  # by a word of its own
    negative: bool
    euro: bool
    percent: bool
    lead: str  # what stands between it and the number before
    start: int
    end: int

    @property
    def value(self) -> Fraction:
        """With its scale and sign."""
        size = int(self.whole + self.decimals) * self.step
        return -size if self.negative else size

    @property
    def step(self) -> Fraction:
        """What one more in the last digit would add."""
        return Fraction(10) ** (self.power - len(self.decimals))


def numerals(text: str, unit: str) -> list[Numeral]:
    """Every number in the text, from left to right; UnreadableError when one can be read in two ways."""
    found: list[Numeral] = []
    end = 0
    for match in _NUMERAL.finditer(text):
        found.append(_numeral(match, text, text[end : match.start()], unit))
        end = match.end()
    return found


def _numeral(match: re.Match[str], text: str, lead: str, unit: str) -> Numeral:
    scale = (match["scale"] or "").casefold()
    whole, decimals = _split(re.sub(r"[\s]", ".", match["digits"]), unit, scale)
    if len(whole) + len(decimals) > MOST_DIGITS:
        raise UnreadableError("heeft te veel cijfers")
    first = len(lead) == match.start()
    return Numeral(
        whole,
        decimals,
        SCALES[scale] if scale else SCALES.get(unit.casefold().split(" ")[0], 0),
        scaled=bool(scale),
        negative=first and bool(_MINUS.fullmatch(lead)),
        euro=bool(re.search(r"(€|\beur|\beuro)\s*[-−–]?\s*$", lead, re.I))
        or bool(re.match(r"\s*(€|euro\b)", text[match.end() :], re.I)),
        percent=bool(match["percent"]),
        lead=lead,
        start=match.start(),
        end=match.end(),
    )


def _split(digits: str, unit: str, scale: str) -> tuple[str, str]:
    """The digits before and behind the decimal sign."""
    if "," in digits:
        return _split_at_comma(digits)
    *groups, last = digits.split(".")
    if not groups:
        return last, ""
    if len(last) != 3:
        return "".join(groups), last
    small = unit.casefold() in SMALL_UNITS
    if len(groups) == 1 and (small or groups[0].startswith("0") or len(groups[0]) > 3):
        return groups[0], last
    if len(groups) == 1 and scale:
        raise UnreadableError(f"kan op twee manieren: is de punt in '{digits} {scale}' een komma?")
    return "".join([*groups, last]), ""


def _split_at_comma(digits: str) -> tuple[str, str]:
    whole, _, decimals = digits.partition(",")
    if "," not in decimals and "." not in decimals:
        return whole.replace(".", ""), decimals
    *groups, last = re.split("[.,]", digits)  # 2,352,830.00: the other way about
    if any(len(group) != 3 for group in groups[1:]):
        raise UnreadableError("heeft punten en komma's door elkaar")
    return ("".join(groups), last) if len(last) != 3 else ("".join([*groups, last]), "")
