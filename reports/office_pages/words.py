"""The few words that a document in an office format adds by itself, in Dutch and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One language's words; `of` stands between page number and number of pages."""

    table: str
    figure: str
    contents: str
    attention: str
    row: str
    continued: str
    page: str
    of: str
    rows: str
    columns: str
    legend: str
    data_in: str

    def caption_of(self, title: str, table: int) -> str:
        """What follows a figure's number: its title, and in which table its data stand where that is said."""
        return f". {title}" + (f" ({self.data_in} {table})" if table else "")


DUTCH = Words(
    "Tabel",
    "Figuur",
    "Inhoud",
    "Let op:",
    "Rij",
    "vervolg",
    "Pagina",
    "van",
    "rijen",
    "kolommen",
    "Legenda:",
    "gegevens: tabel",
)
ENGLISH = Words(
    "Table",
    "Figure",
    "Contents",
    "Note:",
    "Row",
    "continued",
    "Page",
    "of",
    "rows",
    "columns",
    "Key:",
    "data: table",
)
LOCALES = {"nl": "nl-NL", "en": "en-GB"}


def words_in(language: str) -> Words:
    """The words in this language; Dutch where we have no others."""
    return ENGLISH if language.partition("-")[0] == "en" else DUTCH


def locale_of(language: str) -> str:
    """Language and country as office programs want them; nl-NL for what is no language code."""
    known = LOCALES.get(language, language)
    return known if known.replace("-", "").isascii() and known.replace("-", "").isalpha() else "nl-NL"
