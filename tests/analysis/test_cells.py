"""The rule that turns what several codeurs wrote into one value per cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cells import CodedValue, decided_cells
from codebooks.values import KEYS

ROWS = st.lists(
    st.tuples(
        st.sampled_from("12"),
        st.sampled_from([str(value) for value in KEYS]),
        st.sampled_from("abc"),
        st.sampled_from(["concept", "vastgesteld"]),
        st.sampled_from(["", "published", "weak", "free"]),
    ),
    max_size=12,
)


def line(row):
    casus, waarde, codeur, status, herkomst = row
    return " ".join((casus, "ouder", "kleuren.zon", waarde, codeur, status, herkomst)).strip()


@pytest.mark.parametrize(
    ("lines", "waarde"),
    [
        (["1 ouder k.a groen an"], "groen"),
        (["1 ouder k.a groen an", "1 ouder k.a groen bo"], "groen"),
        (["1 ouder k.a groen an", "1 ouder k.a rood bo"], ""),
        (["1 ouder k.a groen an", "1 ouder k.a geen_informatie bo"], ""),
        (["1 ouder k.a groen an", "1 ouder k.a rood bo vastgesteld"], "rood"),
        (["1 ouder k.a groen an vastgesteld", "1 ouder k.a rood bo vastgesteld"], ""),
    ],
)
def test_fixed_goes_first_then_unanimity_and_nobody_is_outvoted(build, lines, waarde):
    assert [cell.waarde for cell in decided_cells(build.codings(*lines))] == [waarde]


def test_three_against_one_is_still_undecided(build):
    lines = [f"1 ouder k.a groen {name}" for name in "abc"] + ["1 ouder k.a rood d"]

    assert decided_cells(build.codings(*lines))[0].waarde == ""


def test_a_cell_keeps_the_least_certain_of_the_provenances_that_decided_it(build):
    cells = decided_cells(
        build.codings("1 ouder k.a groen an concept published", "1 ouder k.a groen bo concept free")
    )

    assert [(cell.herkomst, cell.uncertain, cell.codeurs) for cell in cells] == [("free", True, 2)]


@settings(max_examples=30)
@given(rows=ROWS, data=st.data())
def test_the_order_of_the_rows_changes_no_cell(build, rows, data):
    shuffled = data.draw(st.permutations(rows))

    first = decided_cells(build.codings(*map(line, rows)))
    second = decided_cells(build.codings(*map(line, shuffled)))

    assert set(first) == set(second)


@settings(max_examples=30)
@given(rows=ROWS)
def test_rows_without_their_texts_are_decided_as_whole_codings(build, rows):
    whole = build.codings(*map(line, rows))
    light = [CodedValue(*(getattr(one, name) for name in CodedValue._fields)) for one in whole]

    assert decided_cells(light) == decided_cells(whole)
