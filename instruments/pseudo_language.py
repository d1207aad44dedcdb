"""A made-up language from right to left, worked out from the Dutch: it tries out pages before translators do.

Every letter becomes one of the Arabic script, so that a page is truly laid out from right to left; words are
a third longer and carry a mark above their first letter, as real translations are and do. Nobody can read it,
and that is the point: what can still be read on a page was never translated. Numbers, addresses and what is
filled in later stay as they are. The code is that of Unicode's own pseudo-language.
"""

from __future__ import annotations

import re
from functools import lru_cache

PSEUDO = "ar-XB"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = "ابثدعفغهيجكلمنوپقرستۇڤۋخىز"
MARK, STRETCH = "\u0651", "\u0640"  # shadda, above a letter; tatweel, which lengthens a word
SHORTEST_STRETCHED = 3  # letters
_LETTERS = {ord(latin): arabic for latin, arabic in zip(LATIN, ARABIC, strict=True)}
_PLAIN = str.maketrans("áàâäéèêëíìîïóòôöúùûüçñ", "aaaaeeeeiiiioooouuuucn")
_KEPT = re.compile(r"%\(\w+\)[sd]|%%|<[^>]*>|&\w+;|https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]*\w")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def right_to_left(text: str) -> str:
    """The text in the pseudo-language; '' stays ''."""
    pieces, end = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [_turned(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*pieces, _turned(text[end:])])


def _turned(text: str) -> str:
    return _WORD.sub(lambda word: _word(word.group()), text)


def _word(word: str) -> str:
    letters = word.lower().translate(_PLAIN).translate(_LETTERS)
    if len(letters) < SHORTEST_STRETCHED:
        return letters
    return letters[0] + MARK + letters[1:-1] + STRETCH * (len(letters) // 3) + letters[-1]
