"""What is crossed on paper and is no answer keeps its own mark: missing, told apart, and never counted."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from analysis.study import Answer
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from instruments.standard_answers import MISSING, NOT_ASKED, ON_PAPER

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"


def test_the_marks_have_numbers_that_no_other_answer_has():
    numbers = [option.number for option in (*MISSING.values(), *ON_PAPER.values())]

    assert len({*numbers, NOT_ASKED}) == len(numbers) + 1
    assert all(option.missing for option in ON_PAPER.values())


def test_a_folder_with_marks_is_read(tmp_path):
    folder = shutil.copytree(ZWOLLE, tmp_path / "papier")
    with (folder / "answers.csv").open("a", encoding="utf-8") as file:
        file.write("op_papier,1,ouder,ouder,1,klik_swt.gebeurd,onleesbaar\n")
        file.write("op_papier,1,ouder,ouder,1,toegang,meer_dan_een\n")

    assert read_study_folder(folder).problems == ()


def test_marks_are_missing_by_kind_and_in_no_share():
    data = read_study_folder(ZWOLLE).value
    one = Answer("op_papier", "1", "ouder", "ouder", "1", "klik_swt.gebeurd", "onleesbaar")
    before, after = Tables(data), Tables(replace(data, answers=(*data.answers, one)))

    address = "vragen_ouder/klik_swt.gebeurd.ja/van"
    assert after.look_up(address) == before.look_up(address)
    assert after.look_up("vragen_ouder_ontbrekend/klik_swt.gebeurd/onleesbaar") == 1
    assert "onleesbaar" not in [c.key for c in before.table("vragen_ouder_ontbrekend").columns]
    assert "meer_dan_een" not in [c.key for c in after.table("vragen_ouder_ontbrekend").columns]
