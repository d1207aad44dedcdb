"""How wide words are in print, and where a word may be broken that no line or cell could hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from reports.typst_pages import FONT_FILES, font_files, printable

LONG = 14  # letters from which a word may be broken in a cell; shorter ones stay whole
UNKNOWN_WIDTH = 1.0  # em, for a character that the font does not have
_TOKEN = re.compile(r"\s+|\S+")
_AFTER = re.compile(r"(?<=[/\\._@:;,=&?+|~-])(?=\w)")
_UNSPEAKABLE = re.compile(r"[^aeiouyàáâäèéêëìíîïòóôöùúûü\W]{7}|\w{25}|\d{8}", re.IGNORECASE)


def width(words: str, bold: bool = False) -> float:
    """The width of one line of these words, in em."""
    known = _advances(bold)
    return sum(known.get(ord(one), UNKNOWN_WIDTH) for one in words)


def widest_word(words: str, bold: bool = False) -> float:
    """The width of the widest part that stays whole, in em; a long word counts for its first LONG letters."""
    return max((width(part[:LONG], bold) for part in _parts(words)), default=0.0)


def pieces(words: str, most: int = LONG) -> list[str]:
    """The words cut where a line may break although nothing shows it: together they are the words again.

    Words that can be hyphenated are left to Typst; addresses are cut after their marks, and what has no
    syllables every `most` characters.
    """
    shown = printable(words)
    made = [""]
    for part in _TOKEN.findall(shown):
        first, *others = _cut(part, most) if len(part) > most else [part]
        made = [*made[:-1], made[-1] + first, *others]
    return made


def _cut(part: str, most: int) -> Iterator[str]:
    for bit in _AFTER.split(part):
        if len(bit.strip()) > most and _UNSPEAKABLE.search(bit):
            yield from (bit[i : i + most] for i in range(0, len(bit), most))
        else:
            yield bit


def _parts(words: str) -> Iterator[str]:
    for word in words.split():
        yield from (_AFTER.split(word) if len(word) > LONG else (word,))


@cache
def _advances(bold: bool) -> dict[int, float]:
    """Code point -> width in em."""
    reader: Any = import_module("fontTools.ttLib")  # has no types
    name = FONT_FILES[1 if bold else 0]
    (file,) = (path for path in font_files() if path.name == name)
    with reader.TTFont(file, lazy=True) as font:
        unit, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: advances[glyph][0] / unit for code, glyph in (font.getBestCmap() or {}).items()}
