"""What a Word file holds: every line once and in order, and all that a reader can't see but needs."""

from __future__ import annotations

import io
import time
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import Cell, Document, Heading, Paragraph, Section, Sentence, Table, TableRow, Text
from reports.render_docx import render


def test_every_line_of_the_document_is_there_in_order_and_no_other(word, office_document, printed_lines):
    assert word.lines == printed_lines(office_document)


@given(data=st.data())
@settings(max_examples=15)
def test_no_text_whatever_is_lost_or_breaks_the_file(data, any_document, printed_lines, read):
    document = data.draw(any_document)

    assert read(render(document)).lines == printed_lines(document)


def test_the_same_document_gives_the_same_bytes(word, office_document):
    assert render(office_document) == word.content


def test_headings_have_the_heading_styles_of_word(word):
    assert word.in_style("heading 1") == ["1 Eerste <deel>", "2 Tweede", "A Schema", "B Slot"]
    assert word.in_style("heading 2") == ["1.1 Dieper"]
    assert word.in_style("heading 3") == ["1.1.1 Diepst"]


def test_title_lists_quotes_and_boxes_have_styles_of_their_own(word):
    assert word.in_style("Title") == ["Nota over € 5"]
    assert len(word.in_style("List Bullet")) == 2
    assert word.in_style("Quote") == ["Wij hoorden niets.\nTwee maanden lang."]
    assert word.in_style("Nota bron") == ["Ouder, casus 3"]
    assert word.in_style("Nota kader kop") == [
        "Let op dit",
        "Let op: Lees dit",
        "Let op: Dit is een voorbeeld",
    ]
    assert word.in_style("Nota uitleg kop") == ["Uitleg"]


def test_the_contents_are_a_field_that_is_filled_in_with_the_headings(word):
    (code,) = word.find(".//w:sdtContent//w:instrText/text()")
    entries = word.find(".//w:sdtContent//w:hyperlink")
    targets = [entry.get(f"{{{entry.nsmap['w']}}}anchor") for entry in entries]
    headings = word.find(".//w:p[w:bookmarkStart[starts-with(@w:name, '_Toc')]]")

    assert code.split()[0] == "TOC"
    assert targets == word.find(".//w:bookmarkStart[starts-with(@w:name, '_Toc')]/@w:name")
    assert ["".join(e.itertext()) for e in entries] == ["".join(h.itertext()) for h in headings]
    assert [*word.find(".//w:sdtContent//w:fldChar/@w:fldCharType")] == ["begin", "separate", "end"]
    assert word.root("word/settings.xml").find(f"{{{entries[0].nsmap['w']}}}updateFields") is not None


def test_captions_count_with_fields_of_word(word):
    numbers = [
        (f.get(f"{{{f.nsmap['w']}}}instr").split()[:2], "".join(f.itertext()))
        for f in word.find(".//w:p[w:pPr/w:pStyle/@w:val='Caption']//w:fldSimple")
    ]

    assert numbers == [
        (["SEQ", "Tabel"], "1"),
        (["SEQ", "Figuur"], "1"),
        (["SEQ", "Tabel"], "2"),
        (["SEQ", "Tabel"], "3"),
    ]


def test_every_cell_of_a_table_reads_back_the_same(office_document, word):
    table = office_document.tables()[0]
    (grid, *_) = docx.Document(io.BytesIO(word.content)).tables

    rows = [[cell.text for cell in row.cells] for row in grid.rows]
    assert rows[0] == ["Aspect", "Casus 1", "Casus 2", "Casus 3"]
    assert rows[1] == ["Wijkteam"] * 4  # one cell over all columns
    assert [row[:2] for row in rows[2:]] == [[row.label, row.cells[0].text] for row in table.rows]


def test_heads_come_back_on_every_page_and_no_row_is_split(word):
    first_rows = word.find(".//w:tbl/w:tr[1]")

    assert all(row.find("w:trPr/w:tblHeader", row.nsmap) is not None for row in first_rows)
    assert word.find("count(.//w:tr[w:trPr/w:tblHeader])") == len(first_rows) == 3
    assert word.find("count(.//w:tr[not(w:trPr/w:cantSplit)])") == 0
    assert set(word.find(".//w:tblLook/@w:firstColumn")) == {"1"}
    assert set(word.find(".//w:tblLook/@w:firstRow")) == {"1"}


def test_tables_and_pictures_say_what_they_are(word):
    assert word.find(".//w:tblCaption/@w:val")[0] == "Tabel 1. Tabel van smal"
    assert word.find(".//w:tblDescription/@w:val")[0].startswith("3 rijen, 4 kolommen: Aspect, Casus 1")
    assert word.find(".//wp:docPr/@descr") == ["Zeven groen."]
    (embedded,) = word.find(".//a:blip/@r:embed")
    assert f'Id="{embedded}"'.encode() in word.parts["word/_rels/document.xml.rels"]


@pytest.mark.parametrize(
    ("mark", "ground", "letter"),
    [
        ("G ●", "4CAF6D", "000000"),
        ("O ▲", "FFC46B", "000000"),
        ("R ■", "8F1D21", "FFFFFF"),
        ("-", "E9EBEE", "000000"),
        ("?", "FFFFFF", "000000"),
    ],
)
def test_a_value_is_shaded_and_has_its_letter(word, mark, ground, letter):
    cells = word.find(f".//w:tc[w:tcPr/w:shd/@w:fill='{ground}'][.//w:t]")

    assert {"".join(cell.itertext()) for cell in cells} == {mark}
    assert {color.get(f"{{{color.nsmap['w']}}}val") for c in cells for color in c.iter("{*}color")} == {
        letter
    }


def test_a_figure_jumps_to_its_cell_and_one_without_a_table_is_plain(word):
    links = word.find(".//w:hyperlink[@w:tooltip='smal/r2/k1']")
    anchors = set(word.find(".//w:hyperlink[@w:tooltip]/@w:anchor"))
    (anchor,) = anchors
    (place,) = word.find(f".//w:bookmarkStart[@w:name='{anchor}']")

    assert {"".join(link.itertext()) for link in links} == {"2 van de 15"}
    assert word.find("count(.//w:tc//w:bookmarkStart)") == 1
    assert "".join(place.getparent().itertext()) == "2"


def test_numbers_of_places_and_pictures_are_used_once(word):
    assert len(set(ids := word.find(".//w:bookmarkStart/@w:id"))) == len(ids)
    assert sorted(word.find(".//w:bookmarkEnd/@w:id")) == sorted(ids)
    assert len(set(names := word.find(".//w:bookmarkStart/@w:name"))) == len(names)
    assert all(len(name) <= 40 for name in names)
    assert len(set(shapes := word.find(".//wp:docPr/@id"))) == len(shapes)


def test_only_wide_tables_lie_on_their_side_with_their_heading(word):
    sections = word.find(".//w:sectPr")
    landscape = [s.find("w:pgSz", s.nsmap).get(f"{{{s.nsmap['w']}}}orient") for s in sections]
    before = [len(s.xpath("preceding::w:tbl", namespaces=s.nsmap)) for s in sections]

    assert landscape == [None, "landscape", None]
    assert before == [2, 3, 3]
    assert "Schema" in "".join(
        sections[0].xpath("following::w:p[1]", namespaces=sections[0].nsmap)[0].itertext()
    )


def test_a_document_that_ends_on_its_side_has_no_empty_page_after_it(office_document, read):
    document = replace(office_document, annexes=office_document.annexes[:1])
    found = read(render(document))

    assert found.find(".//w:sectPr/w:pgSz/@w:orient") == ["landscape"]
    assert found.find("count(.//w:sectPr)") == 2
    assert found.find("w:sectPr/w:pgSz/@w:orient") == ["landscape"]  # the body's own


def test_the_language_is_dutch_or_what_the_document_says(word, office_document, read):
    english = read(render(replace(office_document, language="en")))

    assert set(word.styles(".//w:lang/@w:val")) == {"nl-NL"}
    assert set(english.styles(".//w:lang/@w:val")) == {"en-GB"}
    assert "Contents" in english.lines
    assert "Table 1. Tabel van smal" in english.lines


def test_the_file_names_its_title_and_office_and_no_person_or_date(word):
    properties = docx.Document(io.BytesIO(word.content)).core_properties

    assert (properties.title, properties.subject) == ("Nota over € 5", "Nota van bevindingen")
    assert properties.author == properties.last_modified_by == "Rekenkamer Teststad"
    assert properties.language == "nl-NL"
    assert b"dcterms:created" not in word.parts["docProps/core.xml"]
    assert b"dcterms:modified" not in word.parts["docProps/core.xml"]


def test_a_picture_that_can_not_be_drawn_leaves_its_words(office_document, read):
    (chart,) = office_document.charts()
    found = read(render(Document("N", sections=(Section("s", "S", (replace(chart, svg="<svg"),)),))))

    assert "Zeven groen." in found.lines
    assert "Figuur 1. Waarden" in found.lines


def test_more_columns_than_a_page_holds_go_on_in_a_next_table_with_the_same_number(read):
    heads = tuple(Heading(f"k{i}", f"Casus {i}") for i in range(70))
    cells = tuple(Cell(str(1000 + i), f"t/r/k{i}") for i in range(70))
    table = Table("t", "Breed", heads, (TableRow("r", "Rij", cells),), notes=("Noot.",))
    found = read(render(Document("N", sections=(Section("s", "S", (table,)),))))

    counted = [len(row) for row in found.find(".//w:tbl/w:tblGrid")]
    assert counted == [25, 25, 23]
    assert all(str(1000 + i) in found.lines for i in range(70))
    assert [line for line in found.lines if line.startswith("Tabel 1")] == [
        "Tabel 1. Breed",
        "Tabel 1. Breed (vervolg)",
        "Tabel 1. Breed (vervolg)",
    ]
    assert found.lines.count("Noot.") == 1


@pytest.fixture(scope="module")
def large() -> Document:
    """Some 300 pages of text, and a table of 2,000 rows."""
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
    return Document("Groot", sections=(*sections, Section("t", "Tabel", (table,)))).numbered()


def test_three_hundred_pages_and_two_thousand_rows_take_seconds(large, read):
    start = time.process_time()
    found = read(render(large))

    assert time.process_time() - start < 10  # one second on a quiet machine; a minute when rows move at once
    assert found.find("count(.//w:tr)") == 2001


def test_a_cell_leads_to_the_section_that_it_rests_on_where_there_is_one(word):
    links = word.find(".//w:tc//w:hyperlink")
    (target,) = {link.get(f"{{{link.nsmap['w']}}}anchor") for link in links}
    (place,) = word.find(f".//w:bookmarkStart[@w:name='{target}']")

    assert ["".join(link.itertext()) for link in links] == ["3", "3", "3"]
    assert "".join(place.getparent().itertext()) == "B Slot"
