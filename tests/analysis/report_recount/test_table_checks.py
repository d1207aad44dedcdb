"""Tables: totals, percentages, ratios, growth; planted errors are found, and what holds raises no alarm."""

from __future__ import annotations

import pytest

from analysis.report_recount.content import Place, make_grid
from analysis.report_recount.verdicts import Sureness


def grid(*rows, caption="", number=1):
    return make_grid([list(row) for row in rows], Place("Bijlage 1", number), caption)


HEAD = ("Functie", "Aantal")
PEOPLE = [("Wethouder", "1"), ("Beleid", "5"), ("Medewerkers", "20"), ("Teamleider", "2"), ("Raadslid", "8")]
MONEY = [
    ("Hulp", "€ 2,8 mln."),
    ("Maatregel", "€ 6,7 mln."),
    ("Zonder", "€ 1,2 mln."),
    ("Bereik", "€ 0,2 mln."),
]
CARE = [
    ("", "JR", "OTS", "Voogdij", "Totaal"),
    ("thuis", "20", "76", "20", "116"),
    ("groep", "", "1", "", "1"),
    ("pleegouder", "-", "95", "126", "221"),
    ("accommodatie", "15", "30", "21", "66"),
]
RESPONS = [
    ("Groep", "Uitgenodigd", "Antwoord", "Respons"),
    ("ouders", "120", "31", "25,8%"),
    ("jeugdigen", "95", "12", "12,6%"),
    ("scholen", "40", "22", "55,0%"),
    ("huisartsen", "33", "9", "27,3%"),
]
YEARS = [
    ("Soort", "2022", "2023", "Groei"),
    ("ambulant", "1.204", "1.310", "8,8%"),
    ("verblijf", "233", "198", "-15,0%"),
    ("pleegzorg", "87", "90", "3,4%"),
    ("crisis", "45", "61", "35,6%"),
]

WRONG = {
    "a column total": ([HEAD, *PEOPLE, ("Totaal", "35")], "35", 36),
    "a total of rounded amounts": (
        [("Besteding", "Budget"), *MONEY, ("Totaal", "€ 11,5 mln.")],
        "€ 11,5 mln",
        10_900_000,
    ),
    "one of several totals": ([*CARE, ("Totaal", "35", "203", "167", "404")], "203", 202),
    "a row total": ([*CARE[:3], ("pleegouder", "-", "95", "126", "212"), CARE[4]], "212", 221),
    "a total above its rows": ([HEAD, ("Totaal", "37"), *PEOPLE], "37", 36),
    "a percentage of two columns": (
        [*RESPONS[:3], ("scholen", "40", "22", "65,0%"), RESPONS[4]],
        "65,0%",
        55,
    ),
    "growth": ([*YEARS[:4], ("crisis", "45", "61", "53,6%")], "53,6%", 35.56),
    "a share of the total": (
        [
            ("Kleur", "n", "%"),
            ("groen", "12", "48%"),
            ("oranje", "8", "23%"),
            ("rood", "5", "20%"),
            ("Totaal", "25", "100%"),
        ],
        "23%",
        32,
    ),
    "more than there are": (
        [("Vraag", "Aantal"), ("Op tijd", "17 (uit 15)"), ("Klik", "12 (uit 15)")],
        "17 (uit 15)",
        15,
    ),
    "a percentage in the cell": ([("Vraag", "Aantal"), ("Op tijd", "7 van de 15 (74%)")], "74%", 46.67),
    "a product": (
        [
            ("Product", "Prijs", "Aantal", "Bedrag"),
            ("A", "€ 111", "1919", "€ 213.009"),
            ("B", "€ 241", "16", "€ 3.856"),
            ("C", "€ 2.236", "849", "€ 1.889.364"),
            ("D", "€ 1.675", "421", "€ 705.175"),
            ("E", "€ 9.143", "163", "€ 1.490.309"),
        ],
        "€ 1.889.364",
        1_898_364,
    ),
    "a ratio": (
        [
            ("Casus", "VOOR", "NA", "stijgingsfactor"),
            ("1", "€ 12.711", "€ 116.744", "9,2"),
            ("2", "€ 6.838", "€ 15.080", "2,2"),
            ("3", "€ 143.492", "€ 170.572", "1,2"),
            ("4", "€ 35.949", "€ 51.648", "1,2"),
        ],
        "1,2",
        1.44,
    ),
    "a total above rows under a row": (
        [
            ("Lasten", "2022"),
            ("Jeugd", "100"),
            ("- ambulant", "60"),
            ("- verblijf", "40"),
            ("Wmo", "80"),
            ("Totaal", "190"),
        ],
        "190",
        180,
    ),
    "a hundred percent": (
        [("Oordeel", "Aandeel"), ("goed", "46%"), ("matig", "25%"), ("slecht", "39%"), ("Totaal", "100%")],
        "100%",
        110,
    ),
    "a share that no whole number of people gives": (
        [
            ("Vraag", "Eens (n = 24)"),
            ("a", "50%"),
            ("b", "38%"),
            ("c", "63%"),
            ("d", "24%"),
            ("e", "17%"),
            ("f", "8%"),
        ],
        "24%",
        25,
    ),
}

RIGHT = {
    "totals": [HEAD, *PEOPLE, ("Totaal", "36")],
    "totals with empty cells": [*CARE, ("Totaal", "35", "202", "167", "404")],
    "rounded amounts": [("Besteding", "Budget"), *MONEY, ("Totaal", "€ 11,0 mln.")],
    "percentages that add up to 101": [
        ("", "%"),
        ("a", "33,7%"),
        ("b", "33,7%"),
        ("c", "32,7%"),
        ("Totaal", "100%"),
    ],
    "subtotals and a grand total": [
        HEAD,
        ("Gemeente", ""),
        *PEOPLE,
        ("Subtotaal", "36"),
        ("Netwerk", ""),
        ("School", "6"),
        ("Raad", "1"),
        ("Subtotaal", "7"),
        ("Totaal", "43"),
    ],
    "of which": [
        HEAD,
        ("Trajecten", "101"),
        ("waarvan met maatregel", "19"),
        ("Maatregelen", "446"),
        ("Totaal", "547"),
    ],
    "a total above": [
        HEAD,
        ("Totaal aantal trajecten", "580"),
        ("Maatregelen", "446"),
        ("Trajecten", "134"),
        ("Afgerond", "101"),
    ],
    "more answers possible": [
        ("Reden", "Aantal (meerdere antwoorden mogelijk)"),
        ("a", "9"),
        ("b", "8"),
        ("Totaal", "12"),
    ],
    "years down the side": [
        ("Jaar", "Aantal"),
        ("2021", "4"),
        ("2022", "6"),
        ("2023", "5"),
        ("Totaal", "15"),
    ],
    "years above": [("", "2022", "2023"), ("a", "4", "5"), ("b", "6", "9"), ("Totaal", "10", "14")],
    "means below": [("Team", "Cijfer"), ("a", "7,0"), ("b", "6,9"), ("c", "5,8"), ("Gemiddeld", "6,3")],
    "a mean called total": [("Team", "Gemiddelde duur"), ("a", "78"), ("b", "185"), ("Totaal", "164")],
    "something unknown": [HEAD, ("a", "4"), ("b", "onbekend"), ("c", "6"), ("Totaal", "15")],
    "counts rounded to fives": [
        HEAD,
        ("a", "15"),
        ("b", "25"),
        ("c", "40"),
        ("d", "35"),
        ("e", "55"),
        ("f", "70"),
        ("g", "90"),
        ("Totaal", "325"),
    ],
    "in thousands": [("", "Bedrag x 1.000"), ("a", "1.204"), ("b", "310"), ("c", "87"), ("Totaal", "1.602")],
    "growth": YEARS,
    "response": RESPONS,
    "a total beside a merged block": [
        ("", "", "Aantal", "Totaal"),
        ("Gemeente", "wijkteam", "10", "10"),
        ("Anders", "huisarts", "2", "5"),
        ("", "specialist", "1", ""),
        ("", "instelling", "2", ""),
        ("Totaal", "", "", "15"),
    ],
    "shares of n that differ per question": [
        ("Vraag", "Eens (n = 24)"),
        ("a", "51%"),
        ("b", "37%"),
        ("c", "64%"),
        ("d", "28%"),
        ("e", "19%"),
    ],
    "a column of what was counted out of": [
        ("Reden", "Aantal", "Van"),
        ("a", "9", "14"),
        ("b", "8", "14"),
        ("c", "3", "14"),
        ("Totaal vermeldingen", "20", "14"),
    ],
    "a total in the second label": [
        ("Groep", "Jaar", "Aantal"),
        ("Vrouw", "2021", "4"),
        ("Vrouw", "2022", "2"),
        ("Vrouw", "Totaal vrouw", "6"),
        ("Man", "2021", "3"),
        ("Man", "2022", "1"),
        ("Man", "Totaal man", "4"),
        ("Totaal", "", "10"),
    ],
    "small counts that differ by chance": [
        ("Aspect", "Groen", "Oranje", "Rood", "Grijs", "Samen"),
        ("school", "12", "0", "0", "3", "15"),
        ("politie", "5", "0", "0", "10", "15"),
        ("team", "11", "0", "0", "4", "15"),
        ("kliniek", "9", "0", "0", "6", "15"),
        ("huisarts", "5", "1", "0", "9", "15"),
    ],
    "annual accounts with two signs": [
        ("Programma", "Begroting", "Rekening", "Verschil"),
        ("Jeugd", "12.450", "13.120", "-670"),
        ("Wmo", "8.300", "8.115", "185"),
        ("Totaal lasten", "20.750", "21.235", "-485"),
        ("Baten", "1.500", "1.620", "120"),
        ("Saldo", "-19.250", "-19.615", "-365"),
    ],
    "an age at the bottom": [
        ("", "Aantal", "Leeftijd"),
        ("a", "12", "11"),
        ("b", "9", "13"),
        ("Totaal", "21", "12"),
    ],
    "parts that overlap": [
        ("", "2021"),
        ("Totaal", "530"),
        ("w.v. zonder verblijf", "480"),
        ("w.v. met verblijf", "80"),
    ],
    "respondents below answers": [
        ("Bron", "Genoemd"),
        ("a", "12"),
        ("b", "10"),
        ("c", "9"),
        ("Totaal respondenten", "25"),
    ],
    "rows under a row": [
        ("Lasten", "2022", "2023"),
        ("Jeugd", "100", "110"),
        ("- ambulant", "60", "65"),
        ("- verblijf", "40", "45"),
        ("Wmo", "80", "85"),
        ("Totaal", "180", "195"),
    ],
    "rows that the numbers show to be under a row": [
        ("Lasten", "2022", "2023"),
        ("Jeugd", "100", "110"),
        ("ambulant", "60", "65"),
        ("verblijf", "40", "45"),
        ("Wmo", "80", "85"),
        ("Totaal", "180", "195"),
    ],
    "valid percentages": [
        ("", "Aantal", "Percentage", "Geldig percentage"),
        ("Ja", "13", "43,3", "52,0"),
        ("Nee", "8", "26,7", "32,0"),
        ("Weet niet", "4", "13,3", "16,0"),
        ("Totaal", "25", "83,3", "100,0"),
        ("Ontbrekend", "5", "16,7", ""),
        ("Totaal", "30", "100,0", ""),
    ],
    "no numbers": [("Norm", "Oordeel"), ("1", "voldoet"), ("2", "voldoet niet")],
    "only numbers": [("1", "2"), ("3", "4")],
    "one row": [("a", "5")],
}


@pytest.mark.parametrize("name", WRONG)
def test_an_error_in_a_table_is_found(name, alarms):
    rows, printed, should_be = WRONG[name]
    found = alarms(grid(*rows))

    assert found[0][0] == printed
    assert found[0][1] == pytest.approx(should_be, abs=0.01)


@pytest.mark.parametrize("name", RIGHT)
def test_a_table_that_holds_raises_no_alarm(name, alarms):
    assert alarms(grid(*RIGHT[name])) == []


def test_what_holds_is_counted(held):
    assert held(grid(*RIGHT["totals with empty cells"])) == {"column_total": 4, "row_total": 5}


def test_an_alarm_says_where_and_what_and_why(recounted):
    (alarm,) = recounted(grid(HEAD, *PEOPLE, ("Totaal", "63"))).alarms

    assert (alarm.place.heading, alarm.in_table, alarm.subject) == ("Bijlage 1", True, "Totaal, Aantal")
    assert alarm.quote == "Totaal | 63"
    assert alarm.parts == tuple(f"{number} ({label})" for label, number in PEOPLE)
    assert [slip.sentence for slip in alarm.slips] == ["Met twee cijfers verwisseld klopt het wel: 36."]


def test_a_total_far_off_is_less_sure_and_says_what_it_rests_on(recounted):
    (alarm,) = recounted(grid(HEAD, *PEOPLE, ("Totaal", "81"))).alarms

    assert alarm.sureness is Sureness.WAARSCHIJNLIJK
    assert "meegeteld" in alarm.doubt


def test_the_surest_comes_first(recounted):
    found = recounted(
        "De meeste teams (7 van de 15) deden mee.",
        grid(HEAD, *PEOPLE, ("Totaal", "81")),
        grid(*WRONG["one of several totals"][0]),
    )

    ranks = [list(Sureness).index(alarm.sureness) for alarm in found.alarms]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_one_wrong_cell_of_a_product_is_told_once(alarms):
    assert len(alarms(grid(*WRONG["a product"][0]))) == 1


def test_a_table_in_english_notation_is_read_and_told(recounted):
    rows = [("Item", "Amount"), ("a", "1,204.50"), ("b", "2,310.25"), ("c", "980.00"), ("Total", "4,494.75")]
    found = recounted(grid(*rows))

    assert [tally.held for tally in found.tallies] == [1]
    assert "Engelse schrijfwijze" in found.notes[0]


def test_a_table_printed_twice_with_one_cell_that_differs_is_found(recounted):
    rows = [
        ("Reden", "Aantal genoemd"),
        ("serieus genomen", "7"),
        ("klik", "5"),
        ("vast contact", "3"),
        ("onpartijdig", "2"),
    ]
    again = [*rows[:4], ("onpartijdig", "3")]
    (alarm,) = recounted(grid(*rows), "Tussen.", grid(*again, number=2)).alarms

    assert (alarm.printed, alarm.recomputed, alarm.place.number) == ("3", 2, 2)


def test_the_same_table_of_another_year_is_another_table(alarms):
    rows = [("Reden", "Aantal"), ("serieus", "7"), ("klik", "5"), ("contact", "3"), ("onpartijdig", "2")]
    again = [*rows[:4], ("onpartijdig", "3")]

    assert alarms(grid(*rows, caption="Tabel 1: 2022"), grid(*again, caption="Tabel 2: 2023")) == []


def test_two_tables_with_the_same_rows_and_another_title_are_two_tables(alarms):
    rows = [
        ("Aspect", "Aantal", "Van"),
        ("klik", "7", "15"),
        ("tijdig", "5", "15"),
        ("regie", "3", "15"),
        ("plan", "2", "15"),
    ]
    again = [*rows[:4], ("plan", "9", "15")]
    titles = ("Tabel 1: Succesfactoren", "Tabel 2: Knelpunten")

    assert (
        alarms(*(grid(*table, caption=title) for table, title in zip((rows, again), titles, strict=True)))
        == []
    )


def test_a_table_of_contents_is_no_table(held):
    rows = [("1 Inleiding", "1"), ("1.1 Aanleiding", "1"), ("2 Bevindingen", "4"), ("3 Totaal", "5")]

    assert held(grid(*rows)) == {}


def test_a_table_that_is_too_large_is_said_to_be_left_out(recounted):
    found = recounted(grid(*[["1"] * 1000] * 201))

    assert found.notes == ("Tabel 1 heeft te veel cellen en is niet nagerekend.",)
