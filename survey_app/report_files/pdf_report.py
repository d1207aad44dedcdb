"""pdf with text, page by page; tables from where their cells stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from survey_app.report_files.blocks import Block, table_block
from survey_app.report_files.lines import blocks_of
from survey_app.report_files.lost_lines import CAPTION, tables_in
from survey_app.source_files.pdf import PAGE_NUMBER, opened_pdf
from survey_app.source_files.transcript import LONGEST_TEXT, UnreadableFile

if TYPE_CHECKING:
    from pypdf import PageObject

FEWEST_REPEATS = 3  # pages on which a line at the edge must return to be a running head
EDGE = 2  # lines between a table and the edge of its page: the headings again, a note
WIDEST = 400  # characters of a page set out in columns


def read_pdf_report(raw: bytes) -> list[Block]:
    """The blocks of every page, with its number; running heads and page numbers are left out."""
    pages = list(opened_pdf(raw).pages)
    texts: list[list[str]] = []
    for page in pages:
        texts.append(page.extract_text().split("\n"))
        length = sum(len(line) for text in texts for line in text)
        if length > LONGEST_TEXT:
            raise UnreadableFile("source-too-long", count=f"meer dan {LONGEST_TEXT}", limit=LONGEST_TEXT)
    if not any(line.strip() for text in texts for line in text):
        raise UnreadableFile("source-scan")
    heads = _running_heads(texts)
    found: list[Block] = []
    before = _Page([], [])
    for number, (page, text) in enumerate(zip(pages, texts, strict=True), start=1):
        now = _read_page(page, [line for line in text if _bare(line) not in heads], heads, number)
        found += _joined(before, now)
        before = now
    return [*found, *before.tables]


def _bare(line: str) -> str:
    """A line without its digits: a running head has the number of its page in it."""
    return " ".join(re.sub(r"\d", "", line).split())


def _running_heads(texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """What returns among the first and last lines of many pages."""
    edges = Counter(bare for text in texts for bare in {_bare(line) for line in (*text[:2], *text[-2:])})
    most = max(FEWEST_REPEATS, len(texts) // 3)
    return frozenset(bare for bare, times in edges.items() if bare and times >= most)


@dataclass(frozen=True)
class _Page:
    """The passages of a page and its tables; whether the first begins and the last ends at its edge."""

    passages: list[Block]
    tables: list[Block]
    opens: bool = False
    runs_on: bool = False


def _joined(before: _Page, now: _Page) -> list[Block]:
    """What of both pages is known now: a table that runs on over the edge of the page is one table.

    Where its columns do not fit the rest is left out: half a table has no totals.
    """
    tables = list(before.tables)
    if before.runs_on and now.opens:
        last, first = tables.pop(), now.tables.pop(0)
        same = len(last.rows[0]) == len(first.rows[0])
        more = tuple(row for row in first.rows if row not in last.rows[:2]) if same else ()
        whole = replace(last, rows=last.rows + more)
        if now.runs_on and not now.tables:
            now.tables.append(whole)
        else:
            tables.append(whole)
    return [*tables, *now.passages]


def _read_page(page: PageObject, text: Sequence[str], heads: frozenset[str], number: int) -> _Page:
    lines = [" ".join(line.split(" ")) for line in text]
    while lines and (not lines[-1].strip() or PAGE_NUMBER.fullmatch(lines[-1])):
        lines.pop()
    while lines and (not lines[0].strip() or PAGE_NUMBER.fullmatch(lines[0])):
        lines.pop(0)
    set_out = _set_out(page) if sum(bool(re.search(r"\d", line)) for line in lines) > 2 else []
    set_out = [line for line in set_out if _bare(line) not in heads]
    tables = tables_in(set_out)
    if not tables:
        return _Page(blocks_of(lines, number), [])
    taken = {_words(line) for table in tables for line in set_out[table.start : table.end] if line.strip()}
    left = [line for line in lines if _words(line) not in taken or not line.strip()]
    blocks = [table_block(table.rows, page=number, caption=_above(set_out, table.start)) for table in tables]
    above = set_out[: tables[0].start]
    opens = _filled(above) <= EDGE and not any(CAPTION.match(line) for line in above)
    runs_on = _filled(set_out[tables[-1].end :]) <= EDGE
    return _Page(blocks_of(left, number), blocks, opens, runs_on)


def _filled(lines: Sequence[str]) -> int:
    return sum(bool(line.strip()) and not PAGE_NUMBER.fullmatch(line) for line in lines)


def _set_out(page: PageObject) -> list[str]:
    """The lines of the page with white space as wide as it is on paper; [] where that cannot be had."""
    try:
        text = page.extract_text(extraction_mode="layout")
    except Exception:  # layout mode is young, and the plain text was read already
        return []
    return [line[:WIDEST].rstrip() for line in text.split("\n")]


def _words(line: str) -> str:
    return re.sub(r"\s", "", line)


def _above(lines: Sequence[str], start: int) -> str:
    """The last line with words above the table."""
    before = [line for line in lines[max(0, start - 3) : start] if line.strip()]
    return " ".join(before[-1].split()) if before else ""
