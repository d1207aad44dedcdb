"""The colours of pictures: those of house.css, and for each value a pattern that works in grey print."""

from __future__ import annotations

INK = "#1b2430"
SOFT = "#4d5866"
RULE = "#c9d0d8"
HOUSE = "#14406b"
PAPER = "#ffffff"
GROUNDS = {
    "groen": "#4caf6d",
    "oranje": "#ffc46b",
    "rood": "#8f1d21",
    "grijs": "#e9ebee",
    "geen_informatie": "#ffffff",
}
LETTER_INK = {
    "groen": "#000000",
    "oranje": "#000000",
    "rood": "#ffffff",
    "grijs": "#000000",
    "geen_informatie": "#000000",
}


def _ground(value: str, marks: str) -> str:
    return f'<rect width="8" height="8" fill="{GROUNDS[value]}"/>{marks}'


# Groen is plain; the others have lines or dots, light enough for the letter on top of them.
PATTERNS = {
    "groen": _ground("groen", ""),
    "oranje": _ground("oranje", '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#e0962a" stroke-width="1.5"/>'),
    "rood": _ground("rood", '<path d="M-2 6l4 4M0 0l8 8M6-2l4 4" stroke="#b5484b" stroke-width="1.5"/>'),
    "grijs": _ground(
        "grijs",
        '<circle cx="2" cy="2" r="0.9" fill="#9aa3ad"/><circle cx="6" cy="6" r="0.9" fill="#9aa3ad"/>',
    ),
    "geen_informatie": _ground("geen_informatie", ""),
}
