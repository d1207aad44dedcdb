"""Reading a whole folder and writing its rows back."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.study import Answer, Stratum
from analysis.study_folder import csv_files, data_files, folder_files, read_study_folder, unchanged

KLEIN = Path(__file__).parent / "folders" / "klein"


@pytest.fixture
def folder(tmp_path):
    """A copy of the small study, to spoil."""
    return shutil.copytree(KLEIN, tmp_path / "klein")


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read(folder):
    loaded = read_study_folder(folder)
    assert loaded.problems == ()
    return loaded.value


def write(folder, files):
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


def test_a_good_folder_is_read_whole():
    data = read(KLEIN)
    assert [case.casus for case in data.cases] == ["1", "2", "3"]
    assert data.cases[1].attributes == {"jaar": "2020", "verwijzer": "huisarts"}
    assert data.study.strata[1].values[0].group == "gemeentelijk"
    assert data.study.instruments == {"ouder": "korte_ouder", "swt": "korte_swt"}
    assert list(data.codebooks) == ["kort", "kort_open", "kort_kader", "kort_scores"]
    assert data.codings[0].fragmenten == ("f1", "f2")
    assert data.answers[5].value == 'Meer luisteren, en "sneller".\nDat is alles 🙂'
    assert data.assessments[0].evidence[1].credit == "deels"
    assert data.published[1].not_derivable.startswith("De uitgaven")
    assert [fragment.tekst for fragment in data.fragments] == [
        data.sources[0].text[fragment.start : fragment.eind] for fragment in data.fragments
    ]


def test_canonical_files_are_the_same_bytes():
    written = data_files(read(KLEIN))
    assert len(written) == 24
    assert written == {name: (KLEIN / name).read_bytes() for name in written}


def test_only_study_and_cases_are_required(tmp_path):
    for name in ("study.yaml", "cases.csv"):
        shutil.copy(KLEIN / name, tmp_path / name)
    for name in ("instruments", "codebooks"):
        shutil.copytree(KLEIN / name, tmp_path / name)
    data = read(tmp_path)
    assert data.answers == data.codings == data.assessments == ()
    assert csv_files(data) == {"cases.csv": (KLEIN / "cases.csv").read_bytes()}


def test_an_unchanged_folder_keeps_every_byte_however_it_was_spelled(folder):
    cases = (folder / "cases.csv").read_bytes()
    (folder / "cases.csv").write_bytes(b"\xef\xbb\xbf" + cases.replace(b"\n", b"\r\n"))
    (folder / "scores.csv").write_text('jaar,rij,toelichting,score\n2013,"een_evaluatie",,X\n')
    (folder / "assessments.yaml").write_text(
        "# fixed in May\nkind: assessments\nassessments:\n  - {judgement: 2, level: niet}\n"
    )
    (folder / "sources" / "gesprek_1.md").write_bytes(
        (KLEIN / "sources" / "gesprek_1.md").read_bytes() + b"\r\n"
    )
    (folder / "notitie.bin").write_bytes(b"\x00\xff")
    before = files_of(folder)
    assert folder_files(read(folder), before) == before


def test_only_the_file_whose_rows_changed_is_written_anew(folder):
    (folder / "scores.csv").write_bytes((KLEIN / "scores.csv").read_bytes().replace(b"\n", b"\r\n"))
    (folder / "cases.csv").write_bytes((KLEIN / "cases.csv").read_bytes().replace(b"\n", b"\r\n"))
    before = files_of(folder)
    data = read(folder)
    changed = replace(data, scores=data.scores[:1])
    after = folder_files(changed, before)
    assert after.pop("scores.csv") == b"rij,jaar,score,toelichting\neen_evaluatie,2013,X,\n"
    before.pop("scores.csv")
    assert after == before


def test_a_file_that_lost_its_last_row_is_left_out():
    before = files_of(KLEIN)
    after = folder_files(replace(read(KLEIN), scores=(), assessments=(), norm_comments=()), before)
    assert set(before) - set(after) == {"scores.csv", "assessments.yaml"}


def test_a_source_taken_out_of_the_study_does_not_come_back_from_the_old_copy():
    before = {**files_of(KLEIN), "sources/leeswijzer.md": b"Not a source."}
    after = folder_files(replace(read(KLEIN), sources=(), fragments=()), before)
    gone = {"sources/gesprek_1.md", "sources/sources.csv", "sources/fragments.csv"}
    assert set(before) - set(after) == gone


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("cases.csv", b"huisarts", b"wijkteam"),
        ("answers.csv", b"deels", b"geldt"),
        ("codings.csv", b"Klikte", b"klikte"),
        ("sources/gesprek_1.md", b"goed", b"slecht"),
        ("sources/fragments.csv", b"20,38", b"20,39"),
        ("assessments.yaml", b"wel", b"niet"),
        ("published.yaml", b"tabel 1", b"tabel 2"),
        ("study.yaml", b"Rekenkamer", b"Kamer"),
        ("interviewees.csv", b"id,groep", b"id,groeq"),
    ],
)
def test_a_file_that_says_something_else_is_not_unchanged(name, old, new):
    data, original = read(KLEIN), (KLEIN / name).read_bytes()
    assert unchanged(name, original, data)
    assert not unchanged(name, original.replace(old, new), data)


def test_a_name_in_the_folder_wins_over_the_library(folder):
    text = (folder / "instruments" / "korte_ouder.yaml").read_text()
    (folder / "instruments" / "ouder.yaml").write_text(text.replace("id: korte_ouder", "id: ouder"))
    earlier = folder / "instruments" / "versions"
    shutil.move(earlier / "korte_ouder-0.yaml", earlier / "ouder-0.yaml")
    rows = ("answers.csv", "plan.yaml", "instrument_changes.csv")
    for name in ("study.yaml", *rows, "instruments/versions/ouder-0.yaml"):
        changed = (folder / name).read_text().replace("korte_ouder", "ouder")
        (folder / name).write_text(changed)
    assert read(folder).instruments["ouder"].minutes == 2


def test_rows_survive_a_study_with_other_strata(folder):
    data = read(folder)
    study = replace(data.study, strata=(*data.study.strata, Stratum("hulp", data.study.title, ())))
    assert csv_files(replace(data, study=study))["cases.csv"].startswith(b"casus,jaar,verwijzer,hulp\n")


def test_answers_written_by_the_app_are_read_back(folder):
    data = read(folder)
    odd = ' "a",\r\nb;\tc \u202eabc\u202c \U0001f600 \ufeff'
    answer = Answer("r9", "3", "ouder", "korte_ouder", "1", "open_beter", odd)
    write(folder, csv_files(replace(data, answers=(*data.answers, answer))))
    assert read(folder).answers[-1] == answer
