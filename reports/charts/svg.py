"""The parts of a picture as SVG: shapes and lines of text, without script, style sheet, link or font.

It must be the same picture inside a page, in a Typst document and in an office document, so that everything
it needs stands in attributes. Lengths are units of the viewBox: at the width of an A4 page one is about a px.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reports.charts.palette import INK, PATTERNS
from reports.html_text import attribute, element, text

WIDTH = 640
SIZE = 13.0  # of words: never below 11 px at the width of A4
SMALL = 12.0
LINE = 1.25  # from one line of words to the next
FONTS = "Noto Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"


def number(value: float) -> str:
    """A length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def words(
    x: float,
    y: float,
    line: str,
    size: float = SIZE,
    anchor: str = "start",
    fill: str = INK,
    bold: bool = False,
    address: str = "",
    kind: str = "bron",
) -> str:
    """One line of text with its baseline at `y`; `address` is the result it prints, `kind` its class else."""
    return element(
        "text",
        text(line),
        x=number(x),
        y=number(y),
        font_size=number(size),
        text_anchor="" if anchor == "start" else anchor,
        fill=fill,
        font_weight="700" if bold else "",
        data_figure=address,
        class_="" if address else kind,
    )


def lines(x: float, y: float, found: Sequence[str], size: float = SIZE, **how: str | bool) -> str:
    """Lines below each other, the first with its baseline at `y`."""
    anchor, fill, bold = str(how.get("anchor", "start")), str(how.get("fill", INK)), bool(how.get("bold"))
    return "".join(
        words(x, y + place * size * LINE, line, size, anchor, fill, bold) for place, line in enumerate(found)
    )


def box(x: float, y: float, width: float, height: float, fill: str, **line: str) -> str:
    """A rectangle; `line` holds stroke, stroke_width or stroke_dasharray."""
    place = {"x": number(x), "y": number(y), "width": number(width), "height": number(height)}
    return element("rect", "", **place, fill=fill, **line)


def stroke(points: Iterable[tuple[float, float]], colour: str, width: float = 1, dash: str = "") -> str:
    """A line through the points."""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return element(
        "polyline",
        "",
        points=path,
        fill="none",
        stroke=colour,
        stroke_width=number(width),
        stroke_dasharray=dash,
    )


def shape(points: Iterable[tuple[float, float]], fill: str) -> str:
    """A filled shape between the points."""
    return element("polygon", "", points=" ".join(f"{number(x)},{number(y)}" for x, y in points), fill=fill)


def dot(x: float, y: float, radius: float, fill: str, edge: str = "none") -> str:
    """A filled circle."""
    return element("circle", "", cx=number(x), cy=number(y), r=number(radius), fill=fill, stroke=edge)


def pattern_id(name: str, value: str) -> str:
    """The name of a pattern: pictures on one page never share it."""
    return f"{_id(name)}-{value}"


def patterns(name: str) -> str:
    """The patterns that tell the values apart in grey print."""
    made = (
        f'<pattern id="{pattern_id(name, value)}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f"{marks}</pattern>"
        for value, marks in PATTERNS.items()
    )
    return element("defs", "".join(made))


def picture(name: str, title: str, said: str, height: float, body: str) -> str:
    """The whole picture with its title and what it says, for who cannot see it."""
    own = _id(name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {number(height)}" width="{WIDTH}" '
        f'height="{number(height)}" role="img" aria-labelledby="{own}-titel {own}-zegt" '
        f'font-family="{attribute(FONTS)}">'
        f'<title id="{own}-titel" class="titel">{text(title)}</title>'
        f'<desc id="{own}-zegt" class="bron">{text(said)}</desc>{body}</svg>'
    )


def _id(name: str) -> str:
    return "beeld-" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in name)
