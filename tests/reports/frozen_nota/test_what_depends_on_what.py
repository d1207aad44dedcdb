"""One cell of the example changes: exactly the sentences and tables that rest on it change, as listed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from reports.document import changed_sentences
from reports.frozen_nota import difference
from reports.frozen_nota.numbers import numbers_of
from reports.nota import compose
from reports.nota_results import results_of

ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"


def made(data):
    """The nota and its numbers."""
    results = results_of(data)
    nota = compose(results)
    return nota, numbers_of(nota, results)


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(ZWOLLE).value


@pytest.fixture(scope="module")
def before(zwolle):
    return made(zwolle)


@pytest.fixture(scope="module")
def after(zwolle):
    """change -> the nota and its numbers after it, made once for all tests that ask."""
    return cache(lambda change: made(change(zwolle)))


def recoded(data):
    """Casus 1: the contact with the wijkteam was oranje and becomes rood."""
    cell = ("1", "ouder", "casusonderzoek.klik_swt")
    return replace(data, codings=tuple(_rood(c) if _place(c) == cell else c for c in data.codings))


def _place(coding):
    return (coding.casus, coding.perspectief, coding.aspect)


def _rood(coding):
    return replace(coding, waarde="rood", reden="")


def answered(data):
    """One parent less named being heard as what makes help good."""
    first = data.open_codings[0]
    assert (first.question, first.category) == ("open_vragen.kwaliteit", "serieus_gehoord")
    return replace(data, open_codings=data.open_codings[1:])


def credited(data):
    """The evidence on capacity met norm 3a in part, and does not any more."""
    first = data.assessments[0]
    row = first.evidence[0]
    assert (row.norm, row.credit) == ("3a", "deels")
    lower = replace(first, evidence=(replace(row, credit="nee"), *first.evidence[1:]))
    return replace(data, assessments=(lower, *data.assessments[1:]))


# What changes -> the rows with another number, and how the sentences begin that are not true any more.
CASES = {
    recoded: (
        {"analyseschema/klik_swt", "knelpunten/klik_swt", "waarden/klik_swt"},
        ["De waarde rood komt niet voor bij", "De waarde rood komt niet voor bij"],
    ),
    answered: (
        {"open_kwaliteit/serieus_gehoord", "open_kwaliteit/totaal"},
        ["Het vaakst genoemd: ‘Serieus worden genomen", "In totaal zijn 39 vermeldingen ingedeeld."],
    ),
    credited: (
        {"bewijs/3a__capaciteit_beoogd", "normen/3", "normen_kantelpunt/3"},
        [
            "Oordeel 3 (concept)",
            "De tabel ‘Bewijs per norm’ geeft 0,5 van 1 bij ‘Capaciteit voor de beoogde taken",
            "Het bewijs telt op tot 2,5 van 4",
        ],
    ),
}
RECOUNTED = "gepubliceerd"  # holds every number against what was printed: it names what no longer agrees


@pytest.mark.parametrize("change", CASES, ids=lambda change: change.__name__)
def test_exactly_what_rests_on_a_cell_changes(before, after, change):
    rows, beginnings = CASES[change]
    (nota, numbers), (later, later_numbers) = before, after(change)

    changed = difference(numbers, later_numbers)
    gone = changed_sentences(nota, later)

    assert {_row(one.address) for one in changed.numbers if one.table != RECOUNTED} == rows
    told = [sentence for sentence in gone if any(figure for figure in sentence.figures())]
    assert len(told) == len(beginnings)
    for sentence, beginning in zip(told, beginnings, strict=True):
        assert sentence.plain().startswith(beginning)
        assert {_row(figure.address) for figure in sentence.figures()} & rows


@pytest.mark.parametrize("change", CASES, ids=lambda change: change.__name__)
def test_no_sentence_keeps_a_number_that_changed(before, after, change):
    (nota, numbers), (later, later_numbers) = before, after(change)
    changed = {one.address for one in difference(numbers, later_numbers).numbers}

    resting = {line for line in nota.sentences() if changed & {f.address for f in line.figures()}}

    assert resting
    assert resting <= set(changed_sentences(nota, later))


def test_an_answer_that_is_too_rare_to_print_changes_nothing_in_print(zwolle, before):
    answers = list(zwolle.answers)
    place = next(i for i, one in enumerate(answers) if one.question == "signalering_tijdig.gebeurd")
    answers[place] = replace(answers[place], value="nee" if answers[place].value != "nee" else "ja")

    _, numbers = made(replace(zwolle, answers=tuple(answers)))

    assert difference(before[1], numbers).same


def _row(address):
    return address.rpartition("/")[0]
