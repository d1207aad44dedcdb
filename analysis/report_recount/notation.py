"""Dutch or English notation: which one a table or a report uses, and English numbers rewritten as Dutch.

1.234,5 is Dutch and 1,234.5 English. Only what can be nothing else decides; 1,234 by itself decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from analysis.report_recount.content import Grid, Passage, ReportContent

_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<=\d)(?![\w])")
_ENGLISH = re.compile(r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}")
_DUTCH = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}|\d+,\d{1,2}|0,\d{1,4}")
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")  # English where points stand before decimals, and commas nowhere
_POINT = re.compile(r"\d{1,4}\.\d{1,2}")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_MEASURED = re.compile(r"\s*(%|mln|miljoen|mld|miljard|procent|euro|fte)")
_MONEY = re.compile(r"[€$]\s*$")
_SWAP = str.maketrans(",.", ".,")


class Notation(Enum):
    """How numbers are written; MIXED when both are certain, UNKNOWN when nothing decides."""

    DUTCH = "dutch"
    ENGLISH = "english"
    MIXED = "mixed"
    UNKNOWN = "unknown"


def notation(texts: Iterable[str]) -> Notation:
    """What the numbers in the texts can only be; UNKNOWN too where points mean what they mean in Dutch."""
    english = dutch = either = point = False
    for text in texts:
        for match in _NUMBER.finditer(text):
            money = bool(_MONEY.search(text[: match.start()]))
            english = english or bool(_ENGLISH.fullmatch(match[0]))
            dutch = (
                dutch or bool(_DUTCH.fullmatch(match[0])) or (money and bool(_THOUSANDS.fullmatch(match[0])))
            )
            either = either or bool(_EITHER.fullmatch(match[0]))
            measured = money or text == match[0] or bool(_MEASURED.match(text[match.end() :]))
            point = point or (measured and bool(_POINT.fullmatch(match[0])))
    english = english or (either and point and not dutch)
    if english and dutch:
        return Notation.MIXED
    return Notation.ENGLISH if english else Notation.DUTCH if dutch else Notation.UNKNOWN


def as_dutch(text: str) -> str:
    """English numbers in the text in Dutch notation; all else as it is."""
    return _NUMBER.sub(lambda match: match[0].translate(_SWAP), text)


# ---- a whole report --------------------------------------------------------------------------------------

Rewritten = tuple[ReportContent, tuple[str, ...]]


def in_dutch(content: ReportContent) -> Rewritten:
    """The report with its English numbers in Dutch notation, and a note wherever that was done.

    Each table by itself; one that decides nothing goes with the text. A table or text in which both
    certainly occur is read as Dutch, with a note.
    """
    text = notation(passage.text for passage in content.passages)
    notes = [_NOTES[text].format("de lopende tekst")] if text in _NOTES else []
    parts: list[Passage | Grid] = []
    for part in content.parts:
        if isinstance(part, Passage):
            parts.append(replace(part, text=as_dutch(part.text)) if text is Notation.ENGLISH else part)
            continue
        own = notation(cell.strip() for row in part.rows for cell in row)
        if own in _NOTES:
            notes.append(_NOTES[own].format(f"tabel {part.place.number}"))
        english = own is Notation.ENGLISH or (own is Notation.UNKNOWN and text is Notation.ENGLISH)
        parts.append(_table_in_dutch(part) if english else part)
    return ReportContent(tuple(parts)), tuple(notes)


_NOTES = {
    Notation.ENGLISH: "In {} staan getallen in Engelse schrijfwijze (1,234.5); zo zijn zij gelezen.",
    Notation.MIXED: "In {} staan Nederlandse en Engelse schrijfwijze door elkaar; gelezen als Nederlands.",
}


def _table_in_dutch(grid: Grid) -> Grid:
    rows, filled = (
        tuple(tuple(as_dutch(cell) for cell in row) for row in rows) for rows in (grid.rows, grid.filled)
    )
    return replace(grid, rows=rows, filled=filled)
