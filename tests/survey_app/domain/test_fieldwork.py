"""Counting the fieldwork: who was invited, what came in, which cells are coded."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from analysis.study import Case, Stratum, StratumValue
from codebooks.model import Aspect, Codebook
from instruments.texts import Texts
from survey_app.domain.fieldwork import (
    Contact,
    coding_progress,
    response_per_perspectief,
    response_per_value,
)

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
CONTACTS = (
    Contact("1", "ouder", 2, 2, 1, 0),
    Contact("3", "ouder", 1, 0, 0, 0),
    Contact("3", "swt", 1, 1, 1, 0),
    Contact("2", "ouder", 0, 0, 0, 1),
)


@pytest.fixture
def data():
    """A study of three casussen and two perspectieven."""
    perspectieven = (("swt", Texts.of(nl="SWT")), ("ouder", Texts.of(nl="Ouder")))
    study = SimpleNamespace(perspectieven=perspectieven, strata=(JAAR,))
    return SimpleNamespace(study=study, cases=CASES, coding_schemes=lambda: (BOOK,))


def counts(rows):
    return [
        (row.label.say(), row.casussen, row.invited, row.started, row.sent, row.uninvited) for row in rows
    ]


def test_response_is_counted_per_perspectief_in_the_studys_order(data):
    rows = response_per_perspectief(data, CONTACTS)

    assert counts(rows) == [("SWT", 3, 1, 1, 1, 0), ("Ouder", 3, 3, 2, 1, 1)]


def test_response_is_counted_per_value_of_a_stratum(data):
    assert counts(response_per_value(data, JAAR, CONTACTS)) == [
        ("2020", 2, 2, 2, 1, 1),
        ("2021", 1, 2, 1, 1, 0),
    ]


def test_what_came_in_uninvited_does_not_make_the_response_look_better(data):
    _swt, ouder = response_per_perspectief(data, CONTACTS)

    assert ouder.share == 1 / 3


def test_without_invitations_there_is_no_share(data):
    assert [row.share for row in response_per_perspectief(data, ())] == [None, None]


def test_progress_counts_cells_of_the_codebook_and_no_others(data):
    cells = [
        ("1", "ouder", "boek.a"),
        ("1", "ouder", "boek.b"),
        ("1", "swt", "boek.a"),
        ("9", "ouder", "boek.a"),
    ]
    (row,) = coding_progress(data, [*cells, ("1", "ouder", "ander.a")])

    assert (row.coded, row.expected, row.perspectief.say()) == (2, 6, "Ouder")
