"""The same text in two spellings, and where a place in the one is in the other.

Normalised means: Unicode NFC, \\n for every line end, no byte order mark. A text is cut in clusters that each
normalise by themselves; only between clusters a place means the same in both spellings. Places inside one
(after an e, before its loose accent) have no counterpart and are None: never rounded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

BOM = "\ufeff"
Places = list[int | None]  # for every place 0..len(text): the place in the other spelling


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    place, last = 0, len(text)
    while place < last:
        end = place + 1
        if text[place] == "\r":
            end += text.startswith("\n", end)
        else:
            while end < last and text[end] > "\x7f" and _joins(text[place:end], text[end]):
                end += 1
        yield place, end
        place = end


def _joins(cluster: str, character: str) -> bool:
    """Whether the character changes what is before it, or is ordered among its accents."""
    if unicodedata.combining(character):
        return True
    return _nfc(cluster + character) != _nfc(cluster) + _nfc(character)


def _spelled(text: str, place: int, end: int) -> str:
    if text[place] == "\r":
        return "\n"
    piece = text[place:end]
    return _nfc(piece.removeprefix(BOM) if place == 0 else piece)


def _is_plain(text: str) -> bool:
    return text.isascii() and "\r" not in text


def normal_text(text: str) -> str:
    """The text normalised."""
    if _is_plain(text):
        return text
    return "".join(_spelled(text, *cluster) for cluster in _clusters(text))


def _normal_places(text: str) -> Places:
    if _is_plain(text):
        return list(range(len(text) + 1))
    places: Places = [None] * (len(text) + 1)
    normal = 0
    for place, end in _clusters(text):
        places[place] = normal
        normal += len(_spelled(text, place, end))
    places[len(text)] = normal
    return places


def places_in(text: str, other: str) -> Places | None:
    """Where each place of `text` is in `other`; None when they are not the same text."""
    if text == other:
        return list(range(len(text) + 1))
    if normal_text(text) != normal_text(other):
        return None
    # After a byte order mark the place is the same as before it: the last one is taken.
    back = {normal: place for place, normal in enumerate(_normal_places(other)) if normal is not None}
    return [None if normal is None else back.get(normal) for normal in _normal_places(text)]
