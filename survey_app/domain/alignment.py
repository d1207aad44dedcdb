"""Which stretches of a text stand unchanged in its corrected text, and which words were corrected.

Lines first, then words inside what changed. Only what is unique on both sides anchors the rest (patience
diff): text that repeats is followed from its unique neighbours, and never guessed. Time is n log n.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

DEEPEST = 40  # anchors within anchors; beyond that nothing is matched any more
SAME_LINE = 0.5  # of a line must match, else it was rewritten and not corrected
SAME_WORD = 0.5  # likeness of a word and its correction
MOST_WORDS = 8  # that were corrected side by side

_LINES = re.compile(r"[^\n]+\n*|\n+")
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Block:
    """old[old:old + length] and new[new:new + length] are the same characters."""

    old: int
    new: int
    length: int


@dataclass(frozen=True)
class WordPair:
    """One word at old[start:eind] became the word at new[new_start:new_eind]."""

    start: int
    eind: int
    new_start: int
    new_eind: int


@dataclass(frozen=True)
class Alignment:
    """Blocks in order, not overlapping; and the corrected words between them."""

    blocks: tuple[Block, ...]
    pairs: tuple[WordPair, ...]


@dataclass(frozen=True)
class _Span:
    """A stretch of pieces on both sides: old[alo:ahi] and new[blo:bhi]."""

    alo: int
    ahi: int
    blo: int
    bhi: int
    depth: int = 0

    def __bool__(self) -> bool:
        return self.alo < self.ahi and self.blo < self.bhi


@dataclass(frozen=True)
class _Pieces:
    """A text cut in pieces; `places` has one more than `words`: where each begins, and the end."""

    words: list[str]
    places: list[int]


def align(old: str, new: str) -> Alignment:
    """How the new text follows from the old, in code points."""
    a, b = _cut(_LINES, old, 0), _cut(_LINES, new, 0)
    matched, gaps = _match(a, b, _Span(0, len(a.words), 0, len(b.words)), lambda line: True)
    blocks, pairs = list(matched), []
    for gap in gaps:
        left, right = a.places[gap.alo], b.places[gap.blo]
        old_part, new_part = old[left : a.places[gap.ahi]], new[right : b.places[gap.bhi]]
        inner, corrected = _align_words(_cut(_TOKENS, old_part, left), _cut(_TOKENS, new_part, right))
        blocks += inner
        pairs += corrected
    blocks.sort(key=lambda block: block.old)
    pairs.sort(key=lambda pair: pair.start)
    return Alignment(tuple(_merged(blocks)), tuple(pairs))


def _cut(pattern: re.Pattern[str], text: str, start: int) -> _Pieces:
    words = pattern.findall(text)
    return _Pieces(words, [start, *accumulate(map(len, words), initial=start)][1:])


def _align_words(a: _Pieces, b: _Pieces) -> tuple[list[Block], list[WordPair]]:
    ends, whole = _trim(a, b, _Span(0, len(a.words), 0, len(b.words)))
    outer = [_block(a, b, span) for span in ends if span]
    inner, gaps = _match(a, b, whole, lambda word: word[0].isalnum())
    room = b.places[whole.bhi] - b.places[whole.blo]
    lines = _corrected_lines(_lines(a, whole), inner, room)
    if not lines:
        return outer, _corrected(a, b, whole)
    kept = [part for block in inner for part in _within(block, lines)]
    near = [gap for gap in gaps if _line_at(lines, a.places[gap.alo])]
    return outer + kept, [pair for gap in near for pair in _corrected(a, b, gap)]


_Line = tuple[int, int]  # start and end of a line of the old text


def _lines(a: _Pieces, span: _Span) -> list[_Line]:
    """The lines of this stretch of the old text."""
    ends = [a.places[i + 1] for i in range(span.alo, span.ahi) if "\n" in a.words[i]]
    cuts = sorted({a.places[span.alo], *ends, a.places[span.ahi]})
    return list(zip(cuts, cuts[1:], strict=False))


def _corrected_lines(lines: Sequence[_Line], blocks: Iterable[Block], room: int) -> list[_Line]:
    """The lines that are still there for a good part; `room` is how much there is to find them in."""
    same: Counter[_Line] = Counter()
    for block in blocks:
        for part in _within(block, lines):
            same[_line_at(lines, part.old) or (0, 0)] += part.length
    return [line for line in lines if same[line] and same[line] >= SAME_LINE * min(line[1] - line[0], room)]


def _line_at(lines: Sequence[_Line], place: int) -> _Line | None:
    at = bisect_right(lines, (place, sys.maxsize)) - 1
    return lines[at] if at >= 0 and place < lines[at][1] else None


def _within(block: Block, lines: Sequence[_Line]) -> Iterator[Block]:
    """The parts of a block that stand in these lines."""
    end = block.old + block.length
    first = max(0, bisect_right(lines, (block.old, sys.maxsize)) - 1)
    for at in range(first, bisect_right(lines, (end, 0))):
        left, right = max(lines[at][0], block.old), min(lines[at][1], end)
        if left < right:
            yield Block(left, block.new + left - block.old, right - left)


def _trim(a: _Pieces, b: _Pieces, span: _Span) -> tuple[tuple[_Span, _Span], _Span]:
    """What is the same at both ends, and the stretch between."""
    shorter = min(span.ahi - span.alo, span.bhi - span.blo)
    head = 0
    while head < shorter and a.words[span.alo + head] == b.words[span.blo + head]:
        head += 1
    tail = 0
    while tail < shorter - head and a.words[span.ahi - 1 - tail] == b.words[span.bhi - 1 - tail]:
        tail += 1
    before = _Span(span.alo, span.alo + head, span.blo, span.blo + head)
    after = _Span(span.ahi - tail, span.ahi, span.bhi - tail, span.bhi)
    return (before, after), _Span(before.ahi, after.alo, before.bhi, after.blo, span.depth)


def _match(
    a: _Pieces, b: _Pieces, whole: _Span, may_anchor: Callable[[str], bool]
) -> tuple[list[Block], list[_Span]]:
    """Blocks of equal pieces, and the stretches between them where both sides have something."""
    blocks, gaps, todo = [], [], [whole]
    while todo:
        ends, middle = _trim(a, b, todo.pop())
        blocks += [_block(a, b, span) for span in ends if span]
        anchors = _anchors(a, b, middle, may_anchor) if middle and middle.depth < DEEPEST else []
        if anchors:
            todo += _between(middle, anchors)
            blocks += [_block(a, b, _Span(i, i + 1, j, j + 1)) for i, j in anchors]
        elif middle:
            gaps.append(middle)
    return blocks, gaps


def _between(span: _Span, anchors: Sequence[tuple[int, int]]) -> Iterator[_Span]:
    starts = [(span.alo, span.blo), *((i + 1, j + 1) for i, j in anchors)]
    ends = [*anchors, (span.ahi, span.bhi)]
    for (alo, blo), (ahi, bhi) in zip(starts, ends, strict=True):
        yield _Span(alo, ahi, blo, bhi, span.depth + 1)


def _anchors(a: _Pieces, b: _Pieces, span: _Span, may_anchor: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Pieces that occur once on each side and keep their order: the longest such row."""
    ours, theirs = a.words[span.alo : span.ahi], b.words[span.blo : span.bhi]
    counts, other_counts = Counter(ours), Counter(theirs)
    places = {word: j for j, word in enumerate(theirs, span.blo) if other_counts[word] == 1}
    found = [
        (i, places[word])
        for i, word in enumerate(ours, span.alo)
        if counts[word] == 1 and word in places and may_anchor(word)
    ]
    return _longest_row(found)


def _longest_row(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row in which the second numbers rise too."""
    tails: list[int] = []  # the smallest last number of a row of each length
    at: list[int] = []  # which of `found` that is
    before: list[int] = []
    for number, (_, j) in enumerate(found):
        length = bisect_right(tails, j)
        before.append(at[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        at[length : length + 1] = [number]
    row, number = [], at[-1] if at else -1
    while number >= 0:
        row.append(found[number])
        number = before[number]
    return row[::-1]


def _block(a: _Pieces, b: _Pieces, span: _Span) -> Block:
    start = a.places[span.alo]
    return Block(start, b.places[span.blo], a.places[span.ahi] - start)


def _merged(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks that join on both sides are one."""
    current: Block | None = None
    for block in blocks:
        if current and (current.old + current.length, current.new + current.length) == (block.old, block.new):
            current = Block(current.old, current.new, current.length + block.length)
            continue
        if current:
            yield current
        current = block
    if current:
        yield current


def _corrected(a: _Pieces, b: _Pieces, gap: _Span) -> list[WordPair]:
    """As many words on both sides, each like its own: corrected one by one. Else none."""
    ours = [i for i in range(gap.alo, gap.ahi) if a.words[i][0].isalnum()]
    theirs = [j for j in range(gap.blo, gap.bhi) if b.words[j][0].isalnum()]
    if len(ours) != len(theirs) or len(ours) > MOST_WORDS:
        return []
    both = list(zip(ours, theirs, strict=True))
    if not all(_alike(a.words[i], b.words[j]) for i, j in both):
        return []
    return [WordPair(a.places[i], a.places[i + 1], b.places[j], b.places[j + 1]) for i, j in both]


def _alike(word: str, other: str) -> bool:
    if max(len(word), len(other)) > 100:
        return False
    return SequenceMatcher(None, word.lower(), other.lower(), autojunk=False).ratio() >= SAME_WORD
