"""Dutch numbers as people type them: 15, 1.250, vijftien, zevenenveertig."""

from __future__ import annotations

import re
from functools import cache

_ONES = re.findall(
    r"\w+",
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien",
)
_TENS = re.findall(r"\w+", "twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_ALSO = {"één": 1, "geen": 0, "honderd": 100}  # 'een' alone is an article far more often than a number


@cache
def number_words() -> dict[str, int]:
    """Word -> number, for 0 to 100; without the article 'een'."""
    found = {word: number for number, word in enumerate(_ONES) if word != "een"} | _ALSO
    for place, tens in enumerate(_TENS):
        found[tens] = 20 + 10 * place
        for one in range(1, 10):
            word = _ONES[one]
            joint = "ën" if word.endswith("e") else "en"
            found[f"{word}{joint}{tens}"] = 20 + 10 * place + one
    return found


def number_of(text: str) -> float | None:
    """The number that is typed; None for none. Dots stand between thousands, a comma before decimals."""
    known = number_words().get(text.lower())
    if known is not None:
        return known
    try:
        return float(text.replace(".", "").replace(",", "."))
    except ValueError:
        return None
