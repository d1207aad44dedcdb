"""Names that their shape gives away: telephone numbers, addresses, dates, institutions, who is speaking.

Every pattern proposes; a person decides. Positions are Unicode code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from survey_app.domain.pseudonyms import FoundName, NameKind
from survey_app.names.vocabulary import (
    ABBREVIATIONS,
    CONNECTING,
    INSTITUTIONS,
    KINDS_OF_INSTITUTION,
    MONTHS,
    ROLES,
    STREETS,
    TITLES,
    WITH_A_CAPITAL,
)

# A word with a capital: 't Hart, McDonald, Anne-Fleur, Özdemir; also in capitals only.
# Lengths are bounded: a text may be anything, and must not keep the search busy for hours.
CAPITAL = r"(?:['’]t[ ])?[^\W\d_a-zß-öø-ÿ][\w'’]{0,40}(?:-[\w'’]{1,40}){0,3}"
_LINK = rf"(?:{'|'.join(sorted(CONNECTING, key=len, reverse=True))})"
# De Vries, van den Berg, Oude Lenferink; words on one line only.
NAME = rf"(?:{CAPITAL}|{_LINK}[ ](?:{_LINK}[ ]){{0,2}}{CAPITAL})(?:[ ](?:{_LINK}[ ]){{0,2}}{CAPITAL}){{0,4}}"
_DIGIT_BEFORE, _DIGIT_AFTER = r"(?<![\w+])", r"(?!\w)"


class Pattern(NamedTuple):
    """A shape of a name; where it has a group `name`, only that group is the name."""

    kind: NameKind
    shape: re.Pattern[str]
    holds: Callable[[str], bool] = bool

    def find(self, text: str) -> Iterator[FoundName]:
        """Every place of this shape."""
        group = "name" if "name" in self.shape.groupindex else 0
        for match in self.shape.finditer(text):
            if match[group] and self.holds(match[group]):
                yield FoundName(*match.span(group), self.kind)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal() and sign.isascii())


def is_bsn(text: str) -> bool:
    """Whether the nine digits pass the eleven-test of a burgerservicenummer."""
    digits = _digits(text)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    if len(digits) != 9 or not int(digits):
        return False
    return sum(int(d) * weight for d, weight in zip(digits, weights, strict=True)) % 11 == 0


def is_phone(text: str) -> bool:
    """Whether it has the digits of a Dutch number: 10, or 11 after +31, or a short 14 0xx."""
    digits = _digits(text).removeprefix("00")
    if digits.startswith("31"):
        return 10 <= len(digits) <= 12
    return len(_digits(text)) == 10 or digits.startswith("140")


def _no_role(label: str) -> bool:
    """Whether a speaker's label holds a name: not 'Moeder', and not the beginning of a sentence, 'Ze zei'."""
    words = re.findall(r"[\w.'’-]+", label)
    idle = ROLES | TITLES | {part for phrase in CONNECTING for part in phrase.split()}
    telling = [word for word in words if word.casefold().strip(".") not in idle and not word.isdecimal()]
    in_lower_case = any(word[0].islower() for word in telling)
    return bool(telling) and len(words) <= 5 and (len(words) == 1 or not in_lower_case)


def _is_ordinary(name: str) -> bool:
    """Words that have a capital without naming anyone: Nederlands, Wmo, ADHD, U."""
    words = [word.casefold() for word in re.findall(r"[\w-]+", name)]
    return len(name) < 2 or all(word in WITH_A_CAPITAL or word in ROLES for word in words)


def _any_of(words: frozenset[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[ ]") for word in sorted(words, key=len, reverse=True))


EMAIL = Pattern(
    NameKind.EMAIL, re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
)
WEB = Pattern(NameKind.NUMMER, re.compile(r"(?:https?://|www\.)[^\s<>\"]{0,500}[\w/]"))
IBAN = Pattern(
    NameKind.NUMMER, re.compile(r"(?<!\w)[A-Z]{2}\d{2}[ ]?[A-Z]{4}[ ]?\d{2,4}(?:[ ]?\d{2,4}){1,4}(?!\w)")
)
BSN = Pattern(
    NameKind.NUMMER,
    re.compile(r"(?<![\w.,-])(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\w)"),
    is_bsn,
)
# Digits in a row that are no amount, year or telephone number: a file, a client, a membership.
LONG_NUMBER = Pattern(NameKind.NUMMER, re.compile(r"(?<![\w.,€-])(?:[A-Z]{1,3}-?)?\d{6,}(?!\w)"))
PHONE = Pattern(
    NameKind.TELEFOON,
    re.compile(
        _DIGIT_BEFORE
        + r"(?:(?:\+|00)31[ ]?(?:\(0\))?[ -]{0,3}|\(?0)\d{1,3}\)?(?:[ ./-]{0,3}\d{2,8}){1,5}"
        + _DIGIT_AFTER
    ),
    is_phone,
)
SHORT_PHONE = Pattern(NameKind.TELEFOON, re.compile(_DIGIT_BEFORE + r"14[ ]?0\d{2,3}" + _DIGIT_AFTER))
POSTCODE = Pattern(NameKind.ADRES, re.compile(r"(?<!\w)[1-9]\d{3}[ ]?(?!SA|SD|SS)[A-Z]{2}(?!\w)"))
STREET = Pattern(
    NameKind.ADRES,
    re.compile(
        rf"(?<!\w)(?:{NAME}[ ])?"
        rf"(?:[^\W\d_a-z][\w'’-]{{0,40}}?(?:{_any_of(STREETS)})|(?:{_any_of(STREETS)})[ ]{NAME})"
        r"(?:[ ]\d{1,5}(?:[ -]?(?:[a-zA-Z]|bis|hs|[IVX]{1,3}))?(?:-\d{1,4})?)?(?!\w)"
    ),
)
_DAY, _YEAR = r"(?:[12]?\d|3[01]|0[1-9])(?:e|ste|de)?", r"(?:19|20)\d{2}"
_WEEKDAYS = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_FEASTS = (
    r"(?i:kerst(?:mis)?|pasen|pinksteren|hemelvaart(?:sdag)?|koningsdag|sinterklaas|oud[ ]en[ ]nieuw"
    r"|suikerfeest)"
)
DATE = Pattern(
    NameKind.DATUM,
    re.compile(
        rf"(?<![\w.,])(?:(?i:{_WEEKDAYS})[ ])?(?:"
        rf"(?:[12]?\d|3[01]|0[1-9])(?P<sign>[-/.])(?:1[0-2]|0?[1-9])(?P=sign)(?:{_YEAR}|\d{{2}})"
        rf"|{_YEAR}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])"
        rf"|{_DAY}[ ](?i:{_any_of(MONTHS)})\b\.?(?:[ ]['’]?(?:{_YEAR}|\d{{2}})(?!\d))?"
        rf"|(?i:{_any_of(MONTHS)})\b\.?[ ](?:van[ ])?(?:{_YEAR}|['’]\d{{2}})"
        rf"|{_FEASTS}[ ]{_YEAR})(?!\w)"
    ),
)
SPEAKER = Pattern(
    NameKind.PERSOON,
    re.compile(
        r"^(?:\[\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\][ ]*)?(?P<name>[^\W\d][^:\n\[\]]{0,59}):(?=\s)",
        re.MULTILINE,
    ),
    _no_role,
)
TITLED = Pattern(
    NameKind.PERSOON,
    re.compile(rf"(?<!\w)(?i:{_any_of(TITLES)})(?!\w)\.?[ ](?P<name>(?:[A-Z]\.[ ]?){{0,5}}{NAME})"),
)
KNOWN_INSTITUTION = Pattern(
    NameKind.INSTELLING,
    re.compile(
        rf"(?<!\w)(?:(?i:{_any_of(INSTITUTIONS)})|{_any_of(ABBREVIATIONS)})(?!\w)"
        rf"(?:[ ]{CAPITAL}(?:[ ]{CAPITAL}){{0,3}})?"
    ),
)
KIND_OF_INSTITUTION = Pattern(
    NameKind.INSTELLING,
    re.compile(
        rf"(?<!\w)(?i:{_any_of(KINDS_OF_INSTITUTION)})[ ](?:(?i:van|voor|in|de|het|te)[ ]){{0,2}}{NAME}"
    ),
)
_SCHOOLS = "school|college|lyceum|gymnasium|kliniek|stichting"
SCHOOL = Pattern(
    NameKind.INSTELLING,
    re.compile(
        rf"(?<!\w)(?:{CAPITAL}[ ]){{0,3}}(?:[^\W\d_a-z][\w'’-]{{2,40}}?(?:{_SCHOOLS})"
        rf"|(?<=\w[ ])(?:{_SCHOOLS.title()}))(?!\w)"
    ),
)
PLACE = Pattern(
    NameKind.PLAATS,
    re.compile(
        rf"(?<!\w)(?i:gemeente|wijk|buurt|dorp|provincie)[ ](?P<name>{CAPITAL}(?:[ -]{CAPITAL}){{0,3}})"
    ),
)
YEAR = Pattern(
    NameKind.DATUM, re.compile(rf"(?<![\w.,/-])(?:sinds|in|uit|vanaf|tot|van)[ ](?P<name>{_YEAR})(?![\w/-])")
)

# A capital in the middle of a sentence: what nothing else knew, so that a rare name is not missed.
MIDDLE_PLACE = Pattern(
    NameKind.PLAATS,
    re.compile(
        rf"(?<=[\w,]\s)(?:in|uit|naar|te|richting|rond|bij)[ ](?P<name>{CAPITAL}(?:[ ]{CAPITAL}){{0,3}})"
    ),
    lambda name: not _is_ordinary(name),
)
MIDDLE = Pattern(
    NameKind.PERSOON,
    re.compile(rf"(?<=[\w,;][ ])(?P<name>{CAPITAL}(?:[ ](?:{_LINK}[ ]){{0,2}}{CAPITAL}){{0,4}})"),
    lambda name: not _is_ordinary(name),
)

# In the order in which they win where two overlap.
CERTAIN = (EMAIL, WEB, IBAN, SHORT_PHONE, PHONE, BSN, DATE, POSTCODE)
LIKELY = (KNOWN_INSTITUTION, KIND_OF_INSTITUTION, STREET, SPEAKER, SCHOOL, TITLED, PLACE, LONG_NUMBER, YEAR)
# After the lists, which know better what kind of name it is.
POSSIBLE = (MIDDLE_PLACE, MIDDLE)
