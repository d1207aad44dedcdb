"""Scores per year and their transitions, including what was not tested again."""

from __future__ import annotations

import pytest

from analysis.study import Score
from analysis.tables import Tables
from codebooks.model import ScoreFrame, ScoreRow


@pytest.fixture
def tables(build):
    nl = build.nl
    scores = {"X": nl("niet voldaan"), "check": nl("voldaan"), "dash": nl("niet te toetsen")}
    indicators = (nl("Een"), nl("Twee"))
    rows = tuple(ScoreRow(id, id[1], "t", indicators) for id in ("ax", "bx", "cy", "dy"))
    frame = ScoreFrame(
        "ggsr",
        "1",
        nl("GGSR"),
        scores,
        (("x", nl("X-aanpak")), ("y", nl("Y-aanpak"))),
        (),
        ("2013", "2014"),
        rows,
    )

    def make(*lines):
        found = tuple(Score(*line.split(), "") for line in lines)
        return Tables(build.data(books=(frame,), scores=found))

    return make


@pytest.fixture
def retested(tables):
    return tables(
        *("ax 2013 X", "ax 2014 check", "bx 2013 X", "bx 2014 dash"),
        *("cy 2013 X", "cy 2014 X", "dy 2013 check"),
    )


def test_a_row_shows_its_scores_and_its_transition(retested):
    rows = retested.table("ggsr").rows

    assert (rows[0].label, rows[0].group, rows[0].cells) == (
        "Een; Twee",
        "X-aanpak",
        ("X", "check", "X_check"),
    )


def test_what_was_not_tested_again_has_no_score_and_no_transition(retested):
    assert retested.table("ggsr").rows[3].cells == ("check", None, None)


def test_transitions_add_up_to_the_rows(retested):
    table = retested.table("ggsr_overgangen")

    assert [column.key for column in table.columns] == ["rijen", "X_check", "X_X", "X_dash", "niet_hertoetst"]
    assert {row.key: row.cells for row in table.rows} == {
        "x": (2, 1, 0, 1, 0),
        "y": (2, 0, 1, 0, 1),
        "totaal": (4, 1, 1, 1, 1),
    }


def test_a_transition_that_should_not_occur_is_shown_and_not_dropped(tables):
    table = tables("ax 2013 check", "ax 2014 X").table("ggsr_overgangen")

    assert table.cell("totaal", "check_X") == 1


def test_a_frame_without_scores_has_no_table(tables):
    assert "ggsr" not in tables().names
