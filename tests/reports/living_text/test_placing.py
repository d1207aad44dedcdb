"""Where an author's text stands in the nota, round what the nota makes itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.report_rows import Finding, ReportText
from reports.document import (
    Cell,
    Chart,
    Document,
    Heading,
    Note,
    Paragraph,
    Section,
    Sentence,
    Table,
    TableRow,
    Text,
)
from reports.living_text import section_keys, shelf_of_study, text_problems, with_texts, without_empty
from reports.nota import make_nota, skeleton


def line(text):
    return Paragraph((Sentence((Text(text),)),))


def table(name, *addresses):
    rows = tuple(TableRow(a, a, (Cell("1", a),)) for a in addresses)
    return Table(name, name, (Heading("x", "X"),), rows)


NOTE = Note("Let op", (Sentence((Text("Pas op."),)),))
MADE = Section("a", "A", (line("gemaakt"), table("t", "t/r/x"), NOTE, Section("a1", "A1", (line("onder"),))))
DOCUMENT = Document("x", sections=(MADE, Section("leeg", "Leeg")), annexes=(Section("b", "B", (line("b"),)),))


def kinds(document, key="a"):
    section = next(one for one in document.sections if one.key == key)
    return [_kind(block) for block in section.blocks]


def _kind(block):
    if isinstance(block, Paragraph):
        return block.sentences[0].plain()
    return block.title if isinstance(block, Section) else type(block).__name__.lower()


def written(markdown, section="a"):
    return with_texts(DOCUMENT, [ReportText(section, markdown)], lambda address: None)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("eigen", ["eigen", "gemaakt", "table", "note", "A1"]),
        ("eigen\n\n{{ gegenereerd }}\n\nna", ["eigen", "gemaakt", "table", "note", "na", "A1"]),
        ("eigen\n\n{{ gegenereerd: tabellen }}", ["eigen", "table", "note", "A1"]),
        ("eigen\n\n{{ gegenereerd: niets }}", ["eigen", "note", "A1"]),
        ("eigen\n\n# Kop\n\nx", ["eigen", "gemaakt", "table", "note", "Kop", "A1"]),
        ("   \n", ["gemaakt", "table", "note", "A1"]),
    ],
)
def test_the_author_decides_where_what_was_made_stands(markdown, expected):
    assert kinds(written(markdown)) == expected


def test_a_text_fills_an_empty_section_and_a_section_without_one_disappears():
    assert [one.key for one in without_empty(written("x", "leeg")).sections] == ["a", "leeg"]
    assert [one.key for one in without_empty(DOCUMENT).sections] == ["a"]


def test_a_text_for_a_section_that_is_not_there_is_not_placed_anywhere():
    assert written("x", "weg") == DOCUMENT


def test_a_table_stands_where_its_author_put_it_and_nowhere_else(data):
    shelf = shelf_of_study(data)
    texts = [
        ReportText("inleiding", "{{ tabel: successen }}"),
        ReportText("toetsing", "{{ tabel: successen }}"),
    ]
    nota = with_texts(skeleton(shelf.results), texts, shelf)

    names = [found.name for found in nota.tables()]
    places = [one.key for one in nota.sections for block in one.blocks if isinstance(block, Table)]

    assert names.count("successen") == 1
    assert places == ["inleiding"]
    assert "Zie ‘Successen’." in [sentence.plain() for sentence in nota.sentences()]


def test_a_chart_is_drawn_once(data):
    shelf = shelf_of_study(data)
    name = shelf.names("figuur")[0]
    nota = with_texts(skeleton(shelf.results), [ReportText("inleiding", f"{{{{ figuur: {name} }}}}")], shelf)

    assert [chart.name for chart in nota.charts()].count(name) == 1
    assert any(isinstance(block, Chart) for block in nota.sections[1].blocks)


def test_the_nota_prints_the_texts_of_the_study(data):
    told = replace(data, report_texts=(ReportText("doel", "Eigen woorden bij {{ oordeel: 1 }}."),))

    said = [sentence.plain() for sentence in make_nota(told).sentences()]

    assert any(line.startswith("Eigen woorden bij ") and "Voldoet" in line for line in said)


def test_every_problem_of_all_texts_is_told_at_once(data):
    texts = (ReportText("inleidng", "x"), ReportText("doel", "{{ cijfer: a/b/c }}"))
    told = replace(data, report_texts=texts, findings=(Finding("b1", "Bij {{ tellng: x }}."),))
    shelf = shelf_of_study(told)
    document = skeleton(shelf.results)

    found = text_problems(told, shelf, document)

    assert [(one.file, one.line, one.code) for one in found] == [
        ("text/inleidng.md", 0, "text-section-unknown"),
        ("text/doel.md", 1, "text-reference-unknown"),
        ("findings.yaml", 0, "text-word-unknown"),
    ]
    assert "Bedoelt u 'inleiding'?" in found[0].advice
    assert "inleiding" in dict(section_keys(document))
