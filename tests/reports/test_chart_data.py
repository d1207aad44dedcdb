"""The numbers of a picture are printed once: in the table beside it, or in a table of the picture's own."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import odfdo
import pytest

from reports import render_docx, render_odt
from reports.document import Cell, Chart, Document, Heading, Section, Table, TableRow
from reports.render_pdf import source_of
from reports.render_tables.workbook import of_document

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><title>t</title></svg>'
ROWS = tuple(TableRow(id, id, (Cell("3", f"w/{id}/n", numeric=True),)) for id in ("klik", "regie"))
TABLE = Table("w", "Alles", (Heading("n", "N", True),), ROWS)
PART = replace(TABLE, name="figuur_c", rows=ROWS[:1])
CHART = Chart("c", "Een beeld", SVG, "Drie keer.", PART)
OTHER = replace(TABLE, name="x", rows=(replace(ROWS[0], cells=(Cell("4", "w/klik/n"),)),))


def document(*sections) -> Document:
    made = tuple(Section(f"s{at}", "Deel", blocks) for at, blocks in enumerate(sections))
    return Document("Nota", sections=made[:-1], annexes=made[-1:])


BESIDE = document((OTHER,), (CHART, OTHER, TABLE, CHART))
APART = document((CHART,), (TABLE,))


def in_word(shown):
    read = docx.Document(io.BytesIO(render_docx.render(shown)))
    return [paragraph.text for paragraph in read.paragraphs], len(read.tables)


def in_odt(shown):
    body = odfdo.Document(io.BytesIO(render_odt.render(shown))).body
    return [p.inner_text for p in body.paragraphs], len(body.tables)


@pytest.mark.parametrize("written", [in_word, in_odt])
def test_an_office_file_names_the_table_that_has_the_numbers(written):
    beside, tables = written(BESIDE)
    apart, own = written(APART)

    assert _captions(beside) == ["Een beeld (gegevens: tabel 3)"] * 2
    assert _captions(apart) == ["Een beeld"]
    assert (tables, own) == (3, 2)


def _captions(texts):
    """Of the figures, without their number: in Word that stands in a field."""
    return [text.partition(". ")[2] for text in texts if text.startswith("Figuur")]


def test_print_names_it_too():
    beside, apart = source_of(BESIDE)[0], source_of(APART)[0]

    assert beside.count("(gegevens: tabel 3)") == 2
    assert "gegevens: tabel" not in apart
    assert "Tabel 2" in apart


def test_spreadsheets_have_the_same_tables_under_the_same_numbers():
    assert [sheet.name for sheet in of_document(BESIDE).sheets] == ["1 x", "2 x", "3 w"]
    assert [sheet.name for sheet in of_document(APART).sheets] == ["1 figuur c", "2 w"]


def test_only_a_table_of_its_own_section_with_the_same_numbers_will_do():
    assert BESIDE.tables_of_charts() == {1: 3, 2: 3}
    assert APART.tables_of_charts() == {}
    assert document((CHART, OTHER)).tables_of_charts() == {}
