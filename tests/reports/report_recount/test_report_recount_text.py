"""The recount of a report as people read it."""

from __future__ import annotations

from analysis.report_recount import recount_report
from analysis.report_recount.content import Passage, Place, ReportContent, make_grid
from analysis.report_recount.drafts import DraftNumber, DraftNumbers
from analysis.report_recount.verdicts import CheckKind
from reports.report_recount import place_text, report_recount_text
from reports.report_recount.draft_text import draft_text
from reports.report_recount.words import KINDS, formula_in_words

ROWS = [["Functie", "Aantal"], ["Wethouder", "1"], ["Raadslid", "8"], ["Totaal", "90"]]


def text_of(*parts):
    return report_recount_text(recount_report(ReportContent(parts)), "rapport.docx")


def test_an_alarm_names_place_value_parts_slip_and_words():
    text = text_of(make_grid(ROWS, Place("Bijlage 1", 3, 12)))

    assert "1 cijfer nagerekend: 0 kloppen, 1 niet." in text
    assert "totaal van een kolom, Bijlage 1, tabel 3, blz. 12" in text
    assert "Totaal, Aantal: gedrukt: 90; nagerekend: 9" in text
    assert "uit: 1 (Wethouder) + 8 (Raadslid)" in text
    assert "De komma staat verkeerd" in text
    assert "er staat: Totaal | 90" in text


def test_slips_name_the_parts_as_they_are_printed():
    rows = [["", "n"], ["a", "5"], ["b", "8"], ["c", "3"], ["Totaal", "11"]]

    assert "Zonder '5 (a)' komt er wat gedrukt is" in text_of(make_grid(rows))


def test_what_held_is_told_and_so_is_that_nothing_could_be_checked():
    assert "percentage                  1 klopt" in text_of(Passage("Dat zijn 7 van de 15 (47%)."))
    assert "er staat niets in wat na te rekenen is" in text_of(Passage("Een zin."))


def test_a_doubt_is_said():
    assert "onzeker: de grenzen van zulke woorden" in text_of(Passage("De meeste teams (7 van de 15) wel."))


def test_a_long_sum_is_shortened():
    assert formula_in_words("sum(part_1)", list("abcdefghij"), 4) == "a + b + c + ... (nog 6) + j"


def test_every_kind_has_words():
    assert set(KINDS) == set(CheckKind)


def test_a_place_without_heading_or_page():
    assert place_text(Place(number=4), in_table=False) == "alinea 4"


def test_a_draft_names_what_explains_each_number():
    place = Place("2 Bevindingen", 7)
    numbers = (
        DraftNumber(place, False, "146", "Er zijn 146.", (), False),
        DraftNumber(place, False, "7", "Er zijn 7.", ("a/b/c",), True),
        DraftNumber(place, False, "8", "Er zijn 8.", ("a/b/c", "a/b/d", "a/b/e", "a/b/f"), True),
        DraftNumber(place, False, "9", "Er zijn 9.", ("a/b/c",), False),
    )
    text = draft_text(DraftNumbers(numbers), "Studie")

    assert "4 getallen in het concept, naast de cijfers van 'Studie': 2 verklaard, 1 alleen" in text
    assert "Door geen cijfer van het onderzoek verklaard (1)\n  146: 2 Bevindingen, alinea 7" in text
    assert "cijfer: a/b/c" in text
    assert "4 cijfers geven dit: a/b/c, a/b/d, a/b/e en nog 1" in text
