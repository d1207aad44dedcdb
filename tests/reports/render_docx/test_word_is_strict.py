"""Word refuses a file whose elements stand in another order than its schema says; here is that order."""

from __future__ import annotations

import pytest
from lxml import etree

from reports.render_docx import house_template, render

# ECMA-376, part 1, chapter 17 (transitional): the order of the children that we write or could meet.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents jc textDirection textAlignment outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs "
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
    "vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
    "docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
    "qFormat locked rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "numPr": "ilvl numId",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "styles": "docDefaults latentStyles style",
}
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml")


def out_of_order(root) -> list[str]:
    """Which elements hold children in another order, or a child that is not in the list."""
    found = []
    for element in root.iter("{*}*"):
        name = etree.QName(element).localname
        order = ORDER.get(name, "").split()
        places = [order.index(c) if (c := etree.QName(child).localname) in order else -1 for child in element]
        if order and (places != sorted(places) or -1 in places):
            found.append(f"{name}: {[etree.QName(child).localname for child in element]}")
    return found


def test_the_ruler_sees_an_order_that_word_refuses():
    bad = etree.fromstring('<w:tcPr xmlns:w="x"><w:shd/><w:tcW/></w:tcPr>')

    assert out_of_order(bad) == ["tcPr: ['shd', 'tcW']"]


@pytest.mark.parametrize("part", PARTS)
def test_elements_stand_in_words_order(word, part):
    assert out_of_order(word.root(part)) == []


def test_elements_stand_in_words_order_in_a_template_that_we_add_to(office_document, read, bare_template):
    found = read(render(office_document, bare_template))

    parts = ("word/document.xml", "word/styles.xml", "word/numbering1.xml")
    assert [out_of_order(found.root(part)) for part in parts] == [[], [], []]


def test_the_settings_ask_for_the_update_where_word_looks_for_it(word):
    names = [etree.QName(child).localname for child in word.root("word/settings.xml")]

    assert names.index("updateFields") < names.index("compat")
    assert names.index("characterSpacingControl") < names.index("updateFields")


def test_every_style_that_is_used_exists_and_has_its_id_once(word):
    known = word.styles("w:style/@w:styleId")
    used = {
        *word.find(".//w:pStyle/@w:val"),
        *word.find(".//w:rStyle/@w:val"),
        *word.find(".//w:tblStyle/@w:val"),
    }

    assert used <= set(known)
    assert len(set(known)) == len(known)


def test_every_relation_leads_to_a_part_and_every_part_has_a_type(word):
    relations = etree.fromstring(word.parts["word/_rels/document.xml.rels"])
    types = word.parts["[Content_Types].xml"].decode()
    used = set(word.find(".//@r:embed | .//@r:id"))

    assert used <= {relation.get("Id") for relation in relations}
    assert all(
        f"word/{r.get('Target')}" in word.parts for r in relations if not r.get("Target").startswith("../")
    )
    assert all(
        f'Extension="{name.rpartition(".")[2]}"' in types or f'PartName="/{name}"' in types
        for name in word.parts
        if name != "[Content_Types].xml"
    )


def test_a_cell_ends_in_a_paragraph_and_a_table_is_followed_by_one(word):
    assert all(etree.QName(cell[-1]).localname == "p" for cell in word.find(".//w:tc"))
    assert all(etree.QName(table.getnext()).localname == "p" for table in word.find(".//w:tbl"))


def test_the_house_template_holds_every_style_and_says_where_the_nota_goes(read):
    found = read(house_template())

    assert found.lines == ["[[nota]]"]
    assert {"Title", "heading 1", "caption", "Nota tabel", "Nota cijfer", "toc 3"} <= set(
        found.styles("w:style/w:name/@w:val")
    )
