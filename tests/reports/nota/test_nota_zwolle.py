"""The nota of the running example: the whole chain on real figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.study import StudyData
from analysis.study_folder import read_study_folder
from reports.document import Document, Text
from reports.nota import make_nota

ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"


@pytest.fixture(scope="module")
def zwolle() -> StudyData:
    found = read_study_folder(ZWOLLE)
    assert found.value is not None, found.problems
    return found.value


@pytest.fixture(scope="module")
def nota(zwolle: StudyData) -> Document:
    return make_nota(zwolle, "22 november 2026")


def test_the_example_says_first_that_it_is_a_reconstruction(nota):
    assert nota.notices[0].sentences[0].plain()


def test_every_figure_is_linked_to_a_cell_that_says_the_same(nota):
    cells = {cell.address: cell.text for table in nota.tables() for cell in table.cells()}

    for sentence in nota.sentences():
        for figure in sentence.figures():
            cell = cells[figure.address]
            assert figure.text.lower() in (cell.lower(), "geen" if cell == "0" else ""), sentence.plain()


def test_no_cell_is_printed_twice(nota):
    addresses = [cell.address for table in nota.tables() for cell in table.cells() if cell.address]

    assert len(addresses) == len(set(addresses))


def test_no_words_of_the_nota_itself_hold_a_number(nota):
    loose = [run.text for s in nota.sentences() for run in s.runs if isinstance(run, Text)]

    assert [text for text in loose if re.search(r"\d", text)] == []


def test_fifteen_casussen_are_signals(nota):
    assert any("Dit zijn signalen: er zijn 15 casussen" in s.plain() for s in nota.sentences())


def test_every_judgement_of_the_study_is_told(nota, zwolle):
    told = [s.plain() for s in nota.sentences() if s.plain().startswith("Oordeel ")]

    assert len(told) == len(zwolle.assessments)


def test_tables_of_reconstructed_cells_warn(nota):
    warned = {table.name for table in nota.tables() if table.warnings}

    assert {"waarden", "analyseschema", "herkomst", "perspectieven", "perspectieven_stellingen"} <= warned
