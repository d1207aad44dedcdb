"""The nota tells what changed in questionnaires while people were answering, and else is silent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.study import StudyData
from analysis.study_folder import read_study_folder
from reports.nota import make_nota

KLEIN = Path(__file__).parents[2] / "analysis" / "study_folder" / "folders" / "klein"
ANNEX = "bijlage-vragenlijsten"


@pytest.fixture(scope="module")
def klein() -> StudyData:
    data = read_study_folder(KLEIN).value
    assert data is not None
    return data


def test_the_annex_prints_every_change_with_what_it_did_to_the_answers(klein):
    annex = next(part for part in make_nota(klein).annexes if part.key == ANNEX)
    (table,) = [block for block in annex.blocks if getattr(block, "rows", None)]
    keys = [heading.key for heading in table.headings]
    first = dict(zip(keys, [cell.text for cell in table.rows[0].cells], strict=True))

    assert annex.title == "Wijzigingen in de vragenlijsten tijdens het veldwerk"
    assert len(table.rows) == len(klein.instrument_changes) == 3
    assert (first["dag"], first["soort"], first["antwoorden"]) == ("2026-03-02", "antwoordkeuze", "1")
    assert first["gevolg"].startswith("1 persoon beantwoordde")
    assert table.rows[0].group == "Enkele vragen: van versie 0 naar 1"


def test_without_changes_there_is_no_annex_about_them(klein):
    nota = make_nota(replace(klein, instrument_changes=()))

    assert ANNEX not in {part.key for part in nota.annexes}
