"""The pages hold every word of the Document, are the same each time, and no text does anything on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.document import (
    Bullets,
    Cell,
    Chart,
    Document,
    Emphasis,
    Figure,
    Heading,
    Label,
    Note,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Table,
    TableRow,
    Text,
)
from reports.nota import make_nota
from reports.render_pdf import render, render_pictures, source_of
from reports.render_pdf.letter_widths import pieces
from reports.render_pdf.row_headers import with_row_headers
from reports.typst_pages import printable

HOSTILE = '"; #read("/etc/passwd") \\u{41} $x$ *a* _b_ <cell-0> @ref [ ] { } // = kop'
LONG = "x" * 200


def filled(words, key="a"):
    """A Document that has these words in every place that takes any."""
    sentence = Sentence((Text(words), Emphasis(words), Label(words), Figure(f"t/{words}/k", words)))
    rows = (TableRow(words, words, (Cell(words, f"t/{words}/k"), Cell("groen", "", "groen")), words),)
    table = Table("t", words, (Heading("k", words), Heading("w", words)), rows, words, (words,), (words,))
    blocks = (
        Paragraph((sentence,)),
        Bullets((sentence,)),
        Quote(words, words),
        Note(words, (sentence,)),
        table,
    )
    return Document(
        words, words, ((words, Label(words)),), (), (Section(key, words, blocks),), language=words[:2]
    )


def test_the_pages_hold_every_sentence_and_every_cell(pdf, document):
    found = pdf.words().replace("\N{SOFT HYPHEN}", "")
    words = [sentence.plain() for sentence in document.sentences()]
    words += [cell.text for table in document.tables() for cell in table.cells() if not cell.value]
    words += [note for table in document.tables() for note in (*table.notes, *table.warnings, table.title)]

    assert [text for text in words if "".join(text.split()) not in found] == []


def test_colours_are_printed_with_letter_and_shape_and_explained(pdf):
    words = pdf.words()
    legend = ("G●groen", "O▲oranje", "R■rood", "-grijs", "?geeninformatie")

    assert [sign for sign in legend if sign not in words] == []
    assert words.count("G●") == 1 + 4 * 6  # the legend, and 4 rows of 30 casussen


def test_the_nota_of_a_study_can_be_printed(data, read):
    assert "BestuurlijkeSamenvatting".casefold() in read(render(make_nota(data))).words().casefold()


def test_the_same_document_gives_the_same_bytes_and_no_moment(pdf, document):
    assert render(document) == pdf.bytes
    assert b"CreationDate" not in pdf.bytes


def test_made_in_a_process_of_its_own_it_is_the_same(pdf, document):
    assert render(document, apart=True) == pdf.bytes


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
@example(HOSTILE)
@example("")
@example(" \u200b ")
@example(LONG)
@example("漢字 עברי e\u0301 \x00 \ud800")
@settings(max_examples=15, deadline=None)
def test_any_text_at_all_in_every_place_gives_pages(words):
    assert render(filled(words)).startswith(b"%PDF")


def test_what_looks_like_typst_is_printed_as_it_was_written(read):
    assert "".join(HOSTILE.split()) in read(render(filled(HOSTILE))).words()


@given(st.text(max_size=80), st.integers(4, 20))
@settings(max_examples=60)
def test_a_word_that_may_be_broken_is_the_same_word(words, most):
    assert "".join(pieces(words, most)) == printable(words)


@pytest.mark.parametrize(
    "document",
    [Document(""), Document("x", sections=(Section("", ""),)), Document("x", language='"; #panic()')],
)
def test_a_document_without_anything_still_prints(document):
    assert render(document).startswith(b"%PDF")


def test_what_is_not_written_by_typst_comes_back_as_it_was():
    assert with_row_headers(b"%PDF-1.7 nothing") == b"%PDF-1.7 nothing"


def test_a_wide_table_stands_on_a_page_on_its_side_with_its_heading(pdf):
    (box,) = [page.mediabox for page in pdf.reader.pages if "Zo leest u dit" in page.extract_text()]

    assert box.width > box.height
    assert pdf.reader.pages[0].mediabox.width < pdf.reader.pages[0].mediabox.height


def test_a_table_that_is_quoted_twice_gets_its_labels_once(document):
    twice = replace(document, annexes=(*document.annexes, replace(document.sections[0], key="weer")))
    source, _ = source_of(twice)

    assert source.count("<cell-0>") == 1 + 2  # the cell, and the sentence in both places


def test_a_row_with_too_few_cells_does_not_shift_the_next(read):
    rows = (TableRow("a", "Kort", (Cell("1"),)), TableRow("b", "Lang", (Cell("2"), Cell("3"), Cell("vier"))))
    table = Table("t", "T", (Heading("k", "K"), Heading("l", "L")), rows)
    found = read(render(Document("x", sections=(Section("a", "A", (table,)),))))

    assert [len(row["/K"]) for row in found.roles("/TR")] == [3, 3, 3]


def test_the_pages_can_be_looked_at(document):
    assert {page[:4] for page in render_pictures(document, 20)} == {b"\x89PNG"}


def test_the_text_in_a_chart_is_in_the_font_of_the_pages(document):
    _, pictures = source_of(document)

    assert list(pictures) == ["chart-1.svg"]
    assert b"Nergens" not in pictures["chart-1.svg"]
    assert "漢".encode() not in pictures["chart-1.svg"]


def test_a_chart_higher_than_a_page_is_made_smaller(read):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 2000"><rect width="9" height="9"/></svg>'
    table = Table("t", "T", (Heading("k", "K"),), (TableRow("r", "R", (Cell("1"),)),))
    chart = Chart("c", "Beeld", svg, "Wat het zegt", table)

    assert len(read(render(Document("x", sections=(Section("a", "A", (chart,)),)))).reader.pages) <= 4
