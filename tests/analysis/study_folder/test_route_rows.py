"""products.csv, routes.csv and route_steps.csv: any row survives, and what is unknown is written out."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.route_rows import Product, Route, RouteStep
from analysis.study_folder.csv_rows import read_rows, write_rows
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.route_rows import PRODUCTS, ROUTES, STEPS

TEXT = st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
AMOUNT = st.none() | st.fractions(0, 1000, max_denominator=10**5)  # spelled in at most nine digits a side
COUNT = st.none() | st.integers(0, 999_999_999)
ROWS = {
    PRODUCTS: st.builds(Product, TEXT, TEXT, TEXT, TEXT, AMOUNT, AMOUNT, AMOUNT),
    ROUTES: st.builds(Route, TEXT, TEXT, TEXT, TEXT, TEXT, COUNT, COUNT),
    STEPS: st.builds(RouteStep, TEXT, st.integers(0, 99), TEXT, TEXT, AMOUNT),
}


@pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.file)
@settings(max_examples=20)
@given(data=st.data())
def test_any_rows_survive(kind, data):
    rows = data.draw(st.lists(ROWS[kind], max_size=4))
    raw = write_rows(kind.columns, [kind.fields(row) for row in rows])
    problems = ProblemList(kind.file)
    assert [kind.make(row.fields) for row in read_rows(io.BytesIO(raw), kind.columns, problems)] == rows
    assert problems.empty


def test_what_is_unknown_is_a_word_and_not_an_empty_field_or_a_zero():
    assert PRODUCTS.fields(Product("p", "P", "preventie", "gi", None, None, None))[4:] == ("onbekend",) * 3
    assert ROUTES.fields(Route("C", "", "", "ja", "nee", None, 0))[5:] == ("onbekend", "0")
