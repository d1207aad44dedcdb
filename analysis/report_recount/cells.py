"""One cell of a table: a number with its unit, `7 (uit 15)`, a percentage beside a count, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.report_recount.quantities import Quantity, quantity

LONGEST = 60  # characters; a longer cell is text
_NOISE = re.compile(r"^[|\[(!:;'`]+(?=[\d€])|[|\]!;'`*¹²³⁴⁵]+$")
_DASH = re.compile(r"(?:€\s*)?[-−–—.=]{1,3}|(?:€\s*)?[-−–—]")
_UNKNOWN = re.compile(
    r"(?:n\.?v\.?t\.?|onbekend|unknown|n\.?b\.?|p\.?m\.?|\?+|x|geen|nnb|n\.a\.|#\S*|\.{2,}|…)", re.I
)
_DIGITS = r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?"
_HEDGE = r"(?:ca\.?|circa|ongeveer|ruim|bijna|zo'n|<|>|±|≤|≥|~)?"
_SCALE = r"(?:\s?(?:k|mln|mio|miljoen|mld|miljard|duizend)\b\.?)?"
_AMOUNT = rf"{_HEDGE}\s*(?:€|EUR|euro)?\s*[-−–+]?\s*(?:€\s*)?(?:{_DIGITS}){_SCALE}(?:,[-–=]+)?"
_NUMBER = re.compile(
    rf"(?P<amount>{_AMOUNT})\s*(?P<percent>%|procent\b)?\s*(?P<unit>[A-Za-z]{{2,20}}(?:\s[A-Za-z]{{2,15}})?)?",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?P<k>\d+)\s*(?:\(?\s*(?:uit|van(?: de)?|/|op(?: de)?)\s*)(?P<n>\d+)\s*\)?(?P<rest>.*)", re.I
)
_WITH_SHARE = re.compile(r"(?P<k>\d[\d.]*)\s*[(/]\s*(?P<p>\d+(?:,\d+)?\s*%)\s*\)?", re.I)
_SHARE_WITH = re.compile(r"(?P<p>\d+(?:,\d+)?\s*%)\s*[(/]\s*(?:n\s*=\s*)?(?P<k>\d[\d.]*)\s*\)?", re.I)
_SHARE_BEHIND = re.compile(r"\W*(?P<p>\d+(?:,\d+)?\s*%)\W*")
_MEASURE_WORDS = "uur uren dag dagen week weken maand maanden jaar jaren minuut minuten fte km factor punten"
_MEASURES = frozenset(_MEASURE_WORDS.split())


@dataclass(frozen=True)
class Cell:
    """What a cell holds. `number` is None for words and for nothing; `unknown` where a number is missing."""

    text: str
    number: Quantity | None = None
    out_of: Quantity | None = None  # the 15 of `7 (uit 15)`
    share: Quantity | None = None  # the percentage that stands in the same cell
    unknown: bool = False

    @property
    def empty(self) -> bool:
        """Nothing there: counts as zero in a sum."""
        return (
            self.number is None and not self.unknown and (not self.text or bool(_DASH.fullmatch(self.text)))
        )

    @property
    def unit(self) -> str:
        """The unit of its number, '' without."""
        return self.number.unit if self.number else ""

    @property
    def is_year(self) -> bool:
        """A whole number that may be a year."""
        return bool(re.fullmatch(r"(?:19[5-9]|20)\d\d", self.text))


@lru_cache(maxsize=20_000)
def read_cell(text: str) -> Cell:
    """The cell with this text, its unit as far as the cell itself says so."""
    plain = _NOISE.sub("", " ".join(text.split())).strip()
    if not plain or len(plain) > LONGEST or not re.search(r"\d", plain):
        return Cell(plain, unknown=bool(plain and _UNKNOWN.fullmatch(plain)))
    return _composed(plain) or _single(plain) or Cell(plain)


def _composed(text: str) -> Cell | None:
    for pattern in (_OUT_OF, _WITH_SHARE, _SHARE_WITH):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        found = match.groupdict()
        behind = _SHARE_BEHIND.fullmatch(found.get("rest") or "")
        if found.get("rest", "").strip() and behind is None:
            return None
        share = found.get("p") or (behind["p"] if behind else "")
        base = quantity(found["n"], "aantal") if found.get("n") else None
        return Cell(text, quantity(found["k"], "aantal"), base, quantity(share, "procent") if share else None)
    return None


def _single(text: str) -> Cell | None:
    match = _NUMBER.fullmatch(text.rstrip(" .)"))
    if match is None:
        return None
    number = quantity(_readable(match), unit_of(match))
    return Cell(text, number) if number else None


def _readable(match: re.Match[str]) -> str:
    """Two commas between thousands are English whatever the rest is."""
    amount = match["amount"].replace("+", "")
    return f"{amount}{match['percent'] or ''}"


def unit_of(match: re.Match[str]) -> str:
    """procent, euro, a measure, or aantal."""
    word = (match["unit"] or "").casefold().split()
    if match["percent"]:
        return "procent"
    if re.search(r"€|eur", match["amount"], re.I) or "euro" in word:
        return "euro"
    return word[0] if word and word[0] in _MEASURES else "aantal"


def with_unit(cell: Cell, unit: str) -> Cell:
    """The same cell where its column says what unit it is in."""
    if cell.number is None or cell.number.unit not in ("aantal", unit) or cell.out_of or cell.share:
        return cell
    number = quantity(cell.number.text, unit, cell.number.subject)
    return Cell(cell.text, number, unknown=cell.unknown) if number else cell
