"""PDF/UA-1 read back with another hand than the one that wrote it: what a screen reader needs is there."""

from __future__ import annotations

import re

import pytest
from pypdf.generic import ContentStream

from reports.document import Section

SHOWS_TEXT = {b"Tj", b"TJ", b"'", b'"'}


def attribute(element, name):
    """The attribute of a structure element, from whichever of its attribute objects holds it."""
    held = element.get("/A", [])
    for one in held if isinstance(held, list) else [held]:
        if name in one.get_object():
            return one.get_object()[name]
    return None


def headings_of(document):
    def inside(section: Section, level: int):
        yield f"{section.number} {section.title}", level
        for part in section.sections():
            yield from inside(part, level + 1)

    return [found for part in (*document.sections, *document.annexes) for found in inside(part, 1)]


def test_it_says_that_it_is_tagged_in_which_language_and_by_which_standard(pdf):
    metadata = pdf.root["/Metadata"].get_data().decode()

    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/Lang"] == "nl"
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_its_title_is_that_of_the_document(pdf, document):
    assert pdf.reader.metadata.title == document.title
    assert document.title in pdf.root["/Metadata"].get_data().decode()


def test_every_heading_cell_says_what_it_heads(pdf):
    scopes = [attribute(cell, "/Scope") for cell in pdf.roles("/TH")]

    assert set(scopes) == {"/Column", "/Row"}


def test_every_row_begins_with_the_heading_of_that_row(pdf):
    first = [row["/K"][0].get_object() for row in pdf.roles("/TR")]
    body = [
        cell for cell in first if cell["/P"]["/P"]["/S"] == "/TBody" and attribute(cell, "/ColSpan") is None
    ]

    assert len(body) >= 2 + 2 + 2 + 4
    assert {(cell["/S"], attribute(cell, "/Scope")) for cell in body} == {("/TH", "/Row")}


def test_every_cell_names_the_headings_of_its_column_and_its_row(pdf):
    names = pdf.root["/StructTreeRoot"]["/IDTree"]["/Names"]
    known = dict(zip(names[::2], names[1::2], strict=True))
    headed = [[known[name].get_object() for name in attribute(cell, "/Headers")] for cell in pdf.roles("/TD")]

    assert list(known) == sorted(known)
    assert all(one["/S"] == "/TH" for heads in headed for one in heads)
    assert {frozenset(attribute(one, "/Scope") for one in heads) for heads in headed} == {
        frozenset({"/Column", "/Row"})
    }


def test_a_picture_has_words(pdf, document):
    figures = pdf.roles("/Figure")

    assert [figure["/Alt"] for figure in figures] == [chart.alternative for chart in document.charts()]


def test_headings_skip_no_level_and_go_no_deeper_than_six(pdf, document):
    levels = [int(role[2:]) for role, _, _ in pdf.elements if re.fullmatch(r"/H\d", role)]
    steps = [after - before for before, after in zip([0, *levels], levels, strict=False)]

    assert levels[0] == 1
    assert max(steps) == 1
    assert levels[1:] == [
        min(level, 6) for _, level in headings_of(document)
    ]  # the first is that of the contents


def test_bookmarks_are_the_headings_of_the_document(pdf, document):
    def titles(outline):
        for entry in outline:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    assert list(titles(pdf.reader.outline)) == [title for title, _ in headings_of(document)]


def test_all_text_is_either_in_the_structure_or_said_to_be_no_content(pdf):
    for page in pdf.reader.pages:
        marks, loose = [], []
        for operands, operator in ContentStream(page["/Contents"].get_object(), pdf.reader).operations:
            if operator in (b"BDC", b"BMC"):
                properties = operands[1] if len(operands) > 1 else {}
                marks.append(operands[0] == "/Artifact" or "/MCID" in properties)
            elif operator == b"EMC":
                marks.pop()
            elif operator in SHOWS_TEXT and not any(marks):
                loose.append(operands)
        assert loose == []
        assert marks == []


def test_what_is_above_and_below_every_page_is_not_read_out(pdf):
    parts = pdf.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]

    assert len(parts[::2]) >= len(pdf.reader.pages)
    for page in list(pdf.reader.pages)[1:]:
        artifacts = [
            o
            for o, operator in ContentStream(page["/Contents"].get_object(), pdf.reader).operations
            if operator in (b"BDC", b"BMC") and o[0] == "/Artifact"
        ]
        assert len(artifacts) >= 2


def test_a_link_says_where_it_goes_and_goes_there(pdf):
    links = [
        note.get_object()
        for page in pdf.reader.pages
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]

    assert links
    assert all(link["/Contents"].strip() for link in links)
    assert all("/Dest" in link or link["/A"]["/S"] == "/GoTo" for link in links)
    assert all(page.get("/Tabs") == "/S" for page in pdf.reader.pages if "/Annots" in page)


def test_a_number_leads_to_the_page_of_its_table(pdf):
    (page,) = [page for page in pdf.reader.pages if "was er een klik" in page.extract_text()]
    first = page["/Annots"][0].get_object()
    target = (first.get("/Dest") or first["/A"]["/D"])[0].get_object()
    (goal,) = [page for page in pdf.reader.pages if page.get_object() == target]

    assert "Tabel van successen" in goal.extract_text()


def test_a_cell_leads_to_the_section_that_shows_what_it_rests_on(pdf):
    links = [
        link for link in pdf.roles("/Link") if link["/P"]["/S"] == "/TD" or link["/P"]["/P"]["/S"] == "/TD"
    ]

    assert len(links) == 2


def test_every_font_is_inside(pdf):
    fonts = [
        font.get_object()
        for page in pdf.reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    ]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]

    assert described
    assert all("/FontFile2" in one or "/FontFile3" in one for one in described)
    assert {one["/FontName"].split("+")[-1].split("-")[0] for one in described} == {"DejaVuSans"}


def test_the_table_of_objects_is_right_after_rows_got_their_headings(pdf):
    at = int(pdf.bytes[pdf.bytes.rindex(b"startxref") :].split()[1])
    _, table = pdf.bytes[at:].split(b"\n", 1)
    lines = table[table.index(b"\n") + 1 :].split(b"trailer")[0]
    entries = [lines[i : i + 20] for i in range(0, len(lines), 20)]
    wrong = [
        n
        for n, entry in enumerate(entries)
        if entry[17:18] == b"n" and not pdf.bytes[int(entry[:10]) :].startswith(b"%d 0 obj" % n)
    ]

    assert len(entries) > 100
    assert wrong == []


@pytest.mark.parametrize("role", ["/Caption", "/L", "/BlockQuote", "/TOC", "/Link", "/THead"])
def test_the_parts_of_a_report_are_what_they_are(pdf, role):
    assert pdf.roles(role)
