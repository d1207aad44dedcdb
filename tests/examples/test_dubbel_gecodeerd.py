"""The practice study of two coders: invented, and with agreement that another package gives too."""

from __future__ import annotations

import math
from pathlib import Path

import krippendorff
import numpy as np
import pytest

from analysis.agreement import coding_report
from analysis.frames import Frames
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "dubbel_gecodeerd"
COLOURS = ("rood", "oranje", "groen")


@pytest.fixture(scope="module")
def study():
    loaded = read_study_folder(FOLDER)
    assert loaded.problems == ()
    return loaded.value


@pytest.fixture(scope="module")
def report(study):
    return coding_report(Frames(study).codings)


def judged(study, codes):
    """A row a codeur, a column a cell: the number of each value, NaN for what is none of `codes`."""
    cells = {cell: i for i, cell in enumerate(dict.fromkeys((c.casus, c.aspect) for c in study.codings))}
    table = np.full((2, len(cells)), np.nan)
    for row in study.codings:
        place = (int(row.codeur[-1]) - 1, cells[row.casus, row.aspect])
        table[place] = codes.get(row.waarde, np.nan)
    return table


def test_it_says_that_everything_is_invented(study):
    assert "verzonnen" in study.study.purpose.say()
    assert "verzonnen" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_no_table_of_colours_or_agreement_leaves_out_that_it_is_invented(study):
    tables, kinds = Tables(study), ("overeenstemming", "waarden", "analyseschema")
    warnings = {
        name: " ".join(tables.table(name).warnings) for name in tables.names if name.startswith(kinds)
    }

    assert len(warnings) == 8
    assert [name for name, text in warnings.items() if "bestaan niet" not in text] == []


def test_the_first_step_has_the_alpha_of_the_krippendorff_package(study, report):
    table = judged(study, {"grijs": 0, **dict.fromkeys(COLOURS, 1)})
    expected = krippendorff.alpha(table, level_of_measurement="nominal")

    assert report.applicable_alpha.estimate == pytest.approx(expected, abs=1e-8)


def test_the_cells_that_can_be_compared_and_those_that_differ_are_counted(report):
    assert report.overall_alpha.n_units == 225
    assert len(report.disagreements) == 23


def test_an_aspect_has_a_coefficient_from_20_cells_up(report):
    assert len(report.aspects) == 10
    assert all((aspect.n_cells >= 20) == math.isfinite(aspect.alpha.estimate) for aspect in report.aspects)
    assert {aspect.n_cells >= 20 for aspect in report.aspects} == {True}


def test_a_sentence_says_that_alpha_and_ac_part_by_the_skew(report):
    assert "scheef" in report.skew
