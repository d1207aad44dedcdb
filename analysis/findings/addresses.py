"""The address of a piece of evidence: a figure, a quote or a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIGURE, FRAGMENT, SOURCE = "figure", "fragment", "bron"
_PLACE = re.compile(r"[^/\s:]+/[^/]+/[^/]+")
_NAMED = re.compile(r"(fragment|bron):(\S+)")


@dataclass(frozen=True)
class Address:
    """Of a figure `parts` are table, row and column; of a quote or a source its one name."""

    kind: str  # FIGURE, FRAGMENT, SOURCE
    parts: tuple[str, ...]


def read_address(text: str) -> Address | None:
    """`table/row/column`, `fragment:<id>` or `bron:<id>`; None for anything else."""
    named = _NAMED.fullmatch(text)
    if named:
        return Address(named[1], (named[2],))
    return Address(FIGURE, tuple(text.split("/"))) if _PLACE.fullmatch(text) else None


def is_address(text: str) -> bool:
    """Whether it can be the address of evidence; not whether there is anything there."""
    return read_address(text) is not None
