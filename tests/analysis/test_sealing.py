"""What of a study may be shown and counted while sheets are blind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.bench_rows import DECIDED_BY, Adjudication, Assignment, Seal, TrailRow
from analysis.sealing import blind_sheets, blindness, released, released_study
from analysis.study import Coding, Fragment, Source, Study, StudyData
from instruments.texts import NO_TEXTS

SHEETS = (("1", "ouder"), ("1", "swt"), ("2", "ouder"))
NAMES = ("codeur_1", "codeur_2", "codeur_3")
QUOTE_A, QUOTE_B, LOOSE = (
    Fragment("f_a", "verslag", 0, 3, "Een"),
    Fragment("f_b", "verslag", 4, 8, "twee"),
    Fragment("f_los", "verslag", 9, 12, "los"),
)
ASSIGNED = (Assignment("1", "ouder", "codeur_1"), Assignment("1", "ouder", "codeur_2"))
CODINGS = (
    Coding("1", "ouder", "boek.a", "codeur_1", "groen", fragmenten=("f_a",)),
    Coding("1", "ouder", "boek.a", "codeur_2", "rood", fragmenten=("f_b",)),
    Coding("1", "swt", "boek.a", "codeur_3", "grijs"),
)


BARE = StudyData(
    Study(
        "proef",
        NO_TEXTS,
        "",
        NO_TEXTS,
        NO_TEXTS,
        NO_TEXTS,
        NO_TEXTS,
        5,
        NO_TEXTS,
        (),
        {},
        (),
        (),
        (),
    )
)


def seal(casus: str, perspectief: str, codeur: str) -> Seal:
    return Seal(casus, perspectief, codeur, "2026-11-27", "f" * 64, "boek:1")


def line(codeur: str, what: str, perspectief: str = "ouder") -> TrailRow:
    return TrailRow("1", perspectief, "", codeur, codeur, "2026-11-27T10:00:00", what, "", "x", "")


@pytest.fixture
def study() -> StudyData:
    return replace(
        BARE,
        codings=CODINGS,
        assignments=ASSIGNED,
        fragments=(QUOTE_A, QUOTE_B, LOOSE),
        sources=(Source("verslag", "1", "ouder", "Een twee los"), Source("ander", "2", "ouder", "Ander")),
        trail=(line("codeur_2", "waarde"), line("codeur_2", "toewijzing"), line("codeur_3", "waarde", "swt")),
    )


@pytest.mark.parametrize(
    ("codeurs", "sealed", "blind"),
    [
        ([], [], False),
        (["codeur_1"], [], False),
        (["codeur_1", "codeur_2"], [], True),
        (["codeur_1", "codeur_2"], ["codeur_1"], True),
        (["codeur_1", "codeur_2"], ["codeur_1", "codeur_2"], False),
        (["codeur_1", "codeur_2", "codeur_3"], ["codeur_1", "codeur_2"], True),
        (["codeur_1", "codeur_2"], ["codeur_1", "codeur_3"], True),
    ],
)
def test_a_sheet_is_blind_until_all_of_several_codeurs_sealed_it(codeurs, sealed, blind):
    assigned = [Assignment("1", "ouder", name) for name in codeurs]
    seals = [seal("1", "ouder", name) for name in sealed]

    assert blind_sheets(assigned, seals) == (frozenset({("1", "ouder")}) if blind else frozenset())


def test_a_seal_of_another_sheet_opens_nothing():
    seals = [seal("1", "swt", "codeur_1"), seal("2", "ouder", "codeur_2")]

    assert blind_sheets(ASSIGNED, seals) == {("1", "ouder")}


def test_a_codeur_sees_their_own_rows_of_a_blind_sheet_and_nobody_else_does():
    rule = blindness(ASSIGNED, ())

    assert released(CODINGS, rule, "codeur_1") == (CODINGS[0], CODINGS[2])
    assert released(CODINGS, rule, "codeur_2") == (CODINGS[1], CODINGS[2])
    assert released(CODINGS, rule, "codeur_3") == (CODINGS[2],)
    assert released(CODINGS, rule) == (CODINGS[2],)


def test_a_row_without_a_codeur_is_nobodys_own():
    nameless = Coding("1", "ouder", "boek.a", "", "groen")

    assert released([nameless], blindness(ASSIGNED, ())) == ()


def test_what_was_coded_on_a_sheet_of_others_is_seen_by_its_maker_only_also_after_the_seals():
    theirs = Coding("1", "ouder", "boek.a", "codeur_3", "groen")
    decided = replace(theirs, codeur=DECIDED_BY)
    rule = blindness(ASSIGNED, [seal("1", "ouder", "codeur_1"), seal("1", "ouder", "codeur_2")])

    assert released([theirs, decided, CODINGS[0]], rule) == (decided, CODINGS[0])
    assert released([theirs], rule, "codeur_3") == (theirs,)


def test_nothing_of_a_blind_sheet_is_in_the_study_that_is_counted(study):
    study = replace(
        study,
        seals=(seal("1", "ouder", "codeur_1"),),
        adjudications=(Adjudication("1", "ouder", "boek.a", "rood", "x", "", "codeur_3", "2026-11-27"),),
    )
    shown = released_study(study)

    assert shown.codings == (CODINGS[2],)
    assert shown.fragments == ()
    assert shown.adjudications == ()
    assert [(row.codeur, row.wat) for row in shown.trail] == [
        ("codeur_2", "toewijzing"),
        ("codeur_3", "waarde"),
    ]
    assert [(one.codeur, one.hash) for one in shown.seals] == [("codeur_1", "")]
    assert shown.assignments == study.assignments


def test_after_the_last_seal_everything_is_there(study):
    seals = (seal("1", "ouder", "codeur_1"), seal("1", "ouder", "codeur_2"))
    study = replace(study, seals=seals)

    assert released_study(study) == study


def test_a_study_without_assignments_is_shown_as_it_is(study):
    study = replace(study, assignments=())

    assert released_study(study) is study


@pytest.mark.parametrize(("casus", "perspectief"), [("", ""), ("1", ""), ("", "ouder"), ("1", "ouder")])
def test_a_loose_quote_of_a_report_that_a_blind_sheet_may_use_is_hidden(study, casus, perspectief):
    study = replace(study, sources=(Source("verslag", casus, perspectief, "Een twee los"),))

    assert released_study(study).fragments == ()


def test_a_loose_quote_of_a_report_of_another_sheet_stays(study):
    study = replace(study, sources=(Source("verslag", "2", "ouder", "Een twee los"),))

    assert released_study(study).fragments == (QUOTE_A, QUOTE_B, LOOSE)


def test_a_quote_that_an_open_sheet_uses_too_stays(study):
    shared = replace(CODINGS[2], fragmenten=("f_b",))

    assert released_study(replace(study, codings=(*CODINGS[:2], shared))).fragments == (QUOTE_B,)


def test_the_quotes_of_who_takes_no_part_are_hidden_with_their_rows(study):
    study = replace(study, assignments=ASSIGNED[:1])

    assert released_study(study).codings == (CODINGS[0], CODINGS[2])
    assert released_study(study).fragments == (QUOTE_A,)


ASSIGNMENTS = st.lists(
    st.builds(lambda s, n: Assignment(*s, n), st.sampled_from(SHEETS), st.sampled_from(NAMES))
)
SEALS = st.lists(st.builds(lambda s, n: seal(*s, n), st.sampled_from(SHEETS), st.sampled_from(NAMES)))


@given(ASSIGNMENTS, SEALS, st.sampled_from(("", *NAMES)))
def test_nobody_sees_another_codeurs_row_of_a_blind_sheet(assigned, seals, reader):
    rule = blindness(assigned, seals)
    rows = [Coding(*sheet, "boek.a", name, "groen") for sheet in SHEETS for name in NAMES]

    for row in released(rows, rule, reader):
        assert (row.casus, row.perspectief) not in rule.blind or row.codeur == reader


@given(ASSIGNMENTS, SEALS)
def test_hiding_what_is_hidden_changes_nothing(assigned, seals):
    rows = tuple(Coding(*sheet, "boek.a", name, "groen") for sheet in SHEETS for name in NAMES)
    once = released_study(replace(BARE, codings=rows, assignments=tuple(assigned), seals=tuple(seals)))

    assert released_study(once) == once
