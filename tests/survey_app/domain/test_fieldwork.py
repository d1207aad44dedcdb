"""Counting the fieldwork: who was invited, what came in, which cells are coded."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from analysis.study import Case, Stratum, StratumValue
from codebooks.model import Aspect, Codebook
from instruments.texts import Texts
from survey_app.domain.fieldwork import coding_progress, response_per_perspectief, response_per_value
from survey_app.domain.monitor import Group

JAAR = Stratum(
    "jaar",
    Texts.of(nl="Jaar"),
    (StratumValue("2020", Texts.of(nl="2020")), StratumValue("2021", Texts.of(nl="2021"))),
)
BOOK = Codebook(
    "boek",
    "1",
    Texts.of(nl="Boek"),
    ("ouder",),
    {},
    (),
    tuple(Aspect(id, "", "", Texts(), Texts()) for id in "ab"),
)
CASES = (Case("1", {"jaar": "2020"}), Case("2", {"jaar": "2020"}), Case("3", {"jaar": "2021"}))
GROUPS = (
    Group("1", "ouder", started=True, finished=True),
    Group("1", "ouder", started=True),
    Group("3", "ouder", "onbestelbaar"),
    Group("3", "swt", started=True, finished=True),
    Group("2", "ouder", finished=True, invited=False),
)


@pytest.fixture
def data():
    """A study of three casussen and two perspectieven."""
    perspectieven = (("swt", Texts.of(nl="SWT")), ("ouder", Texts.of(nl="Ouder")))
    study = SimpleNamespace(perspectieven=perspectieven, strata=(JAAR,))
    return SimpleNamespace(study=study, cases=CASES, coding_schemes=lambda: (BOOK,))


def counts(rows):
    """Label, casussen, invited, undeliverable, started, complete, read in."""
    found = [(row.casussen, row.standing) for row in rows]
    return [
        (one.label.say(), casussen, one.invited, one.undeliverable, one.started, one.complete, one.read_in)
        for casussen, one in found
    ]


def test_response_is_counted_per_perspectief_in_the_studys_order(data):
    rows = response_per_perspectief(data, GROUPS)

    assert counts(rows) == [("SWT", 3, 1, 0, 1, 1, 0), ("Ouder", 3, 3, 1, 2, 1, 1)]


def test_response_is_counted_per_value_of_a_stratum(data):
    assert counts(response_per_value(data, JAAR, GROUPS)) == [
        ("2020", 2, 2, 0, 2, 1, 1),
        ("2021", 1, 2, 1, 1, 1, 0),
    ]


def test_progress_counts_cells_of_the_codebook_and_no_others(data):
    cells = [
        ("1", "ouder", "boek.a"),
        ("1", "ouder", "boek.b"),
        ("1", "swt", "boek.a"),
        ("9", "ouder", "boek.a"),
    ]
    (row,) = coding_progress(data, [*cells, ("1", "ouder", "ander.a")])

    assert (row.coded, row.expected, row.perspectief.say()) == (2, 6, "Ouder")
