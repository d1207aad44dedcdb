"""Names and alternative texts: what is said of a document and its tables to who can't see them."""

from __future__ import annotations

from reports.document import Document, Table
from reports.office_pages.words import Words

PUBLISHERS = ("Uitgebracht door", "Onderzoek van")  # the lines of the title page that name the office
LONGEST = 250  # letters of an alternative text


def organisation(document: Document) -> str:
    """Who issued the document, from its title page; '' where it does not say."""
    facts = dict(document.facts)
    return next((facts[term].text for term in PUBLISHERS if term in facts), "")


def table_summary(table: Table, words: Words) -> str:
    """How large the table is and what stands in its columns."""
    heads = ", ".join(heading.label for heading in table.headings)
    size = f"{len(table.rows)} {words.rows}, {len(table.headings) + 1} {words.columns}"
    label = table.row_label or words.row
    return _shortened(f"{size}: {label}, {heads}" if heads else f"{size}: {label}")


def attention(title: str, words: Words) -> str:
    """The title of a warning, which begins with the word for one; it is not said twice."""
    word = words.attention
    said = title.casefold().startswith(word.rstrip(":").casefold())
    return title if said else f"{word} {title}".rstrip()


def place_of(address: str) -> str:
    """Where a result stands, as a tip at its link: the address itself, cut where it is very long."""
    return _shortened(address)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
