"""plan.yaml becomes a Plan, whole or with every mistake at its line."""

import shutil
from pathlib import Path

import pytest

from analysis.plan import Margin, PlannedResponse
from analysis.study_folder import read_study_folder

KLEIN = Path(__file__).parent / "folders" / "klein"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(KLEIN, tmp_path / "klein")


def change(folder, old, new):
    path = folder / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [(one.line, one.code) for one in read_study_folder(folder).problems]


def test_a_study_without_a_plan_has_an_empty_one(folder):
    (folder / "plan.yaml").unlink()
    plan = read_study_folder(folder).value.plan

    assert (plan.scales, plan.comparisons, plan.weights, plan.benchmarks) == ((), (), (), ())


def test_every_part_of_the_plan_is_read():
    plan = read_study_folder(KLEIN).value.plan

    assert plan.scales[0].reversed == ("klik.tevreden",)
    assert plan.comparisons[0].measured == "ordinal"
    assert plan.response == (PlannedResponse("ouder", 12, 1, 2, None, None),)
    assert plan.weights[0].margins == (Margin("jaar", (("2020", 60.0), ("2021", 40.0))),)
    assert (plan.benchmarks[0].own.name, plan.benchmarks[0].others[0].of) == ("Klein", 1000)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: plan", "kind: plannen", (1, "value-unknown")),
        ("trim: 3", "trim: 1", (27, "number-out-of-range")),
        ("margin: 0.05", "margin: 5", (34, "number-out-of-range")),
        ("margin: 0.05", "margin: nan", (34, "not-a-number")),
        ("invited: 12", "invited: -1", (16, "number-out-of-range")),
        ("undeliverable: 1", "undeliverable: 11", (16, "plan-count")),
        ("of: 1000", "of: 0", (33, "number-out-of-range")),
        ("name: Groot", "name: Klein", (33, "name-twice")),
        ("2020: 60", "2020: veel", (25, "not-a-number")),
        ("perspectief: ouder", "perspectief: oude", (15, "perspectief-unknown")),
        ("    by: jaar\nresponse", "    by: jaar\n    gemeten: ordinal\nresponse", (14, "field-unknown")),
        ("    by: jaar\nresponse", "    by: open_beter\nresponse", (13, "plan-question-kind")),
    ],
)
def test_a_mistake_stands_at_its_line(folder, old, new, expected):
    assert expected in change(folder, old, new)


def test_a_plan_is_not_checked_against_a_questionnaire_that_does_not_read(folder):
    (folder / "instruments" / "korte_ouder.yaml").write_text("kind: instrument\n", encoding="utf-8")

    assert "plan.yaml" not in {one.file for one in read_study_folder(folder).problems}
