"""docx: passages, list items and tables as Word shows them, merged cells resolved, all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.report_recount.content import PassageKind
from survey_app.report_files.blocks import Block, Rows, table_block
from survey_app.source_files.transcript import UnreadableFile
from survey_app.source_files.word import (
    DOCUMENT,
    FOOTNOTES,
    LEFT_OUT,
    W,
    document_root,
    is_heading,
    own_name,
    runs_of,
)
from survey_app.source_files.zipped_xml import child_named, parts_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS = ("toc", "inhopg", "tableoffigures", "lijstmetafbeeldingen")
MOST_SPAN = 63  # columns a Word table can have


def read_docx_report(raw: bytes) -> list[Block]:
    """Every passage and table in the order of the document, then the notes."""
    body = child_named(document_root(raw, DOCUMENT), f"{W}body")
    if body is None:
        raise UnreadableFile("source-broken")
    found = list(_blocks(body))
    for name in FOOTNOTES:
        if name in parts_in(raw):
            found += _notes(document_root(raw, name))
    return found


def _notes(root: _Element) -> Iterator[Block]:
    for note in root:
        if own_name(note) in ("footnote", "endnote") and not note.get(f"{W}type"):
            for block in _blocks(note):
                yield block if block.rows else Block(block.text, PassageKind.NOTE)


def _blocks(parent: _Element) -> Iterator[Block]:
    for child in parent:
        name = own_name(child)
        if name == "p":
            yield from _passage(child)
        elif name == "tbl":
            yield from _table(child)
        elif name not in LEFT_OUT:
            yield from _blocks(child)


def _passage(element: _Element) -> Iterator[Block]:
    text = _text(element)
    if not text or _style(element).startswith(_CONTENTS):
        return
    level = _list_level(element)
    if is_heading(element):
        yield Block(text, PassageKind.HEADING)
    elif level is not None:
        yield Block(text, PassageKind.ITEM, level)
    else:
        yield Block(text)


def _text(element: _Element) -> str:
    return "".join(piece for piece, _ in runs_of(element, False)).strip()


def _list_level(element: _Element) -> int | None:
    """The depth of a list item; None of what is none."""
    properties = child_named(element, f"{W}pPr")
    if properties is None:
        return None
    numbering = child_named(properties, f"{W}numPr")
    if numbering is not None:
        level = child_named(numbering, f"{W}ilvl")
        return _number(level, 0)
    name = _style(element)
    return 0 if name.startswith(("list", "lijst", "opsomming")) and "paragraph" not in name else None


def _style(element: _Element) -> str:
    properties = child_named(element, f"{W}pPr")
    style = child_named(properties, f"{W}pStyle") if properties is not None else None
    return style.get(f"{W}val", "").lower() if style is not None else ""


def _number(element: _Element | None, otherwise: int) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(int(value), MOST_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise


def _table(table: _Element) -> Iterator[Block]:
    """The table, then what tables stand within its cells."""
    rows: Rows = []
    filled: Rows = []
    inner: list[_Element] = []
    for row in _own(table, "tr", "tbl"):
        texts, whole = _row(row, filled[-1] if filled else [], inner)
        rows.append(texts)
        filled.append(whole)
    if rows:
        yield table_block(rows, filled)
    for other in inner:
        yield from _table(other)


def _row(row: _Element, above: list[str], inner: list[_Element]) -> tuple[list[str], list[str]]:
    """The row as it stands, and with the cells that merged ones cover filled in."""
    texts, whole = [""] * _skipped(row), [""] * _skipped(row)
    for cell in _own(row, "tc", "tr"):
        properties = child_named(cell, f"{W}tcPr")
        span = _number(child_named(properties, f"{W}gridSpan") if properties is not None else None, 1)
        merge = child_named(properties, f"{W}vMerge") if properties is not None else None
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        place = len(texts)
        text = "" if goes_on else _cell_text(cell)
        cover = above[place] if goes_on and place < len(above) else text
        texts += [text, *[""] * (span - 1)]
        whole += [cover] * max(span, 1)
        inner += [
            child for child in cell.iter(f"{W}tbl") if next(child.iterancestors(f"{W}tc"), None) is cell
        ]
    return texts, whole


def _skipped(row: _Element) -> int:
    """Columns left open before the first cell."""
    properties = child_named(row, f"{W}trPr")
    return _number(child_named(properties, f"{W}gridBefore") if properties is not None else None, 0)


def _own(parent: _Element, name: str, owner: str) -> Iterator[_Element]:
    """The parts with this name that are not of a table within."""
    for found in parent.iter(f"{W}{name}"):
        if next(found.iterancestors(f"{W}{owner}"), None) is parent:
            yield found


def _cell_text(cell: _Element) -> str:
    own = [child for child in cell.iter(f"{W}p") if next(child.iterancestors(f"{W}tc"), None) is cell]
    return "\n".join(text for child in own if (text := _text(child)))
