"""Tables in a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.results import Column, ResultTable, Row
from reports.tables import to_text
from reports.text_tables import clean


def test_counts_stand_under_their_headings(counts):
    assert to_text(counts).splitlines()[:10] == [
        "Successen",
        "",
        "Aspect      Aantal  Van",
        "-----------------------",
        "",
        "Wijkteam",
        "Goede klik      12   15",
        "Regie            1   15",
        "",
        "Anderen",
    ]


def test_a_missing_number_is_a_point_with_its_meaning(counts):
    text = to_text(counts)

    assert "School           0    ." in text
    assert ". = geen gegeven" in text


def test_colours_are_letters_with_a_legend(schema):
    text = to_text(schema)

    assert [line.split() for line in text.splitlines()[2:7]] == [
        ["Aspect", "Casus", "Casus", "Casus"],
        ["1", "2", "3"],
        ["---------------------------"],
        ["Klik", "G", "O", "R"],
        ["Regie", "-", "?", "."],
    ]
    assert "G = groen; O = oranje; R = rood; - = grijs; ? = geen informatie" in text


def test_warnings_and_notes_stand_below(counts):
    assert to_text(counts).index("Let op: Een waarschuwing.") < to_text(counts).index("Een noot.")


def test_a_long_label_is_wrapped_and_its_numbers_stay_on_the_first_line(counts):
    row = Row("lang", "Een heel lang woordrijk aspect " * 4, (7, 15))
    text = to_text(replace(counts, rows=(row,)))

    assert "   7   15" in next(line for line in text.splitlines() if line.startswith("Een heel"))
    assert max(len(line) for line in text.splitlines()) <= 100


@pytest.mark.parametrize("hostile", ["\x1b[31mrood\x1b[0m", "a\x07b", "omge\u202ekeerd", "nul\x00byte"])
def test_nothing_a_terminal_would_obey_gets_through(hostile):
    assert all(c.isprintable() for c in clean(hostile))


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.text(max_size=120))
def test_any_text_gives_a_table(labels, cell):
    rows = tuple(Row(str(i), label, (cell, 1)) for i, label in enumerate(labels))
    table = ResultTable("t", cell, (Column("w", cell, "text"), Column("n", "n")), rows)

    text = to_text(table)

    assert text.endswith("\n")
    assert all(c.isprintable() or c == "\n" for c in text)
