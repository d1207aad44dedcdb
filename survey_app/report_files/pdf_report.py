"""pdf with text, page by page; tables from where their cells stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from survey_app.report_files.blocks import Block, table_block
from survey_app.report_files.lines import blocks_of
from survey_app.report_files.lost_lines import tables_in
from survey_app.source_files.pdf import PAGE_NUMBER, opened_pdf
from survey_app.source_files.transcript import LONGEST_TEXT, UnreadableFile

if TYPE_CHECKING:
    from pypdf import PageObject

FEWEST_REPEATS = 3  # pages on which a line at the edge must return to be a running head
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
    for number, (page, text) in enumerate(zip(pages, texts, strict=True), start=1):
        found += _page_blocks(page, [line for line in text if _bare(line) not in heads], number)
    return found


def _bare(line: str) -> str:
    """A line without its digits: a running head has the number of its page in it."""
    return " ".join(re.sub(r"\d", "", line).split())


def _running_heads(texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """What returns among the first and last lines of many pages."""
    edges = Counter(bare for text in texts for bare in {_bare(line) for line in (*text[:2], *text[-2:])})
    most = max(FEWEST_REPEATS, len(texts) // 3)
    return frozenset(bare for bare, times in edges.items() if bare and times >= most)


def _page_blocks(page: PageObject, text: Sequence[str], number: int) -> list[Block]:
    lines = [" ".join(line.split(" ")) for line in text]
    while lines and (not lines[-1].strip() or PAGE_NUMBER.fullmatch(lines[-1])):
        lines.pop()
    while lines and (not lines[0].strip() or PAGE_NUMBER.fullmatch(lines[0])):
        lines.pop(0)
    set_out = _set_out(page) if sum(bool(re.search(r"\d", line)) for line in lines) > 2 else []
    tables = tables_in(set_out)
    if not tables:
        return blocks_of(lines, number)
    taken = {_words(line) for table in tables for line in set_out[table.start : table.end] if line.strip()}
    left = [line for line in lines if _words(line) not in taken or not line.strip()]
    return [
        *blocks_of(left, number),
        *(table_block(table.rows, page=number, caption=_above(set_out, table.start)) for table in tables),
    ]


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
