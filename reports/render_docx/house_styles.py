"""The house style for Word: every style that a nota needs, by the names Word and offices know it by.

An office changes them in its own template; what its template lacks is added from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.office_pages.palette import HOUSE, LINE, PLANE, SOFT, WARM

FONT = "Arial"


@dataclass(frozen=True)
class HouseStyle:
    """A style: the names to look for (the first is ours), its kind, and the inside of its properties."""

    names: tuple[str, ...]
    kind: str = "paragraph"
    pPr: str = ""  # noqa: N815 - Word's own name
    rPr: str = ""  # noqa: N815
    further: str = ""
    next: str = ""  # the style that Word continues with
    own: bool = False  # a name of ours, unknown to Word


def _heading(level: int, size: int, before: int, after: int, more: str = "") -> HouseStyle:
    properties = (
        f'<w:keepNext/><w:keepLines/>{more}<w:spacing w:before="{before}" w:after="{after}" w:line="252" '
        f'w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/>'
    )
    letters = f'<w:b/><w:color w:val="{HOUSE}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return HouseStyle((f"heading {level}", f"Kop {level}"), pPr=properties, rPr=letters, next="body")


def _contents(level: int) -> HouseStyle:
    above = 120 if level == 1 else 0
    tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{right}"/></w:tabs>'
    place = f'<w:spacing w:before="{above}" w:after="40"/><w:ind w:left="{(level - 1) * 284}" w:right="567"/>'
    letters = "<w:b/>" if level == 1 else ""
    return HouseStyle((f"toc {level}", f"Inhopg {level}"), pPr=tabs + place, rPr=letters)


def _box(fill: str, edge: str, after: int, more: str = "") -> str:
    border = f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{edge}"/></w:pBdr>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    return f'{more}{border}{shade}<w:spacing w:before="0" w:after="{after}"/><w:ind w:left="227"/>'


_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_LETTERS = f'<w:color w:val="{SOFT}"/>'
_TIGHT = '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'
_TABLE = (
    '<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/></w:tblBorders><w:tblCellMar>'
    '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{house}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
)

HOUSE_STYLES: dict[str, HouseStyle] = {
    "title": HouseStyle(
        ("Title", "Titel"),
        pPr='<w:keepNext/><w:spacing w:before="1200" w:after="120" w:line="252" w:lineRule="auto"/>',
        rPr=f'<w:b/><w:color w:val="{HOUSE}"/><w:sz w:val="48"/><w:szCs w:val="48"/>',
        next="subtitle",
    ),
    "subtitle": HouseStyle(
        ("Subtitle", "Ondertitel"),
        pPr='<w:spacing w:before="0" w:after="480"/>',
        rPr=_LETTERS + '<w:sz w:val="28"/><w:szCs w:val="28"/>',
        next="body",
    ),
    "heading 1": _heading(1, 34, 0, 240, "<w:pageBreakBefore/>"),
    "heading 2": _heading(2, 26, 360, 120),
    "heading 3": _heading(3, 22, 280, 80),
    "heading 4": _heading(4, 21, 240, 60),
    "heading 5": _heading(5, 21, 240, 60),
    "heading 6": _heading(6, 21, 240, 60),
    "body": HouseStyle(("Body Text", "Plattetekst"), pPr='<w:spacing w:after="160"/>'),
    "bullet": HouseStyle(
        ("List Bullet", "Lijstopsomteken", "Opsomming"),
        pPr='<w:numPr><w:numId w:val="{bullets}"/></w:numPr><w:spacing w:after="80"/>',
    ),
    "quote": HouseStyle(
        ("Quote", "Citaat"),
        pPr=f'<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="{LINE}"/></w:pBdr>'
        '<w:spacing w:before="120" w:after="40"/><w:ind w:left="397" w:right="397"/>',
        rPr="<w:i/>",
        next="source",
    ),
    "source": HouseStyle(
        ("Nota bron",),
        pPr='<w:spacing w:before="0" w:after="200"/><w:ind w:left="397" w:right="397"/>',
        rPr=_LETTERS + _SMALL,
        next="body",
        own=True,
    ),
    "caption": HouseStyle(
        ("caption", "Bijschrift"),
        pPr='<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/>',
        rPr='<w:b/><w:sz w:val="19"/><w:szCs w:val="19"/>',
        next="body",
    ),
    "contents": HouseStyle(
        ("TOC Heading", "Kopvaninhoudsopgave", "Kop van inhoudsopgave"),
        pPr='<w:keepNext/><w:spacing w:before="0" w:after="200"/>',
        rPr=f'<w:b/><w:color w:val="{HOUSE}"/><w:sz w:val="34"/><w:szCs w:val="34"/>',
    ),
    "toc 1": _contents(1),
    "toc 2": _contents(2),
    "toc 3": _contents(3),
    "fact": HouseStyle(
        ("Nota gegeven",),
        pPr='<w:tabs><w:tab w:val="left" w:pos="2835"/></w:tabs><w:spacing w:before="0" w:after="60"/>'
        '<w:ind w:left="2835" w:hanging="2835"/>',
        own=True,
    ),
    "box head": HouseStyle(
        ("Nota kader kop",),
        pPr=_box(WARM, "B8860B", 0, "<w:keepNext/><w:keepLines/>"),
        rPr="<w:b/>",
        next="box",
        own=True,
    ),
    "box": HouseStyle(("Nota kader",), pPr=_box(WARM, "B8860B", 200, "<w:keepLines/>"), own=True),
    "help head": HouseStyle(
        ("Nota uitleg kop",),
        pPr=_box(PLANE, SOFT, 0, "<w:keepNext/><w:keepLines/>"),
        rPr="<w:b/>",
        next="help",
        own=True,
    ),
    "help": HouseStyle(("Nota uitleg",), pPr=_box(PLANE, SOFT, 200, "<w:keepLines/>"), own=True),
    "cell": HouseStyle(("Nota tabeltekst",), pPr=_TIGHT, rPr=_SMALL, own=True),
    "head": HouseStyle(("Nota tabelkop",), pPr="<w:keepNext/>" + _TIGHT, rPr="<w:b/>" + _SMALL, own=True),
    "note": HouseStyle(
        ("Nota noot",),
        pPr='<w:keepLines/><w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>',
        rPr=_LETTERS + _SMALL,
        own=True,
    ),
    "picture": HouseStyle(
        ("Nota beeld",), pPr='<w:keepNext/><w:spacing w:before="200" w:after="60"/>', own=True
    ),
    "emphasis": HouseStyle(("Emphasis", "Nadruk"), "character", rPr="<w:i/>"),
    "figure": HouseStyle(
        ("Nota cijfer",), "character", rPr=f'<w:u w:val="dotted" w:color="{SOFT}"/>', own=True
    ),
    "table": HouseStyle(
        ("Nota tabel",),
        "table",
        further=_TABLE.replace("{line}", LINE).replace("{house}", HOUSE),
        own=True,
    ),
}
