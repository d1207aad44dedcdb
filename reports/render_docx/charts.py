"""A chart in Word: picture with alternative text and numbered caption, which may say where its data stand."""

from __future__ import annotations

from reports.office_pages import NumberedChart, attribute, picture_of
from reports.render_docx.setting import Setting
from reports.render_docx.wml import EMU, field, paragraph, run

_LAST = '<w:keepNext w:val="0"/>'  # this caption stands below: what follows may stand on the next page


def chart(piece: NumberedChart, setting: Setting) -> str:
    """Picture and caption; where the picture can't be drawn, what it says in words stands in its place."""
    drawn = picture_of(piece.chart.svg, setting.paper.upright)
    words = setting.words
    inside = run(piece.chart.alternative)
    if drawn is not None:
        size = (round(drawn.width * EMU), round(drawn.height * EMU))
        inside = _inline(setting.picture(drawn.png), size, piece, next(setting.shapes))
    number = field(f" SEQ {words.figure} \\* ARABIC ", str(piece.number))
    caption = run(f"{words.figure} ") + number + run(words.caption_of(piece.chart.title, piece.data_in))
    return paragraph(setting.styles["picture"], inside) + paragraph(setting.styles["caption"], caption, _LAST)


def _inline(relation: str, size: tuple[int, int], piece: NumberedChart, number: int) -> str:
    """The picture as a letter in its line, which no program moves to another place."""
    title, said = attribute(piece.chart.title), attribute(piece.chart.alternative)
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    name = f"Figuur {piece.number}"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{said}" title="{title}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
