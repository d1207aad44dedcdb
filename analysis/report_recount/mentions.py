"""The numbers in a sentence, with their words: `ruim 100.000`, `€ 2,8 mln.`, `19%`, `drie`, `een viertal`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from analysis.recount.interval import Interval, exactly
from analysis.recount.printed import PrintedNumber
from analysis.recount.words import Hedge, hedge
from analysis.report_recount.masks import COVER
from analysis.report_recount.quantities import Quantity, quantity

_FROM_TWO = (
    "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
)
_COUNTS = f"{_FROM_TWO} achttien negentien twintig".split()
WORDS = {"één": 1, **{word: number for number, word in enumerate(_COUNTS, start=2)}}
_TALS = {f"{word}tal": number for word, number in WORDS.items() if number > 1}
COLLECTIVES = {**_TALS, "achttal": 8, "dozijn": 12}
_DIGITS = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    r"(?P<euro>(?:€|\beuro)\s?[-−–]?\s?)?"
    rf"(?<![\w.,{COVER}])(?P<digits>{_DIGITS})(?:,[-–=]+)?(?![\d{COVER}])"
    r"(?P<scale>\s?(?:k|mln|mio|miljoen|mld|miljard|duizend)\b\.?)?"
    r"(?P<percent>\s?(?:%|procent(?:punten|punt)?\b))?"
    rf"|\b(?P<word>{'|'.join(sorted([*WORDS, *COLLECTIVES], key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s*(?:-\s?)?(euro|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|minu(?:ut|ten)|fte|km)\b",
    re.I,
)
_BEFORE = 24  # characters in which a hedge may stand
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*")


@dataclass(frozen=True)
class Mention:
    """A number in a text. `start` and `end` are of the number with its sign and unit, without its hedge."""

    start: int
    end: int
    quantity: Quantity
    hedged: bool
    spelled: bool  # a number word, or `een viertal`
    noun: str  # the first words behind it

    @property
    def unit(self) -> str:
        """As of its quantity."""
        return self.quantity.unit

    @property
    def value(self) -> Fraction | None:
        """As printed."""
        return self.quantity.value

    @property
    def is_count(self) -> bool:
        """A whole number of something that is counted, as it is."""
        value = self.value
        return self.unit == "aantal" and value is not None and value.denominator == 1 and not self.hedged


@lru_cache(maxsize=4_000)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every number in the covered text (masks.py), from left to right; what cannot be read is left out."""
    found = []
    for match in _NUMBER.finditer(text):
        one = _spelled(match, text) if match["word"] else _numeral(match, text)
        if one is not None:
            found.append(one)
    return tuple(found)


def _spelled(match: re.Match[str], text: str) -> Mention:
    word = match["word"].casefold()
    value = exactly(WORDS.get(word) or COLLECTIVES[word])
    lead = text[max(0, match.start() - _BEFORE) : match.start()]
    unsure = hedge(lead, "") is not Hedge.NONE
    number = PrintedNumber(_around(value, lead), Fraction(value.low), Fraction(1))
    one = Quantity(match[0], _measure(text, match.end()) or "aantal", number)
    return Mention(match.start(), match.end(), one, unsure, True, _noun(text, match.end()))


def _around(value: Interval, lead: str) -> Interval:
    word = hedge(lead, "")
    slack = Fraction(value.low) / 5 if word is not Hedge.NONE else Fraction(0)
    return Interval(value.low - slack, value.high + slack)


def _numeral(match: re.Match[str], text: str) -> Mention | None:
    percent = (match["percent"] or "").strip().casefold()
    measure = _measure(text, match.end())
    unit = "procentpunt" if "punt" in percent else "procent" if percent else ""
    unit = unit or ("euro" if match["euro"] else measure or "aantal")
    lead = text[max(0, match.start() - _BEFORE) : match.start()]
    behind = re.match(r"\s*(?:of meer|of minder|of hoger|of lager)\b", text[match.end() :])
    word = hedge(lead, behind[0] if behind else "")
    before = _hedge_words(lead) if word is not Hedge.NONE else ""
    one = quantity(f"{before}{match[0].strip(' .')}{behind[0] if behind else ''}", unit)
    if one is None:
        return None
    return Mention(match.start(), match.end(), one, word is not Hedge.NONE, False, _noun(text, match.end()))


def _hedge_words(lead: str) -> str:
    """The words of the hedge that the lead ends in, as few as make it one."""
    words = lead.split()
    for count in range(1, len(words) + 1):
        tail = " ".join(words[-count:])
        if hedge(tail, "") is not Hedge.NONE and hedge(tail, "") is hedge(lead, ""):
            return f"{tail} "
    return ""


def _measure(text: str, end: int) -> str:
    match = _UNIT.match(text, end)
    return match[1].casefold() if match else ""


def _noun(text: str, end: int) -> str:
    """Up to five words behind the number, as far as no sign comes between."""
    tail = re.match(r"(?:[^\W\d]|[\s'’-])*", text[end:])
    words = _WORD.findall(tail[0] if tail else "")
    return " ".join(words[:5]).casefold()


def stem(word: str) -> str:
    """What singular and plural have in common, roughly: casus and casussen, team and teams."""
    plain = re.sub(r"(?:'s|’s)$", "", word.casefold())
    for ending in ("eren", "ussen", "en", "s", "e"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 3 and not plain.endswith("us"):
            plain = plain[: -len(ending)] + ("us" if ending == "ussen" else "")
            break
    return re.sub(r"(.)\1$", r"\1", plain)


def same_thing(first: str, second: str) -> bool:
    """Whether two nouns are the same thing, by their first words."""
    one, other = first.split()[:2], second.split()[:2]
    return bool(
        {stem(word) for word in one if len(word) > 2} & {stem(word) for word in other if len(word) > 2}
    )
