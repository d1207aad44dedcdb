"""Lines of plain text to blocks: headings, paragraphs put together again, list items, and tables."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence

from analysis.report_recount.content import PassageKind
from survey_app.report_files.blocks import Block, table_block
from survey_app.report_files.lost_lines import tables_in

_MARK = re.compile(
    r"(?P<indent>\s*)(?:[-–•▪◦*»·o¢]\s+|\(?\d{1,2}[a-z]?[.)]\s+|\(?[a-z][.)]\s+|\(?[ivx]{1,4}[.)]\s+)(?=\S)"
)
_SCANNED = re.compile(r"(?P<indent>\s*)[eo¢]\s+(?=\S)")
_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
_NUMBERED = re.compile(r"(?i:hoofdstuk|bijlage)\s+\w{1,3}\b.*|[A-Z]?\.?\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÀ-Ý].*")
_DATE = re.compile(r"\d{1,2}\s+(?:jan|feb|ma|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*\s+\d{4}", re.IGNORECASE)
LONGEST_HEADING = 120
WRAPPED = 140  # characters: lines of a text that was broken off are no longer
MANY = 5


def blocks_of(lines: Sequence[str], page: int = 0, markdown: bool = False) -> list[Block]:
    """The blocks of the lines, in order."""
    found: list[Block] = []
    position = 0
    style = _Style(lines, page, markdown)
    for table in tables_in(lines):
        found += style.passages(lines[position : table.start])
        found.append(table_block(table.rows, page=page))
        position = table.end
    return [*found, *style.passages(lines[position:])]


class _Style:
    """How a text was set: whether its lines were broken off, and what marks its lists."""

    def __init__(self, lines: Sequence[str], page: int, markdown: bool) -> None:
        lengths = sorted(len(line) for line in lines if line.strip())
        self._wrapped = len(lengths) > MANY and lengths[int(0.98 * (len(lengths) - 1))] <= WRAPPED
        self._width = statistics.median(lengths) if lengths else 0
        scanned = sum(bool(_SCANNED.match(line)) for line in lines) >= MANY
        self._marks = (_MARK, _SCANNED) if scanned else (_MARK,)
        self._page, self._markdown = page, markdown

    def passages(self, lines: Sequence[str]) -> Iterator[Block]:
        """Blocks parted by blank lines, list marks, and the ends of lines where none were broken off."""
        gathered: list[str] = []
        for line in [*lines, ""]:
            if gathered and self._parts(gathered, line):
                yield self._block(gathered)
                gathered = []
            if line.strip():
                gathered.append(line)

    def _parts(self, gathered: Sequence[str], line: str) -> bool:
        if not line.strip() or not (self._wrapped or self._markdown) or self._mark(line):
            return True
        if _MARKDOWN.match(gathered[-1]) or _MARKDOWN.match(line):
            return self._markdown
        ended = gathered[-1].rstrip().endswith((".", ":", "?", "!"))
        return ended and len(gathered[-1]) < 0.6 * self._width

    def _mark(self, line: str) -> re.Match[str] | None:
        return next((found for mark in self._marks if (found := mark.match(line))), None)

    def _block(self, lines: Sequence[str]) -> Block:
        text = "\n".join(line.rstrip() for line in lines)
        mark = self._mark(lines[0])
        if self._markdown and _MARKDOWN.match(lines[0]):
            return Block(_MARKDOWN.sub("", text, count=1), PassageKind.HEADING, page=self._page)
        if mark and not _is_heading(text):
            return Block(text.strip(), PassageKind.ITEM, min(len(mark["indent"]), 20), self._page)
        kind = PassageKind.HEADING if _is_heading(text) else PassageKind.PARAGRAPH
        return Block(text.strip(), kind, page=self._page)


def _is_heading(text: str) -> bool:
    """One short line that opens with a number and a capital, and does not end as a sentence does."""
    plain = text.strip()
    single = "\n" not in plain and len(plain) <= LONGEST_HEADING and plain[-1] not in ".:;,?!"
    return single and bool(_NUMBERED.fullmatch(plain)) and not _DATE.match(plain)
