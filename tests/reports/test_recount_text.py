"""A recount as people read it: its order, its numbers, and what stands under a figure that does not hold."""

from fractions import Fraction

import pytest

from analysis.recount import recount
from analysis.study import PublishedFigure
from reports.recount_text import recount_text, value_in_unit


def figure(id, printed, formula="", unit="aantal", **more):
    return PublishedFigure(id, "tabel 1", f"onderwerp {id}", printed, unit=unit, formula=formula, **more)


REGISTER = [
    figure("A", "19", not_derivable="Uitgangsgetal."),
    figure("B", "134", not_derivable="Uitgangsgetal."),
    figure("C", "6,7", unit="cijfer"),
    figure("D", "41%", "percentage(A, B)", "procent", conflict="19 van 134 is 14%."),
    figure("E", "13,5", "C + C", "cijfer"),
    figure("F", "153", "A + B"),
]
EXPECTED = """\
6 cijfers: 1 kloppen, 1 kloppen door afronding, 1 kloppen niet, 3 niet te controleren.

Klopt niet (1)
  D      onderwerp D (tabel 1)
         gedrukt: 41%; nagerekend: 14,2%
         formule: percentage(A, B)
         mogelijk: Met twee cijfers verwisseld klopt het wel: 14%.
         in het register: 19 van 134 is 14%.

Klopt door afronding (1)
  E      onderwerp E (tabel 1)
         gedrukt: 13,5; nagerekend: 13,40 (van 13,30 tot 13,50)
         formule: C + C

Niet te controleren (3)
         Uitgangsgetal. (2: A, B)
         Er staat geen formule bij. (1: C)
"""


def test_the_tally_comes_first_then_what_does_not_hold_then_the_rest():
    assert recount_text(recount(REGISTER)) == EXPECTED


def test_of_an_empty_register_only_the_tally_is_left():
    assert recount_text(recount([])).startswith("0 cijfers: 0 kloppen")


def test_without_a_bound_there_is_no_number():
    text = recount_text(recount([figure("A", "meer dan 90"), figure("B", "80", "A")]))
    assert "gedrukt: 80; nagerekend: 90 (van 90)" in text


VALUES = [
    (Fraction(94429003), "euro", "€ 94.429.003"),
    (Fraction(19, 2), "euro", "9,50"),
    (Fraction(1900, 134), "procent", "14,2%"),
    (Fraction(907), "aantal", "907"),
    (Fraction(1, 3), "factor", "0,33"),
    (float("inf"), "euro", ""),
    (None, "euro", ""),
]


@pytest.mark.parametrize(("value", "unit", "text"), VALUES)
def test_a_value_reads_as_its_unit_asks(value, unit, text):
    assert value_in_unit(value, unit) == text
