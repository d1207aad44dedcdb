"""What words do to a printed number: `ruim`, `circa`, `minder dan`; and numbers that are words themselves.

Reports give no bounds for such words; these are ours, chosen wide, so that a word alone never alarms:

    circa, ongeveer, zo'n    half a unit of the last digit that is no zero, to either side: circa 94.000 is
                             93.500 to 94.500; where that digit is a 5, half of five: circa 15 is 12.5 to 17.5
    ruim, iets meer dan      from the number to a tenth more
    bijna, krap, een kleine  from a tenth less to the number
    meer dan, ten minste     from the number up
    minder dan, hooguit      from zero to the number
    een derde, de helft      the shares below, and those of phrases.py
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from enum import Enum
from fractions import Fraction

from analysis.recount.interval import Interval
from analysis.recount.phrases import PHRASES


class Hedge(Enum):
    """How a word before or behind a number moves its bounds."""

    NONE = "none"
    ABOUT = "about"
    JUST_ABOVE = "just above"
    JUST_BELOW = "just below"
    AT_LEAST = "at least"
    AT_MOST = "at most"


_BEFORE: tuple[tuple[Hedge, str], ...] = (  # the first that fits counts: longer phrases first
    (Hedge.JUST_ABOVE, r"iets meer dan|net meer dan|iets boven|net boven|ruim|goed|dik|een dikke"),
    (
        Hedge.JUST_BELOW,
        r"iets minder dan|net minder dan|iets onder|net onder|bijna|krap|net geen|een kleine|tegen de",
    ),
    (Hedge.AT_MOST, r"niet meer dan|niet boven|niet hoger dan"),
    (Hedge.AT_LEAST, r"niet minder dan|niet lager dan|niet onder"),
    (Hedge.AT_LEAST, r"meer dan|minimaal|minstens|ten ?minste|op zijn minst|vanaf|boven|hoger dan|>|≥|>="),
    (Hedge.AT_MOST, r"minder dan|maximaal|hooguit|hoogstens|ten hoogste|tot|onder|lager dan|<|≤|<="),
    (Hedge.ABOUT, r"circa|ca\.?|ongeveer|zo['’`]n|rond|rond de|rond het|om en nabij|plusminus|±|\+/-|~|≈"),
    (Hedge.ABOUT, r"naar schatting|geschat op|afgerond|grofweg"),
)
_AFTER: tuple[tuple[Hedge, str], ...] = (
    (Hedge.AT_LEAST, r"\+|of meer|of hoger|en meer|en hoger"),
    (Hedge.AT_MOST, r"of minder|of lager|en minder|en lager"),
)
_SHARES = {  # point, low, high; bounds as in PHRASES where that has them
    "een derde": ("1/3", "0.30", "0.37"),
    "twee derde": ("2/3", "0.62", "0.71"),
    "een kwart": ("1/4", "0.20", "0.30"),
    "driekwart": ("3/4", "0.70", "0.80"),
    "drie kwart": ("3/4", "0.70", "0.80"),
    "de helft": ("1/2", "0.40", "0.60"),
    "een vijfde": ("1/5", "0.17", "0.23"),
    "een tiende": ("1/10", "0.08", "0.12"),
}
_FRACTIONS = {
    "1/3": "een derde",
    "2/3": "twee derde",
    "1/4": "een kwart",
    "3/4": "driekwart",
    "1/2": "de helft",
    "1/5": "een vijfde",
    "1/10": "een tiende",
}
_UNITS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd"
_COUNTED = {
    **{word: number for number, word in enumerate(f"{_UNITS} zeventien achttien negentien".split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), start=2)},
    **{"één": 1, "geen": 0},
}


def hedge(lead: str, tail: str) -> Hedge:
    """The hedge between a number and what stands before (`lead`) and behind it (`tail`)."""
    before = lead.casefold().rstrip(" €-−–")
    for found, words in _BEFORE:
        if re.search(rf"(?:^|[\s(])(?:{words})$", before):
            return found
    for found, words in _AFTER:
        if re.match(rf"\s*(?:%|euro|jaar|uur)?\s*(?:{words})(?:\W|$)", tail.casefold()):
            return found
    return Hedge.NONE


def hedged(value: Fraction, half: Fraction, found: Hedge) -> Interval:
    """The values meant by a number under that hedge; `half` is half a unit of what it was rounded to."""
    reach = abs(value) / 10
    return {
        Hedge.NONE: Interval(value - half, value + half),
        Hedge.ABOUT: Interval(value - half, value + half),
        Hedge.JUST_ABOVE: Interval(value, value + reach),
        Hedge.JUST_BELOW: Interval(value - reach, value),
        Hedge.AT_LEAST: Interval(value, math.inf),
        Hedge.AT_MOST: Interval(Fraction(0) if value >= 0 else -math.inf, value),
    }[found]


def half_about(value: Fraction, step: Fraction) -> Fraction:
    """Half of what `circa` rounds to: the last digit that is no zero, and fives where that is a 5."""
    digits = abs(int(value / step))
    while digits and digits % 10 == 0:
        digits, step = digits // 10, step * 10
    return step * (5 if digits % 10 == 5 else 1) / 2


def share_in_words(text: str) -> tuple[Fraction | None, Interval] | None:
    """The share (0-1) a phrase or fraction stands for: its point (None: a span only) and its bounds."""
    plain = " ".join(re.findall(r"[a-z0-9/]+", text.casefold()))
    for fraction, words in _FRACTIONS.items():
        plain = re.sub(rf"(?<![0-9/]){fraction}(?![0-9/])", words, plain)
    phrase = _longest(plain, {**PHRASES, **_SHARES})
    if phrase is None:
        return None
    if phrase not in _SHARES:
        return None, Interval(Fraction(str(PHRASES[phrase].low)), Fraction(str(PHRASES[phrase].high)))
    point, low, high = map(Fraction, _SHARES[phrase])
    word = hedge(plain.partition(phrase)[0], "")
    if word in (Hedge.NONE, Hedge.ABOUT):
        return point, Interval(low, high)
    bounds = hedged(point, Fraction(0), word)
    return point, Interval(max(bounds.low, Fraction(0)), min(bounds.high, Fraction(1)))


def count_in_words(text: str) -> tuple[int, str] | None:
    """The number that is written as a word, and what stands before it.

    `een` is one only by itself or with one word more (`een jaar`): else it may be an article.
    """
    words = re.findall(r"\w+", text.casefold())
    for position, word in enumerate(words):
        if word in _COUNTED and (word != "een" or position == len(words) - 1 or len(words) == 2):
            return _COUNTED[word], " ".join(words[:position])
    return None


def _longest(text: str, phrases: Iterable[str]) -> str | None:
    fitting = [phrase for phrase in phrases if f" {phrase} " in f" {text} "]
    return max(fitting, key=len, default=None)
