"""Coding a cell, on a store that only remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from analysis.study import Coding, Fragment, Source
from codebooks.model import Aspect
from instruments.texts import Texts
from survey_app.domain import staff_messages as messages
from survey_app.domain.coding import CellForm, Change, KeptCoding, Sheet
from survey_app.use_cases.code_cell import Codeur, Outcome, code_cell, read_form

KLIK = Aspect("klik", "A05", "swt", Texts(), Texts())
NAME = "boek.klik"
ANNE = Codeur("codeur_1")
NOW = datetime(2026, 3, 1, 12)
REPORT = Source("ouder_01", "1", "ouder", "Zij was er altijd voor ons, elke week.")
ORANJE = Coding("1", "ouder", NAME, "codeur_0", "oranje", herkomst="free")


class Remembering:
    """A store that keeps the changes it was given, or says that someone else was first."""

    def __init__(self, first: bool = True) -> None:
        self.changes: list[Change] = []
        self.first = first

    def change(self, change: Change) -> bool:
        self.changes.append(change)
        return self.first


@pytest.fixture
def store():
    return Remembering()


def sheet(*codings: KeptCoding, fragments=()) -> Sheet:
    return Sheet("proef", "1", "ouder", codings, (REPORT,), tuple(fragments))


def test_an_empty_cell_gets_a_value(store):
    coded = code_cell(store, sheet(), KLIK, NAME, CellForm("groen"), 0, ANNE, NOW)

    (change,) = store.changes
    assert coded.outcome is Outcome.SAVED
    assert (change.before, change.after) == (None, Coding("1", "ouder", NAME, "codeur_1", "groen"))


def test_a_change_says_who_when_and_why(store):
    form = CellForm("rood", why="Opnieuw gelezen")
    code_cell(store, sheet(KeptCoding(ORANJE, 4)), KLIK, NAME, form, 4, ANNE, NOW)

    (change,) = store.changes
    assert (change.changed_by, change.changed_at, change.why) == ("codeur_1", NOW, "Opnieuw gelezen")
    assert (change.before.revision, change.after.waarde, change.after.herkomst) == (4, "rood", "")


def test_a_change_without_a_why_is_not_kept(store):
    coded = code_cell(store, sheet(KeptCoding(ORANJE, 1)), KLIK, NAME, CellForm("rood"), 1, ANNE, NOW)

    assert [mistake.message for mistake in coded.mistakes] == [messages.WHY_NEEDED]
    assert store.changes == []


@pytest.mark.parametrize("revision", [0, 1, 3, -1])
def test_a_stale_revision_overwrites_nothing(store, revision):
    coded = code_cell(
        store, sheet(KeptCoding(ORANJE, 2)), KLIK, NAME, CellForm("rood", why="x"), revision, ANNE, NOW
    )

    assert (coded.outcome, store.changes) == (Outcome.STALE, [])


def test_who_comes_second_in_the_same_moment_is_told():
    store = Remembering(first=False)

    assert code_cell(store, sheet(), KLIK, NAME, CellForm("groen"), 0, ANNE, NOW).outcome is Outcome.STALE


def test_saving_what_stands_there_leaves_no_trace(store):
    coded = code_cell(store, sheet(KeptCoding(ORANJE, 1)), KLIK, NAME, CellForm("oranje"), 1, ANNE, NOW)

    assert (coded.outcome, store.changes) == (Outcome.SAVED, [])


def test_a_new_quote_is_kept_with_its_place(store):
    form = CellForm("groen", quote="was er altijd\nvoor ons")
    code_cell(store, sheet(), KLIK, NAME, form, 0, ANNE, NOW)

    (change,) = store.changes
    assert change.after.fragmenten == (change.fragment.fragment,)
    assert change.fragment.tekst == REPORT.text[change.fragment.start : change.fragment.eind]


def test_a_quote_that_is_there_already_is_used_again(store):
    known = Fragment("f1", "ouder_01", 0, 12, "Zij was er a"[:12])
    known = replace(known, tekst=REPORT.text[:12])
    form = CellForm("groen", quote=REPORT.text[:12])
    code_cell(store, sheet(fragments=[known]), KLIK, NAME, form, 0, ANNE, NOW)

    (change,) = store.changes
    assert (change.after.fragmenten, change.fragment) == (("f1",), None)


def test_a_colleagues_coding_among_several_is_not_touched(store):
    others = [KeptCoding(replace(ORANJE, codeur=name), 1) for name in ("codeur_8", "codeur_9")]
    coded = code_cell(store, sheet(*others), KLIK, NAME, CellForm("rood", why="x"), 1, ANNE, NOW)

    assert [mistake.message for mistake in coded.mistakes] == [messages.SEVERAL_CODEURS]
    assert store.changes == []


def test_a_form_is_read_without_what_no_database_can_hold():
    form = read_form({"waarde": "groen\x00", "citaat": " a\x00b ", "toelichting": "é\r\n"}, ["f1", "f1"])

    assert form == CellForm("groen", toelichting="é", quote="ab", dropped=frozenset({"f1"}))
