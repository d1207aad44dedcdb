"""A chart in an ODT: SVG with a PNG behind it, alternative text and numbered caption; its data follow."""

from __future__ import annotations

from reports.office_pages import NumberedChart, Picture, element, escaped, picture_of
from reports.render_odt.odf import paragraph, sequence, words
from reports.render_odt.setting import Setting


def chart(piece: NumberedChart, setting: Setting) -> str:
    """Picture and caption; where the picture can't be drawn, what it says in words stands in its place."""
    drawn = picture_of(piece.chart.svg, setting.paper.upright)
    inside = _frame(piece, drawn, setting) if drawn is not None else words(piece.chart.alternative)
    word = setting.words.figure
    number = sequence(word, piece.number, f"{setting.prefix}.{word}{piece.number}")
    caption = words(f"{word} ") + number + words(setting.words.caption_of(piece.chart.title, piece.data_in))
    return paragraph(setting.styles["picture"], inside) + paragraph(
        setting.automatic.last(setting.styles["caption"]), caption
    )


def _frame(piece: NumberedChart, drawn: Picture, setting: Setting) -> str:
    """A program shows the first picture it can; title and description are for who sees none."""
    name = f"{setting.prefix}.beeld{piece.number}"
    place = 'text:anchor-type="as-char" draw:z-index="0"'
    size = f'svg:width="{drawn.width:.2f}cm" svg:height="{drawn.height:.2f}cm"'
    drawing = setting.keep(piece.chart.svg.encode("utf-8", "replace"), "svg")
    pictures = _image(drawing, "image/svg+xml") + _image(setting.keep(drawn.png, "png"), "image/png")
    said = f"<svg:title>{escaped(piece.chart.title)}</svg:title>"
    said += f"<svg:desc>{escaped(piece.chart.alternative)}</svg:desc>"
    return f'<draw:frame draw:name="{name}" {place} {size}>{pictures}{said}</draw:frame>'


def _image(path: str, kind: str) -> str:
    shown = {"xlink_type": "simple", "xlink_show": "embed", "xlink_actuate": "onLoad", "draw_mime_type": kind}
    return element("draw:image", xlink_href=path, **shown)
