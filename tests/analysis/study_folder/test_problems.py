"""Every way to spoil a study folder gives its own Problem, at its own place, and nothing besides."""

import shutil
from pathlib import Path

import pytest
import yaml

import codebooks.problem_texts
from analysis.study_folder import (
    bench_texts,
    cost_texts,
    files,
    findings_file,
    plan_texts,
    problem_texts,
    read_study_folder,
    route_texts,
    text_files,
    version_texts,
    wederhoor_file,
)
from analysis.study_folder.problem_list import CEILING, GIVE_UP
from instruments.problems import CATALOGUE

HERE = Path(__file__).parent
KLEIN = HERE / "folders" / "klein"
SPOILED = yaml.safe_load((HERE / "bad_folders" / "spoiled.yaml").read_text(encoding="utf-8"))
OWN_CODES = {
    *problem_texts.FOLDER_TEXTS,
    *problem_texts.STUDY_TEXTS,
    *problem_texts.ROW_TEXTS,
    *problem_texts.JUDGEMENT_TEXTS,
    *plan_texts.PLAN_TEXTS,
    *cost_texts.COST_TEXTS,
    *bench_texts.BENCH_TEXTS,
    *route_texts.ROUTE_TEXTS,
    *version_texts.FOLDER_VERSION_TEXTS,
    *wederhoor_file.texts.WEDERHOOR_TEXTS,
    *text_files.TEXT_FILE_TEXTS,
    *findings_file.texts.FINDINGS_TEXTS,
}
ANSWERS_HEADER = b"response,casus,perspectief,instrument,version,question,value\n"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(KLEIN, tmp_path / "klein")


def found_in(folder):
    loaded = read_study_folder(folder)
    assert (loaded.value is None) == bool(loaded.problems)
    return sorted((one.file, one.line, one.code) for one in loaded.problems)


def place(text):
    where, code = text.rsplit(" ", 1)
    file, line = where.rsplit(":", 1)
    return file, int(line), code


@pytest.mark.parametrize("case", SPOILED, ids=lambda case: case["code"])
def test_a_spoiled_row_gives_its_problem_and_no_other(folder, case):
    path = folder / case["file"]
    text = path.read_text(encoding="utf-8")
    assert case["old"] in text
    path.write_text(text.replace(case["old"], case["new"], 1), encoding="utf-8")
    expected = [(case["file"], case["line"], case["code"]), *map(place, case.get("also", []))]
    assert found_in(folder) == sorted(expected)


# ---- files: a function each, that spoils the folder and says what to expect ------------------------------


def folder_missing(folder):
    shutil.rmtree(folder)
    return [(str(folder), 0, "folder-missing")]


def file_missing(folder):
    (folder / "cases.csv").unlink()
    (folder / "sources" / "gesprek_1.md").unlink()
    return [("cases.csv", 0, "file-missing"), ("sources/gesprek_1.md", 0, "file-missing")]


def file_empty(folder):
    (folder / "cases.csv").write_bytes(b"")
    (folder / "assessments.yaml").write_bytes(b"")
    (folder / "sources" / "gesprek_1.md").write_bytes(b"")
    names = ("assessments.yaml", "cases.csv", "sources/gesprek_1.md")
    return [(name, 0, "file-empty") for name in names]


def file_encoding(folder):
    (folder / "codings.csv").write_bytes((folder / "codings.csv").read_text().encode("utf-16"))
    (folder / "scores.csv").write_text(
        "rij,jaar,score,toelichting\nx,2013,X,geëvalueerd\n", encoding="latin-1"
    )
    return [("codings.csv", 1, "file-encoding"), ("scores.csv", 2, "file-encoding")]


def file_control_character(folder):
    (folder / "scores.csv").write_bytes(b"rij,jaar,score,toelichting\neen_evaluatie,2013,X,\0\n")
    return [("scores.csv", 2, "file-control-character")]


def file_too_large(folder):
    with (folder / "answers.csv").open("r+b") as file:
        file.truncate(files.LARGEST_ANSWERS + 1)  # sparse: takes no room on disk
    with (folder / "published.yaml").open("r+b") as file:
        file.truncate(files.LARGEST_YAML + 1)
    return [("answers.csv", 0, "file-too-large"), ("published.yaml", 0, "file-too-large")]


def directory_in_place_of_a_file(folder):
    (folder / "sources" / "gesprek_1.md").unlink()
    (folder / "sources" / "gesprek_1.md").mkdir()
    return [("sources/gesprek_1.md", 0, "file-missing")]


def name_longer_than_a_file_name(folder):
    text = (folder / "study.yaml").read_text().replace("[kort,", f"[kort, {'b' * 5000},")
    (folder / "study.yaml").write_text(text)
    return [("study.yaml", 19, "codebook-unknown")]


def link_outside(folder):
    outside = folder.parent / "elders.csv"
    outside.write_text("rij,jaar,score,toelichting\n")
    (folder / "scores.csv").unlink()
    (folder / "scores.csv").symlink_to(outside)
    (folder / "codebooks" / "kort_scores.yaml").unlink()
    (folder / "codebooks" / "kort_scores.yaml").symlink_to("/etc/hostname")
    return [("codebooks/kort_scores.yaml", 0, "link-outside"), ("scores.csv", 0, "link-outside")]


def link_that_bites_its_tail(folder):
    (folder / "scores.csv").unlink()
    (folder / "scores.csv").symlink_to(folder / "scores.csv")
    return [("scores.csv", 0, "file-missing")]


def csv_field_too_large(folder):
    (folder / "scores.csv").write_bytes(b"rij,jaar,score,toelichting\nx,2013,X," + b"a" * 1_100_000 + b"\n")
    return [("scores.csv", 2, "csv-field-too-large")]


def csv_blank_lines(folder):
    with (folder / "scores.csv").open("ab") as file:
        file.write(b"\n" * 10_001)
    return [("scores.csv", 0, "csv-blank-lines")]


def path_in_a_source(folder):
    (folder / "sources" / "sources.csv").write_text("bron,casus,perspectief\n../../elders,1,ouder\n")
    (folder / "sources" / "fragments.csv").unlink()
    (folder / "findings.yaml").unlink()
    text = (folder / "codings.csv").read_text().replace("f1 f2", "")
    (folder / "codings.csv").write_text(text)
    return [("sources/sources.csv", 2, "path-outside")]


def and_more(folder):
    rows = b"".join(b"r%d,1,ouder,korte_ouder,1,klik.gebeurd,misschien\n" % i for i in range(CEILING + 7))
    (folder / "answers.csv").write_bytes(ANSWERS_HEADER + rows)
    shown = [("answers.csv", line, "option-unknown") for line in range(2, CEILING + 2)]
    return [("answers.csv", 0, "and-more"), *shown]


def and_many_more(folder):
    (folder / "answers.csv").write_bytes(ANSWERS_HEADER + b"x\n" * (GIVE_UP * 2))
    shown = [("answers.csv", line, "row-too-short") for line in range(2, CEILING + 2)]
    return [("answers.csv", 0, "and-many-more"), *shown]


def sources_unread(folder):
    with (folder / "sources" / "sources.csv").open("a") as file:
        file.writelines(f"s{number},,\n" for number in range(CEILING + 5))
    missing = [(f"sources/s{number}.md", 0, "file-missing") for number in range(CEILING)]
    return [("sources/sources.csv", 0, "sources-unread"), *missing]


def version_file_unknown(folder):
    text = (folder / "instruments" / "korte_ouder.yaml").read_text()
    (folder / "instruments" / "versions" / "korte_vader-1.yaml").write_text(text)
    (folder / "instruments" / "versions" / "aantekening.txt").write_text("hier niet")
    names = ("aantekening.txt", "korte_vader-1.yaml")
    return [(f"instruments/versions/{name}", 0, "version-file-unknown") for name in names]


def text_file_name(folder):
    (folder / "text").mkdir(exist_ok=True)
    (folder / "text" / "de inleiding.md").write_text("Dit onderzoek gaat over hulp.\n")
    (folder / "text" / "aantekening.txt").write_text("geen tekst van de nota")
    return [("text/de inleiding.md", 0, "text-file-name")]


def version_is_current(folder):
    now = folder / "instruments" / "korte_ouder.yaml"
    shutil.copy(now, folder / "instruments" / "versions" / "korte_ouder-1.yaml")
    return [("instruments/versions/korte_ouder-1.yaml", 0, "version-is-current")]


def a_version_that_does_not_read_leaves_its_answers_in_peace(folder):
    (folder / "instruments" / "versions" / "korte_ouder-0.yaml").write_text("kind: instrument\nid: [\n")
    return [("instruments/versions/korte_ouder-0.yaml", 3, "yaml-broken")]


def an_answer_of_another_version(folder):
    path = folder / "answers.csv"
    path.write_text(path.read_text().replace("oud1,2,ouder,korte_ouder,0", "oud1,2,ouder,korte_ouder,1"))
    return [("answers.csv", 10, "option-unknown")]


SPECIAL = (
    text_file_name,
    version_file_unknown,
    version_is_current,
    a_version_that_does_not_read_leaves_its_answers_in_peace,
    an_answer_of_another_version,
    folder_missing,
    file_missing,
    file_empty,
    file_encoding,
    file_control_character,
    file_too_large,
    directory_in_place_of_a_file,
    name_longer_than_a_file_name,
    link_outside,
    link_that_bites_its_tail,
    csv_field_too_large,
    csv_blank_lines,
    path_in_a_source,
    and_more,
    and_many_more,
    sources_unread,
)


@pytest.mark.parametrize("spoil", SPECIAL, ids=lambda spoil: spoil.__name__)
def test_a_spoiled_file_gives_its_problem_and_no_other(folder, spoil):
    expected = spoil(folder)
    assert found_in(folder) == sorted(expected)


def test_a_file_that_the_system_refuses_gives_a_problem(folder, monkeypatch):
    real = Path.open

    def refuse(self, *args, **kwargs):
        if self.name == "scores.csv":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    assert found_in(folder) == [("scores.csv", 0, "file-unreadable")]


def test_no_other_package_has_the_same_code_with_another_sentence():
    theirs = [texts for texts in vars(codebooks.problem_texts).values() if isinstance(texts, dict)]
    codes = {code for texts in theirs if texts is not CATALOGUE for code in texts}
    assert OWN_CODES.isdisjoint(codes)


def test_every_code_of_the_study_folder_is_spoiled_here():
    spoiled = {case["code"] for case in SPOILED}
    spoiled |= {spoil.__name__.replace("_", "-") for spoil in SPECIAL}
    spoiled.add("file-unreadable")  # needs a system that refuses: its own test above
    assert OWN_CODES - spoiled == set()
    assert set(CATALOGUE) >= OWN_CODES
