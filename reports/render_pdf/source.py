"""Document -> the Typst source of its pages, and the pictures that the source calls by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from reports.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Emphasis,
    Figure,
    Note,
    Paragraph,
    Quote,
    Run,
    Section,
    Sentence,
    Table,
)
from reports.render_pdf.house import HOUSE
from reports.render_pdf.pages import Piece, on_pages
from reports.render_pdf.pictures import picture_width, readable_svg
from reports.render_pdf.tables import Ways, is_across, squared, table_source
from reports.render_pdf.words import content, markup, words_of
from reports.typst_pages import page_setup, printable, typst_string

DEEPEST = 6  # PDF 1.7 has no deeper heading
SIZE = 10.0  # points of running text
LARGE_LONGEST = 20  # letters from which a word in large type may be broken
LONGEST_NAME = 90  # letters of the title above every page


@dataclass
class Printing:
    """What the parts must know of the whole; tables and pictures are numbered while they are written."""

    words: Mapping[str, str]
    places: Mapping[str, str]  # address -> the label of the cell that can be jumped to
    ways: Ways
    headings: dict[str, str]  # sections by key, taken off once their heading has its label
    data_in: Mapping[int, int]  # chart -> the table that prints its data
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    pictures: dict[str, bytes] = field(default_factory=dict)


def source_of(document: Document) -> tuple[str, dict[str, bytes]]:
    """The whole source and its files; the same for the same Document."""
    places = _places(document)
    sections = _sections(document)
    ways = Ways(dict(places), sections)
    printing = Printing(
        words_of(document.language), places, ways, dict(sections), document.tables_of_charts()
    )
    pieces = [
        piece for part in (*document.sections, *document.annexes) for piece in _section(part, printing, 1)
    ]
    front = page_setup(document.title, document.language, SIZE) + HOUSE + _title_page(document, printing)
    running = _running(document, printing)
    return front + running + _contents(document, printing) + on_pages(pieces), printing.pictures


def _places(document: Document) -> dict[str, str]:
    """The cells that a sentence quotes, each with its label; where a table stands twice, the first."""
    quoted = {figure.address for sentence in document.sentences() for figure in sentence.figures()}
    cells = (cell for table in _all_tables(document) for cell in table.cells())
    known = [cell.address for cell in cells if cell.address in quoted]
    return {address: f"cell-{number}" for number, address in enumerate(dict.fromkeys(known))}


def _sections(document: Document) -> dict[str, str]:
    """The sections that a cell leads to, each with its label; where a key stands twice, the first."""
    wanted = {cell.behind for table in _all_tables(document) for cell in table.cells() if cell.behind}
    keys = dict.fromkeys(block.key for block in document.blocks() if isinstance(block, Section))
    return {key: f"section-{number}" for number, key in enumerate(keys) if key in wanted}


def _all_tables(document: Document) -> tuple[Table, ...]:
    return (*document.tables(), *(chart.data for chart in document.charts()))


def _title_page(document: Document, printing: Printing) -> str:
    subtitle = f"#text(size: 1.3em, fill: soft)[{markup(document.subtitle)}]\n\n" if document.subtitle else ""
    name = (
        f"#block(text(size: 2.2em, fill: house, title({content(document.title, LARGE_LONGEST)})))\n"
        if document.title.strip()
        else ""
    )
    cells = (f"text(fill: soft, {content(term)}), {content(label.text)}" for term, label in document.facts)
    facts = f"#v(1.2em)\n#facts({', '.join(cells)})\n#v(1.2em)\n" if document.facts else ""
    notices = "".join(_note(note, printing) for note in document.notices)
    return f"#v(3cm)\n{subtitle}{name}{facts}{notices}\n"


def _running(document: Document, printing: Printing) -> str:
    name = document.title if len(document.title) <= LONGEST_NAME else document.title[: LONGEST_NAME - 1] + "…"
    words = ", ".join(typst_string(words) for words in (name, printing.words["page"], printing.words["of"]))
    return f"#set page(..running({words}))\n"


def _contents(document: Document, printing: Printing) -> str:
    if not document.sections and not document.annexes:
        return ""
    return f"#contents({typst_string(printing.words['contents'])})\n"


def _section(section: Section, printing: Printing, level: int) -> Iterator[Piece]:
    title = printable(f"{section.number} {section.title}").strip() or section.key or "…"
    start = "#part\n" if level == 1 else ""
    label = printing.headings.pop(section.key, "")
    at = f"<{label}>" if label else ""
    heading = f"{start}#heading(level: {min(level, DEEPEST)}, {content(title, LARGE_LONGEST)}){at}\n\n"
    yield Piece(heading, lines=3, heading=level)
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _section(block, printing, level + 1)
        else:
            yield _piece(block, printing)


def _piece(block: Block, printing: Printing) -> Piece:
    if isinstance(block, Table):
        return _table(block, printing)
    if isinstance(block, Chart):
        picture = _chart(block, printing)
        if len(printing.pictures) in printing.data_in:
            return Piece(picture, lines=25)
        table = _table(block.data, printing)
        return Piece(picture + table.source, table.lines + 25, across=table.across)
    source = _words_block(block, printing)
    return Piece(source, lines=2 + len(source) // 90)


def _table(any_table: Table, printing: Printing) -> Piece:
    table = squared(any_table)
    source = table_source(table, next(printing.tables), printing.ways, printing.words)
    return Piece(source, lines=len(table.rows) + 4, across=is_across(table))


def _chart(chart: Chart, printing: Printing) -> str:
    number = len(printing.pictures) + 1
    name = f"chart-{number}.svg"
    printing.pictures[name] = readable_svg(chart.svg)
    words = typst_string(chart.alternative or chart.title)
    home = printing.data_in.get(number)
    where = f" ({printing.words['data_in']} {home})" if home else ""
    title = markup(f"{printing.words['figure']} {number}. {chart.title}{where}")
    return f"#picture({typst_string(name)}, {picture_width(chart.svg)}, {words}, [{title}])\n\n"


def _words_block(block: Block, printing: Printing) -> str:
    if isinstance(block, Note):
        return _note(block, printing)
    if isinstance(block, Quote):
        return f"#quote(block: true, attribution: {content(block.source)})[{markup(block.text)}]\n\n"
    if isinstance(block, Bullets):
        items = ", ".join(f"[{_sentence(sentence, printing)}]" for sentence in block.sentences)
        return f"#list({items})\n\n" if items else ""
    return _paragraph(block, printing) if isinstance(block, Paragraph) else ""


def _paragraph(block: Paragraph, printing: Printing) -> str:
    return " ".join(_sentence(sentence, printing) for sentence in block.sentences) + "\n\n"


def _note(note: Note, printing: Printing) -> str:
    word = printing.words[note.kind]
    named = note.title.casefold().startswith(word.casefold())
    title = note.title if named else f"{word}: {note.title}" if note.title else word
    lines = " ".join(_sentence(sentence, printing) for sentence in note.sentences)
    return f"#{note.kind}({content(title)})[{lines}]\n\n"


def _sentence(sentence: Sentence, printing: Printing) -> str:
    return "".join(_run(run, printing) for run in sentence.runs)


def _run(run: Run, printing: Printing) -> str:
    if isinstance(run, Emphasis):
        return f"#emph[{markup(run.text)}]"
    if isinstance(run, Figure):
        return _figure(run, printing)
    return markup(run.text)


def _figure(figure: Figure, printing: Printing) -> str:
    """A link to the cell it comes from; only bold where that table is not in this document."""
    place = printing.places.get(figure.address, "")
    if not place or not figure.text.strip():
        return f"#fig[{markup(figure.text)}]"
    return f"#to(<{place}>)[{markup(figure.text)}]"
