"""How a table fits on paper: upright or across, which letter size, how wide each column, in how many parts.

Nothing is ever smaller than SMALLEST; a table too wide for that comes in parts, each with its row labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.document import Table, TableRow
from reports.render_pdf.letter_widths import widest_word, width

UPRIGHT, ACROSS = 470.0, 717.0  # points between the margins of A4, upright and across
SMALLEST = 7.5  # points
PADDING = 7.6  # points in a column that are not text, with a little to spare
LINE = 1.25  # em from one line to the next
MARK = 2.6  # em for a letter with its shape
COMFORT, LABEL, GENEROUS = (
    9.0,
    12.0,
    34.0,
)  # em: running text at least, a row label at least, any text at most
RUNNING = 45.0  # em from which a text is so long that it wants half as much again
TALLEST = 11.0  # em that a turned heading may be high
SHORT = 5.0  # em up to which what stands in a column is short enough to turn its heading


@dataclass(frozen=True)
class Column:
    """What a column needs, in em without padding: at least, at most, and when its heading is turned."""

    least: float
    most: float
    turned: float  # 0.0 when turning its heading is of no use


@dataclass(frozen=True)
class Part:
    """Columns of a table (places in its headings) that stand beside each other, and widths in points.

    The first width is that of the row labels.
    """

    columns: tuple[int, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Fit:
    """`turned` are the places of the headings that stand on their side; `size` is in points."""

    across: bool
    size: float
    turned: frozenset[int]
    parts: tuple[Part, ...]


def fit(table: Table) -> Fit:
    """The first way to print the table that holds its words, from the most to the least readable."""
    label, columns = _label(table), [_column(table, place) for place in range(len(table.headings))]
    for across, size, turn in ((False, 9.0, False), (False, 8.0, True), (True, 8.5, False)):
        needed = [label.least, *(_needed(column, turn) for column in columns)]
        if sum(needed) * size + PADDING * len(needed) <= (ACROSS if across else UPRIGHT):
            return _made(label, columns, across, size, turn, [list(range(len(columns)))])
    return _made(label, columns, True, SMALLEST, True, list(_in_parts(label, columns)))


def height(table: Table, part: Part, size: float) -> float:
    """About how high the rows are, in points, without headings; rather too high than too low."""
    return sum(_row_height(row, part, size) for row in table.rows)


def _row_height(row: TableRow, part: Part, size: float) -> float:
    words = (row.label, *(row.cells[place].text for place in part.columns))
    lines = (
        1 + width(text) * size * 1.15 // max(points - PADDING, size)
        for text, points in zip(words, part.widths, strict=True)
    )
    return max(lines) * size * LINE + size


def _in_parts(label: Column, columns: list[Column]) -> Iterator[list[int]]:
    """The columns in as few parts as hold them, at the smallest size; a part has at least one."""
    room = ACROSS - label.least * SMALLEST - PADDING
    part: list[int] = []
    used = 0.0
    for place, column in enumerate(columns):
        needed = _needed(column, True) * SMALLEST + PADDING
        if part and used + needed > room:
            yield part
            part, used = [], 0.0
        part, used = [*part, place], used + needed
    yield part


def _made(
    label: Column, columns: list[Column], across: bool, size: float, turn: bool, parts: list[list[int]]
) -> Fit:
    turned = frozenset(place for place, column in enumerate(columns) if turn and column.turned)
    room = ACROSS if across else UPRIGHT
    made = tuple(
        Part(
            tuple(places),
            _widths(
                [label, *(columns[p] for p in places)],
                [False, *(p in turned for p in places)],
                room / size,
                size,
            ),
        )
        for places in parts
    )
    return Fit(across, size, turned, made)


def _widths(columns: list[Column], turned: list[bool], room: float, size: float) -> tuple[float, ...]:
    """Points per column: all they want when there is room, else the least and a share of what is left."""
    least = [column.turned if turn else column.least for column, turn in zip(columns, turned, strict=True)]
    most = [
        max(low, column.turned if turn else column.most)
        for low, column, turn in zip(least, columns, turned, strict=True)
    ]
    left = room - sum(least) - PADDING / size * len(columns)
    wanted = sum(most) - sum(least)
    share = min(1.0, max(0.0, left) / wanted) if wanted else 0.0
    squeeze = min(1.0, (room - PADDING / size * len(columns)) / sum(least)) if left < 0 else 1.0
    return tuple(
        round((low * squeeze + (high - low) * share) * size + PADDING, 1)
        for low, high in zip(least, most, strict=True)
    )


def _readable(whole: float, least: float) -> float:
    """The width that keeps a text of `whole` em from becoming a ribbon."""
    return min(whole, least * 1.5 if whole > RUNNING else least)


def _needed(column: Column, turn: bool) -> float:
    return column.turned if turn and column.turned else column.least


def _label(table: Table) -> Column:
    words = [row.label for row in table.rows]
    word = max([*map(widest_word, words), widest_word(table.row_label, bold=True)])
    most = max([*map(width, words), width(table.row_label, bold=True), word])
    return Column(max(word, _readable(most, LABEL)), min(most, GENEROUS), 0.0)


def _column(table: Table, place: int) -> Column:
    heading = table.headings[place].label
    cells = [row.cells[place] for row in table.rows if place < len(row.cells)]
    words = [cell.text for cell in cells if not cell.value]
    mark = MARK if any(cell.value for cell in cells) else 1.0
    word, whole = max([mark, *map(widest_word, words)]), max([mark, *map(width, words)])
    body = max(word, _readable(whole, COMFORT))
    head = widest_word(heading, bold=True)
    most = min(max(whole, min(width(heading, bold=True), LABEL)), GENEROUS)
    return Column(max(body, head), max(most, head, body), _turned(heading, whole, head))


def _turned(heading: str, whole: float, head: float) -> float:
    """The width with the heading on its side; 0.0 where that saves nothing."""
    lines = -(-width(heading, bold=True) // TALLEST)
    side = max(whole, lines * LINE)
    return side if whole <= SHORT and side < head else 0.0
