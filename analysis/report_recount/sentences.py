"""A passage in sentences; abbreviations and decimal signs end none."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.?!])[\"'”’)*]*\s+(?=[\"'“‘(*]*[A-ZÀ-Ý0-9€])|\n{2,}")
_SHORT = re.compile(
    r"(?:\b(?:ca|circa|bv|bijv|o\.a|m\.n|d\.w\.z|i\.p\.v|i\.v\.m|t\.o\.v|o\.b\.v|resp|incl|excl|nr|nrs|art|blz|pag|par|gem"
    r"|max|min|mr|drs|dr|ir|prof|vgl|w\.v|w\.o|jl|evt|nl|zgn|tot|st|p|vs|m\.b\.t|n\.a\.v|i\.c|afb|fig|tab)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences with where each begins."""
    found: list[tuple[int, str]] = []
    start = 0
    for match in _END.finditer(text):
        if _SHORT.search(text[start : match.start()].rstrip("\"'”’)* ")):
            continue
        found.append((start, text[start : match.start()]))
        start = match.end()
    found.append((start, text[start:]))
    return [(place, one) for place, one in found if one.strip()]
