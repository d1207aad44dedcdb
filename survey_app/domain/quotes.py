"""Quotes: a piece of an interview report, found by its exact words and kept by its place.

White space counts as one space on both sides, so that a line end in the report or in the browser makes no
difference. Places are Unicode code points into the report's text.
"""

from __future__ import annotations

import re
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.study import Fragment, Source

SHORTEST = 8  # characters; less is found everywhere and proves nothing
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Piece:
    """A stretch of a report, the quotes that it is part of, and those of them that begin or end with it."""

    text: str
    fragments: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    start: int = 0


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


def pieces(source: Source, fragments: Iterable[Fragment], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """The whole text in order, cut where a quote begins or ends, and at `cuts`; quotes may overlap.

    Each place is visited once with the quotes that are open there: hundreds of them cost no more than writing
    the text out. Quotes without text, or outside it, are passed over.
    """
    length = len(source.text)
    own = [f for f in fragments if f.bron == source.bron and 0 <= f.start < min(f.eind, length)]
    begins, ends = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for one in own:
        begins[one.start].append(one.fragment)
        ends[min(one.eind, length)].append(one.fragment)
    places = sorted({0, length, *begins, *ends, *(cut for cut in cuts if 0 < cut < length)})
    inside: dict[str, None] = {}  # a set that remembers its order
    for start, end in pairwise(places):
        inside.update(dict.fromkeys(begins[start]))
        yield Piece(source.text[start:end], tuple(inside), tuple(begins[start]), tuple(ends[end]), start)
        for name in ends[end]:
            inside.pop(name, None)
