"""What an ODT holds: every line once and in order, and all that a reader can't see but needs."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import Cell, Document, Heading, Paragraph, Section, Sentence, Table, TableRow, Text
from reports.render_odt import house_template, render


def test_every_line_of_the_document_is_there_in_order_and_no_other(odt, office_document, printed_lines):
    assert odt.lines == printed_lines(office_document)


@given(data=st.data())
@settings(max_examples=15)
def test_no_text_whatever_is_lost_or_breaks_the_file(data, any_document, printed_lines, read):
    document = data.draw(any_document)

    assert read(render(document)).lines == printed_lines(document)


@given(words=st.text(st.sampled_from(" \n\ta"), min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)
def test_spaces_stay_as_they_are(words, read):
    sentence = Sentence((Text(f"x{words}"), Text(words), Text("x")))
    found = read(render(Document("N", sections=(Section("s", "S", (Paragraph((sentence,)),)),))))

    assert found.lines[-1] == f"x{words}{words}x"


def test_the_same_document_gives_the_same_bytes(odt, office_document):
    assert render(office_document) == odt.content


def test_headings_have_their_level_and_style(odt):
    headings = [(int(h.level), str(h).strip()) for h in odfdo.Document(io.BytesIO(odt.content)).body.headers]

    assert headings == [
        (1, "1 Eerste <deel>"),
        (2, "1.1 Dieper"),
        (3, "1.1.1 Diepst"),
        (1, "2 Tweede"),
        (1, "A Schema"),
        (1, "B Slot"),
    ]
    assert odt.in_style("Heading 1") == ["1 Eerste <deel>", "2 Tweede", "A Schema", "B Slot"]


def test_title_lists_quotes_and_boxes_have_styles_of_their_own(odt):
    assert odt.in_style("Title") == ["Nota over € 5"]
    assert len(odt.find("//text:list/text:list-item/text:p")) == 2
    assert odt.in_style("Quotations") == ["Wij hoorden niets.\nTwee maanden lang."]
    assert odt.in_style("Nota bron") == ["Ouder, casus 3"]
    assert odt.in_style("Nota kader kop") == [
        "Let op dit",
        "Let op: Lees dit",
        "Let op: Dit is een voorbeeld",
    ]
    assert odt.in_style("Nota uitleg kop") == ["Uitleg"]


def test_the_contents_are_an_index_that_is_filled_in_with_links_to_the_headings(odt):
    targets = odt.find("//text:index-body//text:a/@xlink:href")
    places = odt.find("//text:h/text:bookmark/@text:name")
    pages = odt.find("//text:index-body//text:bookmark-ref[@text:reference-format='page']/@text:ref-name")

    assert targets == [f"#{place}" for place in places]
    assert pages == places
    assert odt.find("//text:table-of-content-source/@text:outline-level") == ["3"]


def test_captions_count_with_sequences(odt):
    numbers = odt.find("//text:p/text:sequence")
    declared = odt.find("//text:sequence-decl/@text:name")

    assert [n.text for n in numbers] == ["1", "1", "2", "3"]
    assert {"Tabel", "Figuur"} <= set(declared)
    assert len(set(refs := odt.find("//text:sequence/@text:ref-name"))) == len(refs)


def test_every_cell_of_a_table_reads_back_the_same(office_document, odt):
    table = office_document.tables()[0]
    (grid, *_) = odfdo.Document(io.BytesIO(odt.content)).body.tables

    rows = [["".join(cell._xml_element.itertext()) for cell in row.cells] for row in grid.rows]
    assert rows[0] == ["Aspect", "Casus 1", "Casus 2", "Casus 3"]
    assert rows[1][0] == "Wijkteam"
    assert [row[:2] for row in rows[2:]] == [[row.label, row.cells[0].text] for row in table.rows]


def test_heads_come_back_on_every_page_and_no_row_is_split(odt):
    kept = odt.find("//style:style[style:table-row-properties/@fo:keep-together='always']/@style:name")

    assert odt.find("count(//table:table/table:table-header-rows/table:table-row)") == 3
    assert odt.find("count(//table:table/table:table-header-columns/table:table-column)") == 3
    assert set(odt.find("//table:table-row/@table:style-name")) <= set(kept)


def test_tables_and_pictures_say_what_they_are(odt):
    assert odt.find("//table:table/table:title/text()")[0] == "Tabel 1. Tabel van smal"
    assert odt.find("//table:table/table:desc/text()")[0].startswith("3 rijen, 4 kolommen: Aspect, Casus 1")
    assert odt.find("//draw:frame/svg:title/text()") == ["Waarden"]
    assert odt.find("//draw:frame/svg:desc/text()") == ["Zeven groen."]


def test_a_picture_is_a_drawing_with_a_png_behind_it(odt):
    drawing, png = odt.find("//draw:frame/draw:image/@xlink:href")

    assert odt.parts[drawing].startswith(b"<svg")
    assert odt.parts[png].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("mark", "ground", "letter"),
    [
        ("G ●", "#4CAF6D", "#000000"),
        ("O ▲", "#FFC46B", "#000000"),
        ("R ■", "#8F1D21", "#FFFFFF"),
        ("-", "#E9EBEE", "#000000"),
        ("?", "#FFFFFF", "#000000"),
    ],
)
def test_a_value_is_shaded_and_has_its_letter(odt, mark, ground, letter):
    shaded = "style:table-cell-properties/@fo:background-color"
    (style,) = odt.find(f"//style:style[{shaded}='{ground}']/@style:name")
    spans = odt.find(f"//table:table-cell[@table:style-name='{style}']//text:span")
    (name,) = {span.get(f"{{{span.nsmap['text']}}}style-name") for span in spans}

    assert {span.text for span in spans} == {mark}
    assert odt.find(f"//style:style[@style:name='{name}']/style:text-properties/@fo:color") == [letter]


def test_a_figure_jumps_to_its_cell_and_one_without_a_table_is_plain(odt):
    links = odt.find("//text:a[@office:title]")
    (target,) = {link.get(f"{{{link.nsmap['xlink']}}}href") for link in links}
    (place,) = odt.find(f"//table:table-cell//text:bookmark[@text:name='{target[1:]}']")

    assert {"".join(link.itertext()) for link in links} == {"2 van de 15"}
    assert "".join(place.getparent().itertext()) == "2"


def test_only_wide_tables_lie_on_their_side_with_their_heading(odt):
    begins = odt.find("//office:automatic-styles/style:style[@style:master-page-name]")
    named = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    masters = [style.get(f"{named}master-page-name") for style in begins]
    names = [style.get(f"{named}name") for style in begins]
    first = [odt.find(f"string(//*[@text:style-name='{name}'])") for name in names]
    layouts = "//style:page-layout[@style:name=//style:master-page[@style:name='{}']/@style:page-layout-name]"
    turned = odt.find(layouts.format(masters[0]) + "/*/@style:print-orientation", "styles.xml")

    assert first == ["A Schema", "B Slot"]
    assert masters[1] == "Standard"
    assert turned == ["landscape"]


def test_the_language_is_dutch_or_what_the_document_says(odt, office_document, read):
    english = read(render(replace(office_document, language="en")))

    assert set(odt.find("//@fo:language", "styles.xml")) == {"nl"}
    assert set(english.find("//@fo:language", "styles.xml")) == {"en"}
    assert english.find("//dc:language/text()", "meta.xml") == ["en-GB"]
    assert "Table 1. Tabel van smal" in english.lines


def test_the_file_names_its_title_and_office_and_no_person_or_date(odt):
    assert odt.find("//dc:title/text()", "meta.xml") == ["Nota over € 5"]
    assert (
        odt.find("//dc:creator/text() | //meta:initial-creator/text()", "meta.xml")
        == ["Rekenkamer Teststad"] * 2
    )
    assert odt.find("//dc:date | //meta:creation-date | //meta:document-statistic", "meta.xml") == []


def test_a_picture_that_can_not_be_drawn_leaves_its_words(office_document, read):
    (chart,) = office_document.charts()
    found = read(render(Document("N", sections=(Section("s", "S", (replace(chart, svg="<svg"),)),))))

    assert "Zeven groen." in found.lines
    assert "Figuur 1. Waarden" in found.lines


# ---- the package -----------------------------------------------------------------------------------------


def test_the_package_begins_with_its_type_as_it_is(odt):
    with zipfile.ZipFile(io.BytesIO(odt.content)) as package:
        first = package.infolist()[0]

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert odt.parts["mimetype"] == b"application/vnd.oasis.opendocument.text"


def test_the_manifest_lists_every_file_and_no_other(odt):
    listed = odt.find("//manifest:file-entry/@manifest:full-path", "META-INF/manifest.xml")
    files = {name for name in odt.parts if name not in ("mimetype", "META-INF/manifest.xml")}

    assert {path for path in listed if not path.endswith("/")} == files
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("template", ["house", "bare"])
def test_every_style_that_is_used_exists(template, office_document, read, bare_template):
    found = read(render(office_document, None if template == "house" else bare_template))
    used = {
        str(value)
        for part in ("content.xml", "styles.xml")
        for value in found.find(
            "//@*[contains(name(), 'style-name') or contains(name(), 'master-page-name')]", part
        )
    }
    known = [name for part in ("content.xml", "styles.xml") for name in found.find("//@style:name", part)]

    assert used <= {*known, "Standard"}
    assert len(set(found.find("//@style:name"))) == len(found.find("//@style:name"))


def test_names_of_places_and_tables_are_used_once(odt):
    for path in ("//text:bookmark/@text:name", "//table:table/@table:name", "//draw:frame/@draw:name"):
        assert len(set(names := odt.find(path))) == len(names) > 0


def test_every_row_has_as_many_cells_as_the_table_has_columns(odt):
    cells = "(table:table-cell | table:covered-table-cell)[not(@table:number-columns-repeated)]"
    repeated = "sum(table:covered-table-cell/@table:number-columns-repeated)"
    for table in odt.find("//table:table"):
        columns = table.xpath("count(.//table:table-column)", namespaces=table.nsmap)
        rows = table.xpath(".//table:table-row", namespaces=table.nsmap)
        assert {row.xpath(f"count({cells}) + {repeated}", namespaces=row.nsmap) for row in rows} == {columns}


def test_the_house_template_holds_every_style_and_says_where_the_nota_goes(read):
    found = read(house_template())

    assert found.lines == ["[[nota]]"]
    assert {"Title", "Heading 1", "Caption", "Nota cijfer", "Contents 3", "Nota lijst"} <= set(
        found.find("//@style:display-name", "styles.xml")
    )


def test_three_hundred_pages_and_two_thousand_rows_take_seconds(read):
    heads = tuple(Heading(f"k{i}", f"Kolom {i}", True) for i in range(8))
    rows = (
        TableRow(f"r{j}", f"Rij {j}", tuple(Cell(str(i * j), f"t/r{j}/k{i}") for i in range(8)))
        for j in range(2000)
    )
    table = Table("t", "Groot", heads, tuple(rows))
    page = Paragraph(
        (Sentence((Text("Een zin die een regel of wat lang is, en dan nog eens zo lang. "),)),) * 30
    )
    sections = (Section(f"s{i}", f"Deel {i}", (page,)) for i in range(300))
    document = Document("Groot", sections=(*sections, Section("t", "Tabel", (table,)))).numbered()
    start = time.process_time()
    found = read(render(document))

    assert time.process_time() - start < 10  # two seconds on a quiet machine
    assert len(found.find("//table:table-row")) == 2001


def test_a_cell_leads_to_the_section_that_it_rests_on_where_there_is_one(odt):
    links = odt.find("//table:table-cell//text:a")
    (target,) = {link.get(f"{{{link.nsmap['xlink']}}}href") for link in links}

    assert ["".join(link.itertext()) for link in links] == ["3", "3", "3"]
    assert odt.find(f"string(//text:h[text:bookmark/@text:name='{target[1:]}'])") == "B Slot"
