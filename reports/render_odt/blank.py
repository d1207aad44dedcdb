"""The house template for ODT: an office opens it, changes letters, colours or logo, and gives it back."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from reports.office_pages import MARKER, repacked, words_in
from reports.render_odt.house_styles import FONT
from reports.render_odt.odf import one, paragraph, parsed, q
from reports.render_odt.opening import MIMETYPE, root_of
from reports.render_odt.styles import complete

TEXT_WIDTH = 17.0  # cm
_FACE = f'<style:font-face style:name="{FONT}" svg:font-family="{FONT}" style:font-family-generic="swiss"/>'
_STYLES = (
    '<style:default-style style:family="paragraph"><style:paragraph-properties '
    'style:tab-stop-distance="1.25cm" style:writing-mode="page"/>'
    f'<style:text-properties style:font-name="{FONT}" fo:font-size="10.5pt" '
    'fo:language="nl" fo:country="NL"/></style:default-style>'
    '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
    "</style:default-style>"
    '<style:style style:name="Standard" style:family="paragraph" style:class="text">'
    '<style:paragraph-properties fo:line-height="118%" fo:margin-bottom="6pt"/></style:style>'
    '<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard" '
    'style:class="extra"><style:paragraph-properties fo:text-align="end" fo:margin-bottom="0pt"/>'
    '<style:text-properties fo:font-size="8.5pt"/></style:style>'
)
_LAYOUT = (
    '<style:page-layout style:name="nota.vel"><style:page-layout-properties fo:page-width="21cm" '
    'fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="2cm" fo:margin-bottom="1.2cm" '
    'fo:margin-left="2cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties '
    'fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>'
)


@cache
def house_template() -> bytes:
    """The template as an .odt: every style of the house, a footer with page numbers, and the marker."""
    import odfdo

    document: Any = odfdo.Document("text")
    document.mimetype = MIMETYPE.decode()
    for name in document.parts:
        if name.startswith(("Configurations2", "Thumbnails")):
            document.del_part(name)
    for path in [path for path in document.manifest.get_paths() if path.startswith(("Conf", "Thumb"))]:
        document.manifest.del_full_path(path)
    styles = root_of(document, "styles.xml")
    _restyle(styles)
    complete(styles.find(q("office:styles")), TEXT_WIDTH)
    body = root_of(document, "content.xml").find(f"{q('office:body')}/{q('office:text')}")
    body.remove(body[-1])
    body.append(one(paragraph("Standard", MARKER)))
    target = io.BytesIO()
    document.save(target)
    return repacked(target.getvalue(), first="mimetype")


def _restyle(styles: Any) -> None:
    """Everything of odfdo's own look gives way to ours."""
    words = words_in("nl")
    pages = "<text:page-count>1</text:page-count>"
    inside = (
        f'{words.page} <text:page-number text:select-page="current">1</text:page-number> {words.of} {pages}'
    )
    master = (
        '<style:master-page style:name="Standard" style:page-layout-name="nota.vel"><style:footer>'
        f"{paragraph('Footer', inside)}</style:footer></style:master-page>"
    )
    parts = {
        "office:font-face-decls": _FACE,
        "office:styles": _STYLES,
        "office:automatic-styles": _LAYOUT,
        "office:master-styles": master,
    }
    for name, xml in parts.items():
        holder = styles.find(q(name))
        for child in list(holder):
            holder.remove(child)
        holder.extend(parsed(xml))
