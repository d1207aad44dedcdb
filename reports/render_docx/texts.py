"""Headings, sentences, bullets, quotes and boxes as paragraphs of Word."""

from __future__ import annotations

from collections.abc import Iterable

from reports.document import Bullets, Emphasis, Figure, Note, Paragraph, Quote, Run, Sentence
from reports.office_pages import Title, attention, place_of
from reports.render_docx.setting import Setting
from reports.render_docx.wml import bookmark, link, paragraph, run


def heading(title: Title, setting: Setting, on_new_page: bool = False) -> str:
    """The heading with its own number; a style that numbers by itself is kept from doing so."""
    style = setting.styles[f"heading {title.level}"]
    above = "<w:pageBreakBefore/>" if on_new_page else ""
    no_number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    plain = no_number if style in setting.styles.numbered else ""
    level = f'<w:outlineLvl w:val="{title.level - 1}"/>'
    outline = "" if style in setting.styles.known_to_word else level
    name, number = setting.heading_place(title.place)
    return paragraph(style, bookmark(name, number, run(title.plain())), above + plain + outline)


def text(piece: Paragraph | Bullets | Quote | Note, setting: Setting) -> str:
    """The paragraphs of this piece."""
    if isinstance(piece, Paragraph):
        return paragraph(setting.styles["body"], sentences(piece.sentences, setting))
    if isinstance(piece, Bullets):
        style = setting.styles["bullet"]
        return "".join(paragraph(style, sentence(line, setting)) for line in piece.sentences)
    if isinstance(piece, Quote):
        words = paragraph(setting.styles["quote"], run(piece.text))
        return words + paragraph(setting.styles["source"], run(piece.source))
    return box(piece, setting)


def box(note: Note, setting: Setting) -> str:
    """A shaded box: a heading that says in words what it is, and its sentences."""
    urgent = note.kind == "let_op"
    kinds = ("box head", "box") if urgent else ("help head", "help")
    head = attention(note.title, setting.words) if urgent else note.title
    inside = sentences(note.sentences, setting)
    below = paragraph(setting.styles[kinds[1]], inside) if inside else ""
    return paragraph(setting.styles[kinds[0]], run(head)) + below


def sentences(lines: Iterable[Sentence], setting: Setting) -> str:
    """Sentences after each other, with a space between."""
    return run(" ").join(sentence(line, setting) for line in lines)


def sentence(line: Sentence, setting: Setting) -> str:
    """The runs of a sentence; a figure jumps to its cell."""
    return "".join(_run(part, setting) for part in line.runs)


def _run(part: Run, setting: Setting) -> str:
    if isinstance(part, Emphasis):
        return run(part.text, f'<w:rStyle w:val="{setting.styles["emphasis"]}"/>')
    place = setting.jumps.place(part.address) if isinstance(part, Figure) else 0
    if not isinstance(part, Figure) or not place:
        return run(part.text)
    inside = run(part.text, f'<w:rStyle w:val="{setting.styles["figure"]}"/>')
    return link(setting.cell_place(place)[0], inside, place_of(part.address)) if inside else ""
