"""One broken file does not make the others look wrong, and a huge one does not keep anyone waiting."""

import shutil
import time
from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder

KLEIN = Path(__file__).parent / "folders" / "klein"
HEADER = (KLEIN / "answers.csv").read_bytes().splitlines(keepends=True)[0]
SIZE = 50_000_000  # bytes


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(KLEIN, tmp_path / "klein")


def codes(folder):
    return [(one.file, one.code) for one in read_study_folder(folder).problems]


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_cases_that_cannot_be_read_leave_the_casussen_elsewhere_alone(folder):
    (folder / "cases.csv").write_bytes(b"")
    assert codes(folder) == [("cases.csv", "file-empty")]


def test_a_row_too_short_still_names_its_casus(folder):
    change(folder / "cases.csv", "2,2020,huisarts", "2,2020")
    assert codes(folder) == [("cases.csv", "row-too-short")]


def test_a_broken_codebook_leaves_its_aspects_alone(folder):
    for name in ("kort", "kort_open", "kort_kader", "kort_scores"):
        (folder / "codebooks" / f"{name}.yaml").write_text("kind: [")
    assert {code for _, code in codes(folder)} == {"yaml-broken"}
    assert len(codes(folder)) == 4


def test_a_broken_instrument_leaves_its_answers_alone(folder):
    (folder / "instruments" / "korte_ouder.yaml").write_text("kind: instrument\nid: korte_ouder\n")
    assert {file for file, _ in codes(folder)} == {"instruments/korte_ouder.yaml"}


def test_answers_that_cannot_be_read_leave_the_open_codings_alone(folder):
    (folder / "answers.csv").write_bytes(b"\xff")
    assert codes(folder) == [("answers.csv", "file-encoding")]


def test_a_broken_study_file_leaves_all_rows_alone(folder):
    (folder / "study.yaml").write_text("kind: study\n  id: x\n")
    assert codes(folder) == [("study.yaml", "yaml-broken")]


def test_half_a_study_file_tells_only_what_it_lacks(folder):
    (folder / "study.yaml").write_text("kind: study\nid: klein\n")
    assert {file for file, _ in codes(folder)} == {"study.yaml"}


def test_problems_of_several_files_come_at_once(folder):
    change(folder / "study.yaml", "contact: {nl: Niemand}\n", "")
    change(folder / "codings.csv", "anna,rood", "anna,paars")
    change(folder / "assessments.yaml", "level: wel", "level: bijna")
    change(folder / "codebooks" / "kort_scores.yaml", "version: ", "versie: ")
    assert sorted(set(codes(folder))) == [
        ("codebooks/kort_scores.yaml", "field-missing"),
        ("codebooks/kort_scores.yaml", "field-unknown"),
        ("codings.csv", "waarde-unknown"),
        ("study.yaml", "field-missing"),
    ]  # the broken codebook could have been the normenkader, so the level is not judged yet


def test_a_wrong_value_of_a_megabyte_is_shown_short(folder):
    change(folder / "codings.csv", "anna,rood", "anna," + "x" * 900_000)
    (found,) = read_study_folder(folder).problems
    assert found.code == "waarde-unknown"
    assert len(str(found)) < 500


@pytest.mark.parametrize(
    "raw",
    [
        HEADER + b"x\n" * (SIZE // 2),
        HEADER + b",,,,,,\n" * (SIZE // 7),
        HEADER + b'"\n' * (SIZE // 2),
        HEADER + b'a"b,"c"d,e\n' * (SIZE // 11),
        HEADER + b"r1,9,oudr,korte_ouder,1,klik.gebeurt,j\n" * (SIZE // 39),
        HEADER + b"\n" * SIZE,
        b"," * SIZE,
        b";" * SIZE,
        b"\0" * SIZE,
        b"\xff\xfe" * (SIZE // 2),
    ],
    ids=["short", "blank", "quotes", "broken", "unknown", "newlines", "commas", "semicolons", "nul", "utf16"],
)
def test_a_file_of_50_mb_of_rubbish_ends_soon_with_a_short_list(folder, raw):
    (folder / "answers.csv").write_bytes(raw)
    start = time.process_time()
    loaded = read_study_folder(folder)
    assert time.process_time() - start < 4
    assert loaded.value is None
    assert 1 <= len(loaded.problems) <= 110
