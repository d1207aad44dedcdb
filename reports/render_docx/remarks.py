"""What is said of a usable template: styles that it lacks, and whether it says where the report goes."""

from __future__ import annotations

from typing import Any

from reports.office_pages import marker_remarks, style_remarks
from reports.render_docx.styles import complete
from reports.render_docx.wml import w


def remarks(opened: Any) -> tuple[str, ...]:
    """A sentence for everything that is added or chosen for the office."""
    added = complete(opened, 17.0).added
    body = opened.element.body
    at_top = [_words(paragraph) for paragraph in body.iterchildren(w("p"))]
    return (*style_remarks(added), *marker_remarks(at_top, _words(body)))


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))
