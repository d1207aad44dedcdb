"""A quote in its context: the turn it stands in and those around it, so that nothing is torn from its sense.

Places are Unicode code points into the source's text. A turn is a paragraph; a text without blank lines has
its lines as turns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.study import Fragment, Source

AROUND = 1  # turns before and after
LONGEST = 600  # characters of context on either side; what is longer is cut at a space
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n+")
CUT = "…"


@dataclass(frozen=True)
class QuoteInContext:
    """The quote with what stands before and after it; `fits` is False where its source does not hold it."""

    quote: Fragment
    before: str
    after: str
    fits: bool = True


def in_context(quote: Fragment, source: Source | None) -> QuoteInContext:
    """The quote between the words around it; without words where its source does not hold it."""
    text = source.text if source else ""
    if text[quote.start : quote.eind] != quote.tekst or not quote.tekst:
        return QuoteInContext(quote, "", "", fits=False)
    turns = _turns(text)
    first = max(place for place, (start, _) in enumerate(turns) if start <= quote.start)
    last = min(place for place, (_, end) in enumerate(turns) if end >= quote.eind)
    start = turns[max(first - AROUND, 0)][0]
    end = turns[min(last + AROUND, len(turns) - 1)][1]
    return QuoteInContext(quote, _last_words(text[start : quote.start]), _first_words(text[quote.eind : end]))


def _turns(text: str) -> list[tuple[int, int]]:
    """(start, end) of every turn; together they cover the text up to what separates them."""
    separator = _PARAGRAPH if _PARAGRAPH.search(text) else _LINE
    ends = [found.start() for found in separator.finditer(text)]
    starts = [found.end() for found in separator.finditer(text)]
    return list(zip([0, *starts], [*ends, len(text)], strict=True))


def _last_words(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    kept = text[-LONGEST:]
    return CUT + (kept[kept.find(" ") + 1 :] if " " in kept else kept)


def _first_words(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST]
    return (kept[: kept.rfind(" ")] if " " in kept else kept) + CUT
