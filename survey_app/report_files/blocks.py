"""What a reader of one format gives: blocks in order; and how they become a report with a place for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.report_recount.content import Grid, Passage, PassageKind, Place, ReportContent, make_grid
from survey_app.source_files.transcript import LONGEST_TEXT, UnreadableFile

MOST_CELLS = 400_000  # of all tables together
LONGEST_CAPTION = 250
_CAPTION = re.compile(r"\s*(?:tabel|table|overzicht|schema|staat|figuur)\b", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"

Rows = list[list[str]]


@dataclass(frozen=True)
class Block:
    """A passage, or a table where it has rows. `filled`: its rows with merged cells repeated."""

    text: str = ""
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int = 0
    page: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    filled: tuple[tuple[str, ...], ...] = ()


def table_block(rows: Rows, filled: Rows | None = None, page: int = 0, caption: str = "") -> Block:
    """A block of a table."""
    frozen = tuple(tuple(row) for row in rows)
    return Block(caption, page=page, rows=frozen, filled=tuple(tuple(row) for row in filled or ()))


def assembled(blocks: Iterable[Block]) -> ReportContent:
    """The report: passages and tables numbered, under the heading before them, tables with a caption."""
    parts: list[Passage | Grid] = []
    heading, passages, tables = "", 0, 0
    listed = [_clean(block) for block in blocks]
    _check_length(listed)
    for number, block in enumerate(listed):
        if block.rows:
            tables += 1
            place = Place(heading, tables, block.page)
            parts.append(_grid(block, place, block.text or _caption(listed, number)))
        elif block.text.strip():
            passages += 1
            heading = _short(block.text) if block.kind is PassageKind.HEADING else heading
            place = Place(heading, passages, block.page)
            parts.append(Passage(block.text.strip(), place, block.kind, block.level))
    return ReportContent(tuple(parts))


def _check_length(blocks: list[Block]) -> None:
    cells = sum(len(row) for block in blocks for row in block.rows)
    length = sum(len(block.text) for block in blocks)
    if cells > MOST_CELLS:
        raise UnreadableFile("report-too-many-cells", count=cells, limit=MOST_CELLS)
    if length > LONGEST_TEXT:
        raise UnreadableFile("source-too-long", count=length, limit=LONGEST_TEXT)
    if not any(re.search(r"\w", block.text) for block in blocks) and not cells:
        raise UnreadableFile("source-no-text")


def _clean(block: Block) -> Block:
    """Without signs that show nothing: soft hyphens, and what no database or program can hold."""
    return replace(
        block,
        text=_visible(block.text),
        rows=tuple(tuple(_visible(cell) for cell in row) for row in block.rows),
        filled=tuple(tuple(_visible(cell) for cell in row) for row in block.filled),
    )


def _visible(text: str) -> str:
    return re.sub(rf"[{_SOFT_HYPHEN}\u200b\u2060\x00\ud800-\udfff]", "", text).replace("\u00a0", " ")


def _grid(block: Block, place: Place, caption: str) -> Grid:
    filled = [list(row) for row in block.filled] or None
    return make_grid([list(row) for row in block.rows], place, caption, filled)


def _caption(blocks: list[Block], number: int) -> str:
    """The passage before or behind the table that says what it is."""
    for other in (number - 1, number + 1):
        if 0 <= other < len(blocks) and not blocks[other].rows and _CAPTION.match(blocks[other].text):
            return _short(blocks[other].text)
    before = blocks[number - 1] if number else Block()
    return _short(before.text) if not before.rows and len(before.text) <= LONGEST_CAPTION else ""


def _short(text: str) -> str:
    return " ".join(text.split())[:LONGEST_CAPTION]
