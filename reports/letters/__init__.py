"""Letters that invite people: the text an office can change, laid out as PDF/UA-1 with a code and its QR.

- `letter_text(text, fields)` fills in a text; `unknown_fields(text)` names what it can't fill in.
- `letters_pdf(letters)` lays letters out, one side each; `qr_svg(link)` and `qr_png(link)` draw codes.
"""

from reports.letters.letter_page import Letter, Side, letters_pdf, letters_source, pictures_of
from reports.letters.letter_text import FIELDS, fields_of, letter_text, unknown_fields
from reports.letters.qr_code import qr_png, qr_svg
from reports.letters.words import DEFAULT_TEXTS, LANGUAGES

__all__ = [
    "DEFAULT_TEXTS",
    "FIELDS",
    "LANGUAGES",
    "Letter",
    "Side",
    "fields_of",
    "letter_text",
    "letters_pdf",
    "letters_source",
    "pictures_of",
    "qr_png",
    "qr_svg",
    "unknown_fields",
]
