"""Which pieces of the source stand on pages upright, and which on pages across; as few turns as can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

SHORT = 26  # lines that may go along with what stands across rather than take a page of their own


@dataclass(frozen=True)
class Piece:
    """A part of the source with about how many lines it takes; `heading` is its level, 0 for none."""

    source: str
    lines: int
    heading: int = 0
    across: bool = False


def on_pages(pieces: Iterable[Piece]) -> str:
    """The source of all pieces; what belongs to a wide table (its heading, a few lines) turns with it."""
    runs = groupby(_turned(list(pieces)), key=lambda piece: piece.across)
    sources = []
    for across, run in runs:
        sources.append(f"#set page(flipped: {'true' if across else 'false'})\n")
        sources += [piece.source for piece in run]
    return "".join(sources)


def _turned(pieces: list[Piece]) -> list[Piece]:
    turned = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.across:
            for other in (*_before(pieces, place), *_after(pieces, place)):
                turned[other] = replace(pieces[other], across=True)
    return turned


def _before(pieces: list[Piece], place: int) -> list[int]:
    """The few lines above this piece: from where the chapter begins, else from its own heading on."""
    taken: list[int] = []
    lines = 0
    for other in range(place - 1, -1, -1):
        lines += pieces[other].lines
        if pieces[other].across or lines > SHORT:
            break
        taken.append(other)
        if pieces[other].heading == 1:
            return taken
    return _own(pieces, taken)


def _own(pieces: list[Piece], above: list[int]) -> list[int]:
    """Of the pieces going up: to the first heading, with the headings directly above it; [] without one."""
    found = next((n for n, one in enumerate(above) if pieces[one].heading), None)
    if found is None:
        return []
    end = found
    while end < len(above) and pieces[above[end]].heading:
        end += 1
    return above[:end]


def _after(pieces: list[Piece], place: int) -> list[int]:
    """What is left up to the next heading or wide piece, when that is short."""
    taken: list[int] = []
    lines = 0
    for other in range(place + 1, len(pieces)):
        piece = pieces[other]
        if piece.across or piece.heading == 1:
            break
        lines += piece.lines
        if lines > SHORT:
            return [one for one in taken if not any(pieces[i].heading for i in range(place + 1, one + 1))]
        taken.append(other)
    return taken
