"""Document -> one HTML file that needs nothing else: no script, no other files, everything escaped.

A figure in a sentence leads to its cell, a cell on to the quotes in the same file or, inside the app, to the
coded cells behind it.

Marks that a reader or a test can rely on: `data-figure` holds the address of a result, `id="cel:..."` is the
table cell it comes from; `.nr` is a heading number, casus or date; `.bron`, `.titel` and `.noot` are wording
that was taken over from the study and its tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reports.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Emphasis,
    Figure,
    Label,
    Note,
    Paragraph,
    Quote,
    Run,
    Section,
    Sentence,
    Table,
    Text,
)
from reports.html_text import attribute, cell_id, element, section_id, text
from reports.render_html.charts import render_chart
from reports.render_html.page import Page, page_of
from reports.render_html.tables import render_table

LABEL_CLASSES = {"nummer": "nr", "casus": "nr", "datum": "nr", "titel": "titel", "bron": "bron"}
DEEPEST = 6  # HTML has no deeper heading
NOWHERE: Mapping[str, str] = {}


def render(
    document: Document, style: str = "inline", behind: Mapping[str, str] = NOWHERE, back: str = ""
) -> str:
    """The whole page. `style` is 'inline', or the address where `stylesheet()` is served.

    `behind` leads from the address of a result to the page with the coded cells it counts, for a reader who
    may see them; the public file has none. `back` is the page that a reader came from; the file has none.
    """
    page = page_of(document, behind)
    parts = (*document.sections, *document.annexes)
    notices = "".join(_note(note, page) for note in document.notices)
    sections = "".join(_section(part, page, 2) for part in parts)
    body = _title_block(document) + notices + _contents(parts) + sections
    way = f'<nav aria-label="Terug"><a href="{attribute(back)}">Terug naar Wederhoor</a></nav>\n'
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(document.title)}</title>\n{_style(style)}</head>\n<body>\n"
        '<a class="skip" href="#inhoud">Naar de inhoud</a>\n'
        f'<main id="inhoud" tabindex="-1">\n{way if back else ""}{body}</main>\n</body>\n</html>\n'
    )


@cache
def stylesheet() -> str:
    """The house style, for pages that link to it instead of carrying it."""
    return (files("reports") / "house.css").read_text(encoding="utf-8")


def _style(style: str) -> str:
    if style == "inline":
        return f"<style>\n{stylesheet()}</style>\n"
    return f'<link rel="stylesheet" href="{attribute(style)}">\n'


def _title_block(document: Document) -> str:
    terms = (element("dt", text(term)) + element("dd", _run(label, Page())) for term, label in document.facts)
    subtitle = element("p", text(document.subtitle), class_="ondertitel") if document.subtitle else ""
    title = element("h1", text(document.title), class_="titel")
    return element("header", subtitle + title + element("dl", "".join(terms)), class_="titelblok") + "\n"


def _contents(parts: tuple[Section, ...]) -> str:
    if not parts:
        return ""
    inside = element("h2", "Inhoud", id="inhoud-kop") + _contents_list(parts, 2)
    return element("nav", inside, class_="inhoud", aria_labelledby="inhoud-kop") + "\n"


def _contents_list(parts: tuple[Section, ...], depth: int) -> str:
    if not parts or not depth:
        return ""
    items = (
        element("li", _contents_link(part) + _contents_list(part.sections(), depth - 1)) for part in parts
    )
    return element("ul", "".join(items))


def _contents_link(section: Section) -> str:
    return element("a", _heading(section), href="#" + section_id(section.key))


def _heading(section: Section) -> str:
    number = element("span", text(section.number), class_="nr") + " " if section.number else ""
    return number + element("span", text(section.title), class_="titel")


def _section(section: Section, page: Page, level: int) -> str:
    name = section_id(section.key)
    heading = element(f"h{min(level, DEEPEST)}", _heading(section), id=name)
    inside = "".join(_block(block, page, level + 1) for block in section.blocks)
    return element("section", f"{heading}\n{inside}", aria_labelledby=name) + "\n"


def _block(block: Block, page: Page, level: int) -> str:
    if isinstance(block, Section):
        return _section(block, page, level)
    if isinstance(block, Table):
        return render_table(block, next(page.tables), page)
    if isinstance(block, Chart):
        return render_chart(block, next(page.charts), page)
    if isinstance(block, Note):
        return _note(block, page)
    if isinstance(block, Quote):
        return _quote(block)
    return _sentences(block, page)


def _quote(quote: Quote) -> str:
    words = element("blockquote", text(quote.text), class_="bron")
    return element("figure", words + element("figcaption", text(quote.source), class_="bron")) + "\n"


def _sentences(block: Paragraph | Bullets, page: Page) -> str:
    spans = [_sentence(sentence, page) for sentence in block.sentences]
    if isinstance(block, Paragraph):
        return element("p", " ".join(spans)) + "\n"
    return element("ul", "".join(element("li", span) for span in spans)) + "\n"


def _note(note: Note, page: Page) -> str:
    lines = " ".join(_sentence(sentence, page) for sentence in note.sentences)
    inside = element("p", text(note.title), class_="kop") + element("p", lines)
    return element("div", inside, class_=f"kader {note.kind}", role="note") + "\n"


def _sentence(sentence: Sentence, page: Page) -> str:
    inside = "".join(_run(run, page) for run in sentence.runs)
    return element("span", inside, class_="zin", id=f"zin-{next(page.sentences)}")


def _run(run: Run, page: Page) -> str:
    if isinstance(run, Text):
        return text(run.text)
    if isinstance(run, Emphasis):
        return element("em", text(run.text))
    if isinstance(run, Label):
        return element("span", text(run.text), class_=LABEL_CLASSES[run.kind])
    return _figure(run, page)


def _figure(figure: Figure, page: Page) -> str:
    """A link to the cell it comes from; plain where that table is not in this document."""
    name = "a" if figure.address in page.cells else "span"
    target = f"#{cell_id(figure.address)}" if figure.address in page.cells else ""
    return element(name, text(figure.text), class_="cijfer", href=target, data_figure=figure.address)
