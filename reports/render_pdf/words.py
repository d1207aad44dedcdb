"""The few words that print adds to a Document, and its text as Typst markup."""

from __future__ import annotations

from collections.abc import Mapping

from reports.render_pdf.letter_widths import pieces
from reports.typst_pages import typst_string

LINE_LONGEST = 40  # letters from which a word in running text may be broken
WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "contents": "Inhoud",
        "table": "Tabel",
        "figure": "Figuur",
        "part": "deel {n} van {all}",
        "page": "bladzijde ",
        "of": " van ",
        "let_op": "Let op",
        "uitleg": "Uitleg",
        "row": "Rij",
        "data_in": "gegevens: tabel",
    },
    "en": {
        "contents": "Contents",
        "table": "Table",
        "figure": "Figure",
        "part": "part {n} of {all}",
        "page": "page ",
        "of": " of ",
        "let_op": "Please note",
        "uitleg": "Explanation",
        "row": "Row",
        "data_in": "data: table",
    },
}


def words_of(language: str) -> Mapping[str, str]:
    """The words in this language; Dutch where it is not one of ours."""
    return WORDS.get(language, WORDS["nl"])


def markup(words: str, longest: int = LINE_LONGEST) -> str:
    """The words as markup that says just that; a word that no line holds may be broken."""
    return "#z".join(f"#{typst_string(piece)};" for piece in pieces(words, longest))


def content(words: str, longest: int = LINE_LONGEST) -> str:
    """The same as an argument of a function."""
    parts = [typst_string(piece) for piece in pieces(words, longest)]
    return parts[0] if len(parts) == 1 else " + z + ".join(f"[#{part}]" for part in parts)
