"""Ids of a register of printed figures stand in no text of the nota: what they are of stands there."""

from __future__ import annotations

from analysis.recount.figure_names import figures_named
from analysis.study import PublishedFigure

KNOWN = {
    "C037": PublishedFigure("C037", "bijlage 2", "regie: rood", "8"),
    "P054": PublishedFigure("P054", "", "kolommen wijkteam", "6"),
}


def test_an_id_becomes_its_subject_and_its_place():
    said = figures_named("C037: bijlage 2 geeft 8; zie ook P054.", KNOWN)

    assert said == "‘regie: rood’ (bijlage 2): bijlage 2 geeft 8; zie ook ‘kolommen wijkteam’."


def test_what_is_no_figure_of_the_register_stays_as_it_is():
    assert (
        figures_named("C999, A4-formaat, MP37, C0371 en c037.", KNOWN)
        == "C999, A4-formaat, MP37, C0371 en c037."
    )
