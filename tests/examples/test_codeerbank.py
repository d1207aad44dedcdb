"""The practice study of the coding bench holds every state that its README names, and its seals hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.bench_rows import DECIDED_BY
from analysis.cells import decided_cells
from analysis.seal_hash import sheet_hash
from analysis.sealing import blind_sheets, released_study
from analysis.study_folder import folder_files, read_study_folder
from survey_app.storage.database import open_database
from survey_app.storage.migrate import migrate
from survey_app.storage.study_folder import export_study, load_study

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "codeerbank"


@pytest.fixture(scope="module")
def study():
    loaded = read_study_folder(FOLDER)
    assert loaded.problems == ()
    return loaded.value


def values(study, casus):
    """Aspect -> what each of the two codeurs found."""
    rows = [row for row in study.codings if row.casus == casus and row.codeur != DECIDED_BY and row.waarde]
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.aspect, {})[row.codeur] = row.waarde
    return found


def differing(study, casus):
    return {aspect for aspect, found in values(study, casus).items() if len(set(found.values())) > 1}


def test_casus_1_is_sealed_by_both_and_every_difference_is_decided(study):
    decided = {row.aspect for row in study.adjudications}

    assert {row.casus for row in study.adjudications} == {"1"}
    assert differing(study, "1") == decided
    assert len(decided) == 4
    assert all(cell.waarde for cell in decided_cells(study.codings) if cell.casus == "1")


def test_what_was_decided_is_what_counts_and_both_originals_stay(study):
    cells = {(cell.casus, cell.aspect): cell.waarde for cell in decided_cells(study.codings)}

    for row in study.adjudications:
        assert cells[row.casus, row.aspect] == row.waarde
        assert set(values(study, row.casus)[row.aspect]) == {"codeur_1", "codeur_2"}


def test_casus_2_is_sealed_by_both_and_waits_for_decisions(study):
    assert len(differing(study, "2")) == 4
    undecided = {c.aspect for c in decided_cells(study.codings) if c.casus == "2" and not c.waarde}
    assert undecided == differing(study, "2")


def test_casus_3_is_half_coded_and_blind_and_casus_4_is_empty_and_blind(study):
    assert blind_sheets(study.assignments, study.seals) == {("3", "ouder"), ("4", "ouder")}
    assert Counter(row.codeur for row in study.codings if row.casus == "3") == {"codeur_1": 11, "codeur_2": 6}


def test_nothing_of_a_blind_sheet_is_shown_or_counted(study):
    shown = released_study(study)

    assert {row.casus for row in shown.codings} == {"1", "2"}
    assert {row.bron for row in shown.fragments} == {"gesprek_1", "gesprek_2"}
    assert {row.casus for row in shown.trail} == {"1", "2"}


def test_every_seal_still_fits_what_was_sealed(study):
    (book,) = study.coding_schemes()
    for seal in study.seals:
        own = [
            row
            for row in study.codings
            if (row.casus, row.perspectief, row.codeur) == (seal.casus, seal.perspectief, seal.codeur)
        ]
        used = {name for row in own for name in row.fragmenten}
        quotes = [quote for quote in study.fragments if quote.fragment in used]
        assert sheet_hash(own, [book], quotes) == seal.hash
        changed = [replace(own[0], memo="anders"), *own[1:]]
        assert sheet_hash(changed, [book], quotes) != seal.hash


def test_the_folder_is_canonical(study):
    written = folder_files(study, {})

    for name in ("codings.csv", "seals.csv", "adjudications.csv", "trail.csv", "sources/fragments.csv"):
        assert written[name] == (FOLDER / name).read_bytes(), name


def test_it_comes_out_of_the_database_as_it_went_in(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'bank.sqlite'}")
    migrate(engine)
    assert load_study(engine, FOLDER, date(2026, 1, 1)) == []
    assert export_study(engine, "codeerbank", tmp_path / "uit") == []

    names = {path.relative_to(FOLDER) for path in FOLDER.rglob("*") if path.is_file()}
    assert {
        path.relative_to(tmp_path / "uit") for path in (tmp_path / "uit").rglob("*") if path.is_file()
    } == names
    assert [n for n in names if (tmp_path / "uit" / n).read_bytes() != (FOLDER / n).read_bytes()] == []
    engine.dispose()
