"""The slips that would explain a figure: each is found where it was made, and none where all is well."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.recount import recount
from analysis.results import SlipKind
from analysis.study import PublishedFigure


def figure(id, printed, formula="", unit="aantal", place="tabel 1"):
    return PublishedFigure(id, place, f"onderwerp {id}", printed, unit=unit, formula=formula)


PARTS = (
    figure("A", "120"), figure("B", "45"), figure("C", "301"), figure("D", "101"), figure("E", "19"),
    figure("F", "134", place="tabel 2"), figure("P", "19%", unit="procent"),
)  # fmt: skip


def slips(printed, formula, unit="aantal"):
    return recount([*PARTS, figure("X", printed, formula, unit)]).figures[-1].slips


MADE = [
    ("646", "sum(A, B, C)", "aantal", SlipKind.CIJFERS_VERWISSELD, ()),  # 466
    ("421", "sum(A, B, C)", "aantal", SlipKind.REGEL_WEGGELATEN, ("B",)),
    ("421", "A + B + C", "aantal", SlipKind.REGEL_WEGGELATEN, ("B",)),
    ("511", "sum(A, B, C)", "aantal", SlipKind.REGEL_DUBBEL, ("B",)),
    ("82,5", "mean(A, B, C)", "cijfer", SlipKind.REGEL_WEGGELATEN, ("C",)),
    ("18%", "percentage(E, D)", "procent", SlipKind.AFGEKAPT, ()),  # 18.81
    ("15%", "percentage(E, F)", "procent", SlipKind.NAAR_BOVEN, ()),  # 14.18
    ("circa 1.300", "product(A, 11.4)", "euro", SlipKind.AFGEKAPT, ()),  # 1368
    ("46,6", "sum(A, B, C)", "euro", SlipKind.KOMMA_VERSCHOVEN, ()),
    ("705%", "percentage(E, F)", "procent", SlipKind.DELEN_VERWISSELD, ("F", "E")),
    ("-75", "difference(A, B)", "aantal", SlipKind.DELEN_VERWISSELD, ("B", "A")),
    ("267%", "growth(B, A)", "procent", SlipKind.GROEI_OF_VERHOUDING, ("A", "B")),
    ("167%", "percentage(A, B)", "procent", SlipKind.GROEI_OF_VERHOUDING, ("B", "A")),
    ("19%", "percentage(E, F)", "procent", SlipKind.ANDERE_BASIS, ("D",)),
]


@pytest.mark.parametrize(("printed", "formula", "unit", "kind", "ids"), MADE)
def test_the_slip_that_was_made_is_among_those_named(printed, formula, unit, kind, ids):
    found = {slip.kind: slip for slip in slips(printed, formula, unit)}
    assert kind in found, found
    assert found[kind].ids == ids
    assert found[kind].sentence.endswith(".")


def test_a_figure_that_holds_has_no_slips():
    assert slips("466", "sum(A, B, C)") == ()


def test_a_figure_that_is_simply_wrong_has_no_slips():
    assert slips("7777", "sum(A, B, C)") == ()


def test_several_rows_that_would_do_are_one_slip():
    parts = [figure(id, printed) for id, printed in (("A", "10"), ("B", "1"), ("C", "1"))]
    found = recount([*parts, figure("X", "13", "sum(A, B, C)")]).figures[-1].slips
    assert [(slip.kind, slip.ids) for slip in found] == [(SlipKind.REGEL_DUBBEL, ("B", "C"))]


def test_one_digit_and_zeros_are_not_taken_for_a_number_cut_off():
    assert slips("1.000", "product(A, 11.4)", "euro") == ()


def test_a_figure_without_upper_bound_gets_no_slips():
    assert slips("meer dan 900", "sum(A, B, C)") == ()


def test_a_base_elsewhere_in_the_report_or_in_another_unit_is_not_suggested():
    elsewhere = figure("Z", "100", place="tabel 9")
    amount = figure("Y", "100", unit="euro")
    found = recount([*PARTS[4:6], elsewhere, amount, figure("X", "19%", "percentage(E, F)", "procent")])
    assert SlipKind.ANDERE_BASIS not in [slip.kind for slip in found.figures[-1].slips]


@given(st.lists(st.integers(1, 9999), min_size=3, max_size=8), st.data())
def test_a_row_left_out_is_always_found(counts, data):
    missing = data.draw(st.integers(0, len(counts) - 1))
    parts = [figure(f"D{i}", str(count)) for i, count in enumerate(counts)]
    total = sum(counts) - counts[missing]
    found = recount(
        [*parts, figure("X", str(total), f"sum({', '.join(part.id for part in parts)})")]
    ).figures[-1]
    ids = [id for slip in found.slips if slip.kind is SlipKind.REGEL_WEGGELATEN for id in slip.ids]
    assert f"D{missing}" in ids


@given(st.integers(10, 10**8), st.data())
def test_swapped_digits_are_always_found(number, data):
    digits = list(str(number))
    at = data.draw(st.integers(0, len(digits) - 2))
    assume(digits[at] != digits[at + 1] and digits[at + 1] != "0")
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    found = recount([figure("A", str(number)), figure("X", "".join(digits), "A")]).figures[-1]
    assert found.slips[0].kind is SlipKind.CIJFERS_VERWISSELD
