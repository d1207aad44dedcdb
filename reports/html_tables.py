"""Table -> HTML: caption, headings with scope, colours as letter + shape + words, addresses on results."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from codebooks.values import KEYS, LETTERS, SHAPES, Value
from reports.document import Cell, Heading, Table, TableRow
from reports.html_text import cell_id, element, text
from reports.tables import VALUE_WORDS

WIDE = 6  # with more columns than this the row labels stay in view while the rest scrolls
LONG_TEXT = 60  # characters from which a cell is set as running text


def render_table(table: Table, number: int, quoted_in: Mapping[str, str]) -> str:
    """The table in a box that scrolls by itself, with its legend and notes below.

    `quoted_in` leads from an address to the id of the sentence that quotes it first.
    """
    head = element("thead", element("tr", _corner(table) + "".join(map(_heading, table.headings))))
    groups = groupby(table.rows, key=lambda row: row.group)
    bodies = "".join(_body(table, group, list(rows), quoted_in) for group, rows in groups)
    grid = element("table", _caption(table, number) + head + "\n" + bodies, id=f"tabel-{number}")
    wide = "tabel breed" if len(table.headings) > WIDE else "tabel"
    label = f"Tabel {number}: {table.title}"
    box = element("div", grid, class_=wide, role="region", tabindex="0", aria_label=label)
    return f"{box}\n{_legend(table)}{_notes(table)}"


def value_mark(value: Value) -> str:
    """A colour that needs no colour: letter and shape to see, the word to hear."""
    seen = element("span", LETTERS[value] + _shape(value), aria_hidden="true")
    return seen + element("span", text(VALUE_WORDS[value]), class_="sr")


def _caption(table: Table, number: int) -> str:
    name = element("span", f"Tabel {number}.", class_="nr")
    return element("caption", element("span", f"{name} {element('span', text(table.title), class_='titel')}"))


def _corner(table: Table) -> str:
    if not table.row_label:
        return element("th", element("span", "Rij", class_="sr"), scope="col")
    return element("th", text(table.row_label), scope="col", class_="bron")


def _heading(heading: Heading) -> str:
    return element("th", text(heading.label), scope="col", class_="bron getal" if heading.numeric else "bron")


def _body(table: Table, group: str, rows: list[TableRow], quoted_in: Mapping[str, str]) -> str:
    lines = "".join(_row(row, quoted_in) for row in rows)
    return element("tbody", _group(table, group) + lines) + "\n"


def _group(table: Table, group: str) -> str:
    if not group:
        return ""
    columns = str(len(table.headings) + 1)
    cell = element("th", element("span", text(group)), scope="rowgroup", colspan=columns, class_="bron")
    return element("tr", cell, class_="groep")


def _row(row: TableRow, quoted_in: Mapping[str, str]) -> str:
    label = element("th", text(row.label), scope="row", class_="bron")
    return element("tr", label + "".join(_cell(cell, quoted_in) for cell in row.cells)) + "\n"


def _cell(cell: Cell, quoted_in: Mapping[str, str]) -> str:
    place = {"id": cell_id(cell.address), "data_figure": cell.address} if cell.address else {}
    return element("td", _inside(cell, quoted_in), class_=_classes(cell), **place)


def _classes(cell: Cell) -> str:
    if cell.value:
        return f"waarde {cell.value}"
    marks = {"getal": cell.numeric, "lang": len(cell.text) > LONG_TEXT, "bron": not cell.address}
    return " ".join(name for name, holds in marks.items() if holds)


def _inside(cell: Cell, quoted_in: Mapping[str, str]) -> str:
    if cell.value:
        return value_mark(Value(cell.value))
    if not cell.text:
        return element("span", "geen gegeven", class_="sr")
    back = quoted_in.get(cell.address, "")
    if not back:
        return text(cell.text)
    return element("a", text(cell.text), class_="terug", href=f"#{back}", title="Terug naar de zin")


def _shape(value: Value) -> str:
    """The shape, where it adds something to the letter."""
    same = SHAPES[value] in (LETTERS[value], "–")
    return "" if same else element("span", SHAPES[value], class_="vorm")


def _legend(table: Table) -> str:
    used = {cell.value for cell in table.cells()}
    signs = "".join(_sign(value) for value in KEYS if value.value in used)
    return element("ul", signs, class_="legenda", aria_label="Legenda") + "\n" if signs else ""


def _sign(value: Value) -> str:
    mark = element("span", LETTERS[value] + _shape(value), class_=f"waarde {value}", aria_hidden="true")
    return element("li", f"{mark} {text(VALUE_WORDS[value])}")


def _notes(table: Table) -> str:
    urgent = element("strong", "Let op:")
    warnings = [element("p", f"{urgent} {text(line)}", class_="noot let_op") for line in table.warnings]
    return "".join([*warnings, *(element("p", text(line), class_="noot") for line in table.notes)])
