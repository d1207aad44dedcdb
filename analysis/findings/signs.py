"""How a standpunt, a status, an observation and a degree are marked: word, letter and shape together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """A word with its letter and shape; `tone` chooses the colour that goes with them, never alone."""

    word: str
    letter: str
    shape: str
    tone: str  # groen, oranje, rood, grijs, as the values of a cell are coloured


SIGNS: dict[str, Sign] = {
    "geheel": Sign("geheel overgenomen", "G", "●", "groen"),
    "ten_dele": Sign("ten dele overgenomen", "T", "▲", "oranje"),
    "niet": Sign("niet overgenomen", "N", "■", "rood"),
    "uitgevoerd": Sign("uitgevoerd", "U", "●", "groen"),
    "deels_uitgevoerd": Sign("deels uitgevoerd", "D", "▲", "oranje"),
    "niet_uitgevoerd": Sign("niet uitgevoerd", "N", "■", "rood"),
    "vervallen": Sign("vervallen", "V", "◇", "grijs"),
    "succes": Sign("succes", "S", "●", "groen"),
    "knelpunt": Sign("knelpunt", "K", "■", "rood"),
    "beide": Sign("succes en knelpunt", "S K", "●■", "oranje"),
    "gerealiseerd": Sign("gerealiseerd", "G", "●", "groen"),
    "deels_gerealiseerd": Sign("deels gerealiseerd", "D", "▲", "oranje"),
    "niet_gerealiseerd": Sign("niet gerealiseerd", "N", "■", "rood"),
    "niet_vast_te_stellen": Sign("niet vast te stellen", "?", "◇", "grijs"),
}


def signed(code: str) -> str:
    """The word after its shape and letter: '▲ T ten dele overgenomen'; a code without a sign as it is."""
    sign = SIGNS.get(code)
    return f"{sign.shape} {sign.letter} {sign.word}" if sign else code
