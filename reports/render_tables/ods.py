"""Workbook -> ODS: a list of the tables with links, then a sheet each, its headings repeated in print."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reports.document import Cell, TableRow
from reports.render_tables.cell_numbers import PrintedNumber, number_of
from reports.render_tables.house_colours import HEAD, VALUES
from reports.render_tables.workbook import LIST, Sheet, Workbook, allowed, cell_words
from reports.zip_files import unzipped, zipped

COLUMN_WIDTHS = {"label": "7cm", "smal": "2.6cm", "breed": "9cm"}
LONG = 24  # letters from which a column is a wide one
TYPE = "office:value-type"
_SPACES = re.compile(r"  +|\t")
_THUMBNAIL = re.compile(rb"\s*<manifest:file-entry[^>]*Thumbnails/[^>]*/>")


def as_ods(workbook: Workbook) -> bytes:
    """The whole file."""
    from odfdo import Document, Element

    book = Document("spreadsheet")
    book.body.clear()
    for style in _styles(workbook):
        book.insert_style(style, automatic=True)
    for table in (_list(workbook), *map(_sheet, workbook.sheets)):
        book.body.append(Element.from_tag(table))
    _describe(book, workbook)
    target = io.BytesIO()
    book.save(target)
    return _without_moment(target.getvalue())


def _describe(book: Any, workbook: Workbook) -> None:
    book.meta.title, book.meta.language = workbook.title, "nl-NL"
    for name in ("meta:creation-date", "dc:date"):
        for element in book.meta.root.get_elements(f"//{name}"):
            element.delete()


def _without_moment(content: bytes) -> bytes:
    """The same files without moments, and without the picture of an empty sheet that odfdo brings along."""
    files = {name: part for name, part in unzipped(content).items() if not name.startswith("Thumbnails/")}
    manifest = "META-INF/manifest.xml"
    return zipped({**files, manifest: _THUMBNAIL.sub(b"", files[manifest])}, stored_first="mimetype")


def _styles(workbook: Workbook) -> Iterator[str]:
    yield _cell_style("vet", text='fo:font-weight="bold"')
    yield _cell_style("kop", f'fo:background-color="#{HEAD}" fo:wrap-option="wrap"', _letter("FFFFFF"))
    yield _cell_style("tekst", 'fo:wrap-option="wrap" style:vertical-align="top"')
    for value, (ground, letter) in VALUES.items():
        yield _cell_style(value, f'fo:background-color="#{ground}"', _letter(letter))
    for name, wide in COLUMN_WIDTHS.items():
        column = f'<style:table-column-properties style:column-width="{wide}"/>'
        yield f'<style:style style:name="{name}" style:family="table-column">{column}</style:style>'
    for number in dict.fromkeys(_kind(number) for number in _numbers(workbook)):
        yield from _number_style(number)


def _letter(colour: str) -> str:
    return f'fo:color="#{colour}" fo:font-weight="bold"'


def _cell_style(name: str, cell: str = "", text: str = "") -> str:
    inside = f"<style:table-cell-properties {cell}/>" if cell else ""
    inside += f"<style:text-properties {text}/>" if text else ""
    return f'<style:style style:name="{name}" style:family="table-cell">{inside}</style:style>'


def _numbers(workbook: Workbook) -> Iterator[PrintedNumber]:
    cells = (cell for sheet in workbook.sheets for cell in sheet.table.cells())
    return (number for cell in cells if (number := number_of(cell)) is not None)


def _kind(number: PrintedNumber) -> tuple[str, int, bool]:
    sort = "percentage" if number.percent else "currency" if number.euro else "number"
    return sort, number.decimals, number.thousands


def _style_name(kind: tuple[str, int, bool]) -> str:
    return f"{kind[0]}-{kind[1]}-{'d' if kind[2] else 'g'}"


def _number_style(kind: tuple[str, int, bool]) -> Iterator[str]:
    """How numbers of this kind are shown, and the style of a cell that shows them so."""
    sort, decimals, thousands = kind
    name = _style_name(kind)
    grouping = ' number:grouping="true"' if thousands else ""
    digits = f'<number:number number:decimal-places="{decimals}" number:min-decimal-places="{decimals}" '
    digits += f'number:min-integer-digits="1"{grouping}/>'
    signs = {"percentage": "%s<number:text>%%</number:text>", "number": "%s"}
    signs["currency"] = "<number:currency-symbol>€</number:currency-symbol><number:text> </number:text>%s"
    inside = signs[sort] % digits
    yield f'<number:{sort}-style style:name="N-{name}">{inside}</number:{sort}-style>'
    yield f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="N-{name}"/>'


def _list(workbook: Workbook) -> str:
    rows = [_row([_words(workbook.title, "vet")])]
    rows += [_row([_words(""), _words(remark, "tekst")]) for remark in workbook.remarks]
    rows += [_row([]), _row([_words("Tabel", "kop"), _words("Titel", "kop")])]
    rows += [_row([_words(str(s.number)), _link(s.table.title or s.name, s.name)]) for s in workbook.sheets]
    return _table(LIST, ["smal", "breed"], rows)


def _sheet(sheet: Sheet) -> str:
    headings = _row([_words(words, "kop") for words in sheet.headings()])
    head = _row([_words(sheet.caption(), "vet")]) + headings
    rows = [f"<table:table-header-rows>{head}</table:table-header-rows>"]
    rows += [_table_row(row, sheet) for row in sheet.table.rows]
    rows += [_row([]), *(_row([_words(remark)]) for remark in sheet.remarks())]
    return _table(sheet.name, _columns(sheet), [*rows, _row([_link("Naar de lijst van tabellen", LIST)])])


def _columns(sheet: Sheet) -> list[str]:
    labels = len(sheet.headings()) - len(sheet.table.headings)
    words = (
        [row.cells[i].text for row in sheet.table.rows if i < len(row.cells)]
        for i in range(len(sheet.table.headings))
    )
    return ["label"] * labels + [
        "breed" if any(len(w) > LONG for w in column) else "smal" for column in words
    ]


def _table_row(row: TableRow, sheet: Sheet) -> str:
    return _row([*(_words(words, "tekst") for words in sheet.labels(row)), *map(_cell, row.cells)])


def _cell(cell: Cell) -> str:
    number = number_of(cell)
    if number is None:
        return _words(cell_words(cell), cell.value or "tekst")
    kind = _kind(number)
    unit = ' office:currency="EUR"' if number.euro else ""
    return (
        f'<table:table-cell {TYPE}="{"float" if kind[0] == "number" else kind[0]}"{unit}'
        f' office:value="{number.value}" table:style-name="{_style_name(kind)}">{_lines(cell.text)}'
        "</table:table-cell>"
    )


def _table(name: str, columns: Iterable[str], rows: Iterable[str]) -> str:
    wide = "".join(f'<table:table-column table:style-name="{column}"/>' for column in columns)
    return f"<table:table table:name={quoteattr(name)}>{wide}{''.join(rows)}</table:table>"


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells) or '<table:table-cell/>'}</table:table-row>"


def _words(words: str, style: str = "") -> str:
    """Words that stay words: they stand in the file as text, never as a formula."""
    styled = f' table:style-name="{style}"' if style else ""
    if not words:
        return f"<table:table-cell{styled}/>"
    return f'<table:table-cell {TYPE}="string"{styled}>{_lines(words)}</table:table-cell>'


def _link(words: str, sheet: str) -> str:
    target = quoteattr(f"#'{sheet}'.A1")
    link = f'<text:a xlink:type="simple" xlink:href={target}>{_line(words)}</text:a>'
    return f'<table:table-cell {TYPE}="string"><text:p>{link}</text:p></table:table-cell>'


def _lines(words: str) -> str:
    return "".join(f"<text:p>{_line(line)}</text:p>" for line in words.split("\n"))


def _line(words: str) -> str:
    """The words of one line; OpenDocument sees two spaces as one unless it is told how many."""
    return _SPACES.sub(_space, escape(allowed(words).replace("\n", " ")))


def _space(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f' <text:s text:c="{len(found[0]) - 1}"/>'
