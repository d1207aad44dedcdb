"""The files about the work of coding come out as they went in, and an absent column keeps its meaning."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.study_folder import folder_files, read_study_folder

KLEIN = Path(__file__).parent / "folders" / "klein"
BENCH = ("assignments.csv", "seals.csv", "adjudications.csv", "trail.csv", "open_categories.csv")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(KLEIN, tmp_path / "klein")


def study(folder):
    loaded = read_study_folder(folder)
    assert loaded.problems == ()
    return loaded.value


def test_every_file_about_coding_is_written_again_with_the_same_bytes(folder):
    data = study(folder)

    written = folder_files(data, {})

    assert {name: written[name] for name in BENCH} == {name: (folder / name).read_bytes() for name in BENCH}


def test_a_memo_makes_a_column_and_no_memo_makes_none(folder):
    data = study(folder)
    noted = (replace(data.codings[0], memo="Navragen: wie belde?"), *data.codings[1:])

    assert b"memo" not in folder_files(data, {})["codings.csv"].splitlines()[0]
    lines = folder_files(replace(data, codings=noted), {})["codings.csv"].decode().splitlines()
    assert lines[0].endswith(",herkomst,memo")
    assert lines[1].endswith(",Navragen: wie belde?")


def test_a_memo_comes_back_from_the_folder(folder):
    data = study(folder)
    noted = (replace(data.codings[0], memo="Navragen"), *data.codings[1:])
    (folder / "codings.csv").write_bytes(folder_files(replace(data, codings=noted), {})["codings.csv"])

    assert study(folder).codings == noted


def test_a_source_without_a_kind_is_an_interview_report_and_a_document_says_so(folder):
    data = study(folder)
    assert [source.soort for source in data.sources] == ["verslag"]

    changed = replace(data, sources=(replace(data.sources[0], soort="groepsgesprek"),))
    (folder / "sources" / "sources.csv").write_bytes(folder_files(changed, {})["sources/sources.csv"])
    assert study(folder).sources[0].soort == "groepsgesprek"


def test_an_unknown_kind_of_source_is_refused_with_the_kinds_there_are(folder):
    rows = "bron,casus,perspectief,soort\ngesprek_1,1,ouder,praatje\n"
    (folder / "sources" / "sources.csv").write_text(rows, encoding="utf-8")

    (problem,) = read_study_folder(folder).problems
    assert (problem.code, problem.line) == ("value-unknown", 2)
    assert "groepsgesprek" in str(problem)


def test_a_cell_with_quotes_and_no_value_yet_may_stand_while_it_is_a_draft(folder):
    file = folder / "codings.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "2,ouder,kort.op_tijd,anna,,,,,concept,\n", encoding="utf-8")
    assert study(folder).codings[-1].waarde == ""

    file.write_text(text + "2,ouder,kort.op_tijd,anna,,,,,vastgesteld,\n", encoding="utf-8")
    assert [problem.code for problem in read_study_folder(folder).problems] == ["waarde-unknown"]


def test_a_category_that_went_into_another_can_no_longer_be_given(folder):
    file = folder / "open_codings.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "r1,kort_open.beter,stilte\n", encoding="utf-8")

    assert [problem.code for problem in read_study_folder(folder).problems] == ["category-unknown"]


def test_a_coding_changed_after_its_seal_breaks_the_seal(folder):
    file = folder / "codings.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kort.op_tijd,anna,rood", "kort.op_tijd,anna,oranje"), encoding="utf-8")

    (problem,) = read_study_folder(folder).problems
    assert (problem.code, problem.file, problem.line) == ("seal-broken", "seals.csv", 2)


def test_a_change_after_the_seal_that_the_trail_tells_of_breaks_nothing(folder):
    file, trail = folder / "codings.csv", folder / "trail.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kort.op_tijd,anna,rood", "kort.op_tijd,anna,oranje"), encoding="utf-8")
    told = (
        "3,ouder,,anna,anna,2026-03-31T10:00:00,verzegeling,,,\n"
        "3,ouder,kort.op_tijd,anna,anna,2026-04-02T10:00:00,waarde,rood,oranje,Hersteld\n"
    )
    trail.write_text(trail.read_text(encoding="utf-8") + told, encoding="utf-8")

    assert read_study_folder(folder).problems == ()
