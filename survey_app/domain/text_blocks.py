"""A text as it is read: its turns and paragraphs, cut where quotes begin or end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.study import Fragment, Source
from survey_app.domain.quotes import Piece, pieces
from survey_app.domain.source_text import turns


@dataclass(frozen=True)
class Block:
    """A turn or a paragraph; `head` is who speaks and when, empty for a paragraph. Places are code points.

    The texts of all pieces of all blocks together are the text itself.
    """

    start: int
    head: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)


def blocks(source: Source, fragments: Iterable[Fragment]) -> list[Block]:
    """The text in reading order; white space between two turns belongs to the first."""
    words = {turn.start: turn.words for turn in turns(source.text)}
    starts = sorted({0, *words})
    found = [Block(start) for start in starts]
    for piece in pieces(source, fragments, (*starts, *words.values())):
        block = found[bisect_right(starts, piece.start) - 1]
        into = block.head if piece.start < words.get(block.start, 0) else block.body
        into.append(piece)
    return found
