"""Which cells differ and how; who must agree; and how the list is walked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.bench_rows import Assignment, Seal
from analysis.cells import decided_cells
from analysis.study import Coding
from survey_app.domain.adjudication import Bench, ChangedSince, Decision, Kind, State, differences, waits_for
from survey_app.use_cases.compare_codings import DifferenceFilter, around

CELL = ("1", "ouder", "boek.zon")
BOTH = (Assignment("1", "ouder", "an"), Assignment("1", "ouder", "bo"))
VALUES = ("groen", "oranje", "rood", "grijs", "geen_informatie")


def seal(codeur):
    return Seal("1", "ouder", codeur, "2026-11-27", "0" * 64, "boek:1")


def rows(*values, names="an bo cor", **more):
    return tuple(
        Coding(*CELL, name, value, **more) for name, value in zip(names.split(), values, strict=False)
    )


def sealed(*values, **more):
    return Bench(rows(*values), BOTH, (seal("an"), seal("bo")), **more)


def decision(by, decided_on="", waarde="groen"):
    return Decision(*CELL, waarde, "", "regel_toegepast", "omdat", (), by, decided_on, 1)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("groen", "oranje", Kind.EEN_STAP),
        ("rood", "groen", Kind.TWEE_STAPPEN),
        ("grijs", "rood", Kind.GRIJS),
        ("grijs", "geen_informatie", Kind.INFORMATIE),
        ("stabiel", "wankel", Kind.OPTIES),
        ("stabiel", "geen_informatie", Kind.INFORMATIE),
        ("groen", "", Kind.LEEG),
    ],
)
def test_a_difference_has_its_kind(first, second, kind):
    (found,) = differences(sealed(first, second))

    assert (found.kind, found.state, found.codeurs) == (kind, State.OPEN, ("an", "bo"))


@pytest.mark.parametrize("value", [*VALUES, ""])
def test_codeurs_who_agree_need_no_decision(value):
    assert list(differences(sealed(value, value))) == []


def test_a_codeur_without_a_row_differs_once_all_sealed():
    (found,) = differences(Bench(rows("groen"), BOTH, (seal("an"), seal("bo"))))

    assert (found.kind, found.value_of("bo")) == (Kind.LEEG, None)


def test_without_assignments_a_cell_of_one_codeur_is_no_difference():
    assert list(differences(Bench(rows("groen")))) == []
    assert [one.kind for one in differences(Bench(rows("groen", "rood")))] == [Kind.TWEE_STAPPEN]


@given(st.lists(st.sampled_from(VALUES), min_size=2, max_size=3))
def test_what_is_listed_is_what_the_counting_rule_leaves_undecided(values):
    """Without assignments: a cell is listed exactly when analysis.cells gives it no value."""
    bench = Bench(rows(*values))
    undecided = [cell for cell in decided_cells(bench.codings) if not cell.waarde]

    assert [one.cell for one in differences(bench)] == [(c.casus, c.perspectief, c.aspect) for c in undecided]


def test_a_decision_is_no_original():
    besluit = Coding(*CELL, "besluit", "groen", status="vastgesteld")
    (found,) = differences(sealed("groen", "rood", decisions=(decision(("cor",), "2026-11-27"),)))
    (again,) = differences(replace(sealed("groen", "rood"), codings=(*rows("groen", "rood"), besluit)))

    assert [row.codeur for row in again.codings] == ["an", "bo"]
    assert (found.state, again.state) == (State.BESLOTEN, State.OPEN)


def test_a_proposal_waits_for_everyone_who_did_not_agree():
    (found,) = differences(sealed("groen", "rood", decisions=(decision(("bo",)),)))

    assert (found.state, waits_for(found)) == (State.VOORSTEL, ("an",))


def test_a_definition_that_changed_after_a_decision_opens_it_again():
    since = ChangedSince(*CELL, "besluit", "[]", "1", "2")
    bench = sealed("groen", "rood", decisions=(decision(("cor",), "2026-11-27"),), changed=(since,))

    assert [one.state for one in differences(bench)] == [State.OPEN]


def test_the_way_goes_through_what_fits_also_from_a_cell_that_no_longer_does():
    found = []
    for casus, value in (("1", "groen"), ("2", "rood"), ("3", "oranje")):
        bench = Bench(tuple(replace(row, casus=casus) for row in rows(value, "grijs")))
        found += list(differences(bench))
    found[1] = replace(found[1], decision=decision(("cor",), "2026-11-27"))

    before, after = around(found, DifferenceFilter(state="open"), ("2", "ouder", "boek.zon"))
    assert (before.casus, after.casus) == ("1", "3")
    assert around(found, DifferenceFilter(), ("1", "ouder", "boek.zon"))[0] is None
    assert around([], DifferenceFilter(), CELL) == (None, None)
