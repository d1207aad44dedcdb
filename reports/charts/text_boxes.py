"""How much room words take in a picture, by an estimate on the safe side, and how they break into lines."""

from __future__ import annotations

WIDTHS = {
    0.28: "ijl‘’'",
    0.35: "I.,:;|! /",
    0.41: "tfr()[]-",
    0.59: "cksvxyz",
    0.64: "abdeghnopqu0123456789–",
    1.00: "mMW%@",
    0.82: "w+",
}
OTHER = 0.76  # capitals and everything not named
BOLD = 1.13
_OF = {character: width for width, characters in WIDTHS.items() for character in characters}


def text_width(words: str, size: float, bold: bool = False) -> float:
    """The width of one line in the unit of `size`: as wide as DejaVu Sans, wider than Noto Sans or Arial."""
    width = sum(_OF.get(character, OTHER) for character in words) * size
    return width * BOLD if bold else width


def wrapped(words: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The words in lines no wider than `width`; one word that is wider is broken. At least one line."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if text_width(longer, size, bold) <= width:
            line = longer
            continue
        lines += [line] if line else []
        *broken, line = _broken(word, width, size, bold)
        lines += broken
    return tuple([*lines, line] if line or not lines else lines)


def _broken(word: str, width: float, size: float, bold: bool) -> list[str]:
    """The word in pieces that fit, with a hyphen where it was broken; as it is when it fits."""
    pieces: list[str] = []
    piece = ""
    for character in word:
        if piece and text_width(f"{piece}{character}-", size, bold) > width:
            pieces.append(f"{piece}-")
            piece = ""
        piece += character
    fits = text_width(word, size, bold) <= width
    return [word] if fits else [*pieces, piece]
