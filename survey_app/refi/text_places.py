"""The same text in two spellings, and where a place in the one is in the other.

Normalised is what survey_app/domain/source_text.py says. A text is first cut in clusters that each normalise
by themselves (Unicode NFC, \\n, no BOM); only between clusters a place means the same in both spellings. Then
what else normalising drops is found by walking along both. Places inside a cluster (after an e, before its
loose accent) have no counterpart and are None: never rounded.
"""

from __future__ import annotations

import re
import unicodedata

from survey_app.domain.source_text import normalised

BOM = "\ufeff"
_LINE_ENDS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "}
# ASCII that nothing after it can change: the last character before something else is left out.
_RUN = re.compile(r"[\x00-\x0c\x0e-\x7f]+(?=[\x00-\x7f]|\Z)")
Places = list[int | None]  # for every place 0..len(text): the place in the other spelling


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _cluster_end(text: str, place: int) -> int:
    """The end of the cluster that begins here."""
    end = place + 1
    if text[place] == "\r":
        return end + text.startswith("\n", end)
    while end < len(text) and text[end] > "\x7f" and _joins(text[place:end], text[end]):
        end += 1
    return end


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


def _composed(text: str) -> tuple[str, Places]:
    """The text in NFC with \\n line ends and no BOM, and where its places are then."""
    if _is_plain(text):
        return text, list(range(len(text) + 1))
    pieces: list[str] = []
    places: Places = [None] * (len(text) + 1)
    place = done = 0
    while place < len(text):
        run = _RUN.match(text, place)
        end = run.end() if run else _cluster_end(text, place)
        pieces.append(run.group() if run else _spelled(text, place, end))
        if run:
            places[place:end] = range(done, done + end - place)
        places[place] = done
        done += len(pieces[-1])
        place = end
    places[len(text)] = done
    return "".join(pieces), places


def _walk(text: str, tidy: str) -> Places | None:
    """Where the places of `text` are in `tidy`, which only lacks some of its white space and controls."""
    if text == tidy:
        return list(range(len(text) + 1))
    places: Places = []
    done = 0
    for character in text:
        places.append(done)
        if tidy.startswith(_same(character), done):
            done += 1
    places.append(done)
    return places if done == len(tidy) else None


def _same(character: str) -> str:
    return _LINE_ENDS.get(character, character)


def _normal_places(text: str, tidy: str) -> Places | None:
    composed, places = _composed(text)
    further = _walk(composed, tidy)
    return None if further is None else [None if one is None else further[one] for one in places]


def places_in(text: str, other: str) -> Places | None:
    """Where each place of `text` is in `other`; None when they are not the same text."""
    if text == other:
        return list(range(len(text) + 1))
    tidy = normalised(text)
    if tidy != normalised(other):
        return None
    here = _normal_places(text, tidy)
    if here is None or other == tidy:
        return here
    there = _normal_places(other, tidy)
    if there is None:
        return None
    # After a byte order mark the place is the same as before it: the last one is taken.
    back = {normal: place for place, normal in enumerate(there) if normal is not None}
    return [None if normal is None else back.get(normal) for normal in here]
