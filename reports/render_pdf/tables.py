"""Table -> Typst: caption, headings that come back on every page, marks on colours, legend and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from codebooks.values import KEYS, LETTERS, SHAPES, Value
from reports.document import Cell, Heading, Table, TableRow
from reports.render_pdf.letter_widths import LONG, width
from reports.render_pdf.table_fit import Fit, Part, fit, height
from reports.render_pdf.words import content, markup
from reports.tables import VALUE_WORDS
from reports.typst_pages import typst_string

STAYS_WHOLE = 600  # letters up to which a row is not broken over two pages
KEPT = 210  # points up to which a table is not broken over two pages
HIGHEST_HEAD = 400  # letters up to which the headings come back on every page


@dataclass(frozen=True)
class Ways:
    """What can be jumped to: cells by address (taken off once they have their label), sections by key."""

    cells: dict[str, str]
    sections: Mapping[str, str]


def table_source(table: Table, number: int, ways: Ways, words: Mapping[str, str]) -> str:
    """The table with what belongs to it. A cell gets its label once."""
    made = fit(table)
    parts = [
        _part(table, made, place, _caption(table, number, place, len(made.parts), words), ways, words)
        for place in range(len(made.parts))
    ]
    return _legend(table) + "".join(parts) + _notes(table, words)


def squared(table: Table) -> Table:
    """The table with as many cells in every row as it has headings: a page has no ragged tables."""
    wide = len(table.headings)
    if all(len(row.cells) == wide for row in table.rows):
        return table
    filled = (replace(row, cells=(*row.cells, *[Cell("")] * wide)[:wide]) for row in table.rows)
    return replace(table, rows=tuple(filled))


def is_across(table: Table) -> bool:
    """Whether the table asks for a page on its side."""
    return fit(table).across


def _caption(table: Table, number: int, place: int, parts: int, words: Mapping[str, str]) -> str:
    told = words["part"].format(n=place + 1, all=parts)
    which = f" ({told})" if parts > 1 else ""
    return f"{words['table']} {number}. {table.title}{which}"


def _part(table: Table, made: Fit, place: int, caption: str, ways: Ways, words: Mapping[str, str]) -> str:
    part = made.parts[place]
    widths = ", ".join(f"{points}pt" for points in part.widths)
    head = _head(table, made, part, words)
    body = "".join(_group(name, list(rows), table, made, part, ways) for name, rows in _groups(table))
    kept = "kept" if height(table, part, made.size) < KEPT else "flowing"
    return (
        f"#{kept}([{markup(caption)}], {made.size}pt, ({widths},), ({_aligned(table, made, part)},),\n"
        f"{head}{body})\n\n"
    )


def _aligned(table: Table, made: Fit, part: Part) -> str:
    columns = ("right + top" if table.headings[place].numeric else "left + top" for place in part.columns)
    return ", ".join(["left + top", *columns])


def _head(table: Table, made: Fit, part: Part, words: Mapping[str, str]) -> str:
    headings = [table.headings[place] for place in part.columns]
    long = sum(len(heading.label) for heading in headings) + len(table.row_label) > HIGHEST_HEAD
    cells = [_corner(table, words)]
    cells += [_heading(h, place in made.turned) for h, place in zip(headings, part.columns, strict=True)]
    return f"table.header(repeat: {'false' if long else 'true'}, {', '.join(cells)}),\n"


def _corner(table: Table, words: Mapping[str, str]) -> str:
    return f"table.cell(align: left + bottom, strong({content(table.row_label or words['row'], LONG)}))"


def _heading(heading: Heading, turned: bool) -> str:
    inside = f"strong({content(heading.label, LONG)})"
    side = "center" if turned else "right" if heading.numeric else "left"
    return f"table.cell(align: {side} + bottom, {f'turned({inside})' if turned else inside})"


def _groups(table: Table) -> Iterator[tuple[str, Iterator[TableRow]]]:
    return groupby(table.rows, key=lambda row: row.group)


def _group(name: str, rows: list[TableRow], table: Table, made: Fit, part: Part, ways: Ways) -> str:
    head = f"group({len(part.columns) + 1}, {content(name)}),\n" if name else ""
    return head + "".join(_row(row, table, made, part, ways) for row in rows)


def _row(row: TableRow, table: Table, made: Fit, part: Part, ways: Ways) -> str:
    holds = [row.cells[place] for place in part.columns]
    whole = len(row.label) <= STAYS_WHOLE and all(len(cell.text) <= STAYS_WHOLE for cell in holds)
    label = _words(row.label, part.widths[0], made.size)
    cells = [f"whole({label})" if whole else label]
    for cell, points in zip(holds, part.widths[1:], strict=True):
        cells.append(_cell(cell, points, made.size, ways))
    return ", ".join(cells) + ",\n"


def _cell(cell: Cell, points: float, size: float, ways: Ways) -> str:
    label = ways.cells.pop(cell.address, "") if cell.address else ""
    at = f" + [#metadata(none)<{label}>]" if label else ""
    if cell.value:
        return f"{cell.value}({_leading(cell, typst_string(_mark(Value(cell.value))), ways)}{at})"
    return _leading(cell, _words(cell.text, points, size), ways) + at


def _leading(cell: Cell, inside: str, ways: Ways) -> str:
    """The inside of the cell as a link to the section that shows what its result rests on."""
    target = ways.sections.get(cell.behind, "") if cell.behind and cell.text.strip() else ""
    return f"link(<{target}>, {inside})" if target else inside


def _words(words: str, points: float, size: float) -> str:
    """The words, breakable where they are wider than their column."""
    longest = max((len(word) for word in words.split()), default=0)
    if longest <= LONG:
        return content(words)
    letters = int((points - 7) / size / max(0.3, width("n")))
    return content(words, max(4, min(LONG, letters)))


def _mark(value: Value) -> str:
    """Letter and shape: the shape where it adds something to the letter."""
    same = SHAPES[value] in (LETTERS[value], "–")
    return LETTERS[value] if same else f"{LETTERS[value]} {SHAPES[value]}"


def _legend(table: Table) -> str:
    used = {cell.value for cell in table.cells()}
    signs = [
        f"[#(signs.{value})({typst_string(_mark(value))}) {markup(VALUE_WORDS[value])}]"
        for value in KEYS
        if value.value in used
    ]
    return f"#legend({', '.join(signs)})\n" if signs else ""


def _notes(table: Table, words: Mapping[str, str]) -> str:
    urgent = f"#strong[{markup(words['let_op'] + ':')}] "
    warnings = [f"#warning[{urgent}{markup(line)}]\n" for line in table.warnings]
    notes = [f"#note[{markup(line)}]\n" for line in table.notes]
    return "".join([*warnings, *notes]) + "\n"
