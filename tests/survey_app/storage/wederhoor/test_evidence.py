"""What was shown, sent and answered stays; a study with wederhoor comes out as it came in."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, text
from sqlalchemy.exc import DatabaseError

from analysis.study_folder import read_study_folder
from survey_app.storage.study_folder import export_study, folder_as_files, load_study, read_study
from survey_app.storage.tables import studies
from survey_app.storage.wederhoor import find_attachment
from survey_app.storage.wederhoor_tables import wederhoor_reactions

KLEIN = Path(__file__).parents[3] / "analysis" / "study_folder" / "folders" / "klein"
TODAY = date(2026, 11, 27)


@pytest.fixture
def klein(engine, tmp_path):
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    (folder / "assessments.yaml").unlink()  # fixes a level without evidence, which no study may
    assert load_study(engine, folder, TODAY) == []
    return folder


def test_wederhoor_comes_out_as_it_came_in_with_its_attachments(klein, engine, tmp_path):
    assert export_study(engine, "klein", tmp_path / "uit") == []

    for name in ("wederhoor.yaml", "wederhoor/ambtelijk_1-p1-1.txt"):
        assert (tmp_path / "uit" / name).read_bytes() == (KLEIN / name).read_bytes()


def test_the_database_gives_back_every_round_passage_reaction_and_reply(klein, engine):
    kept, read = read_study(engine, "klein"), read_study_folder(klein).value

    for part in ("wederhoor_rounds", "wederhoor_passages", "reactions", "replies"):
        assert getattr(kept, part) == getattr(read, part) != ()


def test_an_attachment_is_found_by_the_name_of_a_reaction_only(klein, engine):
    assert find_attachment(engine, "klein", "ambtelijk_1-p1-1.txt") == b"Het besluit van 3 mei.\n"
    assert find_attachment(engine, "klein", "../study.yaml") is None
    assert find_attachment(engine, "klein", "") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE wederhoor_passages SET text = 'anders'",
        "DELETE FROM wederhoor_passages",
        "UPDATE wederhoor_released SET reader = 'raad'",
        "DELETE FROM wederhoor_released",
        "UPDATE wederhoor_reactions SET late = NOT late",
        "DELETE FROM wederhoor_reactions",
        "UPDATE wederhoor_replies SET why = 'anders'",
        "DELETE FROM wederhoor_replies",
        "UPDATE wederhoor_rounds SET state = 'concept'",
        "DELETE FROM wederhoor_rounds",
    ],
)
def test_evidence_can_be_changed_by_nobody(klein, engine, statement):
    before = folder_as_files(engine, "klein")["wederhoor.yaml"]
    with pytest.raises(DatabaseError), engine.begin() as connection:
        connection.execute(text(statement))

    assert folder_as_files(engine, "klein")["wederhoor.yaml"] == before


def test_evidence_goes_with_its_whole_study(klein, engine):
    with engine.begin() as connection:
        connection.execute(delete(studies).where(studies.c.id == "klein"))
        assert connection.execute(wederhoor_reactions.select()).all() == []
