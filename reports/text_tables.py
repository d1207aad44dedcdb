"""A table in plain text for a terminal: aligned columns, long texts wrapped, colours as letters.

Nothing that a terminal would obey gets through: control characters and direction marks are dropped.
"""

from __future__ import annotations

import textwrap
import unicodedata
from itertools import zip_longest

from codebooks.values import KEYS, LETTERS
from reports.document import Cell, Table, TableRow

LABEL_WIDTH = 46
CELL_WIDTH = 36
PAGE_WIDTH = 100
NO_NUMBER = "."  # as statistics offices print 'there is no such number'
GAP = "  "
EXPLAINED = {key: key.value.replace("_", " ") for key in KEYS}


def text_of(table: Table) -> str:
    """The table with its title, aligned cells, legend, warnings and notes; ends with a newline."""
    grid = [_head(table), *(_line(row) for row in table.rows)]
    widths = [max(_width(part) for line in grid for part in line[i]) for i in range(len(grid[0]))]
    right = [False, *(heading.numeric for heading in table.headings)]
    lines = [*_wrapped(table.title, PAGE_WIDTH), "", *_aligned(grid[0], widths, right), _rule(widths)]
    group = ""
    for row, parts in zip(table.rows, grid[1:], strict=True):
        if row.group != group:
            group = row.group
            lines += ["", *_wrapped(group, PAGE_WIDTH)] if group else [""]
        lines += _aligned(parts, widths, right)
    return "\n".join([*lines, *_below(table)]) + "\n"


def cell_letter(cell: Cell) -> str:
    """The cell in few characters: a colour's letter, '.' where there is no such number."""
    if cell.value:
        return {key.value: letter for key, letter in LETTERS.items()}[cell.value]
    return clean(cell.text) or NO_NUMBER


def clean(text: str) -> str:
    """The text on one line, without control characters and invisible marks."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if c.isprintable())


def _head(table: Table) -> list[list[str]]:
    headings = (_heading(table, i) for i in range(len(table.headings)))
    return [_wrapped(table.row_label, LABEL_WIDTH), *headings]


def _heading(table: Table, column: int) -> list[str]:
    """The heading, no wider than its longest word or the cells below it ask for."""
    words = clean(table.headings[column].label).split()
    below = (cell_letter(row.cells[column]) for row in table.rows)
    needed = max((_width(text) for text in (*words, *below)), default=1)
    return _wrapped(table.headings[column].label, max(1, min(needed, CELL_WIDTH)))


def _line(row: TableRow) -> list[list[str]]:
    cells = (_wrapped(cell_letter(cell), CELL_WIDTH) for cell in row.cells)
    return [_wrapped(row.label, LABEL_WIDTH), *cells]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(clean(text), width, break_on_hyphens=False) or [""]


def _aligned(parts: list[list[str]], widths: list[int], right: list[bool]) -> list[str]:
    lines = zip_longest(*parts, fillvalue="")
    return [GAP.join(map(_pad, line, widths, right)).rstrip() for line in lines]


def _pad(text: str, width: int, at_end: bool) -> str:
    spaces = " " * (width - _width(text))
    return spaces + text if at_end else text + spaces


def _width(text: str) -> int:
    """Columns the text takes on a screen: two for wide characters, none for combining ones."""
    wide = sum(unicodedata.east_asian_width(c) in ("W", "F") for c in text)
    combining = sum(unicodedata.combining(c) != 0 for c in text)
    return len(text) + wide - combining


def _rule(widths: list[int]) -> str:
    return "-" * (sum(widths) + len(GAP) * (len(widths) - 1))


def _below(table: Table) -> list[str]:
    lines: list[str] = []
    for prefix, texts in (("Let op: ", table.warnings), ("", table.notes), ("", _legend(table))):
        for text in texts:
            lines += ["", *_wrapped(prefix + text, PAGE_WIDTH)]
    return lines


def _legend(table: Table) -> list[str]:
    used = {cell.value for cell in table.cells()}
    signs = [f"{LETTERS[key]} = {EXPLAINED[key]}" for key in KEYS if key.value in used]
    if any(not clean(cell.text) and not cell.value for cell in table.cells()):
        signs.append(f"{NO_NUMBER} = geen gegeven")
    return ["; ".join(signs)] if signs else []
