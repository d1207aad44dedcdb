"""Scores per year and their transitions, including what was not tested again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.score_transitions import transitions
from analysis.study import Score
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from codebooks.loader import library_path, load_codebook
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


FRAME = load_codebook(library_path("ggsr")).value
ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"
SCORES = st.lists(
    st.builds(
        Score,
        st.sampled_from([row.id for row in FRAME.rows]),
        st.sampled_from(FRAME.years),
        st.sampled_from(["X", "check", "dash"]),
        st.just(""),
    ),
    unique_by=lambda score: (score.rij, score.jaar),
)


@given(scores=SCORES)
def test_however_the_rows_are_divided_they_add_up_to_all_of_them(scores):
    (every,) = transitions(FRAME, scores)

    assert every.rows == len(FRAME.rows) == sum(every.moves.values()) + every.unscored
    for by in (("theme",), ("aanpak",), ("aanpak", "theme")):
        parts = transitions(FRAME, scores, by)
        assert sum(part.rows for part in parts) == every.rows
        assert sum(part.unscored for part in parts) == every.unscored
        for move, count in every.moves.items():
            assert sum(part.moves.get(move, 0) for part in parts) == count
        assert sorted(m.row for part in parts for m in part.not_retested) == sorted(
            m.row for m in every.not_retested
        )


@given(scores=SCORES)
def test_a_row_is_retested_or_has_its_reason(scores):
    (every,) = transitions(FRAME, scores)
    last = {score.rij: score.score for score in scores if score.jaar == FRAME.years[-1]}

    assert {m.row for m in every.not_retested} == {
        row.id for row in FRAME.rows if last.get(row.id) in (None, "dash")
    }
    assert all(m.reason for m in every.not_retested)


def test_a_row_that_met_the_norm_is_not_retested_for_that_reason():
    row = FRAME.rows[0].id
    reasons = {}
    for first in ("X", "check", "dash"):
        (every,) = transitions(FRAME, [Score(row, "2013", first, "")])
        reasons[first] = every.not_retested[0].reason

    assert "alleen wat op X stond" in reasons["check"]
    assert "niet te toetsen" in reasons["dash"]
    assert "geen score" in reasons["X"]


@pytest.mark.parametrize("by", ["theme", ("thema",), ("theme", "jaar")])
def test_another_division_is_refused(by):
    with pytest.raises(ValueError, match="by must hold 'theme' and 'aanpak' only"):
        transitions(FRAME, [], by)


@pytest.fixture(scope="module")
def zwolle():
    return Tables(read_study_folder(ZWOLLE).value)


def test_the_factsheet_of_zwolle_by_theme(zwolle):
    """Counted by hand in the factsheet of June 2015: what is about continuity stayed X everywhere."""
    table = zwolle.table("ggsr_overgangen_thema")

    assert {row.key: row.cells for row in table.rows} == {
        "toeleiding": (3, 1, 0, 2, 0),
        "gezin_centraal": (0, 0, 0, 0, 0),
        "de_aanpak": (6, 4, 2, 0, 0),
        "samenwerking": (1, 1, 0, 0, 0),
        "continu": (3, 0, 3, 0, 0),
        "totaal": (13, 6, 5, 2, 0),
    }


def test_themes_within_an_aanpak_add_up_to_the_aanpak(zwolle):
    parts, whole = zwolle.table("ggsr_overgangen_thema_aanpak"), zwolle.table("ggsr_overgangen")
    for aanpak in ("bijzondere_doelgroepen", "bemoeizorg_jeugd"):
        rows = [row.cells for row in parts.rows if row.key.startswith(f"{aanpak}__")]
        expected = next(row.cells for row in whole.rows if row.key == aanpak)
        assert tuple(map(sum, zip(*rows, strict=True))) == expected


def test_what_was_not_retested_is_listed_with_its_reason(zwolle):
    table = zwolle.table("ggsr_niet_hertoetst")

    assert [row.key for row in table.rows] == [
        "bd_zelfde_omschrijving",
        "bj_zicht_op_populatie",
        "bijzondere_doelgroepen__gezin_centraal",
        "bemoeizorg_jeugd__gezin_centraal",
        "bemoeizorg_jeugd__samenwerking",
    ]
    assert table.cell("bd_zelfde_omschrijving", "waarom") == "In 2014 niet te toetsen."
    assert "partners" in table.cell("bd_zelfde_omschrijving", "toelichting")
