"""Pictures and ways onward in the HTML nota: names for who cannot see, data that leads to its cells."""

from __future__ import annotations

from dataclasses import replace

from reports.document import Cell, Chart, Document, Heading, Section, Table, TableRow
from reports.render_html import render

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" role="img"><title>t</title></svg>'
TABLE = Table(
    "waarden",
    "Waarden",
    (Heading("groen", "Groen", True), Heading("rood", "Rood", True)),
    (
        TableRow(
            "klik",
            "Goede klik",
            (Cell("3", "waarden/klik/groen", numeric=True), Cell("0", "waarden/klik/rood")),
        ),
    ),
    "Aspect",
)
CHART = Chart("c", "Een beeld", SVG, "Drie keer groen.", replace(TABLE, name="figuur_c"))


def document(*blocks) -> Document:
    return Document("Nota", sections=(Section("s", "Deel", blocks, "1"),))


def in_two_sections(*blocks) -> Document:
    """The table in a section of its own, away from the picture."""
    return Document(
        "Nota", sections=(Section("s", "Deel", blocks, "1"), Section("t", "Verder", (TABLE,), "2"))
    )


def test_a_picture_leads_to_the_table_beside_it_that_has_all_its_numbers(read_page):
    page = read_page(render(document(CHART, TABLE)))

    (way,) = page.find("p", **{"class": "gegevens-elders"})
    assert way.words() == "De gegevens bij deze figuur staan in Tabel 1."
    assert way.find("a")[0].attributes["href"] == "#tabel-1"
    assert [table.attributes["id"] for table in page.find("table")] == ["tabel-1"]
    assert page.find("details") == []


def test_a_picture_stands_in_a_named_frame_with_its_table_closed_beside_it(read_page):
    page = read_page(render(in_two_sections(CHART)))

    (frame,) = page.find("div", **{"class": "plaat"})
    assert frame.attributes["tabindex"] == "0"
    assert frame.attributes["aria-label"] == "Figuur 1: Een beeld"
    assert frame.find("svg")
    (details,) = page.find("details")
    assert details.find("summary")[0].words() == "Tabel 1. Gegevens bij figuur 1"
    assert page.find("table")[1].attributes["id"] == "tabel-2"


def test_numbers_beside_a_picture_lead_to_their_own_cell_and_have_no_id_of_their_own(read_page):
    page = read_page(render(in_two_sections(CHART)))
    (details,) = page.find("details")

    assert [a.attributes["href"] for a in details.find("a")] == [
        "#cel:waarden:klik:groen",
        "#cel:waarden:klik:rood",
    ]
    assert all("id" not in cell.attributes for cell in details.find("td"))
    assert details.classes() == {"gegevens"}


def test_data_that_stands_in_no_other_table_is_marked_so_that_paper_shows_it(read_page):
    (details,) = read_page(render(document(CHART))).find("details")

    assert details.classes() == {"gegevens", "eigen"}
    assert not details.find("a")


def test_inside_the_app_a_count_leads_to_its_cells_and_a_zero_to_nothing(read_page):
    behind = {
        "waarden/klik/groen": "../cellen?aspect=klik&waarde=groen",
        "waarden/klik/rood": "../cellen?x=1",
    }
    page = read_page(render(document(TABLE), behind=behind))

    (link,) = page.find("td")[0].find("a")
    assert link.attributes["href"] == "../cellen?aspect=klik&waarde=groen"
    assert link.attributes["aria-label"] == "3, Goede klik, Groen: de cellen erachter"
    assert not page.find("td")[1].find("a")


def test_a_table_that_is_printed_twice_has_its_ids_once(read_page):
    page = read_page(render(document(TABLE, replace(TABLE, title="Nog eens"))))
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]

    assert len(ids) == len(set(ids))


def test_wide_tables_and_long_stories_are_printed_on_their_side(read_page):
    wide = Table("w", "Breed", tuple(Heading(f"k{i}", f"K{i}") for i in range(14)), TABLE.rows[:0])
    story = Table("v", "Verhaal", tuple(Heading(f"k{i}", f"K{i}") for i in range(5)),
                  (TableRow("r", "R", (Cell("x" * 201), *[Cell("y")] * 4)),))  # fmt: skip

    for table, lies in ((wide, True), (story, True), (TABLE, False)):
        (block,) = [d for d in read_page(render(document(table))).find("div") if "tabelblok" in d.classes()]
        assert ("liggend" in block.classes()) is lies
