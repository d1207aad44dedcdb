"""Nothing hidden can be worked out: a reader with a solver of his own tries, on the printed tables alone."""

import json
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from analysis.disclosure import hidden_keys, protect
from analysis.disclosure.system import linked_parts
from analysis.disclosure.tables import FrequencyTable, Total, crossed
from analysis.results.disclosure import Protection, WhyHidden

HUGE = 1e6


def reader_bounds(found: Protection, totals: Iterable[Total], key: str) -> tuple[float, float]:
    """What someone finds out who has the printed tables and the totals: our code has no part in it."""
    printed = {key: count for table in found.tables for key, count in table.cells.items()}
    keys = sorted(printed)
    rows = np.array([[(k in t.parts) - (k == t.total) for k in keys] for t in totals], dtype=float)
    bounds = [(0, HUGE) if printed[k] is None else (printed[k], printed[k]) for k in keys]
    cost = np.array([k == key for k in keys], dtype=float)
    low, high = (
        linprog(sign * cost, A_eq=rows, b_eq=np.zeros(len(rows)), bounds=bounds).fun * sign
        for sign in (1, -1)
    )
    return low, high


def all_totals(tables: Iterable[FrequencyTable]) -> list[Total]:
    return [total for table in tables for total in table.totals]


def hidden_in(found: Protection) -> set[str]:
    return {key for table in found.tables for key, count in table.cells.items() if count is None}


COUNTS = st.integers(0, 30) | st.integers(0, 6)
SOLID = st.lists(COUNTS, min_size=12, max_size=12).map(lambda counts: np.array(counts).reshape(2, 3, 2))
WIJK, HULP, JAAR = ("wijk", ["n", "z"]), ("hulp", ["ja", "deels", "nee"]), ("jaar", ["22", "23"])


def linked_tables(solid) -> list[FrequencyTable]:
    """Three tables of two variables over the same people."""
    return [
        crossed("wijk_hulp", WIJK, HULP, solid.sum(2).tolist()),
        crossed("wijk_jaar", WIJK, JAAR, solid.sum(1).tolist()),
        crossed("hulp_jaar", HULP, JAAR, solid.sum(0).tolist()),
    ]


@settings(max_examples=25)
@given(SOLID, st.integers(2, 12))
def test_no_hidden_cell_of_linked_tables_can_be_worked_out(solid, threshold):
    tables = linked_tables(solid)
    found = protect(tables, threshold)
    counts = {key: count for table in tables for key, count in table.cells.items()}
    assert hidden_keys(tables, threshold) == found.hidden_keys == hidden_in(found)
    assert {key for key, count in counts.items() if 0 < count < threshold} <= hidden_in(found)
    for key in hidden_in(found):
        low, high = reader_bounds(found, all_totals(tables), key)
        assert high > low + 0.5
        if 0 < counts[key] < threshold:
            assert low < 1e-6
            assert high > threshold - 1e-6


def _mixed(totals, random):
    return tuple(
        Total(one.total, tuple(random.sample(one.parts, len(one.parts))))
        for one in random.sample(totals, len(totals))
    )


@settings(max_examples=12)
@given(SOLID, st.randoms(use_true_random=False))
def test_the_order_of_tables_and_cells_changes_nothing(solid, random):
    tables = linked_tables(solid)
    mixed = []
    for table in random.sample(tables, len(tables)):
        cells = list(table.cells.items())
        random.shuffle(cells)
        mixed.append(FrequencyTable(table.name, dict(cells), _mixed(table.totals, random)))
    assert protect(mixed).hidden == protect(tables).hidden


@settings(max_examples=12)
@given(SOLID)
def test_what_is_reported_about_a_hidden_cell_is_what_the_reader_finds(solid):
    tables = linked_tables(solid)
    found = protect(tables)
    for cell in found.hidden[:4]:
        low, high = reader_bounds(found, all_totals(tables), cell.key)
        assert (cell.low, min(cell.high, HUGE)) == pytest.approx((low, high), abs=1e-6)


@settings(max_examples=12)
@given(SOLID)
def test_printed_counts_are_the_counts_and_zeros_are_printed(solid):
    tables = linked_tables(solid)
    for before, after in zip(tables, protect(tables).tables, strict=True):
        assert list(after.cells) == list(before.cells)
        assert all(count in (None, before.cells[key]) for key, count in after.cells.items())
        assert all(after.cells[key] == 0 for key, count in before.cells.items() if count == 0)


@settings(max_examples=20)
@given(SOLID)
def test_nothing_is_hidden_where_nothing_is_small(solid):
    assume((solid > 0).all())
    assert protect(linked_tables(solid * 10)).hidden == ()
    assert protect(linked_tables(solid), threshold=1).hidden == ()


# ---- by hand ---------------------------------------------------------------------------------------------


def test_tables_that_are_safe_alone_and_not_together_are_made_safe_together():
    """Alone, each table hides its small cell behind another; side by side the two answers differ."""
    first = FrequencyTable(
        "per_wijk", {"t": 100, "noord": 4, "zuid": 46, "oost": 50}, (Total("t", ("noord", "zuid", "oost")),)
    )
    second = FrequencyTable(
        "noord_zuid", {"noord_zuid": 50, "noord": 4, "zuid": 46}, (Total("noord_zuid", ("noord", "zuid")),)
    )
    third = FrequencyTable("zuid_oost", {"zo": 96, "zuid": 46, "oost": 50}, (Total("zo", ("zuid", "oost")),))
    tables = [first, second, third]
    apart = [protect([table]) for table in tables]
    alone = {table.name: table.cells for found in apart for table in found.tables}
    assert alone["per_wijk"]["t"] == 100  # and 96 for south and east together: 4 in the north
    assert alone["zuid_oost"]["zo"] == 96
    together = protect(tables)
    low, high = reader_bounds(together, all_totals(tables), "noord")
    assert (low, high >= 10) == (0, True)
    naive = Protection(tuple(table for found in apart for table in found.tables), ())
    assert reader_bounds(naive, all_totals(tables), "noord") == pytest.approx((4, 4))


def test_a_total_less_the_printed_cells_gives_nothing_away():
    row = FrequencyTable("r", {"t": 60, "a": 3, "b": 20, "c": 37}, (Total("t", ("a", "b", "c")),))
    found = protect([row])
    assert [(cell.key, cell.why, cell.low, cell.high) for cell in found.hidden] == [
        ("a", WhyHidden.KLEIN, 0, 23),
        ("b", WhyHidden.AANVULLEND, 0, 23),
    ]


def test_as_few_people_as_possible_are_hidden():
    row = FrequencyTable("r", {"t": 93, "a": 3, "b": 60, "c": 30}, (Total("t", ("a", "b", "c")),))
    assert protect([row]).hidden_keys == {"a", "c"}


def test_a_second_small_cell_that_cannot_reach_the_threshold_is_not_enough():
    row = FrequencyTable("r", {"t": 80, "a": 3, "b": 4, "c": 73}, (Total("t", ("a", "b", "c")),))
    assert protect([row]).hidden_keys == {"a", "b", "c"}  # 7 between the two would tell that both are small


def test_a_difference_that_nobody_prints_is_protected():
    """All 100 in one table, 95 of them in another: who can subtract finds the 5."""
    cells = {"allen": 100, "bereikt": 95, "niet": 5}
    table = FrequencyTable("t", cells, (Total("allen", ("bereikt", "niet")),), unprinted=frozenset({"niet"}))
    found = protect([table])
    assert found.tables[0].cells["bereikt"] is None or found.tables[0].cells["allen"] is None
    low, high = reader_bounds(found, table.totals, "niet")
    assert (low, high >= 10) == (0, True)


def test_all_or_nothing_is_hidden_in_a_sensitive_table_only():
    cells, totals = {"t": 40, "ja": 40, "nee": 0}, (Total("t", ("ja", "nee")),)
    assert protect([FrequencyTable("t", cells, totals)]).hidden == ()
    found = protect([FrequencyTable("t", cells, totals, sensitive=True)])
    assert [(cell.key, cell.why, cell.low, cell.high) for cell in found.hidden] == [
        ("ja", WhyHidden.ALLES_OF_NIETS, 0, 40),
        ("nee", WhyHidden.ALLES_OF_NIETS, 0, 40),
    ]


def test_a_table_that_counts_no_people_hides_nothing():
    table = FrequencyTable("indicatoren", {"t": 5, "a": 2, "b": 3}, (Total("t", ("a", "b")),), threshold=0)
    assert protect([table]).hidden == ()


def test_the_strictest_threshold_counts_for_a_shared_cell():
    tables = [FrequencyTable("ruim", {"a": 7}, threshold=5), FrequencyTable("streng", {"a": 7}, threshold=10)]
    assert protect(tables).hidden_keys == {"a"}


def test_a_small_total_is_hidden_too_and_nothing_bounds_it():
    found = protect([FrequencyTable("t", {"t": 7, "a": 3, "b": 4}, (Total("t", ("a", "b")),))])
    assert [cell.high for cell in found.hidden] == [float("inf")] * 3
    assert json.loads(json.dumps(found.to_dict(), allow_nan=False))["hidden"][0]["high"] is None


def test_what_was_printed_elsewhere_is_not_used_to_hide_behind():
    row = FrequencyTable("r", {"t": 93, "a": 3, "b": 60, "c": 30}, (Total("t", ("a", "b", "c")),))
    assert protect([row], public={"c"}).hidden_keys == {"a", "b"}


def test_a_result_holds_no_hidden_count():
    row = FrequencyTable("r", {"t": 60, "a": 3, "b": 20, "c": 37}, (Total("t", ("a", "b", "c")),))
    assert protect([row]).to_dict()["tables"] == [
        {"name": "r", "cells": {"t": 60, "a": None, "b": None, "c": 37}}
    ]


WRONG = [
    ({"cells": {"a": -1}}, r"t\[a\] must be a whole number from 0 up, not -1"),
    ({"cells": {"a": 2.5}}, r"t\[a\] must be a whole number"),
    ({"cells": {"a": "3"}}, r"t\[a\] must be a whole number"),
    ({"cells": {"a": float("nan")}}, r"t\[a\] must be a whole number"),
    (
        {"cells": {"a": 1, "t": 3}, "totals": (Total("t", ("a",)),)},
        r"t\[t\] must be the sum of its parts 1, not 3",
    ),
    ({"cells": {"a": 1}, "totals": (Total("t", ("a",)),)}, "totals must name cells"),
    ({"cells": {"b": 7}}, r"t\[b\] must be 8 as in another table, not 7"),
    ({"cells": {"a": 1}, "threshold": -1}, "threshold of t must be a whole number"),
]


@pytest.mark.parametrize(("wrong", "message"), WRONG)
def test_tables_that_do_not_fit_are_refused(wrong, message):
    with pytest.raises(ValueError, match=message):
        protect([FrequencyTable("eerste", {"b": 8}), FrequencyTable("t", **wrong)])


@pytest.mark.parametrize("public", [{"a"}, {"t", "b", "c"}])
def test_what_is_public_and_makes_hiding_vain_is_refused(public):
    row = FrequencyTable("r", {"t": 93, "a": 3, "b": 60, "c": 30}, (Total("t", ("a", "b", "c")),))
    with pytest.raises(ValueError, match="public must"):
        protect([row], public=public)


def test_no_tables_and_empty_tables_are_safe():
    assert protect([]).hidden == ()
    assert protect([FrequencyTable("leeg", {})]).tables[0].cells == {}


@pytest.mark.parametrize("threshold", [-1, 2.5, "tien", None])
def test_a_threshold_that_is_no_whole_number_is_refused(threshold):
    with pytest.raises(ValueError, match="threshold must be a whole number"):
        protect([], threshold)


@pytest.mark.parametrize(
    "what", ["counts", "sums", "thresholds", "small", "extreme", "unprinted", "open", "cap"]
)
def test_a_part_that_differs_in_anything_is_not_taken_for_one_that_was_seen_before(what):
    table = crossed("t", ("wijk", ["noord", "zuid"]), ("hulp", ["ja", "nee"]), [[3, 40], [50, 20]])
    (part,) = linked_parts([table], 10, ())[1]
    value = getattr(part, what)
    changed = ~value if np.asarray(value).dtype.kind == "b" else value + 1
    other = replace(part, **{what: changed})

    assert part.fingerprint() == linked_parts([table], 10, ())[1][0].fingerprint()
    assert other.fingerprint() != part.fingerprint()


def test_a_part_that_differs_in_names_alone_is_hidden_under_its_own_names():
    cells, totals = {"t": 60, "a": 3, "b": 20, "c": 37}, (Total("t", ("a", "b", "c")),)
    other = {f"{key}_2": count for key, count in cells.items()}
    others = (Total("t_2", ("a_2", "b_2", "c_2")),)
    assert protect([FrequencyTable("r", cells, totals)]).hidden_keys == {"a", "b"}
    found = protect([FrequencyTable("r", other, others), FrequencyTable("q", cells, totals)])
    assert found.hidden_keys == {"a", "b", "a_2", "b_2"}
