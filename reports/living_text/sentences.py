"""Pieces of a paragraph -> sentences: what stands or falls together when a figure changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from reports.living_text.reference import Piece, Words

_END = re.compile(r"[.!?…][)’”\"']*\s+")
_ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:\w|nr|bv|cf|bijv|mevr|drs|mr|par|dhr|art|ca|blz)$")
_SMALL = re.compile(r"[a-zà-ÿ]")


def split_sentences(row: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces sentence by sentence, without blanks round them; 'par. 4' and 'o.a.' end nothing."""
    sentence: list[Piece] = []
    for piece in row:
        if not isinstance(piece, Words):
            sentence.append(piece)
            continue
        *ended, rest = _split(piece)
        for words in ended:
            yield from _whole([*sentence, words])
            sentence = []
        sentence.append(rest)
    yield from _whole(sentence)


def _split(words: Words) -> list[Words]:
    """The words cut behind every end of a sentence; the last holds what does not end here."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(words.text):
        if _ends(words.text, end):
            found.append(words.text[start : end.end()])
            start = end.end()
    return [Words(text, words.emphasis, words.line) for text in (*found, words.text[start:])]


def _ends(text: str, end: re.Match[str]) -> bool:
    before, after = text[: end.start()], text[end.end() :]
    if _SMALL.match(after):
        return False
    return not (end[0].startswith(".") and _ABBREVIATION.search(before[-12:]))


def _whole(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The sentence without blanks at its ends; nothing for only blanks."""
    kept = _trimmed(_trimmed(pieces, str.lstrip)[::-1], str.rstrip)[::-1]
    if kept:
        yield tuple(kept)


def _trimmed(pieces: Sequence[Piece], strip: Callable[[str], str]) -> list[Piece]:
    """The pieces without blanks before the first that says something."""
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Words):
            return list(pieces[at:])
        if text := strip(piece.text):
            return [Words(text, piece.emphasis, piece.line), *pieces[at + 1 :]]
    return []
