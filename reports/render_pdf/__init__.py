"""Document -> PDF/UA-1 on A4, tagged down to the headings of rows, with bookmarks and a table of contents."""

from __future__ import annotations

from reports.document import Document
from reports.render_pdf.row_headers import with_row_headers
from reports.render_pdf.source import source_of
from reports.typst_pages import compiled, pictured
from reports.typst_process import compiled_apart

__all__ = ["render", "render_pictures", "source_of"]


def render(document: Document, apart: bool = False) -> bytes:
    """The whole report; the same Document gives the same bytes, for no moment is written in it.

    `apart` makes it in a process of its own, which a process that lives on should ask for.
    """
    source, pictures = source_of(document)
    return with_row_headers((compiled_apart if apart else compiled)(source, pictures))


def render_pictures(document: Document, dots_per_inch: int = 70) -> list[bytes]:
    """The same pages as PNG, for who wants to look at them."""
    source, pictures = source_of(document)
    return pictured(source, pictures, dots_per_inch)
