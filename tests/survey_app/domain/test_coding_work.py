"""What a codeur can work on: the sheets that are theirs, those that are everyone's, and how far each is."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from analysis.study import Case
from codebooks.model import Aspect, Codebook
from instruments.texts import Texts
from survey_app.domain.assignments import Standing
from survey_app.domain.coding_work import ValueRow, coding_work

ASPECTS = tuple(Aspect(id, "", "", Texts(), Texts()) for id in "ab")
BOOK = Codebook("boek", "1", Texts.of(nl="Boek"), ("ouder",), {}, (), ASPECTS)
OWN, OTHER, FREE = ("1", "ouder"), ("2", "ouder"), ("10", "ouder")
BOTH = frozenset({"anna", "bram"})


@pytest.fixture
def data():
    study = SimpleNamespace(perspectieven=(("swt", Texts.of(nl="SWT")), ("ouder", Texts.of(nl="Ouder"))))
    cases = tuple(Case(casus, {}) for casus in ("1", "2", "10"))
    return SimpleNamespace(study=study, cases=cases, coding_schemes=lambda: (BOOK,))


def value(sheet, aspect, codeur="anna", waarde="groen"):
    return ValueRow(*sheet, f"boek.{aspect}", codeur, waarde)


def names(sheets):
    return [(sheet.casus, sheet.perspectief) for sheet in sheets]


def test_a_codeur_has_their_own_sheets_and_those_of_nobody(data):
    standing = Standing({OWN: BOTH, OTHER: frozenset({"bram"})})
    work = coding_work(data, standing, (), "anna")

    assert names(work.own) == [OWN]
    assert names(work.shared) == [FREE]  # from swt nothing is coded; casus 2 is bram's


def test_without_assignments_every_sheet_is_everyones(data):
    assert names(coding_work(data, Standing(), (), "anna").shared) == [OWN, OTHER, FREE]


def test_of_an_assigned_sheet_only_ones_own_values_count(data):
    rows = (value(OWN, "a"), value(OWN, "b", waarde=""), value(OWN, "b", "bram"), value(OWN, "weg"))
    (sheet,) = coding_work(data, Standing({OWN: BOTH}), rows, "anna").own

    assert (sheet.coded, sheet.aspects, sheet.complete) == (1, 2, False)


def test_of_a_shared_sheet_what_stands_there_counts(data):
    rows = (value(FREE, "a", "bram"), value(FREE, "b", "bram"))
    sheet = coding_work(data, Standing(), rows, "anna").shared[-1]

    assert (sheet.coded, sheet.complete, sheet.sealed) == (2, True, False)


@pytest.mark.parametrize(
    ("sealed", "seen"), [((), (False, False)), (("anna",), (True, False)), (BOTH, (True, True))]
)
def test_a_sheet_is_sealed_by_oneself_and_closed_by_all(data, sealed, seen):
    standing = Standing({OWN: BOTH}, {OWN: frozenset(sealed)})
    (sheet,) = coding_work(data, standing, (), "anna").own

    assert (sheet.sealed, sheet.closed) == seen
