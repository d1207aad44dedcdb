"""The house template for Word: an office opens it, changes letters, colours or logo, and gives it back."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from reports.office_pages import MARKER, repacked, words_in
from reports.render_docx.house_styles import FONT
from reports.render_docx.settings import forget_picture_of_template
from reports.render_docx.styles import complete
from reports.render_docx.wml import field, one, paragraph, parsed, run, w

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT_WIDTH = 17.0  # cm
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1418" w:left="1134" '
    'w:header="709" w:footer="567" w:gutter="0"/><w:cols w:space="708"/>'
)
_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
    f'w:cs="{FONT}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="283" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)
_BASIC = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr></w:style>'
)


@cache
def house_template() -> bytes:
    """The template as a .docx: every style of the house, a footer with page numbers, and the marker."""
    import docx

    document: Any = docx.Document()
    _restyle(document.styles.element)
    body = document.element.body
    section = body.findall(w("sectPr"))[-1]
    for child in list(section):
        section.remove(child)
    section.extend(list(parsed(_PAGE)))
    _footer(document.sections[0].footer._element)
    section.addprevious(one(paragraph("", run(MARKER))))
    complete(document, TEXT_WIDTH)
    forget_picture_of_template(document)
    target = io.BytesIO()
    document.save(target)
    return repacked(target.getvalue())


def _restyle(styles: _Element) -> None:
    for child in list(styles):
        if child.tag in (w("style"), w("docDefaults")):
            styles.remove(child)
    styles.insert(0, one(_DEFAULTS))
    styles.extend(list(parsed(_BASIC)))


def _footer(footer: _Element) -> None:
    """Page number and number of pages, as fields."""
    words = words_in("nl")
    for child in list(footer):
        footer.remove(child)
    inside = run(f"{words.page} ") + field(" PAGE ", "1") + run(f" {words.of} ") + field(" NUMPAGES ", "1")
    footer.append(one(paragraph("Footer", inside)))
