"""What an author can insert: figures, quotes, tables and charts by their words, and generated sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.document import Chart, Document, Emphasis, Figure, Section, Sentence, Table
from reports.living_text.candidates import countables, quick_tables
from reports.living_text.reference import Reference
from reports.living_text.reference_words import Found, in_sentence, resolved
from reports.living_text.study_shelf import StudyShelf

MOST = 40  # offers in one answer
_MARKS = re.compile(r"([\\*_#>`\[\]{}~+-])")


@dataclass(frozen=True)
class Offer:
    """What can be inserted: the Markdown, what it is about, and how it reads now."""

    markdown: str
    label: str
    shown: str = ""


def offers(shelf: StudyShelf, query: str) -> tuple[Offer, ...]:
    """What has all words of the query in its name or label, at most `MOST`; nothing for no words."""
    asked = query.lower().split()
    if not asked:
        return ()
    found: list[Offer] = []
    for reference, label in _all(shelf):
        text = f"{reference.written} {label}".lower()
        if all(word in text for word in asked):
            made = resolved(reference, shelf)
            if made is not None:
                found.append(Offer(f"{{{{ {reference.written} }}}}", label, _shown(made)))
        if len(found) == MOST:
            break
    return tuple(found)


def _all(shelf: StudyShelf) -> Iterator[tuple[Reference, str]]:
    for word, counted in countables(shelf):
        yield Reference(word, counted.name), counted.label
    for row in shelf.results.rows("normen"):
        yield Reference("oordeel", row.key), row.label
    for name in quick_tables(shelf):
        yield Reference("tabel", name), shelf.results.tables[name].title
    for name, chart in shelf.charts.items():
        yield Reference("figuur", name), chart.title
    for fragment, quote in shelf.quotes.items():
        yield Reference("citaat", fragment), f"{quote.text} ({quote.source})"


def _shown(found: Found) -> str:
    if isinstance(found, Table | Chart):
        return ""
    runs = in_sentence(found) or ()
    return "".join(run.text for run in runs)


def generated_sentences(document: Document, section: str) -> tuple[Offer, ...]:
    """The sentences that the nota makes in this section, its figures as references."""
    found = [block for block in document.blocks() if isinstance(block, Section) and block.key == section]
    lines = Document("", sections=tuple(found[:1])).sentences()
    return tuple(Offer(as_markdown(line), "", line.plain()) for line in lines)[:MOST]


def as_markdown(sentence: Sentence) -> str:
    """The sentence as an author can write it: figures as references, words that look like mark-up escaped."""
    return "".join(_written(run.text, run) for run in sentence.runs)


def _written(text: str, run: object) -> str:
    if isinstance(run, Figure):
        return f"{{{{ cijfer: {run.address} }}}}"
    escaped = _MARKS.sub(r"\\\1", " ".join(text.split(" ")))
    return f"*{escaped}*" if isinstance(run, Emphasis) and escaped.strip() == escaped else escaped
