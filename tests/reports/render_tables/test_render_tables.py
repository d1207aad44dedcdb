"""Tables as files are read back: names, captions, numbers that are numbers, and text that never computes."""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from odfdo import Document as OdfDocument
from openpyxl import load_workbook

from reports.document import (
    Cell,
    Chart,
    Document,
    Heading,
    Label,
    Note,
    Section,
    Sentence,
    Table,
    TableRow,
    Text,
)
from reports.numbers import euro_text, number_text
from reports.render_tables import FORMS, of_tables, render, write
from reports.render_tables.cell_numbers import number_of
from reports.spreadsheet_text import safe

EVIL = ('=HYPERLINK("http://x","klik")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "#N/A", "=cmd|' /C calc'!A0")
PRINTED = {
    "7": Decimal(7),
    "1.480": Decimal(1480),
    "1.480,5": Decimal("1480.5"),
    "0,69": Decimal("0.69"),
    "-0,05": Decimal("-0.05"),
    "\N{MINUS SIGN}3": Decimal(-3),
    "47%": Decimal("0.47"),
    "€ 53.834": Decimal(53834),
    "-€ 12": Decimal(-12),
}
NO_NUMBER = (
    "3 van 4",
    "60% (15 van 25)",
    "< 0,001",
    "minder dan 1%",
    "",
    "-",
    "€ 5%",
    "1.48",
    "007",
    "9" * 16,
    "٣",
)


def table(name, *texts, numeric=True, **more):
    rows = tuple(
        TableRow(f"r{n}", f"Rij {n}", (Cell(text, "", "", numeric),)) for n, text in enumerate(texts)
    )
    return Table(name, f"Tabel {name}", (Heading("k", "Aantal", numeric),), rows, "Aspect", **more)


def coloured():
    values = ("groen", "oranje", "rood", "grijs", "geen_informatie")
    headings = tuple(Heading(value, f"Casus {value}") for value in values)
    row = TableRow("a", "Klik", tuple(Cell(value, "", value) for value in values), "Wijkteam")
    return Table("analyseschema", "Analyseschema", headings, (row,), "Aspect")


def document():
    noted = table("waarden", *PRINTED, *NO_NUMBER, notes=("Een noot.",), warnings=("Pas op.",))
    chart = Chart("c", "Beeld", "<svg/>", "Wat het zegt", table("beeld", "5"))
    section = Section("a", "A", (noted, coloured(), chart, noted))
    note = Note("Let op dit", (Sentence((Text("Niets is echt."),)),))
    return Document("Nota", "", (("Van", Label("Teststad")),), (note,), (section,))


@pytest.fixture(scope="module")
def workbook():
    return load_workbook(io.BytesIO(render(document(), "xlsx")))


@pytest.fixture(scope="module")
def sheets():
    return OdfDocument(io.BytesIO(render(document(), "ods"))).body.tables


@pytest.fixture(scope="module")
def files():
    archive = zipfile.ZipFile(io.BytesIO(render(document(), "csv")))
    return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def cells_of(file):
    return list(csv.reader(io.StringIO(file, newline=""), delimiter=";"))


@pytest.mark.parametrize(("text", "value"), PRINTED.items())
def test_a_printed_number_is_that_number(text, value):
    assert number_of(Cell(text, numeric=True)).value == value


@pytest.mark.parametrize("text", NO_NUMBER)
def test_text_that_says_more_than_a_number_stays_text(text):
    assert number_of(Cell(text, numeric=True)) is None


def test_a_cell_that_is_no_result_is_no_number():
    assert number_of(Cell("2020")) is None


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
@settings(max_examples=60)
def test_what_the_house_prints_is_read_back_as_the_same_number(units, decimals):
    value = float(Decimal(units).scaleb(-decimals))
    text = number_text(value, decimals)

    assert number_text(float(number_of(Cell(text, numeric=True)).value), decimals) == text
    assert euro_text(float(number_of(Cell(euro_text(value), numeric=True)).value)) == euro_text(value)


def test_a_sheet_a_table_and_a_list_with_links_first(workbook):
    first = workbook.worksheets[0]
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]

    assert workbook.sheetnames == ["Inhoud", "1 waarden", "2 analyseschema", "3 beeld", "4 waarden"]
    assert links == [f"'{name}'!A1" for name in workbook.sheetnames[1:]]
    assert "Niets is echt." in str([cell.value for row in first.iter_rows() for cell in row])


def test_caption_headings_notes_and_the_headings_stay_in_view(workbook):
    sheet = workbook["1 waarden"]
    column = [cell.value for cell in sheet["A"]]

    assert column[:2] == ["Tabel 1. Tabel waarden", "Aspect"]
    assert "Let op: Pas op." in column
    assert "Een noot." in column
    assert sheet.freeze_panes == "B3"


def test_numbers_are_numbers_as_they_were_printed_and_the_rest_is_text(workbook):
    cells = [
        row[1]
        for row in workbook["1 waarden"].iter_rows(min_row=3, max_row=2 + len(PRINTED) + len(NO_NUMBER))
    ]
    numbers, texts = cells[: len(PRINTED)], cells[len(PRINTED) :]

    assert [float(cell.value) for cell in numbers] == [pytest.approx(float(v)) for v in PRINTED.values()]
    assert [cell.number_format for cell in numbers[:4]] == ["0", "#,##0", "#,##0.0", "0.00"]
    assert numbers[6].number_format == "0%"
    assert [cell.value for cell in texts] == [text or None for text in NO_NUMBER]


def test_colours_keep_letter_shape_and_word(workbook, sheets, files):
    (row,) = workbook["2 analyseschema"].iter_rows(min_row=3, max_row=3)
    ods = sheets[2].get_values()[2]

    assert [cell.value for cell in row] == [
        "Wijkteam",
        "Klik",
        "G ● groen",
        "O ▲ oranje",
        "R ■ rood",
        "- grijs",
        "? geen informatie",
    ]
    assert [cell.fill.fgColor.rgb[-6:] for cell in row[2:5]] == ["4CAF6D", "FFC46B", "8F1D21"]
    assert ods == [cell.value for cell in row]
    assert cells_of(files["2_analyseschema.csv"])[1][2:4] == ["groen", "oranje"]


def test_ods_holds_the_same_tables_and_numbers(sheets):
    values = [row[1] for row in sheets[1].get_values()[2 : 2 + len(PRINTED)]]

    assert [sheet.name for sheet in sheets] == [
        "Inhoud",
        "1 waarden",
        "2 analyseschema",
        "3 beeld",
        "4 waarden",
    ]
    assert values == list(PRINTED.values())
    assert sheets[1].get_values()[2 + len(PRINTED)][1] == "3 van 4"
    assert "Let op: Pas op." in str(sheets[1].get_values())


def test_csv_opens_in_a_dutch_spreadsheet():
    archive = zipfile.ZipFile(io.BytesIO(render(document(), "csv")))
    raw = archive.read("1_waarden.csv")

    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"Aspect;Aantal\r\n" in raw
    assert b"Rij 2;1480,5\r\n" in raw
    assert b"Rij 6;47%\r\n" in raw


def test_the_csv_files_say_how_they_are_to_be_read(files):
    assert "puntkomma" in files["LEESMIJ.txt"]
    assert "formule" in files["LEESMIJ.txt"]
    assert "Let op: Pas op." in files["LEESMIJ.txt"]


@pytest.mark.parametrize("words", EVIL)
def test_text_that_looks_like_a_formula_stays_text_in_every_form(words):
    book = of_tables(
        words,
        [
            Table(
                words,
                words,
                (Heading("k", words),),
                (TableRow(words, words, (Cell(words),)),),
                words,
                (words,),
            )
        ],
    )
    xlsx = load_workbook(io.BytesIO(write(book, "xlsx")))
    ods = OdfDocument(io.BytesIO(write(book, "ods"))).body
    archive = zipfile.ZipFile(io.BytesIO(write(book, "csv")))
    fields = cells_of(archive.read(archive.namelist()[1]).decode("utf-8-sig"))

    types = {
        cell.data_type for sheet in xlsx for row in sheet.iter_rows() for cell in row if cell.value == words
    }
    assert types == {"s"}
    assert "table:formula" not in ods.serialize()
    assert {field[:1] for row in fields for field in row} <= {"'", "#"}


def test_a_negative_number_is_not_guarded_but_a_lone_minus_is():
    archive = zipfile.ZipFile(io.BytesIO(write(of_tables("x", [table("t", "-0,05", "-")]), "csv")))

    assert [row[1] for row in cells_of(archive.read("1_t.csv").decode("utf-8-sig"))] == [
        "Aantal",
        "-0,05",
        "'-",
    ]
    assert safe("") == ""


@given(st.text(alphabet=st.characters(codec=None), max_size=50))
@example("a/b\\c?*[]:'history'")
@example("x" * 40_000)
@example(" \x00\ud800\ufffe ")
@example("een\n  twee\t<b>&amp;")
@settings(max_examples=12)
def test_any_name_and_any_text_gives_files_that_open(words):
    made = Table(
        words,
        words,
        (Heading(words, words, True),),
        (TableRow(words, words, (Cell(words, "", "", True),), words),),
    )
    book = of_tables(words, [made, made], (words,))
    names = load_workbook(io.BytesIO(write(book, "xlsx"))).sheetnames

    assert len({name.casefold() for name in names}) == 3
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert len(OdfDocument(io.BytesIO(write(book, "ods"))).body.tables) == 3
    assert len(zipfile.ZipFile(io.BytesIO(write(book, "csv"))).namelist()) == 3


def test_spaces_and_lines_survive_in_ods():
    book = of_tables("x", [table("t", "een   twee\ndrie", numeric=False)])
    (cell,) = OdfDocument(io.BytesIO(write(book, "ods"))).body.tables[1].get_values()[2][1:]

    assert cell.splitlines() == ["een   twee", "drie"]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_gives_the_same_bytes(form):
    assert render(document(), form) == render(document(), form)


@pytest.mark.parametrize("form", FORMS)
def test_a_document_without_tables_gives_a_file_that_says_so_little(form):
    assert render(Document("Leeg"), form).startswith(b"PK")
