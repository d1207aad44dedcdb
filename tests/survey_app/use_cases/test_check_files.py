"""Tips on plain Dutch for everything that respondents read at a path, and never for anything else."""

import pytest

from survey_app.use_cases.check_files import check_path, language_hints

STUDY = """
kind: study
id: proef
languages: [nl]
title: {nl: Proef}
organisation: Rekenkamer
purpose: {nl: De gemeente wordt onderzocht.}
legal_ground: {nl: Geen}
contact: {nl: Bel ons.}
retention: {nl: Een jaar.}
threshold: 10
perspectieven: [{id: ouder, label: {nl: Een beschikking}}]
instruments: {ouder: INSTRUMENT}
codebooks: [casusonderzoek, open_vragen]
"""


@pytest.fixture
def folder(tmp_path):
    """A study folder whose parents get this questionnaire."""

    def make(instrument: str = "uitkomsten_hulp"):
        (tmp_path / "study.yaml").write_text(STUDY.replace("INSTRUMENT", instrument), encoding="utf-8")
        (tmp_path / "cases.csv").write_text("casus\n1\n", encoding="utf-8")
        return tmp_path

    return make


def test_a_study_gets_tips_on_its_own_texts_and_on_the_questionnaires_it_names(folder):
    lines = language_hints(folder("ouder"))

    assert any("study.yaml:7  purpose: 'wordt ... onderzocht'" in line for line in lines)
    assert any("ouder.yaml" in line and "praktijkondersteuner" in line for line in lines)
    assert any("  ouder: " in line and "Flesch-Douma" in line for line in lines)


def test_what_only_researchers_read_gets_no_tips(folder):
    assert not any("beschikking" in line for line in language_hints(folder()))


def test_every_questionnaire_gets_one_line_with_its_numbers(folder):
    summaries = [line for line in language_hints(folder()) if "naar schatting" in line]

    assert len(summaries) == 1
    assert "naar schatting 3 minuten, u noemt er 3" in summaries[0]


def test_a_questionnaire_of_the_folder_goes_before_the_library(folder):
    own = folder()
    (own / "instruments").mkdir()
    (own / "instruments" / "uitkomsten_hulp.yaml").write_text("kind: instrument\n", encoding="utf-8")

    assert not any("library" in line for line in language_hints(own))


@pytest.mark.parametrize("text", ["", "kind: study\n", "kind: study\ninstruments: [a]\npurpose: [b]\n", "{"])
def test_a_broken_file_gets_no_tips_and_no_crash(tmp_path, text):
    (tmp_path / "study.yaml").write_text(text, encoding="utf-8")

    assert language_hints(tmp_path) == []


def test_a_language_is_checked_like_any_file(tmp_path):
    (tmp_path / "tr.yaml").write_text("kind: language\ncode: tr\n", encoding="utf-8")

    assert {problem.code for problem in check_path(tmp_path)} == {"field-missing"}
