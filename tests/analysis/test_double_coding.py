"""Which codings are held against each other: sheets that all their codeurs sealed, and never a decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.agreement import coding_report
from analysis.agreement.tables import report_of
from analysis.bench_rows import DECIDED_BY, Assignment, Seal
from analysis.double_coding import comparable, double_sheets
from analysis.frames import Frames
from analysis.tables import Tables

ROWS = (
    *("1 ouder kleuren.zon groen an", "1 ouder kleuren.zon oranje bo"),
    *("2 ouder kleuren.zon groen an", "2 ouder kleuren.zon groen bo"),
    "3 ouder kleuren.zon rood an",
)
BOTH = tuple(Assignment(casus, "ouder", codeur) for casus in "12" for codeur in ("an", "bo"))


def seal(casus, codeur):
    return Seal(casus, "ouder", codeur, "2026-11-27", "0" * 64, "kleuren:1")


@pytest.fixture
def half(build):
    """Casus 1 is sealed by both, casus 2 by one of two, casus 3 is one codeur's."""
    data = build.data(*ROWS)
    seals = (seal("1", "an"), seal("1", "bo"), seal("2", "an"))
    return replace(data, assignments=(*BOTH, Assignment("3", "ouder", "an")), seals=seals)


def test_a_sheet_is_open_until_its_last_codeur_sealed_it(half):
    sheets = double_sheets(half.assignments, half.seals)

    assert dict(sheets.sealed) == {("1", "ouder"): frozenset({"an", "bo"})}
    assert sheets.open == {("2", "ouder")}


def test_only_sheets_that_all_sealed_are_compared(half):
    report = report_of(Frames(half))

    assert (report.n_cells, report.n_compared) == (1, 1)
    assert [(one.casus, one.values) for one in report.disagreements] == [
        ("1", (("an", "groen"), ("bo", "oranje")))
    ]


def test_the_work_of_someone_who_was_not_assigned_is_not_compared(half):
    stranger = replace(half.codings[0], codeur="cor", waarde="rood")

    assert stranger not in comparable(replace(half, codings=(*half.codings, stranger)))


def test_a_study_without_assignments_is_compared_whole(half):
    data = replace(half, assignments=(), seals=())

    assert comparable(data) == data.codings
    assert report_of(Frames(data)).n_compared == 2


def test_the_report_says_what_independence_rests_on(half):
    (sealed,) = report_of(Frames(half)).cautions
    (assumed,) = report_of(Frames(replace(half, assignments=(), seals=()))).cautions

    assert "verzegelde" in sealed
    assert "alleen als ieder eerst los" in assumed


def test_the_tables_say_how_many_sheets_are_still_blind(half):
    (note,) = Tables(half).table("overeenstemming_cellen").notes

    assert "1 door allen verzegeld" in note
    assert "1 nog blind" in note


def test_a_study_whose_sheets_are_all_blind_has_no_tables_of_agreement(half):
    names = Tables(replace(half, seals=())).names

    assert [name for name in names if name.startswith("overeenstemming")] == []


@pytest.mark.parametrize("sealed", [True, False])
def test_a_decision_is_never_an_original_coding(half, sealed):
    """Also where one codeur left the cell empty, so that only one other row stands beside it."""
    one = replace(half.codings[-1], casus="1", aspect="kleuren.aap")
    decided = replace(one, codeur=DECIDED_BY, status="vastgesteld", waarde="groen")
    frame = Frames(replace(half, codings=(one, decided))).codings

    report = coding_report(frame, sealed=sealed)
    assert (report.n_compared, report.n_fixed_left_out) == (0, 1)
    assert report.codeurs == ("an",)


def test_a_decision_changes_no_number_of_the_originals(half):
    decided = replace(half.codings[0], codeur=DECIDED_BY, status="vastgesteld", waarde="rood")
    before, after = (
        report_of(Frames(data)) for data in (half, replace(half, codings=(*half.codings, decided)))
    )

    assert after.table == before.table
    assert after.disagreements == before.disagreements
    assert after.n_fixed_left_out == 1


def test_a_sealed_row_is_original_whatever_its_status(half):
    fixed = tuple(replace(row, status="vastgesteld") for row in half.codings)
    mixed = (fixed[0], *half.codings[1:])

    assert report_of(Frames(replace(half, codings=mixed))).n_compared == 1
    assert report_of(Frames(replace(half, codings=fixed))).n_fixed_counted == 0
