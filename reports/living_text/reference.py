"""Reference: what stands between {{ and }} in an author's text, and the pieces a line of text falls into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

REFERENCE = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}")
LONGEST_REFERENCE = 500  # characters; what is longer is no reference but a slip


@dataclass(frozen=True)
class Reference:
    """`{{ telling: casusonderzoek.regie_swt.groen }}`: its word, what it names, and its line in the text."""

    word: str
    name: str
    line: int = 0

    @property
    def written(self) -> str:
        """As an author writes it, between the braces."""
        return f"{self.word}: {self.name}" if self.name else self.word


@dataclass(frozen=True)
class Words:
    """Words of the author, as they are; `emphasis` where they carry weight."""

    text: str
    emphasis: bool = False
    line: int = 0


Piece = Words | Reference


@dataclass(frozen=True)
class Part:
    """A paragraph, a list (an item a row), a quote or a heading (of `level`), on a line of the text."""

    kind: Literal["paragraph", "bullets", "quote", "heading"]
    rows: tuple[tuple[Piece, ...], ...]
    line: int
    level: int = 0

    @property
    def alone(self) -> Reference | None:
        """The reference, where the part is nothing else."""
        pieces = [piece for row in self.rows for piece in row if not _is_blank(piece)]
        only = pieces[0] if len(pieces) == 1 and self.kind != "heading" else None
        return only if isinstance(only, Reference) else None

    def references(self) -> tuple[Reference, ...]:
        """Every reference in it, in order."""
        return tuple(piece for row in self.rows for piece in row if isinstance(piece, Reference))


def reference_of(inside: str, line: int = 0) -> Reference:
    """What stands between the braces as a reference; spaces round its words say nothing."""
    word, _, name = inside.partition(":")
    return Reference(" ".join(word.split()).lower(), " ".join(name.split()), line)


def _is_blank(piece: Piece) -> bool:
    return isinstance(piece, Words) and not piece.text.strip()
