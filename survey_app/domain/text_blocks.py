"""A text as it is read: its turns or else its paragraphs, cut where quotes begin or end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from analysis.study import Fragment, Source
from survey_app.domain.quotes import Piece, pieces

_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n\s*)+")  # a blank line, with the white space after it
_HEAD = re.compile(r"(?:\[[^\]\n]*\][ \t]*)?(?:[^\n:]{1,80}:[ \t]*)?")


@dataclass(frozen=True)
class Block:
    """A turn or a paragraph; `head` is who speaks and when, empty for a paragraph. Places are code points.

    The texts of all pieces of all blocks together are the text itself.
    """

    start: int
    head: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)


def blocks(source: Source, fragments: Iterable[Fragment], turns: Iterable[tuple[int, int]]) -> list[Block]:
    """The text in reading order; `turns` are the places (start, end) where somebody speaks."""
    spans = [(start, end) for start, end in turns if 0 <= start < end <= len(source.text)]
    heads = {start: start + _head_length(source.text[start:end]) for start, end in spans}
    starts = sorted({0, *heads, *_paragraphs(source.text, spans)})
    found = [Block(start) for start in starts]
    for piece in pieces(source, fragments, (*starts, *heads.values())):
        block = found[bisect_right(starts, piece.start) - 1]
        into = block.head if piece.start < heads.get(block.start, 0) else block.body
        into.append(piece)
    return found


def _head_length(turn: str) -> int:
    found = _HEAD.match(turn)
    return found.end() if found else 0


def _paragraphs(text: str, spans: list[tuple[int, int]]) -> Iterator[int]:
    """Where a paragraph begins outside the turns."""
    begins = [start for start, _ in spans]
    for blank in _PARAGRAPH.finditer(text):
        turn = bisect_right(begins, blank.end()) - 1
        if blank.end() < len(text) and (turn < 0 or blank.end() >= spans[turn][1]):
            yield blank.end()
