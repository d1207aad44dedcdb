"""ResultTable to a table that is read, and to CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.results import Column, ResultTable, Row
from reports.document import Cell
from reports.tables import humanise, to_csv, to_document_table, to_json, to_text, value_text


def shares(n_column: str, n: int | None) -> ResultTable:
    columns = (Column("aandeel", "Aandeel", "share"), Column(n_column, "n"))
    return ResultTable("normen", "Normen", columns, (Row("1", "Norm", (0.75, n)),))


def test_every_cell_keeps_its_address(counts):
    addresses = [cell.address for cell in to_document_table(counts).cells()]

    assert addresses[:2] == ["successen/klik/aantal", "successen/klik/van"]
    assert len(set(addresses)) == 6


def test_a_colour_keeps_its_value_beside_its_word(schema):
    assert next(to_document_table(schema).cells()) == Cell("groen", "analyseschema/klik/1", "groen")


def test_a_missing_number_is_empty_and_not_zero(counts):
    cells = list(to_document_table(counts).cells())

    assert [cell.text for cell in cells[-2:]] == ["0", ""]


@pytest.mark.parametrize("column", ["n", "van", "bewijs"])
def test_a_share_finds_its_n_in_its_own_row(column):
    table = to_document_table(shares(column, 24))

    assert table.rows[0].cells[0].text == "75% (18 van 24)"


def test_a_share_below_the_threshold_of_the_study_has_no_percentage():
    assert to_document_table(shares("n", 24), threshold=40).rows[0].cells[0].text == "18 van 24"


@pytest.mark.parametrize("table", [shares("n", None), shares("iets_anders", 12)])
def test_a_share_without_n_is_not_printed_at_all(table):
    assert to_document_table(table).rows[0].cells[0].text == ""


@pytest.mark.parametrize(("n", "printed"), [(3, ""), (19, ""), (20, "21%"), (None, "21%")])
def test_the_limit_of_an_interval_is_a_percentage_only_where_its_share_may_be_one(n, printed):
    columns = (Column("van", "Van"), Column("laag", "Laag", "limit"))
    table = ResultTable("vragen", "Vragen", columns, (Row("ja", "Ja", (n, 0.21)),))

    made = to_document_table(table)

    assert made.rows[0].cells[1].text == printed
    assert any("n = 20" in note for note in made.notes) == (not printed)


def test_the_bounds_of_a_scale_are_printed_without_n():
    columns = (Column("van", "Van", "share"), Column("tot", "Tot", "share"))
    table = ResultTable("schaal", "Schaal", columns, (Row("x", "X", (0.5, 0.75)),))

    assert [cell.text for cell in to_document_table(table).cells()] == ["50%", "75%"]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("voldoet_merendeels", "level", "Voldoet merendeels"),
        ("geen_informatie", "value", "geen informatie"),
        ("stabiel", "value", "Stabiel"),
        ("check", "score", "✓"),
        ("free", "provenance", "vrij gekozen"),
        ("a_b", "text", "a_b"),
        (None, "count", ""),
        (3, "text", "3"),
    ],
)
def test_a_value_is_written_by_its_kind(value, kind, text):
    assert value_text(value, kind) == text


def test_an_empty_code_stays_empty():
    assert humanise("") == ""


def test_csv_keeps_raw_numbers_under_keys():
    table = ResultTable("t", "T", (Column("aandeel", "Aandeel", "share"),), (Row("r", "Rij, een", (1 / 3,)),))

    rows = list(csv.reader(io.StringIO(to_csv(table))))

    assert rows == [["row", "label", "group", "aandeel"], ["r", "Rij, een", "", "0.3333333333333333"]]


@pytest.mark.parametrize("start", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\ttab"])
def test_csv_holds_nothing_a_spreadsheet_would_run(start):
    table = ResultTable("t", "T", (Column("w", "W", "text"),), (Row("r", start, (start,)),))

    row = list(csv.reader(io.StringIO(to_csv(table))))[1]

    assert row[1] == row[3] == f"'{start}"


def test_csv_leaves_negative_numbers_numbers():
    table = ResultTable("t", "T", (Column("stappen", "Stappen"),), (Row("r", "R", (-1,)),))

    assert to_csv(table).endswith("r,R,,-1\n")


def test_json_is_the_table_unrounded(counts):
    read = json.loads(to_json(counts))

    assert read["rows"][2]["cells"] == [0, None]
    assert read["warnings"] == ["Een waarschuwing."]


def test_codes_with_words_are_read_as_words_and_kept_as_codes():
    column = Column("waarde", "Toegang", "code", (("swt_via_school", "SWT (via school)"),))
    table = ResultTable("t", "T", (column,), (Row("1", "Casus 1", ("swt_via_school",)),))

    assert to_document_table(table).rows[0].cells[0].text == "SWT (via school)"
    assert "swt_via_school" in to_csv(table)


def test_scores_and_their_moves_are_read_as_signs():
    columns = (Column("2014", "2014", "score"), Column("overgang", "Overgang", "move"))
    table = ResultTable("t", "T", columns, (Row("r", "R", ("dash", "X_check")),))

    assert [cell.text for cell in to_document_table(table).cells()] == ["–", "X → ✓"]


def test_the_terminal_explains_where_each_cell_comes_from():
    rows = (Row("klik", "Klik", ("free",)), Row("regie", "Regie", ("published",)))
    written = to_text(ResultTable("herkomst", "Herkomst", (Column("1", "Casus 1", "text"),), rows))

    assert "p = gepubliceerd; v = vrij gekozen" in written
    assert "free" not in written


def test_rows_that_others_refer_to_by_number_carry_it_in_the_terminal():
    rows = (Row("7a", "De gemeente doet het goed.", ("ja",)),)

    assert "7a De gemeente" in to_text(ResultTable("normen", "Normen", (Column("x", "X", "text"),), rows))
