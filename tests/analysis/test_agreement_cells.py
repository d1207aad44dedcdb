"""Which codings are compared, and what becomes of the other cells."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.agreement.cells import compared_cells

COLUMNS = ["casus", "perspectief", "aspect", "codeur", "waarde", "status"]


def codings(*lines):
    """Lines such as '1 ouder k.zon an groen [status]'; '.' is no value yet."""
    rows = [(*line.split(), "concept")[:6] for line in lines]
    return pd.DataFrame(rows, columns=COLUMNS).replace(".", "")


def dropped(*lines):
    return {one.key: one.count for one in compared_cells(codings(*lines)).dropped}


def compared(*lines):
    """Cell -> the values that are compared, per codeur."""
    found = compared_cells(codings(*lines))
    return {
        cell: {codeur: value for codeur, value in row.items() if isinstance(value, str)}
        for frame in (found.colours, found.options)
        for cell, row in frame.to_dict("index").items()
    }


CELL = ("1", "ouder", "k.zon")


def test_codeurs_of_the_same_cell_are_compared():
    assert compared("1 ouder k.zon an groen", "1 ouder k.zon bo rood") == {
        CELL: {"an": "groen", "bo": "rood"}
    }


def test_perspectieven_are_never_compared():
    assert compared("1 ouder k.zon an groen", "1 swt k.zon bo rood", "1 hulpverlener k.zon cy rood") == {}
    assert dropped("1 ouder k.zon an groen", "1 swt k.zon bo rood") == {"een_codeur": 2}


def test_the_same_codeur_in_two_perspectieven_is_no_double_coding():
    assert dropped("1 ouder k.zon an groen", "1 swt k.zon an groen") == {"een_codeur": 2}


def test_an_adjudicated_row_beside_a_double_coding_is_no_coding():
    lines = ("1 ouder k.zon an groen", "1 ouder k.zon bo rood", "1 ouder k.zon cy rood vastgesteld")

    assert compared(*lines) == {CELL: {"an": "groen", "bo": "rood"}}
    assert compared_cells(codings(*lines)).n_fixed_left_out == 1


def test_a_codeurs_own_row_stays_a_coding_when_it_is_fixed():
    lines = ("1 ouder k.zon an groen", "1 ouder k.zon bo rood vastgesteld")

    assert compared(*lines) == {CELL: {"an": "groen", "bo": "rood"}}
    assert compared_cells(codings(*lines)).n_fixed_counted == 1


def test_two_codeurs_who_both_fixed_their_row_are_compared():
    lines = ("1 ouder k.zon an groen vastgesteld", "1 ouder k.zon bo rood vastgesteld")

    assert compared(*lines) == {CELL: {"an": "groen", "bo": "rood"}}


def test_a_fixed_row_beside_the_same_codeurs_own_draft_is_the_outcome_and_not_the_coding():
    lines = ("1 ouder k.zon an groen", "1 ouder k.zon an rood vastgesteld", "1 ouder k.zon bo groen")

    assert compared(*lines) == {CELL: {"an": "groen", "bo": "groen"}}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["1 ouder k.zon an groen"], "een_codeur"),
        (["1 ouder k.zon an groen vastgesteld"], "een_codeur"),
        (["1 ouder k.zon an geen_informatie"], "een_codeur"),
        (["1 ouder k.zon an groen", "1 ouder k.zon bo ."], "leeg"),
        (["1 ouder k.zon an geen_informatie", "1 ouder k.zon bo ."], "leeg"),
        (["1 ouder k.zon an geen_informatie", "1 ouder k.zon bo geen_informatie"], "niemand_informatie"),
        (["1 ouder k.zon an groen", "1 ouder k.zon bo geen_informatie"], "een_waarde"),
        (["1 ouder k.zon an groen vastgesteld", "1 ouder k.zon an rood vastgesteld"], "vastgesteld"),
    ],
)
def test_a_cell_without_two_judgements_drops_out_with_its_reason(lines, reason):
    assert dropped(*lines) == {reason: 1}


def test_of_three_codeurs_one_may_have_found_nothing():
    lines = ("1 ouder k.zon an groen", "1 ouder k.zon bo geen_informatie", "1 ouder k.zon cy rood")

    assert compared(*lines) == {CELL: {"an": "groen", "cy": "rood"}}


def test_compared_and_dropped_cells_are_all_cells():
    lines = (
        *("1 ouder k.zon an groen", "1 ouder k.zon bo rood", "1 swt k.zon an rood"),
        *("1 ouder k.weer an nat", "1 ouder k.weer bo droog", "2 ouder k.weer an nat"),
        *("2 ouder k.zon an groen", "2 ouder k.zon bo geen_informatie"),
    )
    found = compared_cells(codings(*lines))

    assert (len(found.colours), len(found.options), found.n_cells) == (1, 1, 5)
    assert sum(one.count for one in found.dropped) == 3


def test_aspects_with_options_stand_apart_from_colours():
    found = compared_cells(codings("1 ouder k.weer an nat", "1 ouder k.weer bo droog"))

    assert (len(found.colours), len(found.options)) == (0, 1)


def test_a_frame_without_status_has_only_codings():
    rows = codings("1 ouder k.zon an groen", "1 ouder k.zon bo rood").drop(columns="status")

    assert len(compared_cells(rows).colours) == 1


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("1", "ouder")], "codings must be a DataFrame"),
        (codings().drop(columns="codeur"), "with the columns casus, perspectief, aspect, codeur, waarde"),
        (codings("1 ouder k.zon an groen").replace("an", None), "codings must be filled in"),
        (
            codings("1 ouder k.zon an groen", "1 ouder k.zon an rood"),
            r"one coding per codeur and cell, not \('1', 'ouder', 'k.zon', 'an'\)",
        ),
        (
            codings("1 ouder k.zon an groen", "1 ouder k.zon bo paars"),
            "waarde must be one of groen, oranje, rood, grijs, geen_informatie for k.zon, not 'paars'",
        ),
    ],
)
def test_codings_that_cannot_be_compared_are_refused(rows, message):
    with pytest.raises(ValueError, match=message):
        compared_cells(rows)
