"""Charts as Typst takes them: words in a font and in characters that print has, a width that fits a page."""

from __future__ import annotations

import re

from reports.typst_pages import FONT, printable

WIDEST, HIGHEST = 470.0, 560.0  # points, upright
_FAMILY = re.compile(r"""font-family\s*[=:]\s*(?:"[^"]*"|'[^']*'|[^;"'<>]*)""")
_ROOT = re.compile(r"<svg\b")
_BOX = re.compile(r"""<svg\b[^>]*\bviewBox\s*=\s*["']\s*(?:[-\d.]+[\s,]+){2}([\d.]+)[\s,]+([\d.]+)""")


def readable_svg(svg: str) -> bytes:
    """The picture with every word in the font of the pages."""
    return _ROOT.sub(f'<svg font-family="{FONT}"', _FAMILY.sub("", printable(svg)), count=1).encode()


def picture_width(svg: str) -> str:
    """As wide as the text, or narrower so that it is not higher than a page."""
    found = _BOX.search(svg)
    wide, high = (float(found[1]), float(found[2])) if found else (1.0, 1.0)
    if not wide or not high:
        return f"{WIDEST}pt"
    return f"{min(WIDEST, HIGHEST * wide / high):.1f}pt"
