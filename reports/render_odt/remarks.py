"""What is said of a usable template: styles that it lacks, and whether it says where the report goes."""

from __future__ import annotations

from typing import Any

from reports.office_pages import marker_remarks, style_remarks
from reports.render_odt.odf import q
from reports.render_odt.opening import root_of
from reports.render_odt.styles import complete


def remarks(opened: Any) -> tuple[str, ...]:
    """A sentence for everything that is added or chosen for the office."""
    added = complete(root_of(opened, "styles.xml").find(q("office:styles")), 17.0).added
    body = root_of(opened, "content.xml").find(f"{q('office:body')}/{q('office:text')}")
    at_top = ["".join(found.itertext()) for found in body.iterchildren(q("text:p"), q("text:h"))]
    return (*style_remarks(added), *marker_remarks(at_top, "".join(body.itertext())))
