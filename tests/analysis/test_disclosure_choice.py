"""As few people as possible are hidden: no cheaper choice, tried one by one, is safe."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from analysis.disclosure import protect
from analysis.disclosure.tables import FrequencyTable, crossed

THRESHOLD = 5


def price(table: FrequencyTable, hidden) -> int:
    return sum(table.cells[key] + 1 for key in hidden)


def safe(table: FrequencyTable, hidden) -> bool:
    """Whether a reader finds 0 and at least the threshold for every small cell."""
    keys = list(table.cells)
    rows = np.array([[(k in t.parts) - (k == t.total) for k in keys] for t in table.totals], dtype=float)
    bounds = [(0, 1000) if k in hidden else (table.cells[k], table.cells[k]) for k in keys]
    for i, key in enumerate(keys):
        if 0 < table.cells[key] < THRESHOLD:
            cost = np.eye(len(keys))[i]
            low, high = (
                linprog(sign * cost, A_eq=rows, b_eq=np.zeros(len(rows)), bounds=bounds).fun * sign
                for sign in (1, -1)
            )
            if low > 1e-6 or high < THRESHOLD - 1e-6:
                return False
    return True


def cheaper_and_safe(table: FrequencyTable, than: int):
    """Every choice that hides the small cells, no zeros, costs less, and is safe all the same."""
    small = {key for key, count in table.cells.items() if 0 < count < THRESHOLD}
    others = [key for key, count in table.cells.items() if count >= THRESHOLD]
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            hidden = small | set(chosen)
            if price(table, hidden) < than and safe(table, hidden):
                yield hidden


def two_by_two(counts) -> FrequencyTable:
    return crossed("t", ("wijk", ["n", "z"]), ("hulp", ["ja", "nee"]), [counts[:2], counts[2:]])


COUNTS = st.lists(st.integers(0, 4) | st.integers(3, 12), min_size=4, max_size=4)


@settings(max_examples=12)
@given(COUNTS)
def test_no_cheaper_choice_is_safe(counts):
    table = two_by_two(counts)
    hidden = protect([table], THRESHOLD).hidden_keys
    assume(hidden)
    assert safe(table, hidden)
    assert list(cheaper_and_safe(table, price(table, hidden))) == []


@pytest.mark.parametrize("counts", [[1, 2, 0, 20], [5, 0, 2, 8], [2, 12, 40, 0], [1, 0, 3, 20]])
def test_no_cheaper_choice_is_safe_where_one_more_cell_at_a_time_would_hide_too_much(counts):
    table = two_by_two(counts)
    hidden = protect([table], THRESHOLD).hidden_keys
    assert list(cheaper_and_safe(table, price(table, hidden))) == []


def test_a_row_needs_one_large_cell_rather_than_two_middling_ones():
    """Hiding one cell after another, cheapest first, would end with the 6, the 7 and the 12."""
    rows = [[1, 6, 7, 12, 40], [30, 50, 60, 70, 80]]
    table = crossed("t", ("wijk", ["n", "z"]), ("jaar", ["1", "2", "3", "4", "5"]), rows)
    hidden = protect([table], THRESHOLD).hidden_keys
    assert hidden == {f"allen&jaar={jaar}&wijk={wijk}" for jaar in "12" for wijk in "nz"}
