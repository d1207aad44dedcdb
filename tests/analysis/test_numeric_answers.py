"""Answers become numbers by their option; what is no measurement is missing."""

import shutil
from pathlib import Path

import pytest

from analysis.frames import Frames
from analysis.questions.numeric_answers import (
    answer_codes,
    numeric_answers,
    option_labels,
    question_label,
    stratum_codes,
)
from analysis.study_folder import read_study_folder

KLEIN = Path(__file__).parent / "study_folder" / "folders" / "klein"
HEADER = "response,casus,perspectief,instrument,version,question,value\n"


@pytest.fixture
def frames(tmp_path):
    """Three parents: r1 answers all, r2 says weet niet, r3 (an unknown year) skips the grade."""
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    rows = [
        ("r1", "1", "klik.gebeurd", "ja"),
        ("r1", "1", "cijfer", "8"),
        ("r2", "2", "klik.gebeurd", "weet_niet"),
        ("r2", "2", "cijfer", "10"),
        ("r3", "3", "klik.gebeurd", "nee"),
    ]
    text = "".join(
        f"{r},{casus},ouder,korte_ouder,1,{question},{value}\n" for r, casus, question, value in rows
    )
    (folder / "answers.csv").write_text(HEADER + text, encoding="utf-8")
    (folder / "open_codings.csv").unlink()
    return Frames(read_study_folder(folder).value)


def test_an_answer_is_its_options_number_and_weet_niet_is_none(frames):
    table = numeric_answers(frames, "korte_ouder", ["cijfer", "klik.gebeurd"])

    assert list(table.index) == ["r1", "r2", "r3"]
    assert table["cijfer"].tolist()[:2] == [8.0, 10.0]
    assert table["klik.gebeurd"].fillna(-1).tolist() == [1.0, -1.0, 3.0]
    assert table["cijfer"].isna().tolist() == [False, False, True]


def test_codes_keep_the_measured_answers_only(frames):
    codes = answer_codes(frames, "korte_ouder", "klik.gebeurd")

    assert codes.fillna("-").tolist() == ["ja", "-", "nee"]
    assert answer_codes(frames, "korte_ouder", "cijfer").isna().tolist() == [False, False, True]


def test_a_response_has_the_stratum_of_its_casus(frames):
    by_casus = {case.casus: case.attributes["jaar"] for case in frames.data.cases}

    assert stratum_codes(frames, "korte_ouder", "jaar").to_dict() == {
        "r1": by_casus["1"],
        "r2": by_casus["2"],
        "r3": by_casus["3"],
    }


def test_an_unknown_question_is_an_error(frames):
    with pytest.raises(KeyError):
        numeric_answers(frames, "korte_ouder", ["cijfers"])
    with pytest.raises(KeyError):
        question_label(frames, "korte_ouder", "cijfers")


def test_a_follow_up_is_labelled_with_the_question_it_follows(frames):
    assert question_label(frames, "korte_ouder", "klik.tevreden").startswith("Was er een klik? ")
    assert list(option_labels(frames, "korte_ouder", "klik.gebeurd")) == ["ja", "gedeeltelijk", "nee"]
