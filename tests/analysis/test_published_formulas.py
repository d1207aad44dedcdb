"""Published figures with a formula: the same four statuses as those with an address."""

import pytest

from analysis.recount.published import Compared, Status, compare_published
from analysis.study import PublishedFigure

CELLS = {"t/klik/groen": 12, "t/klik/rood": 3}


def figure(id, printed, formula="", unit="aantal", **more):
    return PublishedFigure(id, "par. 1", "onderwerp", printed, formula=formula, unit=unit, **more)


PARTS = (
    figure("A", "12", figure="t/klik/groen"),
    figure("B", "4", not_derivable="Elders."),
    figure("N", "0", "A * 0"),
)


def compared(**wrong):
    figures = [*PARTS, figure("X", **wrong)]
    return compare_published(figures, CELLS.__getitem__)[-1]


STATUSES = [
    ({"printed": "16", "formula": "A + B"}, Status.GEREPRODUCEERD, "16"),
    ({"printed": "17", "formula": "A + B"}, Status.FOUT, "16"),
    ({"printed": "17", "formula": "A + B", "conflict": "A en B geven 16."}, Status.STRIJDIG, "16"),
    ({"printed": "16", "formula": "A + B", "conflict": "A en B geven 17."}, Status.FOUT, "16"),
    ({"printed": "16", "formula": "A + B", "not_derivable": "Kan niet."}, Status.FOUT, ""),
    ({"printed": "16", "formula": "A / N"}, Status.NIET_AF_TE_LEIDEN, ""),
    ({"printed": "16", "formula": "A / N", "conflict": "N is nul."}, Status.STRIJDIG, ""),
    ({"printed": "12", "formula": "B * 3", "figure": "t/klik/groen"}, Status.GEREPRODUCEERD, "12"),
    ({"printed": "12", "formula": "B * 2", "figure": "t/klik/groen"}, Status.FOUT, "8"),
    ({"printed": "13", "formula": "A + 1", "figure": "t/klik/groen"}, Status.FOUT, "12"),
]


@pytest.mark.parametrize(("wrong", "status", "computed"), STATUSES)
def test_a_figure_with_a_formula_has_this_status(wrong, status, computed):
    found = compared(**wrong)
    assert (found.status, found.computed) == (status, computed)


def test_what_holds_only_by_rounding_is_reproduced_and_says_so():
    parts = [figure("A", "6,7", unit="cijfer"), figure("B", "7,0", unit="cijfer")]
    found = compare_published([*parts, figure("X", "13,8", "A + B", "cijfer")], CELLS.__getitem__)[-1]
    assert (found.status, found.explanation) == (Status.GEREPRODUCEERD, "Klopt door afronding van de delen.")


def test_a_conflict_on_a_figure_that_holds_names_the_figures_and_what_was_noted():
    found = compared(printed="16", formula="A + B", conflict="A en B geven 17.")
    assert found.explanation == (
        "Als strijdig genoteerd, maar de andere cijfers geven wat gedrukt is. Genoteerd: A en B geven 17."
    )


def test_figures_with_and_without_formula_stand_in_one_list_in_their_order():
    found = compare_published([*PARTS, figure("X", "16", "A + B")], CELLS.__getitem__)
    assert [item.id for item in found] == ["A", "B", "N", "X"]
    assert found[0] == Compared("A", "12", "12", Status.GEREPRODUCEERD)
