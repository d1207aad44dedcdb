"""Tables of Word: a numbered caption, a head that comes back on every page, and what is said below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reports.document import Cell, Table, TableRow
from reports.office_pages import (
    VALUE_COLOURS,
    NumberedTable,
    element,
    rows_together,
    table_summary,
    value_mark,
    values_in,
)
from reports.office_pages.palette import PLANE
from reports.render_docx.setting import Setting
from reports.render_docx.wml import bookmark, field, link, paragraph, run, twips
from reports.tables import VALUE_WORDS

_RIGHT = '<w:jc w:val="right"/>'
_CENTRE = '<w:jc w:val="center"/>'
_UPWARDS = '<w:textDirection w:val="btLr"/>'
_BOTTOM = '<w:vAlign w:val="bottom"/>'
_LOOK = (
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" '
    'w:noVBand="1"/>'
)


def table(piece: NumberedTable, setting: Setting) -> str:
    """The caption, the table, its legend, warnings and notes."""
    return _caption(piece, setting) + _grid(piece, setting) + _below(piece.table, setting)


def _caption(piece: NumberedTable, setting: Setting) -> str:
    words = setting.words
    again = piece.part > 1
    switch = "\\c " if again else ""  # the same number once more
    number = field(f" SEQ {words.table} {switch}\\* ARABIC ", str(piece.number))
    title = f". {piece.table.title} ({words.continued})" if again else f". {piece.table.title}"
    return paragraph(setting.styles["caption"], run(f"{words.table} ") + number + run(title))


def _grid(piece: NumberedTable, setting: Setting) -> str:
    widths = [twips(width) for width in piece.columns.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(piece, widths, setting))
    head = _head(piece, widths, setting)
    return f"<w:tbl>{_properties(piece, widths, setting)}<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"


def _properties(piece: NumberedTable, widths: list[int], setting: Setting) -> str:
    words = setting.words
    name = f"{words.table} {piece.number}. {piece.table.title}"
    return (
        f'<w:tblPr><w:tblStyle w:val="{setting.styles["table"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}{element("w:tblCaption", w_val=name)}'
        f"{element('w:tblDescription', w_val=table_summary(piece.table, words))}</w:tblPr>"
    )


def _head(piece: NumberedTable, widths: list[int], setting: Setting) -> str:
    style, turned = setting.styles["head"], piece.columns.turned
    corner = _cell(widths[0], paragraph(style, run(piece.table.row_label or setting.words.row)), _BOTTOM)
    cells = (
        _cell(
            width,
            paragraph(style, run(heading.label), _RIGHT if heading.numeric and not turned else ""),
            (_UPWARDS if turned else "") + _BOTTOM,
        )
        for heading, width in zip(piece.table.headings, widths[1:], strict=True)
    )
    height = f'<w:trHeight w:val="{twips(piece.columns.height)}" w:hRule="atLeast"/>' if turned else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{corner}{''.join(cells)}</w:tr>"


def _rows(piece: NumberedTable, widths: list[int], setting: Setting) -> Iterator[str]:
    together = rows_together(piece.table)
    left = len(piece.table.rows)
    for group, rows in groupby(piece.table.rows, key=lambda row: row.group):
        if group:
            yield _group(group, widths, setting)
        for row in rows:
            left -= 1
            yield _row(row, piece, widths, setting, len(piece.table.rows) - left < together)


def _group(group: str, widths: list[int], setting: Setting) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{PLANE}"/>'
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    return _line(_cell(sum(widths), paragraph(setting.styles["head"], run(group)), span + shade))


def _row(row: TableRow, piece: NumberedTable, widths: list[int], setting: Setting, keep: bool) -> str:
    with_next = "<w:keepNext/>" if keep else ""  # Word looks at the first cell of a row
    label = _cell(widths[0], paragraph(setting.styles["cell"], run(row.label), with_next))
    cells = (_data(cell, width, piece, setting) for cell, width in zip(row.cells, widths[1:], strict=True))
    return _line(label + "".join(cells))


def _line(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(width: int, inside: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def _data(cell: Cell, width: int, piece: NumberedTable, setting: Setting) -> str:
    place = setting.jumps.in_table(cell.address, piece)
    words = _mark(cell.value) if cell.value else _text(cell, setting)
    inside = bookmark(*setting.cell_place(place), words) if place else words
    side = _CENTRE if cell.value else _RIGHT if cell.numeric else ""
    shade = f'{_shade(cell.value)}<w:vAlign w:val="center"/>' if cell.value else ""
    return _cell(width, paragraph(setting.styles["cell"], inside, side), shade)


def _text(cell: Cell, setting: Setting) -> str:
    """The words of the cell; they lead to what the result rests on, where the document shows that."""
    behind = setting.jumps.behind(cell)
    if not behind:
        return run(cell.text)
    style = f'<w:rStyle w:val="{setting.styles["figure"]}"/>'
    return link(setting.heading_place(behind)[0], run(cell.text, style))


# ---- values, and what stands below -----------------------------------------------------------------------


def _shade(value: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{VALUE_COLOURS[value][0]}"/>'


def _mark(value: str, more: str = "") -> str:
    """The letter and shape of a value, legible on its ground."""
    return run(value_mark(value), f'<w:b/><w:color w:val="{VALUE_COLOURS[value][1]}"/>{more}')


def _below(table: Table, setting: Setting) -> str:
    style = setting.styles["note"]
    urgent = run(setting.words.attention, "<w:b/>") + run(" ")
    warnings = (paragraph(style, urgent + run(line)) for line in table.warnings)
    notes = (paragraph(style, run(line)) for line in table.notes)
    legend = _legend(table, setting)
    return (paragraph(style, legend) if legend else "") + "".join([*warnings, *notes])


def _legend(table: Table, setting: Setting) -> str:
    """The signs that the table shows, each in its colour with its word."""
    signs = [_mark(value, _shade(value)) + run(f" {VALUE_WORDS[value]}") for value in values_in(table)]
    return run(f"{setting.words.legend} ") + run("   ").join(signs) if signs else ""
