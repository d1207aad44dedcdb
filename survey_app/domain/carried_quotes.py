"""A text was corrected: which quotes move along with it, and which it no longer holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.study import Fragment
from survey_app.domain.alignment import Alignment, Block, WordPair, align

SAME_QUOTE = 0.7  # of the longer of both must still be there for a quote with corrected words
UNIQUE = 20  # characters of a quote that may be found again elsewhere in the text


@dataclass(frozen=True)
class Carried:
    """The fragments in their new place, and those that the text no longer holds, as they were.

    A kept one is exactly new[start:eind]; its text differs from before only where its words were corrected.
    """

    kept: tuple[Fragment, ...]
    lost: tuple[Fragment, ...]


def carry(old: str, new: str, fragments: Iterable[Fragment]) -> Carried:
    """Moves the quotes of one source to its corrected text. What has no single place there is lost."""
    carrier = _Carrier(old, new, align(old, new))
    kept, lost = [], []
    for fragment in fragments:
        place = carrier.place_of(fragment)
        if place is None:
            lost.append(fragment)
        else:
            start, eind = place
            kept.append(replace(fragment, start=start, eind=eind, tekst=new[start:eind]))
    return Carried(tuple(kept), tuple(lost))


class _Carrier:
    """Knows both texts and how the one follows from the other."""

    def __init__(self, old: str, new: str, alignment: Alignment) -> None:
        self._old, self._new, self._alignment = old, new, alignment
        self._starts = [block.old for block in alignment.blocks]
        self._pair_starts = [pair.start for pair in alignment.pairs]
        self._begins = {pair.start: pair for pair in alignment.pairs}
        self._ends = {pair.eind: pair for pair in alignment.pairs}

    def place_of(self, fragment: Fragment) -> tuple[int, int] | None:
        """Where the fragment stands in the new text; None when that is not certain."""
        start, eind, text = fragment.start, fragment.eind, fragment.tekst
        if not text or self._old[start:eind] != text or start < 0:
            return None
        block = self._block_at(start)
        if block and eind <= block.old + block.length:
            return start - block.old + block.new, eind - block.old + block.new
        if text in self._new:
            return self._moved(text)
        return self._corrected(start, eind)

    def _block_at(self, place: int) -> Block | None:
        """The block that holds this character of the old text."""
        at = bisect_right(self._starts, place) - 1
        block = self._alignment.blocks[at] if at >= 0 else None
        return block if block and place < block.old + block.length else None

    def _moved(self, text: str) -> tuple[int, int] | None:
        """A quote that stands once in both texts: its paragraph was moved."""
        if len(text) < UNIQUE or not (_stands_once(self._old, text) and _stands_once(self._new, text)):
            return None
        start = self._new.find(text)
        return start, start + len(text)

    def _corrected(self, start: int, eind: int) -> tuple[int, int] | None:
        """A quote of which words were corrected: both ends have a place, and most of it is still there."""
        new_start, new_eind = self._begin(start), self._end(eind)
        if new_start is None or new_eind is None or new_start >= new_eind:
            return None
        longer = max(eind - start, new_eind - new_start)
        return (new_start, new_eind) if self._same(start, eind) >= SAME_QUOTE * longer else None

    def _begin(self, place: int) -> int | None:
        block = self._block_at(place)
        if block:
            return place - block.old + block.new
        return self._begins[place].new_start if place in self._begins else None

    def _end(self, place: int) -> int | None:
        block = self._block_at(place - 1)
        if block:
            return place - block.old + block.new
        return self._ends[place].new_eind if place in self._ends else None

    def _same(self, start: int, eind: int) -> int:
        """How many characters of old[start:eind] are unchanged or part of a corrected word."""
        first, last = max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, eind)
        blocks = self._alignment.blocks[first:last]
        inside = (min(eind, block.old + block.length) - max(start, block.old) for block in blocks)
        return sum(max(0, count) for count in inside) + sum(map(_length, self._pairs_in(start, eind)))

    def _pairs_in(self, start: int, eind: int) -> Iterable[WordPair]:
        pairs = self._alignment.pairs[
            bisect_left(self._pair_starts, start) : bisect_left(self._pair_starts, eind)
        ]
        return (pair for pair in pairs if pair.eind <= eind)


def _length(pair: WordPair) -> int:
    return pair.eind - pair.start


def _stands_once(text: str, quote: str) -> bool:
    first = text.find(quote)
    return first >= 0 and text.find(quote, first + 1) < 0
