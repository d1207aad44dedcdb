"""What digits and an @ give away: telephone, e-mail, address, birth date, burgerservicenummer.

Every pattern has bounded repeats and starts at the edge of a word: no text keeps it busy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from survey_app.domain.name_hints.hints import Hint, Kind

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)
_STREETS = "straat|laan|weg|plein|gracht|kade|dijk|singel|steeg|dreef|plantsoen|hof|pad"
_NO_STREET = frozenset({"onderweg", "halfweg", "huisweg"})
# Two letters after four digits that are a year and the next word: '2024 EN'.
_SHORT_WORDS = re.compile("AL|DE|EN|ER|HE|IK|IN|IS|JE|ME|NA|NU|OF|OM|OP|TE|TO|TV|UW|WE|ZE|ZO")


def is_bsn(text: str) -> bool:
    """Whether nine digits pass the eleven-test of a burgerservicenummer."""
    digits = [int(sign) for sign in text if sign in "0123456789"]
    if len(digits) != 9 or not any(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def _is_phone(text: str) -> bool:
    digits = "".join(sign for sign in text if sign in "0123456789")
    national = re.sub(r"^(?:00)?31(?:0)?", "0", digits) if text[0] == "+" or digits[:4] == "0031" else digits
    return len(national) == 10 and national[0] == "0" and national[1] != "0"


def _is_postcode(text: str) -> bool:
    letters = text[-2:].upper()
    is_year = text[:2] in ("19", "20")
    return letters not in ("SA", "SD", "SS") and not (is_year and _SHORT_WORDS.fullmatch(letters))


def _is_street(text: str) -> bool:
    return text.split()[0].casefold() not in _NO_STREET


Holds = Callable[[str], bool]
_SHAPES: tuple[tuple[Kind, re.Pattern[str], Holds], ...] = (
    (Kind.TELEFOON, re.compile(r"(?<![\w+.,€])(?:\+|\(?0)[0-9][0-9 ()./-]{7,18}[0-9](?![0-9])"), _is_phone),
    (Kind.BSN, re.compile(r"(?<![\w.,€-])[0-9]{9}(?!\w)"), is_bsn),
    (Kind.ADRES, re.compile(r"(?<![\w.,€])[1-9][0-9]{3}(?: ?[A-Z]{2}|[a-z]{2})(?!\w)"), _is_postcode),
    (
        Kind.ADRES,
        re.compile(
            rf"(?<!\w)[^\W\d_][\w'’-]{{1,30}}(?:{_STREETS}) [1-9][0-9]{{0,3}}[a-zA-Z]?(?![\w%,.]?\d|\w)"
        ),
        _is_street,
    ),
    (
        Kind.GEBOORTEDATUM,
        re.compile(
            r"(?<!\w)(?:geboren|geboortedatum|geb\.?|jarig)(?: is| op|:| te \w{1,30})? {1,3}"
            rf"[0-3]?[0-9](?:[-/.][01]?[0-9][-/.](?:[0-9]{{4}}|[0-9]{{2}})| (?:{_MONTHS})\b)",
            re.IGNORECASE,
        ),
        bool,
    ),
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_DIGIT = re.compile(r"[0-9]")


def number_hints(text: str, most: int) -> Iterator[Hint]:
    """Such passages, at most `most` of each shape; patterns may overlap."""
    if "@" in text:
        yield from islice(_found(Kind.EMAIL, _EMAIL, text, bool), most)
    if _DIGIT.search(text):
        for kind, shape, holds in _SHAPES:
            yield from islice(_found(kind, shape, text, holds), most)


def _found(kind: Kind, shape: re.Pattern[str], text: str, holds: Holds) -> Iterator[Hint]:
    for match in shape.finditer(text):
        if holds(match[0]):
            yield Hint(kind, match[0], *match.span())
