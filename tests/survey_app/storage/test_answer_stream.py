"""A large study is exported piece by piece, and comes out as it would whole."""

from datetime import date

import pytest
from sqlalchemy import insert

from analysis.study_folder import folder_files, read_study_folder
from survey_app.storage import answer_stream, tables
from survey_app.storage.database import reading, writing
from survey_app.storage.study_folder import export_study, folder_as_files, read_study

TODAY = date(2026, 11, 27)


@pytest.fixture
def grown(zwolle_engine):
    """The example with one more questionnaire than the folder had, with text that needs quotes."""
    own = {"casus": "2", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    answers = [["klik_swt.gebeurd", "ja", "1"], ["open_ging_goed", 'Zij zei: "ja",\nen kwam.', "1"]]
    with writing(zwolle_engine) as connection:
        connection.execute(
            insert(tables.responses), {"study": "zwolle", "id": "r_new", "position": 9000, **own}
        )
        row = {"study": "zwolle", "response": "r_new", "answers": answers, "submitted_on": TODAY}
        connection.execute(insert(tables.submissions), row)
    return zwolle_engine


def test_the_stream_is_the_same_bytes_as_the_whole(grown, monkeypatch):
    monkeypatch.setattr(answer_stream, "AT_ONCE", 3)
    with reading(grown) as connection:
        streamed = b"".join(answer_stream.answer_lines(connection, "zwolle"))

    assert streamed == folder_files(read_study(grown, "zwolle"), {})["answers.csv"]


def test_at_ease_the_pieces_are_the_same_and_a_small_study_takes_no_noticeable_time(grown, monkeypatch):
    rested = []
    monkeypatch.setattr(answer_stream.time, "sleep", rested.append)
    with reading(grown) as connection:
        pieces = list(answer_stream.answer_lines(connection, "zwolle"))
        eased = list(answer_stream.at_ease(answer_stream.answer_lines(connection, "zwolle")))

    assert eased == pieces
    assert len(rested) == len(pieces)
    assert 0 < sum(rested) < 2


def test_an_exported_study_that_grew_is_read_again_with_every_answer(grown, tmp_path):
    assert export_study(grown, "zwolle", tmp_path / "uit") == []
    loaded = read_study_folder(tmp_path / "uit")

    assert loaded.problems == ()
    assert tuple(loaded.value.answers) == read_study(grown, "zwolle").answers


def test_a_study_that_did_not_grow_keeps_the_bytes_it_came_with(zwolle_engine):
    original = folder_as_files(zwolle_engine, "zwolle")["answers.csv"]
    with reading(zwolle_engine) as connection:
        assert not answer_stream.has_grown(connection, "zwolle", original)


def test_a_study_without_answers_has_no_file_of_them(zwolle_engine):
    with reading(zwolle_engine) as connection:
        assert not answer_stream.has_grown(connection, "bestaat-niet", None)


def test_what_is_saved_during_the_export_is_not_half_in_it(grown):
    """One snapshot: the rows that come after its first read belong to the next export."""
    with reading(grown) as connection:
        lines = answer_stream.answer_lines(connection, "zwolle")
        assert answer_stream.has_grown(connection, "zwolle", None)
        own = {"casus": "3", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
        with writing(grown) as writer:
            writer.execute(
                insert(tables.responses), {"study": "zwolle", "id": "r_later", "position": 9001, **own}
            )
            row = {"study": "zwolle", "response": "r_later", "answers": [["klik_swt.gebeurd", "ja", "1"]]}
            writer.execute(insert(tables.submissions), row)

        assert b"r_later" not in b"".join(lines)
