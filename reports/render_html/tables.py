"""Table -> HTML: caption, headings with scope, colours as letter + shape + words, addresses on results."""

from __future__ import annotations

from itertools import groupby

from codebooks.values import KEYS, LETTERS, SHAPES, Value
from reports.document import Cell, Heading, Table, TableRow
from reports.html_text import cell_id, element, section_id, text
from reports.render_html.page import Page
from reports.tables import VALUE_WORDS

WIDE = 6  # with more columns than this the row labels stay in view while the rest scrolls
WIDEST = 12  # with more columns than this it is printed on a page on its side
SHORT_TEXT = 6  # characters that fit a narrow column
STORY = 200  # characters that need a wide one
LONG_TEXT = 60  # characters from which a cell is set as running text


def render_table(table: Table, number: int, page: Page) -> str:
    """The table in a box that scrolls by itself, with its legend and notes below."""
    head = element("thead", element("tr", _corner(table) + "".join(map(_heading, table.headings))))
    groups = groupby(table.rows, key=lambda row: row.group)
    bodies = "".join(_body(table, group, list(rows), page) for group, rows in groups)
    grid = element("table", _caption(table, number) + head + "\n" + bodies, id=f"tabel-{number}")
    label = f"Tabel {number}: {table.title}"
    box = element("div", grid, class_=_kind(table), role="region", tabindex="0", aria_label=label)
    inside = f"{box}\n{_legend(table)}{_notes(table)}"
    return element("div", inside, class_="tabelblok liggend" if _lies(table) else "tabelblok") + "\n"


def _kind(table: Table) -> str:
    wide = len(table.headings) > WIDE
    return "tabel breed kort" if wide and _is_short(table) else "tabel breed" if wide else "tabel"


def _is_short(table: Table) -> bool:
    """Whether columns can be narrow on paper, with their headings upright."""
    return all(len(cell.text) <= SHORT_TEXT or cell.value for cell in table.cells())


def _lies(table: Table) -> bool:
    """Whether it is printed on a page on its side."""
    columns = len(table.headings)
    story = any(len(cell.text) > STORY for cell in table.cells())
    return columns > WIDEST or (columns > WIDE and not _is_short(table)) or (columns >= 5 and story)


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


def _body(table: Table, group: str, rows: list[TableRow], page: Page) -> str:
    lines = "".join(_row(table, row, page) for row in rows)
    return element("tbody", _group(table, group) + lines) + "\n"


def _group(table: Table, group: str) -> str:
    if not group:
        return ""
    columns = str(len(table.headings) + 1)
    cell = element("th", element("span", text(group)), scope="rowgroup", colspan=columns, class_="bron")
    return element("tr", cell, class_="groep")


def _row(table: Table, row: TableRow, page: Page) -> str:
    label = element("th", text(row.label), scope="row", class_="bron")
    named = zip(table.headings, row.cells, strict=True)
    cells = "".join(_cell(cell, f"{row.label}, {heading.label}", page) for heading, cell in named)
    return element("tr", label + cells) + "\n"


def _cell(cell: Cell, where: str, page: Page) -> str:
    id = cell_id(cell.address) if cell.address and page.place(cell.address) else ""
    inside = _inside(cell, where, page)
    return element("td", inside, class_=_classes(cell), id=id, data_figure=cell.address)


def _classes(cell: Cell) -> str:
    if cell.value:
        return f"waarde {cell.value}"
    marks = {"getal": cell.numeric, "lang": len(cell.text) > LONG_TEXT, "bron": not cell.address}
    return " ".join(name for name, holds in marks.items() if holds)


def _inside(cell: Cell, where: str, page: Page) -> str:
    """What is written; a link on to what lies behind it, and one back to the sentence that quotes it."""
    if cell.value:
        return value_mark(Value(cell.value))
    if not cell.text:
        return element("span", "geen gegeven", class_="sr")
    back = page.quoted_in.get(cell.address, "")
    onward, opens = _onward(cell, page)
    if onward:
        named = f"{cell.text}, {where}: {opens}"
        return element("a", text(cell.text), class_="achter", href=onward, aria_label=named) + _back(
            back, where
        )
    if not back:
        return text(cell.text)
    return element("a", text(cell.text), class_="terug", href=f"#{back}", title="Terug naar de zin")


def _onward(cell: Cell, page: Page) -> tuple[str, str]:
    """Where the cell leads and what is there: the coded cells, else the quotes; a 0 has neither."""
    if cell.text == "0":
        return "", ""
    if cell.address in page.behind:
        return page.behind[cell.address], "de cellen erachter"
    return (f"#{section_id(cell.behind)}", "citaten") if cell.behind else ("", "")


def _back(sentence: str, where: str) -> str:
    if not sentence:
        return ""
    return " " + element(
        "a", "↩", class_="terug", href=f"#{sentence}", aria_label=f"{where}: terug naar de zin"
    )


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
