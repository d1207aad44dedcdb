"""Pages of an ODT: the template's own, and the same page on its side."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from reports.office_pages import Paper
from reports.render_odt.automatic import Automatic
from reports.render_odt.odf import q

if TYPE_CHECKING:
    from lxml.etree import _Element

A4 = (21.0, 29.7)
MARGIN = 2.0
NARROWEST = 5.0  # cm; margins that leave less are taken for a slip
_LENGTH = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,6})?)(cm|mm|in|pt|pc|inch)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "inch": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6}


def base_page(styles: _Element) -> _Element | None:
    """The master page of ordinary pages: Standard, or what follows on the first; None where there is none."""
    pages = {str(page.get(q("style:name"))): page for page in styles.iter(q("style:master-page"))}
    first = next(iter(pages.values()), None)
    if "Standard" in pages:
        return pages["Standard"]
    follows = str(first.get(q("style:next-style-name"))) if first is not None else ""
    return pages.get(follows, first)


def paper_of(styles: _Element) -> Paper:
    """The room between the margins of an ordinary page, upright and on its side."""
    layout = _layout(styles, base_page(styles))
    properties = layout.find(q("style:page-layout-properties")) if layout is not None else None
    across, down = _size(properties)
    sides = sum(
        _length(properties, f"fo:margin-{side}", _all_round(properties)) for side in ("left", "right")
    )
    upright, on_its_side = across - sides, max(across, down) - sides
    return Paper(max(upright, NARROWEST), max(on_its_side, NARROWEST))


def add_page_on_its_side(styles: _Element, name: str) -> str:
    """Adds the ordinary page turned, with its own headers and footers; gives the name of ordinary pages.

    Without any master page in the template nothing can be turned: '' and the pages stay as they are.
    """
    base = base_page(styles)
    layout = _layout(styles, base)
    if base is None or layout is None:
        return ""
    turned = deepcopy(layout)
    turned.set(q("style:name"), f"{name}.vel")
    _turn(turned)
    layout.addnext(turned)
    page = deepcopy(base)
    page.set(q("style:name"), name)
    page.set(q("style:display-name"), "Nota liggend")
    page.set(q("style:page-layout-name"), f"{name}.vel")
    page.attrib.pop(q("style:next-style-name"), None)
    base.addnext(page)
    return str(base.get(q("style:name")))


def begin_on(elements: list[_Element], master: str, automatic: Automatic) -> None:
    """Lets the first paragraph of these elements begin a page of this kind ('': the kind it is on)."""
    kinds = (q("text:h"), q("text:p"))
    first = next((found for element in elements for found in element.iter(*kinds)), None)
    if first is not None:
        first.set(q("text:style-name"), automatic.page(str(first.get(q("text:style-name"))), master))


def _layout(styles: _Element, page: _Element | None) -> _Element | None:
    wanted = page.get(q("style:page-layout-name")) if page is not None else None
    layouts = styles.iter(q("style:page-layout"))
    return next((layout for layout in layouts if wanted and layout.get(q("style:name")) == wanted), None)


def _turn(layout: _Element) -> None:
    properties = layout.find(q("style:page-layout-properties"))
    if properties is None:
        return
    across, down = _size(properties)
    properties.set(q("fo:page-width"), f"{max(across, down):.3f}cm")
    properties.set(q("fo:page-height"), f"{min(across, down):.3f}cm")
    properties.set(q("style:print-orientation"), "landscape")


def _size(properties: _Element | None) -> tuple[float, float]:
    return _length(properties, "fo:page-width", A4[0]), _length(properties, "fo:page-height", A4[1])


def _all_round(properties: _Element | None) -> float:
    return _length(properties, "fo:margin", MARGIN)


def _length(properties: _Element | None, name: str, default: float) -> float:
    """In centimetres; the default for what is missing or no length."""
    found = _LENGTH.fullmatch(str(properties.get(q(name)))) if properties is not None else None
    return float(found[1]) * _CENTIMETRES[found[2]] if found else default
