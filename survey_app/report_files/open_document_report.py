"""odt and ods: passages, list items and tables, merged cells resolved, all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.report_recount.content import PassageKind
from survey_app.report_files.blocks import MOST_CELLS, Block, Rows, table_block
from survey_app.source_files.open_document import (
    LEFT_OUT,
    OFFICE,
    TABLE,
    TEXT,
    content_root,
    paragraph_text,
)
from survey_app.source_files.transcript import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_REPEATS = 500  # of an empty cell or row; programs repeat those to the edge of the sheet
DEEPEST = 10  # lists within lists that are told apart


def read_open_document_report(raw: bytes) -> list[Block]:
    """Every passage and table in the order of the document, then the notes."""
    root = content_root(raw)
    bodies = [*root.iter(f"{OFFICE}text"), *root.iter(f"{OFFICE}spreadsheet")]
    if not bodies:
        raise UnreadableFile("source-format")
    notes = [
        Block(block.text, PassageKind.NOTE)
        for note in bodies[0].iter(f"{TEXT}note-body")
        for block in _blocks(note, -1)
        if block.text
    ]
    return [*_blocks(bodies[0], -1), *notes]


def _blocks(parent: _Element, level: int) -> Iterator[Block]:
    """`level` is the depth of the list that we are in, -1 outside one."""
    for child in parent:
        if child.tag == f"{TEXT}h":
            yield Block(paragraph_text(child), PassageKind.HEADING)
        elif child.tag == f"{TEXT}p":
            kind = PassageKind.PARAGRAPH if level < 0 else PassageKind.ITEM
            yield Block(paragraph_text(child), kind, max(level, 0))
        elif child.tag == f"{TABLE}table":
            yield from _table(child)
        elif child.tag not in LEFT_OUT:
            deeper = child.tag == f"{TEXT}list"
            yield from _blocks(child, min(level + deeper, DEEPEST))


def _table(table: _Element) -> Iterator[Block]:
    rows: Rows = []
    filled: Rows = []
    inner: list[_Element] = []
    down: dict[int, tuple[int, str]] = {}  # columns that a cell above still covers: rows left, its text
    for row in table.iter(f"{TABLE}table-row"):
        if next(row.iterancestors(f"{TABLE}table"), None) is not table:
            continue
        texts, whole = _row(row, down, inner)
        for _ in range(_repeats(row, "number-rows-repeated") if any(texts) else 1):
            rows.append(texts)
            filled.append(whole)
        if len(rows) * max(len(texts), 1) > MOST_CELLS:
            raise UnreadableFile("report-too-many-cells", count=f"meer dan {MOST_CELLS}", limit=MOST_CELLS)
    if any(any(texts) for texts in rows):
        yield table_block(rows, filled, caption=table.get(f"{TABLE}name", ""))
    for other in inner:
        yield from _table(other)


def _row(
    row: _Element, down: dict[int, tuple[int, str]], inner: list[_Element]
) -> tuple[list[str], list[str]]:
    texts: list[str] = []
    whole: list[str] = []
    for cell in row:
        if cell.tag == f"{TABLE}covered-table-cell":
            for _ in range(_repeats(cell, "number-columns-repeated")):
                whole.append(_covering(whole, down, len(whole)))
                texts.append("")
        elif cell.tag == f"{TABLE}table-cell":
            text = _cell_text(cell, inner)
            _open_area(cell, text, len(texts), down)
            count = _repeats(cell, "number-columns-repeated")
            texts += [text] * count
            whole += [text] * count
    return texts, whole


def _covering(whole: list[str], down: dict[int, tuple[int, str]], column: int) -> str:
    """The text of the merged cell that covers this place."""
    left, text = down.get(column, (0, ""))
    if left:
        down[column] = (left - 1, text)
        return text
    return whole[-1] if whole else ""


def _open_area(cell: _Element, text: str, column: int, down: dict[int, tuple[int, str]]) -> None:
    rows = _repeats(cell, "number-rows-spanned")
    for covered in range(column, column + _repeats(cell, "number-columns-spanned")) if rows > 1 else ():
        down[covered] = (rows - 1, text)


def _cell_text(cell: _Element, inner: list[_Element]) -> str:
    blocks = []
    for child in cell:
        if child.tag == f"{TABLE}table":
            inner.append(child)
        elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
            blocks.append(paragraph_text(child))
        elif child.tag == f"{TEXT}list":
            blocks += [block.text for block in _blocks(child, 0) if block.text]
    return "\n".join(block for block in blocks if block)


def _repeats(element: _Element, name: str) -> int:
    value = element.get(f"{TABLE}{name}", "1")
    return min(int(value), MOST_REPEATS) if value.isascii() and value.isdigit() and len(value) < 9 else 1
