"""The square that a camera reads: a link as SVG for print, as PNG for a mail merge."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

BORDER = 4  # modules of white around it: what the standard asks for
DOTS = 8  # of PNG per module: sharp on paper up to 4 cm


def qr_svg(link: str) -> bytes:
    """The link as a vector picture."""
    picture = io.BytesIO()
    _square(link).save(picture, kind="svg", border=BORDER, xmldecl=False, svgclass=None, lineclass=None)
    return picture.getvalue()


def qr_png(link: str) -> bytes:
    """The link as dots, black on white."""
    picture = io.BytesIO()
    _square(link).save(picture, kind="png", border=BORDER, scale=DOTS)
    return picture.getvalue()


def _square(link: str) -> QRCode:
    import segno

    # M repairs a fold or a stain of 15%. One mask for all: choosing costs four times the time.
    return segno.make_qr(link, error="m", boost_error=False, mask=2)
