"""What `wederhoor recount` prints: of a study, of a register alone, and when either is broken."""

import json
import shutil
from pathlib import Path

import pytest

from survey_app.use_cases.print_recount import printed_recount

ROOT = Path(__file__).parents[3]
KLEIN = ROOT / "tests" / "analysis" / "study_folder" / "folders" / "klein"
REGISTER = """\
kind: published
figures:
  - {id: A, subject: Afgerond, printed: 101, not_derivable: Uitgangsgetal.}
  - {id: B, subject: Met maatregel, printed: 19, not_derivable: Uitgangsgetal.}
  - {id: C, subject: Deel, printed: 91%, unit: procent, formula: "percentage(B, A)"}
"""


@pytest.fixture
def register(tmp_path):
    (tmp_path / "published.yaml").write_text(REGISTER)
    return tmp_path / "published.yaml"


def test_a_register_alone_is_recounted_as_a_file_and_as_its_folder(register):
    text, problems = printed_recount(register, "text")
    assert problems == []
    assert "Met twee cijfers verwisseld klopt het wel: 19%." in text
    assert printed_recount(register.parent, "text") == (text, [])


def test_programs_get_numbers_and_a_tally(register):
    data = json.loads(printed_recount(register, "json")[0])
    assert data["tally"]["klopt_niet"] == 1
    assert data["figures"][2]["recomputed"] == pytest.approx(1900 / 101)
    assert "tables" not in data


def test_every_problem_of_a_broken_register_comes_at_once(register):
    register.write_text(
        REGISTER.replace("percentage(B, A)", "sum(Z, Y)").replace("printed: 19,", "printd: 19,")
    )
    text, problems = printed_recount(register, "text")
    assert text == ""
    codes = [(problem.line, problem.code) for problem in problems]
    assert codes == [(4, "field-missing"), (4, "field-unknown"), *[(5, "formula-figure-unknown")] * 2]


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"kind: published\nfigures: 7\n", b"- a\n", b"kind: [", b"\0"]
)
def test_rubbish_gives_problems_and_no_traceback(register, raw):
    register.write_bytes(raw)
    text, problems = printed_recount(register, "text")
    assert text == ""
    assert problems


def test_what_is_not_there_is_a_problem(tmp_path):
    assert [one.code for one in printed_recount(tmp_path / "niets.yaml", "text")[1]] == ["file-missing"]
    assert [one.code for one in printed_recount(tmp_path, "json")[1]] == ["file-missing"]


def test_in_a_study_figures_with_an_address_are_compared_with_its_tables(tmp_path):
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    published = (folder / "published.yaml").read_text()
    published = published.replace("selectie/wijkteam_totaal/totaal", "waarden/klik/van")
    (folder / "published.yaml").write_text(published)
    text, problems = printed_recount(folder, "text")
    assert problems == []
    assert "De uitgaven zitten niet in het onderzoek. (1: fig_2)" in text
    assert "Vergeleken met de tabellen van het onderzoek: 1 gereproduceerd" in text
    tables = json.loads(printed_recount(folder, "json")[0])["tables"]
    assert [(item["id"], item["status"]) for item in tables] == [("fig_1", "gereproduceerd")]


def test_what_is_coded_blind_is_not_compared_until_all_codeurs_sealed(tmp_path):
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    figure = "figures:\n  - {id: A, subject: Klik, printed: 1, figure: waarden/klik/groen}\n"
    (folder / "published.yaml").write_text(f"kind: published\n{figure}")
    shown = printed_recount(folder, "json")[0]
    assigned = folder / "assignments.csv"
    assigned.write_text(assigned.read_text() + "1,ouder,anna,\n1,ouder,bert,\n")
    blind, problems = printed_recount(folder, "json")

    assert problems == []
    assert [json.loads(one)["tables"][0]["computed"] for one in (shown, blind)] == ["1", "0"]


def test_a_study_without_published_figures_says_so(tmp_path):
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    (folder / "published.yaml").unlink()
    assert [one.code for one in printed_recount(folder, "text")[1]] == ["file-missing"]


def test_a_broken_study_gives_its_problems(tmp_path):
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    (folder / "cases.csv").unlink()
    assert [one.code for one in printed_recount(folder, "text")[1]] == ["file-missing"]
