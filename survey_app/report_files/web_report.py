"""html: headings, paragraphs, list items and tables with merged cells; scripts and styles are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from analysis.report_recount.content import PassageKind
from survey_app.report_files.blocks import MOST_CELLS, Block, Rows, table_block
from survey_app.source_files.transcript import UnreadableFile
from survey_app.source_files.web_page import BLOCKS, HEADINGS, SILENT, decoded_page

MOST_SPAN = 200
_CELLS = frozenset({"td", "th"})

Attributes = list[tuple[str, str | None]]


def read_html_report(raw: bytes) -> list[Block]:
    """The blocks of the page in order."""
    reader = _Reader()
    reader.feed(decoded_page(raw))
    reader.close()
    reader.end()
    return reader.found


@dataclass
class _Table:
    """A table being read: cells by row and column, and the columns that a cell above still covers."""

    rows: Rows = field(default_factory=list)
    filled: Rows = field(default_factory=list)
    down: dict[int, tuple[int, str]] = field(default_factory=dict)
    span: tuple[int, int] = (1, 1)
    caption: str = ""
    cells: int = 0

    def new_row(self) -> None:
        """The next row."""
        if self.rows:
            self.reach_down()
        self.rows.append([])
        self.filled.append([])

    def add(self, text: str) -> None:
        """A cell with its text, after those that reach down from above."""
        if not self.rows:
            self.new_row()
        self.reach_down()
        wide, high = self.span
        for column in range(len(self.rows[-1]), len(self.rows[-1]) + wide):
            if high > 1:
                self.down[column] = (high - 1, text)
        self.rows[-1] += [text, *[""] * (wide - 1)]
        self.filled[-1] += [text] * wide
        self.count(wide)

    def count(self, more: int) -> None:
        """UnreadableFile when there are too many cells."""
        self.cells += more
        if self.cells > MOST_CELLS:
            raise UnreadableFile("report-too-many-cells", count=f"meer dan {MOST_CELLS}", limit=MOST_CELLS)

    def reach_down(self) -> None:
        """Empty cells where one from above covers this row."""
        while (covered := self.down.pop(len(self.rows[-1]), None)) is not None:
            left, text = covered
            if left > 1:
                self.down[len(self.rows[-1])] = (left - 1, text)  # for the next row
            self.rows[-1].append("")
            self.filled[-1].append(text)
            self.count(1)


class _Reader(HTMLParser):
    """Gathers text between tags. Tables within cells come after the table they stand in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._words: list[str] = []
        self._tables: list[tuple[_Table, list[str]]] = []
        self._later: list[Block] = []
        self._silent = ""
        self._kind, self._lists, self._in_cell, self._in_caption = PassageKind.PARAGRAPH, 0, False, False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._silent == "head" and tag == "body":
            self._silent = ""
        if self._silent:
            return
        if tag in SILENT:
            self._silent = tag
        elif tag == "table":
            self._open_table()
        elif self._tables and tag in (*_CELLS, "tr", "caption"):
            self._table_part(tag, attrs)
        elif tag in BLOCKS or tag == "br":
            self._block(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if tag in BLOCKS or tag == "br":
            self.handle_starttag(tag, attrs)

    def _block(self, tag: str) -> None:
        if self._in_cell or self._in_caption or tag == "br":
            self._words.append("\n")
            return
        self._end_passage()
        self._lists += tag in ("ul", "ol")
        if tag in HEADINGS:
            self._kind = PassageKind.HEADING
        elif tag == "li":
            self._kind = PassageKind.ITEM

    def _open_table(self) -> None:
        if not self._tables:
            self._end_passage()
        self._tables.append((_Table(), self._words))
        self._words, self._in_cell = [], False

    def _table_part(self, tag: str, attrs: Attributes) -> None:
        self._end_cell()
        table = self._tables[-1][0]
        if tag == "tr":
            table.new_row()
        elif tag == "caption":
            self._in_caption = True
        else:
            spans = dict(attrs)
            table.span = (_span(spans.get("colspan")), _span(spans.get("rowspan")))
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent = "" if tag == self._silent or tag == "body" else self._silent
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag in (*_CELLS, "caption", "tr") and self._tables:
            self._end_cell()
        elif tag in BLOCKS and not self._in_cell:
            self._end_passage()
            self._lists = max(0, self._lists - (tag in ("ul", "ol")))

    def handle_data(self, data: str) -> None:
        if not self._silent and (not self._tables or self._in_cell or self._in_caption):
            self._words.append(re.sub(r"\s+", " ", data))

    def end(self) -> None:
        """What was gathered and not ended."""
        while self._tables:
            self._close_table()
        self._end_passage()

    def _end_cell(self) -> None:
        table = self._tables[-1][0]
        if self._in_cell:
            table.add(self._gathered())
        elif self._in_caption:
            table.caption = self._gathered()
        self._words, self._in_cell, self._in_caption = [], False, False

    def _close_table(self) -> None:
        self._end_cell()
        table, words = self._tables.pop()
        if table.rows:
            table.reach_down()
        if any(any(row) for row in table.rows):
            block = table_block(table.rows, table.filled, caption=table.caption)
            (self._later if self._tables else self.found).append(block)
        self._words, self._in_cell = words, bool(self._tables)
        if not self._tables:
            self.found += self._later
            self._later = []

    def _gathered(self) -> str:
        lines = "".join(self._words).split("\n")
        return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)

    def _end_passage(self) -> None:
        text = self._gathered()
        if text:
            self.found.append(Block(text, self._kind, max(self._lists - 1, 0)))
        self._words, self._kind = [], PassageKind.PARAGRAPH


def _span(value: str | None) -> int:
    text = value or ""
    return max(1, min(int(text), MOST_SPAN)) if text.isascii() and text.isdigit() and len(text) < 9 else 1
