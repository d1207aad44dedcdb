"""How groen each perspectief judged each statement, and how many sources there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Source, StudyData
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"


@pytest.fixture(scope="module")
def tables() -> Tables:
    data = read_study_folder(ZWOLLE).value
    assert data is not None
    return Tables(data)


def test_groen_and_the_judgements_it_is_part_of_are_counted_from_the_cells(tables):
    made, cells = tables.table("perspectieven_groen"), tables.table("perspectieven")
    for row in made.rows:
        values = [(c.key, cells.cell(row.key, c.key)) for c in cells.columns]
        for side in ("swt", "hulpverlener", "ouder"):
            own = [value for key, value in values if key.endswith(f"_{side}")]
            assert made.cell(row.key, side) == own.count("groen")
            assert made.cell(row.key, f"{side}_van") == sum(v in ("groen", "oranje", "rood") for v in own)


def test_sources_are_counted_per_kind_and_perspectief_and_add_up(tables):
    made = tables.table("bronnen")
    counted = {row.key: row.cells[0] for row in made.rows}

    assert counted.pop("totaal") == sum(counted.values()) == len(tables.data.sources)
    assert counted["verslag_ouder"] == sum(s.perspectief == "ouder" for s in tables.data.sources)


def test_a_source_without_perspectief_stands_under_its_kind(tables):
    document = Source("nota", "", "", "x", "document")
    made = Tables(StudyData(tables.data.study, sources=(document,))).table("bronnen")

    assert [(row.key, row.label, row.cells) for row in made.rows] == [
        ("document_geen", "Document", (1,)),
        ("totaal", "Totaal", (1,)),
    ]
