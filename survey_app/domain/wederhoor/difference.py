"""Two texts as one row of pieces: what stayed, what went, what came, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_WORDS = 4_000  # of either text; comparing takes time in proportion to the square
_WORD = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """Words in a row; `kind` is gelijk, weg or nieuw."""

    kind: str
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """What makes `new` of `old`. Of very long texts all of the old goes and all of the new comes."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return _pieces(("weg", old), ("nieuw", new))
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("gelijk", "".join(before[i:j])))
        else:
            found += [("weg", "".join(before[i:j])), ("nieuw", "".join(after[k:m]))]
    return _pieces(*found)


def _pieces(*found: tuple[str, str]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in found if text)
