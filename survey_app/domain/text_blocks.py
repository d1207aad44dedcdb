"""A text as it is read: its turns and paragraphs, cut where quotes begin or end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.study import Fragment, Source
from survey_app.domain.quotes import Piece, pieces
from survey_app.domain.source_text import Turn, turns


@dataclass(frozen=True)
class Block:
    """A turn or a paragraph; `head` is who speaks and when, `tail` the blank lines after it.

    Places are code points. The texts of all pieces of all blocks together are the text itself.
    """

    start: int
    head: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    tail: list[Piece] = field(default_factory=list)


def blocks(source: Source, fragments: Iterable[Fragment]) -> list[Block]:
    """The text in reading order."""
    spoken = {turn.start: turn for turn in turns(source.text)}
    starts = sorted({0, *spoken})
    found = [Block(start) for start in starts]
    cuts = (place for turn in spoken.values() for place in (turn.start, turn.words, turn.eind))
    for piece in pieces(source, fragments, cuts):
        block = found[bisect_right(starts, piece.start) - 1]
        _part(block, spoken.get(block.start), piece.start).append(piece)
    return found


def _part(block: Block, turn: Turn | None, start: int) -> list[Piece]:
    if turn is None or start >= turn.eind:
        return block.tail
    return block.head if start < turn.words else block.body
