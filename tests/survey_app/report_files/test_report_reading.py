"""The same report is recounted the same in whatever kind of file it comes."""

from __future__ import annotations

import io

import pytest

from analysis.report_recount import recount_report
from analysis.report_recount.content import PassageKind
from survey_app.report_files import read_report_file
from survey_app.report_files.lost_lines import tables_in
from survey_app.report_files.reading import from_plain, read_report


def read(name, raw):
    return from_plain(read_report(name, raw))


def docx_of(build):
    from docx import Document

    document, file = Document(), io.BytesIO()
    build(document)
    document.save(file)
    return file.getvalue()


def test_both_errors_are_found_and_nothing_else(file):
    name, raw = file
    found = recount_report(read(name, raw))

    assert sorted(alarm.printed for alarm in found.alarms) == ["35", "54%"]


@pytest.mark.parametrize("file", ["rapport.docx", "rapport.pdf"], indirect=True)
def test_the_file_is_read_in_a_process_of_its_own(file):
    name, raw = file
    loaded = read_report_file(name, raw)

    assert loaded.problems == ()
    assert loaded.value == read(name, raw)


def test_passages_know_their_heading_and_their_kind():
    def build(document):
        document.add_heading("2 Aantallen", 1)
        document.add_paragraph("Er zijn drie punten:")
        document.add_paragraph("een", style="List Bullet")
        document.add_paragraph("Tabel 1: wie")
        document.add_table(rows=2, cols=2).cell(1, 1).text = "5"

    content = read("a.docx", docx_of(build))

    kinds = [passage.kind for passage in content.passages]
    assert kinds == [PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.PARAGRAPH]
    assert [passage.place.heading for passage in content.passages] == ["2 Aantallen"] * 4
    assert content.grids[0].caption == "Tabel 1: wie"


def merged_docx():
    def build(document):
        table = document.add_table(rows=4, cols=3)
        texts = [
            ["Toegang", "Verwijzer", "Aantal"],
            ["anders", "huisarts", "2"],
            ["", "arts", "1"],
            ["Totaal", "", "4"],
        ]
        for row, line in zip(table.rows, texts, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(3, 0).merge(table.cell(3, 1))

    return docx_of(build)


MERGED_HTML = (
    b"<html><table><tr><td>Toegang<td>Verwijzer<td>Aantal<tr><td rowspan=2>anders<td>huisarts<td>2"
    b"<tr><td>arts<td>1<tr><td colspan=2>Totaal<td>4</table></html>"
)


@pytest.mark.parametrize(("name", "raw"), [("a.docx", merged_docx()), ("a.html", MERGED_HTML)])
def test_a_merged_cell_stands_once_and_is_known_all_over(name, raw):
    (grid,) = read(name, raw).grids

    assert [row[2] for row in grid.rows] == ["Aantal", "2", "1", "4"]
    assert [row[0].strip() for row in grid.rows] == ["Toegang", "anders", "", "Totaal"]
    assert grid.label(2, 0).strip() == "anders"
    assert [alarm.printed for alarm in recount_report(read(name, raw)).alarms] == ["4"]


def test_a_table_within_a_cell_comes_by_itself():
    def build(document):
        cell = document.add_table(rows=1, cols=2).cell(0, 0)
        cell.text = "buiten"
        cell.add_table(1, 2).cell(0, 0).text = "binnen"

    grids = read("a.docx", docx_of(build)).grids

    assert [grid.rows[0][0] for grid in grids] == ["buiten", "binnen"]


def test_a_table_of_contents_in_word_is_left_out():
    def build(document):
        document.styles.add_style("TOC 1", 1)
        document.add_paragraph("1 Inleiding\t8", style="TOC 1")
        document.add_paragraph("Tekst.")

    assert [passage.text for passage in read("a.docx", docx_of(build)).passages] == ["Tekst."]


def test_a_sheet_is_read_as_it_shows_its_numbers():
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    for value, form in [
        (0.4667, "0%"),
        (0.4667, "0.0%"),
        (1234567.891, "#,##0.00"),
        (12.5, "General"),
        (7, "0"),
    ]:
        sheet.append(["x", value])
        sheet.cell(sheet.max_row, 2).number_format = form
    book.save(file)

    (grid,) = read("a.xlsx", file.getvalue()).grids
    assert [row[1] for row in grid.rows] == ["47%", "46,7%", "1.234.567,89", "12,5", "7"]


def test_a_sheet_with_merged_cells_and_two_tables_is_two_tables():
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    for row in [["Jaar", 2022, None], ["a", 1, 2], [], ["b", 3, 4], ["c", 5, 6]]:
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    book.save(file)

    first, second = read("a.xlsx", file.getvalue()).grids
    assert first.label(0, 2) == "2022"
    assert second.rows[0][0] == "b"


def test_pages_of_a_pdf_are_numbered_and_running_heads_left_out():
    import typst

    pages = "#pagebreak()".join(f"Alinea op blad {'abcdef'[n]} met 12 van de 15." for n in range(4))
    content = read(
        "a.pdf", typst.compile(f'#set page(header: [Rapport 2024], numbering: "1")\n{pages}'.encode())
    )

    assert [passage.place.page for passage in content.passages] == [1, 2, 3, 4]
    assert not any("Rapport" in passage.text for passage in content.passages)


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["a\t1", "b\t2"], 2),
        (["| a | 1 |", "|---|---|", "| b | 2 |"], 2),
        (["a  1  2", "b  3  4", "c  5  6"], 3),
        (["a 1 2", "b 3 4", "c 5 6"], 3),
        (["a 1", "b 3", "Totaal 4"], 3),
        (["a", "1", "2", "b", "3", "4", "c", "5", "6"], 3),
        (
            [
                "3 VO € 143,00 |€170,00 (1,2 84%",
                "4 VO onbekend € 121,00 onbekend 63%",
                "5 VO € 66,00 € 80,00 1,2 9%",
            ],
            3,
        ),
        (["een zin met 2", "nog een zin met 3", "en een met 4"], 0),
        (["a  1  2", "b  3", "tekst zonder"], 0),
        (["a 1 2", "b 3 4 5", "c 6"], 0),
        (["kop  1", "a  10  12", "b  13 14  15"], 0),
        (["1", "2", "3", "4", "5", "6"], 0),
        (["een alinea", "van tekst", "en meer"], 0),
        (["a\t1"], 0),
    ],
)
def test_a_table_is_only_seen_where_its_shape_is_plain(lines, rows):
    assert sum(len(table.rows) for table in tables_in(lines)) == rows


def test_columns_with_empty_cells_stay_under_their_heading():
    lines = [
        "            JR    OTS   Totaal",
        "thuis       20     76       96",
        "groep              1         1",
        "deeltijd     3                3",
    ]
    (table,) = tables_in(lines)

    assert table.rows[2] == ["groep", "", "1", "1"]
    assert table.rows[3] == ["deeltijd", "3", "", "3"]


def test_broken_off_lines_are_one_paragraph_and_points_stay_apart():
    text = "\n".join(
        [
            "Een lange zin die op deze regel nog niet af is en door",
            "gaat op de volgende regel tot zij eindigt met een punt.",
            "- een punt",
            "dat doorloopt",
            "- nog een punt",
            "",
            *["Een andere alinea van gewone lengte die ook doorloopt."] * 4,
        ]
    )
    content = read("a.txt", text.encode())

    assert [passage.text.split("\n")[0] for passage in content.passages][1:3] == [
        "- een punt",
        "- nog een punt",
    ]
    assert "door\ngaat" in content.passages[0].text


def test_a_table_that_runs_on_over_a_page_is_one_table():
    import typst

    rows = "".join(f"[regel {'abcdefghijklmnopqrst'[n]}],[{n + 1}]," for n in range(20))
    page = "#set page(width: 300pt, height: 200pt, margin: 20pt)\n"
    raw = typst.compile(f"{page}#table(columns: 2, {rows}[Totaal],[210])".encode())
    found = recount_report(read("a.pdf", raw))

    assert [(tally.held, tally.wrong) for tally in found.tallies] == [(1, 0)]
