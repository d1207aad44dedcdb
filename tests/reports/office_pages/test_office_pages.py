"""What Word and ODT share: which tables lie on their side, where a figure leads, and what XML may hold."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from codebooks.values import LETTERS, SHAPES, Value
from reports.document import (
    Cell,
    Document,
    Figure,
    Heading,
    Label,
    Paragraph,
    Section,
    Sentence,
    Table,
    TableRow,
)
from reports.office_pages import (
    VALUE_COLOURS,
    NumberedTable,
    Paper,
    Title,
    allowed,
    attribute,
    escaped,
    jumps_of,
    laid_out,
    locale_of,
    organisation,
    picture_of,
    repacked,
    rows_together,
    value_mark,
)
from reports.office_pages.columns import MOST_COLUMNS, columns_of, parts_of
from reports.render_html import stylesheet

PAPER = Paper()


def table(columns: int, text: str = "12", head: str = "Casus", rows: int = 3, name: str = "t") -> Table:
    heads = tuple(Heading(f"k{i}", f"{head} {i}") for i in range(columns))
    cells = [tuple(Cell(text, f"{name}/r{j}/k{i}") for i in range(columns)) for j in range(rows)]
    return Table(
        name, "Titel", heads, tuple(TableRow(f"r{j}", f"Rij {j}", line) for j, line in enumerate(cells))
    )


def paragraph(*addresses: str) -> Paragraph:
    return Paragraph((Sentence(tuple(Figure(address, "1") for address in addresses)),))


def document(*blocks) -> Document:
    return Document("N", sections=(Section("s", "S", blocks),))


# ---- widths ----------------------------------------------------------------------------------------------


@given(
    columns=st.integers(0, MOST_COLUMNS),
    text=st.text("ab ", max_size=200),
    head=st.text("ab ", max_size=60),
    upright=st.floats(5, 30),
    further=st.floats(0, 20),
)
def test_no_table_is_wider_than_its_page(columns, text, head, upright, further):
    found = columns_of(table(columns, text, head), Paper(upright, upright + further))
    room = upright + further if found.wide else upright

    assert len(found.widths) == columns + 1
    assert all(width > 0 for width in found.widths)
    assert sum(found.widths) <= room + 0.2


def test_a_table_of_few_columns_stands_upright_and_one_of_many_lies_on_its_side():
    assert not columns_of(table(3), PAPER).wide
    assert columns_of(table(15), PAPER).wide


def test_long_headings_over_short_cells_are_turned_rather_than_broken():
    few, many = (columns_of(table(n, head="Betrokkenheid wijkteam"), PAPER) for n in (9, 19))

    assert (few.turned, few.wide) == (True, False)
    assert (many.turned, many.wide) == (True, True)
    assert many.height > 3


def test_headings_over_long_cells_are_never_turned():
    assert not columns_of(
        table(9, text="een zin van enige lengte", head="Betrokkenheid wijkteam"), PAPER
    ).turned


@given(st.integers(1, 200))
def test_parts_of_a_wide_table_hold_every_column_once(columns):
    parts = parts_of(table(columns))

    assert [h.key for part in parts for h in part.headings] == [f"k{i}" for i in range(columns)]
    assert all(len(part.headings) <= MOST_COLUMNS for part in parts)
    assert all(len(row.cells) == len(part.headings) for part in parts for row in part.rows)


def test_a_small_table_stays_together_and_a_large_one_keeps_its_first_rows():
    assert rows_together(table(1, rows=8)) == 8
    assert rows_together(table(1, rows=50)) == 3


def test_a_table_of_few_rows_that_fill_a_page_each_need_not_stay_together():
    (first, *others) = table(1, rows=8).rows
    tall = replace(first, cells=(replace(first.cells[0], text="woord " * 40),))

    assert rows_together(replace(table(1, rows=8), rows=(tall, *others))) == 3


# ---- pages on their side ---------------------------------------------------------------------------------


def sides(*blocks) -> list[tuple[bool, int]]:
    return [(stretch.wide, len(stretch.pieces)) for stretch in laid_out(document(*blocks), PAPER)]


def test_a_heading_and_its_one_paragraph_go_with_the_wide_table():
    assert sides(table(15)) == [(True, 2)]
    assert sides(paragraph(), table(15)) == [(True, 3)]
    assert sides(paragraph(), paragraph(), table(15)) == [(False, 3), (True, 1)]


def test_a_little_text_between_wide_tables_does_not_turn_the_page_twice():
    assert sides(table(15), paragraph(), table(15)) == [(True, 4)]
    assert sides(table(15), table(3), table(15)) == [(True, 2), (False, 1), (True, 1)]


def test_nothing_is_left_out_and_headings_are_counted():
    pieces = [p for s in laid_out(document(table(15), paragraph(), table(3)), PAPER) for p in s.pieces]

    assert [p.place for p in pieces if isinstance(p, Title)] == [1]
    assert [p.number for p in pieces if isinstance(p, NumberedTable)] == [1, 2]
    assert len(pieces) == 4


# ---- where figures lead ----------------------------------------------------------------------------------


def test_only_quoted_cells_get_a_place_and_a_cell_that_is_shown_twice_gets_one():
    shown = document(paragraph("t/r0/k0", "elders/r/k"), table(2), table(2))
    stretches = laid_out(shown, PAPER)
    jumps = jumps_of(shown, stretches)
    first, second = (p for s in stretches for p in s.pieces if isinstance(p, NumberedTable))

    assert jumps.place("t/r0/k0") == 1
    assert jumps.place("t/r0/k1") == jumps.place("elders/r/k") == 0
    assert (jumps.in_table("t/r0/k0", first), jumps.in_table("t/r0/k0", second)) == (1, 0)


# ---- text, colours, pictures, packages -------------------------------------------------------------------


@given(st.text(st.characters()))
def test_any_text_is_well_formed_xml_and_is_read_back_as_it_was_allowed(words):
    read = etree.fromstring(f'<a b="{attribute(words)}">{escaped(words)}</a>')

    assert (read.text or "") == allowed(words)
    assert read.get("b").split() == allowed(words).split()


@pytest.mark.parametrize("code", [0, 8, 0x1F, 0x7F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF])
def test_what_xml_forbids_is_dropped(code):
    assert allowed(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028"])
def test_every_line_end_is_one_line_end(end):
    assert allowed(f"a{end}b") == "a\nb"


@pytest.mark.parametrize("value", list(Value))
def test_values_have_the_colours_and_signs_of_the_screen(value):
    ground, letter = VALUE_COLOURS[value]
    colours = dict(
        line.strip().removesuffix(";").split(": ")
        for line in stylesheet().splitlines()
        if line.strip().startswith("--") and ": " in line
    )

    assert colours[f"--{value}"].lower() == f"#{ground}".lower()
    assert colours[f"--{value}-letter"].lower() == f"#{letter}".lower()
    assert set(value_mark(value)) - {" "} <= {LETTERS[value], SHAPES[value]}
    assert value_mark(value)[0] == LETTERS[value]


def test_a_drawing_keeps_its_shape_and_fits_the_page():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"/>'
    across = picture_of(svg.format(4000, 1000), 17.0)
    tall = picture_of(svg.format(400, 9000), 17.0)

    assert across is not None
    assert tall is not None
    assert (round(across.width), round(across.height)) == (17, 4)
    assert tall.height <= 20
    assert across.png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "svg", ["", "<svg", "\ud800", '<svg xmlns="http://www.w3.org/2000/svg" width="0"/>', "tekst"]
)
def test_what_is_no_drawing_is_none_or_a_picture_and_never_an_error(svg):
    found = picture_of(svg, 17.0)

    assert found is None or found.png.startswith(b"\x89PNG")


def test_a_package_packed_anew_has_no_dates_and_begins_with_its_type():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("a", b"1")
        package.writestr("mimetype", b"2")
    with zipfile.ZipFile(io.BytesIO(repacked(target.getvalue(), first="mimetype"))) as package:
        entries = package.infolist()

    assert [entry.filename for entry in entries] == ["mimetype", "a"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert package.fp is None


@pytest.mark.parametrize(
    ("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB"), ("fy", "fy"), ("x<y", "nl-NL"), ("", "nl-NL")]
)
def test_a_language_becomes_what_office_programs_know(language, locale):
    assert locale_of(language) == locale


def test_the_office_is_who_issued_the_document():
    assert organisation(Document("N", facts=(("Uitgebracht door", Label("Rekenkamer")),))) == "Rekenkamer"
    assert organisation(Document("N", facts=(("Status", Label("concept")),))) == ""
