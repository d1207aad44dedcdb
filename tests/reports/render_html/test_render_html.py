"""The page: self-contained, accessible, escaped, and every number walkable in both directions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.results import Column, ResultTable, Row
from reports.document import (
    Bullets,
    Cell,
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
from reports.html_text import attribute, cell_id, text
from reports.render_html import render, stylesheet
from reports.tables import to_document_table

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    "&lt;b&gt; & &amp;",
    "</style></title></table>",
    "omge\u202ekeerd עברית",
    "👩‍👧 emoji",
    "nul\x00byte\x1b[31m",
)


def with_table(table: Table, *sentences: Sentence) -> Document:
    part = Section("bevindingen", "Bevindingen", (Paragraph(sentences), table))
    return Document("Nota").with_sections(part).numbered()


def page_of(counts: ResultTable) -> Document:
    figure = Figure("successen/klik/aantal", "12")
    return with_table(to_document_table(counts), Sentence((Text("Bij "), figure, Text(" casussen."))))


def test_a_figure_leads_to_its_cell_and_the_cell_leads_back(counts, read_page):
    page = read_page(render(page_of(counts)))
    (figure,) = page.find("a", **{"class": "cijfer"})

    (cell,) = page.find("td", id=figure.attributes["href"].removeprefix("#"))
    (back,) = cell.find("a")
    (sentence,) = page.find("span", id=back.attributes["href"].removeprefix("#"))

    assert figure.attributes["data-figure"] == cell.attributes["data-figure"] == "successen/klik/aantal"
    assert cell.words() == "12"
    assert sentence.words() == "Bij 12 casussen."


def test_a_figure_whose_table_is_not_printed_is_no_link(counts, read_page):
    figure = Figure("elders/a/b", "3")
    page = read_page(render(with_table(to_document_table(counts), Sentence((figure,)))))

    (found,) = page.find("", **{"data-figure": "elders/a/b"})

    assert found.tag == "span"
    assert "href" not in found.attributes


def test_a_table_has_a_caption_scopes_and_a_box_that_can_be_scrolled_with_the_keyboard(counts, read_page):
    page = read_page(render(page_of(counts)))
    (box,) = page.find("div", role="region")

    assert box.attributes["tabindex"] == "0"
    assert box.attributes["aria-label"] == "Tabel 1: Successen"
    assert [e.words() for e in box.find("caption")] == ["Tabel 1. Successen"]
    assert [e.words() for e in box.find("th", scope="col")] == ["Aspect", "Aantal", "Van"]
    assert [e.words() for e in box.find("th", scope="row")] == ["Goede klik", "Regie", "School"]
    assert [e.words() for e in box.find("th", scope="rowgroup")] == ["Wijkteam", "Anderen"]


def test_a_colour_is_a_letter_a_shape_and_a_word(schema, read_page):
    page = read_page(render(with_table(to_document_table(schema))))
    cells = [cell.words() for cell in page.find("td")]

    assert cells == ["G●groen", "O▲oranje", "R■rood", "-grijs", "?geen informatie", "geen gegeven"]
    (legend,) = page.find("ul", **{"class": "legenda"})
    assert [item.words() for item in legend.find("li")] == [
        "G● groen",
        "O▲ oranje",
        "R■ rood",
        "- grijs",
        "? geen informatie",
    ]


def test_warnings_of_a_table_stand_below_it(counts, read_page):
    page = read_page(render(page_of(counts)))

    assert [e.words() for e in page.find("p") if "noot" in e.classes()] == [
        "Let op: Een waarschuwing.",
        "Een noot.",
    ]


def test_the_page_has_a_language_a_title_a_skip_link_and_one_main_heading(counts, read_page):
    page = read_page(render(page_of(counts)))
    (skip,) = page.find("a", **{"class": "skip"})

    assert page.find("html")[0].attributes["lang"] == "nl"
    assert page.find("title")[0].words() == "Nota"
    assert page.find("main", id=skip.attributes["href"].removeprefix("#"))
    assert len(page.find("h1")) == 1


def test_the_contents_lead_to_every_section(read_page):
    inner = Section("b", "Binnen", (Paragraph((Sentence((Text("Tekst."),)),)),))
    document = Document("Nota").with_sections(Section("a", "Buiten", (inner,))).numbered()
    page = read_page(render(document))
    (contents,) = page.find("nav")

    targets = [link.attributes["href"].removeprefix("#") for link in contents.find("a")]

    assert [page.find("", id=target)[0].words() for target in targets] == ["1 Buiten", "1.1 Binnen"]


def test_the_page_needs_nothing_else(counts):
    html = render(page_of(counts))

    assert "<script" not in html
    assert "http" not in html
    assert f"<style>\n{stylesheet()}</style>" in html


def test_a_page_can_link_to_its_style_sheet_instead(counts, read_page):
    page = read_page(render(page_of(counts), style="/static/house.css"))

    assert not page.find("style")
    assert page.find("link", rel="stylesheet", href="/static/house.css")


def everything_hostile(words: str) -> Document:
    row = TableRow(words, words, (Cell(words, f"{words}/{words}/{words}"), Cell(words)), words)
    table = Table("t", words, (Heading("a", words), Heading("b", words)), (row,), words, (words,), (words,))
    runs = (Text(words), Emphasis(words), Label(words), Figure(f"{words}/{words}/{words}", words))
    sentence = Sentence(runs)
    part = Section(words, words, (Paragraph((sentence,)), Bullets((sentence,)), Quote(words, words), table))
    note = Note(words, (sentence,))
    return Document(words, words, ((words, Label(words)),), (note,)).with_sections(part).numbered()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_shown_and_never_obeyed(words, read_page):
    page = read_page(render(everything_hostile(words)))

    assert not page.find("script")
    assert not page.find("img")
    assert not [e for e in page.walk() if any(key.startswith("on") for key in e.attributes)]
    shown = "".join(c for c in words if c.isprintable() or c in "\u202e\u200d")
    assert page.find("h1")[0].words() == " ".join(shown.split())


@given(st.text())
def test_any_text_survives_as_utf8(words):
    (text(words) + attribute(words)).encode("utf-8")


@given(st.text(max_size=8), st.text(max_size=8))
def test_different_addresses_have_different_ids(first, second):
    assert (cell_id(f"t/{first}/n") == cell_id(f"t/{second}/n")) == (first == second)
    assert not any(c.isspace() for c in cell_id(first))


def test_an_empty_cell_of_a_table_without_results_is_no_figure(read_page):
    table = Table("uitleg", "Uitleg", (Heading("a", "A"),), (TableRow("r", "R", (Cell("vrije tekst"),)),))
    page = read_page(render(with_table(table)))

    assert page.find("td")[0].attributes == {"class": "bron"}


def test_a_wide_table_keeps_its_row_labels_in_view(read_page):
    columns = tuple(Column(str(i), f"Casus {i}") for i in range(9))
    table = ResultTable("t", "T", columns, (Row("r", "R", tuple(range(9))),))

    (box,) = read_page(render(with_table(to_document_table(table)))).find("div", role="region")

    assert "breed" in box.classes()


def test_the_same_document_gives_the_same_bytes(counts):
    assert render(page_of(counts)) == render(page_of(replace(counts)))
