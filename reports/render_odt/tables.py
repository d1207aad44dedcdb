"""Tables of an ODT: a numbered caption, header rows and a header column, and what is said below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reports.document import Cell, Table, TableRow
from reports.office_pages import (
    NumberedTable,
    element,
    escaped,
    rows_together,
    table_summary,
    value_mark,
    values_in,
)
from reports.render_odt.odf import link, paragraph, sequence, span, words
from reports.render_odt.setting import Setting
from reports.tables import VALUE_WORDS


def table(piece: NumberedTable, setting: Setting) -> str:
    """The caption, the table, its legend, warnings and notes."""
    return _caption(piece, setting) + _grid(piece, setting) + _below(piece.table, setting)


def _caption(piece: NumberedTable, setting: Setting) -> str:
    again = piece.part > 1
    word = setting.words.table
    reference = f"{setting.prefix}.{word}{piece.number}.{piece.part}"
    number = sequence(word, piece.number, reference, again)
    title = f". {piece.table.title} ({setting.words.continued})" if again else f". {piece.table.title}"
    return paragraph(setting.styles["caption"], words(f"{word} ") + number + words(title))


def _grid(piece: NumberedTable, setting: Setting) -> str:
    source, automatic = piece.table, setting.automatic
    whole = rows_together(source) == len(source.rows)
    name = f"{setting.words.table} {piece.number}. {source.title}"
    label, *others = [f"<table:table-column {_styled(automatic.column(w))}/>" for w in piece.columns.widths]
    columns = element("table:table-header-columns", label) + "".join(others)
    inside = (
        f"<table:title>{escaped(name)}</table:title><table:desc>"
        f"{escaped(table_summary(source, setting.words))}</table:desc>{columns}{_head(piece, setting)}"
        f"{''.join(_rows(piece, setting))}"
    )
    known_as = f"{setting.prefix}.{setting.words.table}{piece.number}.{piece.part}"
    style = automatic.table(sum(piece.columns.widths), whole)
    return f'<table:table table:name="{known_as}" {_styled(style)}>{inside}</table:table>'


def _head(piece: NumberedTable, setting: Setting) -> str:
    automatic, turned = setting.automatic, piece.columns.turned
    kind = automatic.cell("turned" if turned else "head")
    style = setting.styles["head"]
    right = style if turned else automatic.side(style, "end")
    label = piece.table.row_label or setting.words.row
    cells = (
        _cell(kind, paragraph(right if heading.numeric else style, words(heading.label)))
        for heading in piece.table.headings
    )
    row = automatic.row(piece.columns.height)
    corner = _cell(automatic.cell("head"), paragraph(style, words(label)))
    return element("table:table-header-rows", _row(row, corner + "".join(cells)))


def _rows(piece: NumberedTable, setting: Setting) -> Iterator[str]:
    row_style, write = setting.automatic.row(), _CellWriter(piece, setting)
    for group, rows in groupby(piece.table.rows, key=lambda row: row.group):
        if group:
            yield _row(row_style, _group(group, len(piece.columns.widths), setting))
        for row in rows:
            yield _row(row_style, write.row(row))


def _group(group: str, columns: int, setting: Setting) -> str:
    inside = paragraph(setting.styles["head"], words(group))
    span_ = f' table:number-columns-spanned="{columns}"' if columns > 1 else ""
    covered = (
        f'<table:covered-table-cell table:number-columns-repeated="{columns - 1}"/>' if columns > 1 else ""
    )
    style = _styled(setting.automatic.cell("group"))
    return f"<table:table-cell {style}{span_}>{inside}</table:table-cell>{covered}"


class _CellWriter:
    """Writes the cells of one table; it looks its styles up once, for tables of thousands of rows."""

    def __init__(self, piece: NumberedTable, setting: Setting) -> None:
        self.piece, self.setting = piece, setting
        automatic, style = setting.automatic, setting.styles["cell"]
        self.plain, self.style = automatic.cell(), style
        self.right = automatic.side(style, "end")
        self.middle = automatic.side(style, "center")

    def row(self, row: TableRow) -> str:
        """The label and the cells."""
        label = _cell(self.plain, paragraph(self.style, words(row.label)))
        return label + "".join(map(self.cell, row.cells))

    def cell(self, cell: Cell) -> str:
        """A cell; one that a sentence quotes is a place to jump to."""
        place = self.setting.jumps.in_table(cell.address, self.piece)
        mark = element("text:bookmark", text_name=self.setting.cell_place(place)) if place else ""
        if not cell.value:
            style = self.right if cell.numeric else self.style
            return _cell(self.plain, paragraph(style, mark + self.text(cell)))
        shown = span(value_mark(cell.value), self.setting.automatic.mark(cell.value))
        return _cell(self.setting.automatic.cell(cell.value), paragraph(self.middle, mark + shown))

    def text(self, cell: Cell) -> str:
        """The words of the cell; they lead to what the result rests on, where the document shows that."""
        behind, setting = self.setting.jumps.behind(cell), self.setting
        if not behind:
            return words(cell.text)
        return link(setting.heading_place(behind), words(cell.text), setting.styles["figure"])


def _row(style: str, cells: str) -> str:
    return f"<table:table-row {_styled(style)}>{cells}</table:table-row>"


def _cell(style: str, inside: str) -> str:
    return f'<table:table-cell {_styled(style)} office:value-type="string">{inside}</table:table-cell>'


def _styled(name: str) -> str:
    return f'table:style-name="{name}"'


# ---- what stands below -----------------------------------------------------------------------------------


def _below(table: Table, setting: Setting) -> str:
    style = setting.styles["note"]
    urgent = span(setting.words.attention, setting.styles["strong"]) + words(" ")
    warnings = (paragraph(style, urgent + words(line)) for line in table.warnings)
    notes = (paragraph(style, words(line)) for line in table.notes)
    legend = _legend(table, setting)
    return (paragraph(style, legend) if legend else "") + "".join([*warnings, *notes])


def _legend(table: Table, setting: Setting) -> str:
    """The signs that the table shows, each in its colour with its word."""
    signs = [
        span(value_mark(value), setting.automatic.mark(value, shaded=True)) + words(f" {VALUE_WORDS[value]}")
        for value in values_in(table)
    ]
    return words(f"{setting.words.legend} ") + words("   ").join(signs) if signs else ""
