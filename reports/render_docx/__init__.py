"""A Document as a Word file (.docx), on the office's own template or on the house template.

`render` writes it; `template_problems` and `template_notes` say beforehand what a template can't be used
for, and what it gets from us.
"""

from __future__ import annotations

import io

from instruments.problems import Problem
from reports.document import Document
from reports.office_pages import MARKER, UnusableTemplate, repacked

__all__ = ["MARKER", "UnusableTemplate", "house_template", "render", "template_notes", "template_problems"]


def render(document: Document, template: bytes | None = None) -> bytes:
    """The file; the same document on the same template gives the same bytes.

    `template` is a .docx or .dotx: its own text, headers and footers stay, and a paragraph with just MARKER
    says where the report goes (else: at the end). Raises UnusableTemplate, with a Problem, for what is none.
    """
    from reports.render_docx.body import place_in, write
    from reports.render_docx.opening import opened
    from reports.render_docx.settings import describe

    word = opened(house_template() if template is None else template)
    write(word, document, place_in(word))
    describe(word, document)
    target = io.BytesIO()
    word.save(target)
    return repacked(target.getvalue())


def house_template() -> bytes:
    """Our own template: an office opens it in Word, changes letters or logo, and gives it back."""
    from reports.render_docx.blank import house_template as made

    return made()


def template_problems(template: bytes) -> tuple[Problem, ...]:
    """Why this template can't be used; empty when it can."""
    from reports.render_docx.opening import opened

    try:
        opened(template)
    except UnusableTemplate as refused:
        return (refused.problem,)
    return ()


def template_notes(template: bytes) -> tuple[str, ...]:
    """What a usable template lacks and gets from us, in sentences for who gave it."""
    from reports.render_docx.opening import opened
    from reports.render_docx.remarks import remarks

    return remarks(opened(template))
