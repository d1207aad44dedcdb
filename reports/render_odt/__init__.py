"""A Document as an OpenDocument text (.odt), on the office's own template or on the house template.

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

    `template` is an .odt or .ott: its own text, headers and footers stay, and a paragraph with just MARKER
    says where the report goes (else: at the end). Raises UnusableTemplate, with a Problem, for what is none.
    """
    from reports.render_odt.body import write
    from reports.render_odt.opening import opened
    from reports.render_odt.properties import describe

    text = opened(house_template() if template is None else template)
    write(text, document)
    describe(text, document)
    target = io.BytesIO()
    text.save(target)
    return repacked(target.getvalue(), first="mimetype")


def house_template() -> bytes:
    """Our own template: an office opens it, changes letters or logo, and gives it back."""
    from reports.render_odt.blank import house_template as made

    return made()


def template_problems(template: bytes) -> tuple[Problem, ...]:
    """Why this template can't be used; empty when it can."""
    from reports.render_odt.opening import opened

    try:
        opened(template)
    except UnusableTemplate as refused:
        return (refused.problem,)
    return ()


def template_notes(template: bytes) -> tuple[str, ...]:
    """What a usable template lacks and gets from us, in sentences for who gave it."""
    from reports.render_odt.opening import opened
    from reports.render_odt.remarks import remarks

    return remarks(opened(template))
