"""Headings, sentences, bullets, quotes and boxes of an ODT."""

from __future__ import annotations

from collections.abc import Iterable

from reports.document import Bullets, Emphasis, Figure, Note, Paragraph, Quote, Run, Sentence
from reports.office_pages import Title, attention, element, place_of
from reports.render_odt.odf import link, paragraph, span, words
from reports.render_odt.setting import Setting


def heading(title: Title, setting: Setting) -> str:
    """The heading with its own number; a template that numbers by itself is kept from doing so."""
    place = element("text:bookmark", text_name=setting.heading_place(title.place))
    return element(
        "text:h",
        place + words(title.plain()),
        text_style_name=setting.styles[f"heading {title.level}"],
        text_outline_level=str(title.level),
        text_is_list_header="true" if setting.styles.numbers_headings else "",
    )


def text(piece: Paragraph | Bullets | Quote | Note, setting: Setting) -> str:
    """The paragraphs of this piece."""
    if isinstance(piece, Paragraph):
        return paragraph(setting.styles["body"], sentences(piece.sentences, setting))
    if isinstance(piece, Bullets):
        return _bullets(piece, setting)
    if isinstance(piece, Quote):
        said = paragraph(setting.styles["quote"], words(piece.text))
        return said + paragraph(setting.styles["source"], words(piece.source))
    return box(piece, setting)


def box(note: Note, setting: Setting) -> str:
    """A shaded box: a heading that says in words what it is, and its sentences."""
    urgent = note.kind == "let_op"
    kinds = ("box head", "box") if urgent else ("help head", "help")
    head = attention(note.title, setting.words) if urgent else note.title
    inside = sentences(note.sentences, setting)
    below = paragraph(setting.styles[kinds[1]], inside) if inside else ""
    return paragraph(setting.styles[kinds[0]], words(head)) + below


def sentences(lines: Iterable[Sentence], setting: Setting) -> str:
    """Sentences after each other, with a space between."""
    return words(" ").join(_sentence(line, setting) for line in lines)


def _bullets(piece: Bullets, setting: Setting) -> str:
    style = setting.styles["bullet"]
    lines = (paragraph(style, _sentence(line, setting)) for line in piece.sentences)
    items = "".join(element("text:list-item", line) for line in lines)
    return element("text:list", items, text_style_name=setting.styles.bullets) if items else ""


def _sentence(line: Sentence, setting: Setting) -> str:
    return "".join(_run(part, setting) for part in line.runs)


def _run(part: Run, setting: Setting) -> str:
    if isinstance(part, Emphasis):
        return span(part.text, setting.styles["emphasis"])
    place = setting.jumps.place(part.address) if isinstance(part, Figure) else 0
    inside = words(part.text)
    if not isinstance(part, Figure) or not place or not inside:
        return inside
    return link(setting.cell_place(place), inside, setting.styles["figure"], place_of(part.address))
