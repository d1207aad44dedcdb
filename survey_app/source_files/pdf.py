"""pdf with text: page by page; lines that a page broke off are put together again."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from survey_app.source_files.transcript import LONGEST_TEXT, MOST_PAGES, Paragraph, UnreadableFile

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGE_NUMBER = re.compile(r"\s*(?:pagina\s+)?\d{1,4}(?:\s*(?:van|/)\s*\d{1,4})?\s*", re.IGNORECASE)


def read_pdf(raw: bytes) -> list[Paragraph]:
    """The text of every page; page numbers that stand alone at its top or bottom are left out."""
    pages = _pages(opened_pdf(raw))
    if not any(page.strip() for page in pages):
        raise UnreadableFile("source-scan")
    return [Paragraph(text) for page in pages for text in _paragraphs(page)]


def opened_pdf(raw: bytes) -> PdfReader:
    """The file opened; UnreadableFile when it is damaged, has a password or too many pages."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a file may hold the file's words
    try:
        reader, count = _opened(raw)
    except UnreadableFile:
        raise
    except Exception:  # pypdf raises whatever its parts raise on a broken file
        raise UnreadableFile("source-broken") from None
    if count > MOST_PAGES:
        raise UnreadableFile("source-pages", count=count, limit=MOST_PAGES)
    return reader


def _opened(raw: bytes) -> tuple[PdfReader, int]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile("source-encrypted")
    return reader, len(reader.pages)


def _pages(reader: PdfReader) -> list[str]:
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > LONGEST_TEXT:
            raise UnreadableFile("source-too-long", count=f"meer dan {LONGEST_TEXT}", limit=LONGEST_TEXT)
    return pages


def _paragraphs(page: str) -> list[str]:
    """Lines joined where a sentence runs on: the next line goes on in small letters."""
    lines = [" ".join(line.split()) for line in page.split("\n")]
    while lines and (not lines[-1] or PAGE_NUMBER.fullmatch(lines[-1])):
        lines.pop()
    while lines and (not lines[0] or PAGE_NUMBER.fullmatch(lines[0])):
        lines.pop(0)
    text = "\n".join(lines)
    joined = re.sub(r"(?<=[^\n.?!:;”\"’])\n(?=[a-zà-ÿ(])", " ", text)
    return [block for block in re.split(r"\n{2,}", joined) if block.strip()]
