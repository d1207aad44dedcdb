"""Quotes: a piece of an interview report, found by its exact words and kept by its place.

White space counts as one space on both sides, so that a line end in the report or in the browser makes no
difference. Places are Unicode code points into the report's text.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.study import Fragment, Source

SHORTEST = 8  # characters; less is found everywhere and proves nothing
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Piece:
    """A stretch of a report, the quotes that it is part of, and those of them that begin here."""

    text: str
    fragments: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def find_quote(sources: Iterable[Source], quote: str) -> tuple[Fragment, ...]:
    """Every place where the reports have these words; the fragments have no name yet.

    Places that overlap count each. No words: no places.
    """
    words = [re.escape(word) for word in _WORD.findall(quote)]
    if not words:
        return ()
    # A lookahead finds overlapping places too; the words stand in it as one group.
    spaced = r"\s+".join(words)
    pattern = re.compile(f"(?=({spaced}))")
    return tuple(
        Fragment("", source.bron, found.start(1), found.end(1), found.group(1))
        for source in sources
        for found in pattern.finditer(source.text)
    )


def named(fragment: Fragment, known: Iterable[Fragment]) -> Fragment:
    """The fragment under the name it has, or under a new one."""
    place = (fragment.bron, fragment.start, fragment.eind)
    same = next((one for one in known if (one.bron, one.start, one.eind) == place), None)
    name = "c_" + secrets.token_hex(5)
    return same or Fragment(name, fragment.bron, fragment.start, fragment.eind, fragment.tekst)


def pieces(source: Source, fragments: Sequence[Fragment]) -> Iterator[Piece]:
    """The whole text in order, cut where a quote begins or ends; quotes may overlap."""
    own = [fragment for fragment in fragments if fragment.bron == source.bron]
    cuts = sorted({0, len(source.text), *(f.start for f in own), *(f.eind for f in own)})
    for start, end in zip(cuts, cuts[1:], strict=False):
        inside = tuple(f.fragment for f in own if f.start <= start and end <= f.eind)
        begins = tuple(f.fragment for f in own if f.start == start)
        yield Piece(source.text[start:end], inside, begins)
