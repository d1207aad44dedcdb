"""Coding a cell, on a store that only remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from analysis.study import Coding, Fragment, Source
from codebooks.model import Aspect
from instruments.texts import Texts
from survey_app.domain import staff_messages as messages
from survey_app.domain.cell_edit import MOST_QUOTES, UNDONE, CellEdit, CellNow, CellPlace, CellState
from survey_app.domain.coding import CellForm, Change, KeptCoding, Sheet
from survey_app.use_cases.code_cell import Codeur, Outcome, code_cell, read_form, save_cell

KLIK = Aspect("klik", "A05", "swt", Texts(), Texts())
NAME = "boek.klik"
ANNE = Codeur("codeur_1")
NOW = datetime(2026, 3, 1, 12)
REPORT = Source("ouder_01", "1", "ouder", "Zij was er altijd voor ons, elke week.")
ORANJE = Coding("1", "ouder", NAME, "codeur_0", "oranje", herkomst="free")


PLACE = CellPlace("proef", "1", "ouder", NAME)
EMPTY = CellNow(PLACE)


class Remembering:
    """A store that keeps the changes it was given, or says that someone else was first.

    `states` are what a cell is found to be, one after the other; the last one stays.
    """

    def __init__(self, first: bool = True, states: tuple[CellNow, ...] = (EMPTY,)) -> None:
        self.changes: list[Change] = []
        self.first = first
        self.states = list(states)
        self.asked: list[CellEdit | None] = []

    def cell(self, place: CellPlace, codeur: str, edit: CellEdit | None = None) -> CellNow:
        self.asked.append(edit)
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]

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
    (quote,) = change.fragments
    assert change.after.fragmenten == (quote.fragment,)
    assert quote.tekst == REPORT.text[quote.start : quote.eind]


def test_a_quote_that_is_there_already_is_used_again(store):
    known = Fragment("f1", "ouder_01", 0, 12, "Zij was er a"[:12])
    known = replace(known, tekst=REPORT.text[:12])
    form = CellForm("groen", quote=REPORT.text[:12])
    code_cell(store, sheet(fragments=[known]), KLIK, NAME, form, 0, ANNE, NOW)

    (change,) = store.changes
    assert (change.after.fragmenten, change.fragments) == (("f1",), ())


def test_a_colleagues_coding_among_several_is_not_touched(store):
    others = [KeptCoding(replace(ORANJE, codeur=name), 1) for name in ("codeur_8", "codeur_9")]
    coded = code_cell(store, sheet(*others), KLIK, NAME, CellForm("rood", why="x"), 1, ANNE, NOW)

    assert [mistake.message for mistake in coded.mistakes] == [messages.SEVERAL_CODEURS]
    assert store.changes == []


def test_a_form_is_read_without_what_no_database_can_hold():
    sent = {"waarde": "groen\x00", "citaat": " a\x00b ", "toelichting": "é\r\n"}
    form = read_form(sent, ["f1", "f1"])

    assert form == CellForm("groen", toelichting="é", quote="ab", dropped=frozenset({"f1"}))
    assert read_form({**sent, "memo": " m\x00"}, []).memo == "m"


def test_a_form_changes_nothing_on_a_sheet_that_is_sealed_or_anothers(store):
    sealed = replace(sheet(), assigned=frozenset({"codeur_1"}), sealed=True)
    others = replace(sheet(), assigned=frozenset({"codeur_2"}))
    outcomes = [
        code_cell(store, where, KLIK, NAME, CellForm("groen"), 0, ANNE, NOW).outcome
        for where in (sealed, others)
    ]

    assert (outcomes, store.changes) == ([Outcome.SEALED, Outcome.NOT_ASSIGNED], [])


def test_a_form_keeps_a_quote_from_a_source_that_is_not_on_the_sheet(store):
    before = KeptCoding(replace(ORANJE, herkomst="", fragmenten=("document_1",)), 1)
    code_cell(store, sheet(before), KLIK, NAME, CellForm("rood"), 1, ANNE, NOW)

    (change,) = store.changes
    assert change.after.fragmenten == ("document_1",)


# ---- the whole cell at once -------------------------------------------------------------------------------


def now_of(coding: Coding | None = None, revision: int = 1, **fields) -> CellNow:
    return CellNow(PLACE, (KeptCoding(coding, revision),) if coding else (), **fields)


def save(store, state: CellState, revision: int = 0, codeur: Codeur = ANNE, **fields):
    return save_cell(store, PLACE, KLIK, CellEdit(revision, state, **fields), codeur, NOW)


def test_a_cell_is_saved_whole_and_comes_back_as_it_is_kept(store):
    quote = Fragment("", "ouder_01", 0, 3, "Zij")
    store.states = [CellNow(PLACE, passages=("Zij",))]
    coded = save(store, CellState("groen", "aanwezig_tevreden", memo="m"), new=(quote,))

    (change,) = store.changes
    assert (coded.outcome, change.before, change.shared) == (Outcome.SAVED, None, True)
    assert coded.now.own("codeur_1") == KeptCoding(change.after, 1)
    assert (
        coded.now.quotes("codeur_1")
        == change.fragments
        == (replace(quote, fragment=change.after.fragmenten[0]),)
    )
    assert coded.now.values == {NAME: "groen"}


def test_a_cell_without_a_value_is_not_among_the_values(store):
    store.states = [
        CellNow(PLACE, values={NAME: "groen"}, codings=(KeptCoding(replace(ORANJE, herkomst=""), 1),))
    ]

    assert save(store, CellState(""), 1).now.values == {NAME: ""}


def test_nothing_changed_is_nothing_written(store):
    assert save(store, CellState("")).outcome is Outcome.SAVED
    store.states = [now_of(ORANJE)]
    assert save(store, CellState("oranje"), 1).outcome is Outcome.SAVED
    assert store.changes == []


@pytest.mark.parametrize("revision", [0, 1, 3, -1, 10**30])
def test_a_stale_edit_gets_the_cell_as_it_is_now(store, revision):
    store.states = [now_of(ORANJE, 2)]
    coded = save(store, CellState("rood"), revision, why="x")

    assert (coded.outcome, coded.now, store.changes) == (Outcome.STALE, now_of(ORANJE, 2), [])


def test_who_comes_second_in_the_same_moment_gets_what_the_first_wrote():
    store = Remembering(first=False, states=(EMPTY, now_of(ORANJE)))
    coded = save(store, CellState("groen"))

    assert (coded.outcome, coded.now) == (Outcome.STALE, now_of(ORANJE))


@pytest.mark.parametrize(
    ("then", "outcome"),
    [
        ({"assigned": frozenset({"codeur_1"}), "sealed": True}, Outcome.SEALED),
        ({"assigned": frozenset({"codeur_2"})}, Outcome.NOT_ASSIGNED),
    ],
)
def test_who_seals_in_another_window_meanwhile_is_told_that(then, outcome):
    store = Remembering(first=False, states=(EMPTY, CellNow(PLACE, **then)))

    assert save(store, CellState("groen")).outcome is outcome


def test_on_an_assigned_sheet_everyone_starts_with_an_empty_cell(store):
    store.states = [now_of(replace(ORANJE, codeur="codeur_2"), assigned=frozenset({"codeur_1", "codeur_2"}))]
    coded = save(store, CellState("rood"))

    (change,) = store.changes
    assert (coded.outcome, change.before, change.after.codeur, change.shared) == (
        Outcome.SAVED,
        None,
        "codeur_1",
        False,
    )


def test_a_colleagues_row_among_several_is_not_written(store):
    rows = tuple(KeptCoding(replace(ORANJE, codeur=name), 1) for name in ("codeur_8", "codeur_9"))
    store.states = [CellNow(PLACE, rows)]
    coded = save(store, CellState("rood"), 1)

    assert [mistake.message for mistake in coded.mistakes] == [messages.SEVERAL_CODEURS]
    assert store.changes == []


def test_an_undo_stands_in_the_history_as_one(store):
    store.states = [now_of(ORANJE)]
    save(store, CellState("rood"), 1, again=True)

    assert [change.why for change in store.changes] == [UNDONE]


def test_too_many_quotes_are_not_looked_up(store):
    names = tuple(f"f{i}" for i in range(MOST_QUOTES + 1))
    coded = save(store, CellState("rood", fragmenten=names))

    assert [mistake.message for mistake in coded.mistakes] == [messages.TOO_MANY_QUOTES]
    assert store.asked == [None]
