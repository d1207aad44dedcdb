"""Pieces of a paragraph -> sentences: what stands or falls together when a figure changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.living_text.reference import Piece, Words

_END = re.compile(r"[.!?…][)’”\"']*\s+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|nr|bv|cf|bijv|mevr|drs|mr|par|dhr|art|ca|o\.a|m\.n|d\.w\.z|t\.o\.v)$"
)
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
    kept = [piece for piece in pieces if not isinstance(piece, Words) or piece.text]
    while kept and isinstance(first := kept[0], Words):
        kept[0] = Words(first.text.lstrip(), first.emphasis, first.line)
        if kept[0].text:
            break
        del kept[0]
    while kept and isinstance(last := kept[-1], Words):
        kept[-1] = Words(last.text.rstrip(), last.emphasis, last.line)
        if kept[-1].text:
            break
        del kept[-1]
    if kept:
        yield tuple(kept)
