"""Documents are values: verbs give a new one and leave the old one as it was."""

from __future__ import annotations

import pytest

from reports.document import (
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Label,
    Note,
    Paragraph,
    Section,
    Sentence,
    Table,
    TableRow,
    Text,
    changed_sentences,
    present,
    section,
)

SEVEN = Sentence((Figure("t/a/n", "7"), Text(" casussen.")))
EIGHT = Sentence((Figure("t/a/n", "8"), Text(" casussen.")))
FIXED = Sentence((Text("Een vaste zin."),))


def table() -> Table:
    rows = (
        TableRow("a", "A", (Cell("1", "t/a/n"), Cell("ja", "t/a/w")), "Eerste"),
        TableRow("b", "B", (Cell("2", "t/b/n"), Cell("nee", "t/b/w")), "Tweede"),
        TableRow("c", "C", (Cell("3", "t/c/n"), Cell("ja", "t/c/w")), "Eerste"),
    )
    return Table("t", "Tabel", (Heading("n", "N", True), Heading("w", "W")), rows)


@pytest.mark.parametrize(
    "verb",
    [
        lambda d: d.with_fact("Datum", Label("x", "datum")),
        lambda d: d.with_notice(Note("Let op", (FIXED,))),
        lambda d: d.with_sections(Section("a", "A")),
        lambda d: d.with_annexes(Section("a", "A")),
    ],
)
def test_a_verb_leaves_the_document_it_came_from_alone(verb):
    document = Document("Nota")

    assert verb(document) is not document
    assert document == Document("Nota")


def test_sections_are_numbered_and_annexes_lettered():
    deep = Section("a", "A", (Section("b", "B"), Section("c", "C", (Section("d", "D"),))))
    document = Document("Nota").with_sections(deep).with_annexes(Section("e", "E")).numbered()

    numbers = [block.number for block in document.blocks() if isinstance(block, Section)]

    assert numbers == ["1", "1.1", "1.2", "1.2.1", "A"]


def test_a_section_without_content_has_no_heading():
    empty = Table("t", "Leeg", (), ())

    assert section("a", "A") is None
    assert section("a", "A", None, Paragraph(()), Bullets(()), empty) is None
    assert present(section("a", "A"), section("b", "B", Paragraph((FIXED,)))) == (
        Section("b", "B", (Paragraph((FIXED,)),)),
    )


def test_sentences_come_in_reading_order():
    part = Section("a", "A", (Bullets((SEVEN,)), Section("b", "B", (Paragraph((EIGHT,)),))))
    document = Document("Nota").with_notice(Note("Let op", (FIXED,))).with_sections(part)

    assert document.sentences() == (FIXED, SEVEN, EIGHT)


def test_only_the_sentence_with_the_changed_figure_no_longer_holds():
    before = Document("Nota").with_sections(Section("a", "A", (Paragraph((FIXED, SEVEN)),)))
    after = Document("Nota").with_sections(Section("a", "A", (Paragraph((FIXED, EIGHT)),)))

    assert changed_sentences(before, after) == (SEVEN,)
    assert changed_sentences(before, before) == ()


def test_a_sentence_knows_its_words_and_its_figures():
    assert SEVEN.plain() == "7 casussen."
    assert SEVEN.figures() == (Figure("t/a/n", "7"),)


def test_dropping_a_column_keeps_the_addresses_of_the_others():
    assert [cell.address for cell in table().without(["n"]).cells()] == ["t/a/w", "t/b/w", "t/c/w"]


def test_choosing_rows_keeps_their_own_order():
    assert [row.key for row in table().only(["c", "a"]).rows] == ["a", "c"]


def test_gathering_puts_the_rows_of_a_heading_together():
    assert [row.key for row in table().gathered().rows] == ["a", "c", "b"]


def test_a_keyed_table_names_its_rows():
    assert [row.label for row in table().keyed().rows] == ["a A", "b B", "c C"]


def test_rewording_changes_text_but_not_the_address():
    reworded = table().reworded("w", {"ja": "wel"})

    assert [cell.text for row in reworded.rows for cell in row.cells[1:]] == ["wel", "nee", "wel"]
    assert [c.address for c in reworded.cells()] == [c.address for c in table().cells()]


def test_a_warning_said_twice_stands_once():
    assert table().warned("Let op.").warned("Let op.").warnings == ("Let op.",)
