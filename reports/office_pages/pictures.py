"""A chart's SVG as a PNG, through Typst, with its size on paper."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from reports.render_pdf.pictures import readable_svg
from reports.typst_pages import pictured

DOTS = 160  # per inch: sharp on paper
NARROWEST = 2.0  # cm
TALLEST = 20.0  # cm
_SCREEN = 96 / 2.54  # pixels of a screen in a centimetre


@dataclass(frozen=True)
class Picture:
    """A PNG and its size on paper, in cm."""

    png: bytes
    width: float
    height: float


def picture_of(svg: str, room: float) -> Picture | None:
    """The picture, at most `room` cm wide and fit for one page; None when it can't be drawn."""
    import typst

    source = (
        "#set page(width: auto, height: auto, margin: 0pt)\n"
        f'#image("beeld.svg", width: {_width(svg, room):.2f}cm)\n'
    )
    try:
        (png,) = pictured(source, {"beeld.svg": readable_svg(svg)}, DOTS)
    except (typst.TypstError, ValueError):
        return None
    return _fitted(png)


def _width(svg: str, room: float) -> float:
    """As wide as the drawing says it is, within the room."""
    found = re.search(r"<svg[^>]*?\swidth=[\"']([0-9.]+)(?:px)?[\"']", svg)
    drawn = float(found[1]) / _SCREEN if found and found[1].count(".") < 2 and found[1] != "." else room
    return min(max(drawn, NARROWEST), room)


def _fitted(png: bytes) -> Picture | None:
    across, down = struct.unpack(">II", png[16:24])
    width, height = across / DOTS * 2.54, down / DOTS * 2.54
    smaller = min(1.0, TALLEST / height) if height else 0.0
    return Picture(png, width * smaller, height * smaller) if smaller else None
