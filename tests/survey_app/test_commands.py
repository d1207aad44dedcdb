"""The command line on a study folder, and what it says to bad input: Problems and exit code 1."""

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from survey_app.commands import main

ROOT = Path(__file__).parents[2]
ZWOLLE = ROOT / "examples" / "zwolle"


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setenv("WEDERHOOR_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("WEDERHOOR_DATABASE_URL", f"sqlite:///{tmp_path}/var/wederhoor.sqlite")

    def command(*arguments, code=0):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result.output

    return command


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(ZWOLLE, tmp_path / "kopie")


def test_the_libraries_and_the_example_are_in_order(run):
    paths = (ROOT / "instruments" / "library", ROOT / "codebooks" / "library", ZWOLLE)

    assert run("check", *paths).startswith("In orde")


def test_every_table_is_named_and_printed(run):
    names = [line.split()[0] for line in run("tables", ZWOLLE, "--list").splitlines()]

    assert {"succesfactoren", "knelpunten", "analyseschema", "perspectieven", "normen", "ggsr"} <= set(names)
    printed = json.loads(run("tables", ZWOLLE, "--format", "json"))
    assert list(printed) == names
    assert all(table["rows"] or name == "drietrap" for name, table in printed.items())


def test_a_table_for_people_a_program_and_a_spreadsheet_says_the_same(run):
    for_people = run("tables", ZWOLLE, "--table", "succesfactoren")
    for_programs = json.loads(run("tables", ZWOLLE, "--table", "succesfactoren", "--format", "json"))
    for_sheets = run("tables", ZWOLLE, "--table", "succesfactoren", "--format", "csv")

    counts = {row["key"]: row["cells"][0] for row in for_programs["succesfactoren"]["rows"]}
    assert counts["klik_swt"] == 12
    assert "Goede klik met medewerker Sociaal Wijkteam          12   15" in for_people
    assert any("12" in row and "klik_swt" in row for row in csv.reader(io.StringIO(for_sheets)))


def test_an_unknown_table_is_told_with_the_known_ones(run):
    assert "Kies uit: succesfactoren" in run("tables", ZWOLLE, "--table", "succes", code=2)


def test_the_nota_is_the_same_bytes_twice(run, tmp_path):
    run("report", ZWOLLE, "-o", tmp_path / "een.html")
    run("report", ZWOLLE, "-o", tmp_path / "twee.html", "--format", "html")

    assert (tmp_path / "een.html").read_bytes() == (tmp_path / "twee.html").read_bytes()
    assert "Jeugdhulp in Zwolle" in (tmp_path / "een.html").read_text(encoding="utf-8")


def test_a_nota_in_a_folder_gets_its_name(run, tmp_path):
    run("report", ZWOLLE, "-o", tmp_path)

    assert (tmp_path / "nota.html").is_file()


def test_load_and_export_are_inverse(run, tmp_path):
    run("load", ZWOLLE)
    run("export", "zwolle", tmp_path / "uit")
    left, right = (
        {p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()}
        for f in (ZWOLLE, tmp_path / "uit")
    )

    assert left == right


def test_an_invitation_is_a_link_and_nonsense_is_a_sentence(run):
    run("load", ZWOLLE)

    assert "/v/" in run("invite", "zwolle", "1", "ouder")
    assert run("invite", "zwolle", "99", "ouder", code=1).startswith("Error")
    assert run("invite", "zwolle", "1", "buurman", code=1).startswith("Error")
    assert run("invite", "nergens", "1", "ouder", code=1).startswith("Error")


def test_a_role_is_given_with_an_account_and_its_password_is_shown_once(run):
    run("load", ZWOLLE)
    first = run("grant", "zwolle", "Onderzoeker@rekenkamer.example", "onderzoeker")
    second = run("grant", "zwolle", "onderzoeker@rekenkamer.example", "lezer")

    assert re.search(r"wachtwoord: [0-9a-f]{4}(-[0-9a-f]{4}){3}$", first.strip())
    assert second.strip().endswith("wachtwoord: zoals het was")


def test_a_role_that_cannot_be_given_is_a_sentence(run):
    run("load", ZWOLLE)

    assert "staat niet in de database" in run("grant", "nergens", "a@b.example", "lezer", code=1)
    assert "geen e-mailadres" in run("grant", "zwolle", "geen adres", "lezer", code=2)
    run("grant", "zwolle", "a@b.example", "baas", code=2)


def test_the_demo_keeps_its_data_and_its_log_ins(run):
    first = run("demo", "--no-serve", "--example", ZWOLLE)
    second = run("demo", "--no-serve", "--example", ZWOLLE)

    assert first == second
    for word in ("ouder", "onderzoeker", "rekenkamer", "wachtwoord", "http://127.0.0.1"):
        assert word in first


def in_file(name, old, new):
    """A change of one file of the study."""

    def change(folder):
        raw = (folder / name).read_bytes()
        assert old in raw
        (folder / name).write_bytes(raw.replace(old, new, 1))

    return change


def whole_file(name, raw):
    """A file that is something else altogether."""
    return lambda folder: (folder / name).write_bytes(raw)


BROKEN = {
    "broken yaml": (in_file("study.yaml", b"kind: study", b"kind: [study"), "study.yaml:"),
    "a field twice": (in_file("study.yaml", b"kind: study", b"kind: study\nkind: study"), "study.yaml:"),
    "an unknown value": (in_file("codings.csv", b",groen,", b",paars,"), "codings.csv:"),
    "a wrong column": (in_file("codings.csv", b"waarde", b"kleur"), "codings.csv:1"),
    "utf-16": (
        lambda f: (f / "cases.csv").write_bytes((f / "cases.csv").read_text().encode("utf-16")),
        "cases.csv",
    ),
    "latin-1": (in_file("codings.csv", b",groen,", "é".encode("latin-1")), "codings.csv:"),
    "an empty file": (whole_file("codings.csv", b""), "codings.csv"),
    "NUL bytes": (whole_file("cases.csv", b"casus\n\0\0\0\n"), "cases.csv"),
    "a missing file": (lambda f: (f / "study.yaml").rename(f / "weg.yaml"), "study.yaml"),
    "semicolons": (
        lambda f: (f / "cases.csv").write_text((f / "cases.csv").read_text().replace(",", ";")),
        "cases.csv:1",
    ),
    "a level without its reason": (
        in_file("assessments.yaml", b"level: voldoet_merendeels", b"level: voldoet"),
        "assessments.yaml",
    ),
}


REFUSED = [(command, name) for command in ("check", "load", "tables") for name in BROKEN]
REFUSED.remove(("tables", "a level without its reason"))  # the tables show it; check and load refuse it


@pytest.mark.parametrize(("command", "name"), REFUSED)
def test_a_broken_folder_is_a_list_of_problems_and_nothing_is_loaded(run, copy, command, name):
    change, place = BROKEN[name]
    change(copy)
    output = run(command, copy, code=1)

    assert place in output
    assert "probleem" in output.splitlines()[-1] or "problemen" in output.splitlines()[-1]
    if command == "load":
        assert "study-unknown" in run("export", "zwolle", copy.parent / "uit", code=1)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["study.yaml", "codings.csv", "sources/fragments.csv"])
def test_fifty_megabytes_of_rubbish_is_a_short_list_of_problems(run, copy, name):
    (copy / name).write_bytes(b"x,y,z: [\n" * 5_600_000)
    output = run("check", copy, code=1)

    assert name in output
    assert len(output) < 100_000


@pytest.mark.parametrize("path", ["niets", "README.md", "LICENSE"])
def test_a_path_that_is_no_study_is_a_problem(run, path):
    run("check", ROOT / path, code=1)


def test_a_nota_that_cannot_be_written_is_one_sentence(run, tmp_path):
    (tmp_path / "bestand").write_text("")

    assert "kan niet worden geschreven" in run(
        "report", ZWOLLE, "-o", tmp_path / "bestand" / "nota.html", code=1
    )


def test_grant_gives_a_codeur_the_name_that_the_data_know(run):
    run("load", ZWOLLE)

    assert "codeur in zwolle" in run("grant", "zwolle", "an@voorbeeld.nl", "codeur", "--naam", "codeur_1")
    taken = run("grant", "zwolle", "bo@voorbeeld.nl", "codeur", "--naam", "codeur_1", code=1)
    assert "al van iemand anders" in taken


@pytest.mark.parametrize("name", ["besluit", "../x", "Codeur 1", "a" * 41])
def test_grant_refuses_a_name_that_no_codeur_can_have(run, name):
    assert "NAAM" in run("grant", "zwolle", "an@voorbeeld.nl", "codeur", "--naam", name, code=2)


def test_letters_are_a_file_of_their_owner_with_codes_that_are_kept_nowhere(run, tmp_path):
    run("load", str(ZWOLLE))
    target = tmp_path / "brieven.zip"
    assert "2 brieven met een code" in run(
        "letters", "zwolle", "-p", "ouder", "--casus", "1, 3", "--taal", "nl+en", "-o", str(target)
    )

    with zipfile.ZipFile(target) as archive:
        assert archive.namelist()[-1] == "brieven/ouder-0001-0002.pdf"
    assert target.stat().st_mode & 0o077 == 0
    again = ("letters", "zwolle", "-p", "ouder", "-o", str(target))
    assert "dit bestand is er al" in run(*again, code=2)
    assert run("letters", "zwolle", "-p", "buur", "-o", str(tmp_path / "b.zip"), code=1).startswith("Error")
    assert run("letters", "nergens", "-p", "ouder", "-o", str(tmp_path / "b.zip"), code=1).startswith("Error")
    nowhere = str(tmp_path / "x" / "b.zip")
    assert "die map is er niet" in run("letters", "zwolle", "-p", "ouder", "-o", nowhere, code=2)
