"""A draft beside the figures of its study: what explains a number, what does not, and what is no number."""

from __future__ import annotations

from analysis.report_recount.content import Passage, ReportContent, make_grid
from analysis.report_recount.drafts import draft_numbers
from analysis.results import Column, ResultTable, Row

TABLE = ResultTable(
    "waarden",
    "Waarden",
    (Column("groen", "Groen"), Column("aandeel", "Aandeel", "share"), Column("kosten", "Kosten", "euro")),
    (Row("klik", "Goede klik", (7, 7 / 15, 1234.5)), Row("tijdig", "Tijdig bezoek", (9, None, 7.0))),
)


def numbers(*parts):
    made = tuple(Passage(part) if isinstance(part, str) else part for part in parts)
    return draft_numbers(ReportContent(made), [TABLE])


def test_a_number_is_explained_by_the_figures_that_print_so():
    found = numbers("Een goede klik hadden 7 ouders (47%).").numbers

    assert [(one.text, one.addresses) for one in found] == [
        ("7", ("waarden/klik/groen", "waarden/tijdig/kosten")),
        ("47%", ("waarden/klik/aandeel",)),
    ]


def test_the_figure_that_is_called_as_the_sentence_says_comes_first():
    (one,) = numbers("Het bezoek was bij 7 ouders tijdig.").numbers

    assert one.addresses[0] == "waarden/tijdig/kosten"


def test_a_number_that_no_figure_gives_is_listed_with_its_sentence():
    found = numbers("Er zijn 146 aanbieders. Een klik: 48%.").unexplained

    assert [(one.text, one.quote) for one in found] == [
        ("146", "Er zijn 146 aanbieders."),
        ("48%", "Een klik: 48%."),
    ]


def test_a_number_explained_by_its_value_alone_is_kept_apart():
    found = numbers("Er waren 9 fietsen.")

    assert [one.text for one in found.unnamed] == ["9"]
    assert found.explained == ()


def test_a_hedge_does_not_make_everything_fit():
    assert [one.text for one in numbers("Dat is meer dan 5 en tot 80% van de klik.").unexplained] == [
        "5",
        "80%",
    ]


def test_dates_years_references_and_telephone_numbers_are_no_figures():
    text = "Op 3 mei 2024, in 2023, artikel 2.10, tabel 4, paragraaf 3.1, bel 038 - 498 12 34, www.x.nl/12."

    assert numbers("2.1 Goede klik", text).numbers == ()


def test_numbers_in_tables_are_looked_up_with_their_labels():
    table = make_grid([["", "Aantal"], ["Goede klik", "7 (uit 15)"], ["Iets", "146"]])
    found = numbers(table).numbers

    assert [(one.text, bool(one.addresses), one.in_table) for one in found] == [
        ("7", True, True),
        ("15", False, True),
        ("146", False, True),
    ]
    assert found[0].quote == "Goede klik, Aantal"


def test_an_empty_draft_and_a_study_without_tables():
    assert draft_numbers(ReportContent(()), []).numbers == ()
    assert [one.addresses for one in draft_numbers(ReportContent((Passage("7 ouders"),)), []).numbers] == [()]


def test_number_words_are_listed_as_they_are_written():
    found = numbers("Zeven van de vijftien ouders, ruim zevenentwintig gezinnen en een viertal klachten.")

    assert [(one.text, bool(one.addresses)) for one in found.numbers] == [
        ("Zeven", True),
        ("vijftien", False),
        ("zevenentwintig", False),
        ("viertal", False),
    ]
    assert [one.text for one in numbers("Een ouder, de tweede keer, de dertigste dag.").numbers] == []


def test_a_number_word_is_explained_as_its_digits_are():
    words, digits = numbers("Klik: zeven, 47%, negen."), numbers("Klik: 7, 47%, 9.")

    assert [one.addresses for one in words.numbers] == [one.addresses for one in digits.numbers]
    assert len(words.numbers) == 3
