"""Recounting a register: each status, each reason, and that rounding alone never raises an alarm."""

import json
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.recount import recount
from analysis.recount.circles import circular
from analysis.recount.formula import evaluate, parse
from analysis.recount.interval import exactly
from analysis.results import RecountStatus as Status
from analysis.study import PublishedFigure


def figure(id, printed, formula="", unit="aantal", **more):
    return PublishedFigure(
        id, more.pop("place", ""), f"onderwerp {id}", printed, unit=unit, formula=formula, **more
    )


def one(*figures):
    """The last figure of a register, recounted."""
    return recount(figures).figures[-1]


PARTS = (
    figure("A", "19"),
    figure("B", "134"),
    figure("C", "6,7", unit="cijfer"),
    figure("D", "7,0", unit="cijfer"),
    figure("E", "onbekend"),
    figure("F", "0"),
    figure("G", "30-40"),
    figure("H", "meer dan 90", unit="procent"),
)
STATUSES = [
    ("153", "sum(A, B)", "aantal", Status.KLOPT),
    ("14%", "percentage(A, B)", "procent", Status.KLOPT),
    ("6,8", "mean(C, D)", "cijfer", Status.KLOPT),  # 6.85 is a half: down is right too
    ("6,9", "mean(C, D)", "cijfer", Status.KLOPT),
    ("13,8", "sum(C, D)", "cijfer", Status.KLOPT_DOOR_AFRONDING),
    ("13,9", "sum(C, D)", "cijfer", Status.KLOPT_NIET),
    ("154", "sum(A, B)", "aantal", Status.KLOPT_NIET),
    ("19%", "percentage(A, B)", "procent", Status.KLOPT_NIET),
    ("70", "G * 2", "aantal", Status.KLOPT_DOOR_AFRONDING),
    ("95", "H", "procent", Status.KLOPT_DOOR_AFRONDING),
    ("85", "H", "procent", Status.KLOPT_NIET),
    ("meer dan 10%", "percentage(A, B)", "procent", Status.KLOPT),
]


@pytest.mark.parametrize(("printed", "formula", "unit", "status"), STATUSES)
def test_a_figure_has_this_status(printed, formula, unit, status):
    assert one(*PARTS, figure("X", printed, formula, unit)).status is status


ELSEWHERE = "Het cijfer wordt met een tabel van het onderzoek vergeleken, niet met andere cijfers."
REASONS = [
    (figure("X", "5", "sum(A, E)"), "'onbekend' (E) is geen getal."),
    (figure("X", "onbekend", "sum(A, B)"), "'onbekend' (X) is geen getal."),
    (figure("X", "5", "ratio(A, F)"), "De formule deelt door nul."),
    (figure("X", "5", "sum(A, Z)"), "Het cijfer Z staat niet in het register."),
    (figure("X", "5", "sum(A, X)"), "De formule komt bij het cijfer zelf terug."),
    (figure("X", "5", "sum(A"), "De formule is niet te lezen: waar ')' hoort, eindigt de formule."),
    (figure("X", "5", not_derivable="Komt uit een bron."), "Komt uit een bron."),
    (figure("X", "5"), "Er staat geen formule bij."),
    (figure("X", "5", figure="t/r/c"), ELSEWHERE),
]


@pytest.mark.parametrize(("wrong", "reason"), REASONS)
def test_what_cannot_be_checked_says_why(wrong, reason):
    found = one(*PARTS, wrong)
    assert (found.status, found.reason) == (Status.NIET_TE_CONTROLEREN, reason)
    assert found.recomputed is None


def test_every_figure_is_held_against_the_printed_parts_so_that_one_error_is_told_once():
    found = recount(
        [figure("A", "2"), figure("B", "3"), figure("C", "6", "A + B"), figure("D", "12", "C * 2")]
    )
    assert [item.status for item in found.figures[2:]] == [Status.KLOPT_NIET, Status.KLOPT]


def test_the_tally_counts_every_status():
    found = recount([*PARTS, figure("X", "153", "sum(A, B)")])
    assert found.tally == {
        Status.KLOPT: 1, Status.KLOPT_DOOR_AFRONDING: 0, Status.KLOPT_NIET: 0, Status.NIET_TE_CONTROLEREN: 8,
    }  # fmt: skip


def test_an_id_that_occurs_twice_is_refused():
    with pytest.raises(ValueError, match="figures .*'A'"):
        recount([figure("A", "1"), figure("A", "2")])


def test_a_recount_is_plain_data_without_infinities():
    data = recount([*PARTS, figure("X", "85", "H", "procent")]).to_dict()
    last = json.loads(json.dumps(data, allow_nan=False))["figures"][-1]
    assert (last["status"], last["recomputed_low"], last["recomputed_high"]) == ("klopt_niet", 90.0, None)


def test_reads_with_an_address_is_about_the_cell_and_not_about_the_print():
    found = one(figure("A", "19", figure="t/r/c", reads="aantal van t/r/d"), figure("X", "38", "A * 2"))
    assert found.status is Status.KLOPT


def test_only_what_goes_round_is_circular():
    formulas = {"A": "B", "B": "A", "C": "A + D", "D": "E", "E": "1", "F": "F", "G": "sum(", "H": "Z"}
    assert circular(formulas) == {"A", "B", "F"}


def test_a_long_circle_is_found_in_time():
    assert len(circular({f"D{i}": f"D{(i + 1) % 5_000} + 1" for i in range(5_000)})) == 5_000


# ---- rounding alone never alarms -------------------------------------------------------------------------

FORMULAS = [
    "sum(A, B, C)", "mean(A, B, C)", "difference(A, B)", "product(A, B)", "ratio(A, B)", "percentage(A, B)",
    "growth(A, B)", "percent_of(A, B)", "(A + B) * 2.5 - C", "A / (A + B)", "count(A, B)",
]  # fmt: skip
ROUNDED = st.tuples(st.integers(0, 3), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))


def as_printed(value: Fraction, decimals: int, rounding: str) -> str:
    number = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = number.quantize(Decimal(1).scaleb(-decimals), rounding)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


@given(
    st.sampled_from(FORMULAS),
    st.lists(st.decimals(1, 5000, places=4).map(Fraction), min_size=3, max_size=3),
    st.lists(ROUNDED, min_size=4, max_size=4),
)
def test_a_figure_printed_from_exact_parts_never_raises_an_alarm(formula, parts, roundings):
    exact = dict(zip("ABC", parts, strict=True))
    printed = [
        figure(id, as_printed(exact[id], *how), unit="euro")
        for id, how in zip("ABC", roundings, strict=False)
    ]
    result = evaluate(parse(formula), lambda id: exactly(exact[id])).low
    found = one(*printed, figure("X", as_printed(result, *roundings[3]), formula, "euro"))
    assert found.status in (Status.KLOPT, Status.KLOPT_DOOR_AFRONDING)


@given(st.lists(st.integers(0, 99999), min_size=2, max_size=8), st.integers(1, 500))
def test_a_sum_of_counts_holds_exactly_when_it_is_right(counts, off):
    parts = [figure(f"D{i}", str(count)) for i, count in enumerate(counts)]
    formula = f"sum({', '.join(part.id for part in parts)})"
    right = one(*parts, figure("X", str(sum(counts)), formula))
    wrong = one(*parts, figure("X", str(sum(counts) + off), formula))
    assert (right.status, wrong.status) == (Status.KLOPT, Status.KLOPT_NIET)


@given(
    st.permutations([*PARTS, figure("X", "13,8", "C + D", "cijfer"), figure("Y", "41%", "percentage(A, B)")])
)
def test_the_order_of_the_figures_changes_nothing(figures):
    found = {item.id: item for item in recount(figures).figures}
    assert found == {item.id: item for item in recount(sorted(figures, key=lambda one: one.id)).figures}


@given(st.text(), st.text(), st.text(), st.text())
def test_nothing_that_an_author_writes_raises(printed, formula, unit, reads):
    found = recount([*PARTS, figure("X", printed, formula, unit, reads=reads)])
    assert found.figures[-1].status in Status
