"""Running text: planted errors are found, and the traps of ordinary reports raise no alarm."""

from __future__ import annotations

import pytest

from analysis.report_recount.content import Passage, PassageKind, Place

WRONG = {
    "Van de ouders zijn 7 van de 15 (74%) tevreden.": ("74%", 46.67),
    "Tevreden is 74% (7 van de 15) van de ouders.": ("74%", 46.67),
    "Er waren 7 (74%) van de 15 ouders tevreden.": ("74%", 46.67),
    "Van hen hebben vier van de vijf (70%) een plan.": ("70%", 80),
    "In 12/15 (70%) van de gevallen lukte dat.": ("70%", 80),
    "Ongeveer de helft van de casussen werd bezocht (10 van de 14 tijdig).": ("Ongeveer de helft", 71.43),
    "De meeste ouders (7 van de 15) waren tevreden.": ("De meeste", 46.67),
    "Ruim de helft (43%) is tevreden.": ("Ruim de helft", 43),
    "Dat is 12 + 3 = 16 gezinnen.": ("16", 15),
    "Een besparing van (€ 94.000 - € 22.500 =) € 72.500 per jaar.": ("€ 72.500", 71500),
    "Dat is 3 kinderen x 8,7 uur x 35 weken = 985 uur per jaar.": ("985", 913.5),
    "Van de 24 teams deden er 14 mee en 9 niet.": ("24", 23),
    "Er waren 14 ouders en 9 jeugdigen, in totaal 24 mensen.": ("24", 23),
    "In 12 van de 15 casussen was de school betrokken. In de andere 4 casussen niet.": ("4", 3),
    "Van de cliënten kreeg 19% een maatregel. De overige 71% kreeg er geen.": ("71%", 81),
    "Het aantal steeg van 10 naar 12, een stijging van 25%.": ("25%", 20),
    "Het aantal daalde met 25% van 12 naar 10.": ("25%", 16.67),
    "De kosten zijn gestegen van € 12 mln. naar € 10 mln.": ("€ 10 mln", None),
    "Er zijn 53 arrangementen: dat kost € 47.398. Per arrangement zijn de gemiddelde kosten € 849.": (
        "€ 849",
        894.3,
    ),
}

RIGHT = [
    "Van de ouders zijn 7 van de 15 (47%) tevreden, en 8 van de 15 (53%) niet.",
    "Ongeveer de helft van de casussen werd bezocht (8 van de 15 tijdig).",
    "In iets minder dan de helft van de gevallen (7 van de 15) lukte het.",
    "Meerderheid (62%) heeft geen mening; een derde (33%) wel; ruim de helft (58%) deed mee.",
    "De helft gaf in de enquête (afgenomen bij 14 van de 20 teams) een oordeel.",
    "Dat is 3 kinderen x 8,7 uur x 35 weken = 913 uur per jaar.",
    "Van de 24 teams deden er 14 mee en 10 niet.",
    "Van de 24 teams hebben 14 een plan en 12 een regisseur, dus sommige allebei.",
    "46% vindt het niet eenvoudig, 15% heeft geen mening en 39% vindt het wel eenvoudig.",
    "33% was tevreden, 33% deels en 33% niet.",
    "In 19% van de gevallen kwam er een maatregel. In de overige 81% niet.",
    "Het aantal steeg van 10 naar 12, een stijging van 20%.",
    "Het tarief ging van 20% naar 25%, een stijging van 5 procentpunt.",
    "Het percentage steeg van 20% naar 25%, een stijging van 25%.",
    "Het aandeel steeg van 20% naar 25%, dus met 5%.",
    "Op 10 februari 2020 besloot de raad van de 18-/18+ groep, van 0 tot 100 jaar.",
    "Bel 038 - 498 12 34, zie artikel 2.10 lid 3, paragraaf 4.3 en tabel 12 van de 15.",
    "In de periode 2015-2018 waren 5 tot 7 van de 30-40 casussen afgerond.",
    "Casussen 5, 7, 8, 9 en 12 zijn besproken met 3 van de 5 teams.",
    "De provincie telt bijna 600.000 inwoners, waarvan ruim 100.000 jonger dan 18 jaar.",
    "Er zijn meer dan 200 aanbieders; een kind heeft 2 keer van de 1 school gewisseld.",
    "De gemiddelde kosten per jaar zijn € 60.000; in 2023 waren er 507 casussen.",
    "Jaarlijks speelt dit ongeveer 15 à 20 keer, bij circa 1 op de 8 casussen.",
    "Voor 9 kinderen kost het € 283.725. De gemiddelde kosten zijn dus € 32k per kind.",
    "De bevindingen zijn opgebouwd langs drie lijnen: (1) de proeftuin, (2) de agenda en (3) de gegevens.",
    "Zij kreeg van 9.00 tot 14.00 uur hulp, 8,7 uur per week, 35 weken van de 52.",
    "Van de 15 ouders vonden 9 het goed, 4 matig en 2 slecht.",
    "In 8 van de 15 casussen lukte het. Van deze 8 casussen hielp het bij 3 ouders. De andere 5 deels.",
    "12% van de jeugdigen en 30% van de ouders deed mee.",
    "Dat was 24% minder uren dan de 909 en 689 uren die eerder werden genoemd.",
    "\u00bc van de mensen, 1e helft 2019, 2\u00b3 en 10\u00b2 + 3 = veel.",
    "Wat niet naar de GI's gaat is 112 - 15,4 = € 96,6 mln., 86%.",
    "De meeste verschillen zijn er bij het contact (6 van de 14 paren).",
    "Het contact was niet 'in meerderheid goed' (17 van 36 groen).",
    "In 2022 waren er 34 meldingen, in 2023 41 en in 2024 38; samen 113.",
    "Van de 120 uitgenodigde ouders antwoordden 31 (respons 26%), van wie 20 moeder en 11 vader.",
    "De wachttijd daalde van 14 naar 9 weken, terwijl het aantal aanmeldingen steeg met 12%.",
    "De raad nam 3 van de 7 aanbevelingen over (43%), 2 deels (29%) en 2 niet (29%).",
    "De helft van de 24 gemeenten (12) heeft een visie; drie daarvan zijn ouder dan 5 jaar.",
    "70% van de ouders en 30% van de jongeren (van de 100) was tevreden. De overige 25% van de ouders niet.",
    "",
    "()[]{} % € 1.2.3.4 --- 7 van de 0 (0%) 5/0",
]


@pytest.mark.parametrize("text", WRONG)
def test_an_error_in_a_sentence_is_found(text, alarms):
    assert alarms(text) == [WRONG[text]]


@pytest.mark.parametrize("text", RIGHT)
def test_a_sentence_that_holds_raises_no_alarm(text, alarms):
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RIGHT[0], "percentage"),
        (RIGHT[1], "share_in_words"),
        (RIGHT[5], "calculation"),
        (RIGHT[6], "parts"),
        (RIGHT[8], "hundred_percent"),
        (RIGHT[10], "hundred_percent"),
        (RIGHT[11], "growth"),
        (RIGHT[24], "list_count"),
    ],
)
def test_what_holds_in_a_sentence_is_counted(text, kind, held):
    assert held(text)[kind] >= 1


def item(text, level=0):
    return Passage(text, Place(), PassageKind.ITEM, level)


def points(count, mark="- punt {}"):
    return [item(mark.format(number)) for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("lead", "items", "expected"),
    [
        ("Deze aanbeveling valt uiteen in een viertal deelaanbevelingen:", points(4), []),
        ("Deze aanbeveling valt uiteen in een viertal deelaanbevelingen:", points(5), [("viertal", 5)]),
        ("Dat kan op drie verschillende manieren:", points(3, "{}) manier"), []),
        ("Dat kan op drie verschillende manieren:", points(2, "{}) manier"), [("drie", 2)]),
        ("Wij noemen de volgende 3 punten.", points(2, "{}. punt"), [("3", 2)]),
        ("In 2022 deden 3 gemeenten mee:", points(5), []),
        ("Er zijn drie teams. Zij noemen:", points(5), []),
        ("Zij werken al drie jaar:", points(5), []),
        (
            "Er zijn drie thema's:",
            [item("1. een"), item("2. twee"), item("a. onder twee", 1), item("3. drie")],
            [],
        ),
        ("Er zijn vier redenen:", [item("3. drie"), item("4. vier")], []),
    ],
)
def test_a_list_has_as_many_points_as_is_said(lead, items, expected, alarms):
    assert alarms(lead, *items, "Daarna.") == expected


def test_a_list_that_goes_on_behind_a_quote_is_not_counted(alarms):
    parts = [
        "Er zijn vier redenen:",
        item("a. een"),
        item("b. twee"),
        "Een ouder: fijn.",
        item("c. drie"),
        item("d. vier"),
    ]

    assert alarms(*parts) == []


def test_points_within_a_sentence_are_counted(alarms):
    assert alarms("Er zijn vier bronnen: (1) de gemeente, (2) het team en (3) de ouders.") == [("vier", 3)]


def test_a_sentence_that_returns_with_another_number_is_found(alarms):
    first = "Regionaal zijn in totaal 200 jeugdhulpaanbieders gecontracteerd voor specialistische hulp."

    assert alarms(first, "Iets anders.", first.replace("200", "146")) == [("146", 200)]
    assert alarms(first, first.replace("200", "200")) == []


def test_a_cut_off_percentage_beside_its_two_numbers_is_found(alarms):
    assert alarms("€ 74.828 nu, € 59.280 straks", "20% minder middelen") == [("20%", 20.78)]


def test_english_notation_in_the_text_is_read_and_told(recounted):
    found = recounted("The total is 1,234.50 euro.", "Dat is 1,200 + 300 = 1,500 gezinnen.")

    assert found.alarms == ()
    assert "Engelse schrijfwijze" in found.notes[0]


def test_an_empty_report_says_nothing(recounted):
    found = recounted()

    assert (found.alarms, found.tallies, found.checked) == ((), (), 0)
