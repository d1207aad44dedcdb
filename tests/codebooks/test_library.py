"""The library against the publications: how many rows, in which order, under which labels."""

import pytest

from codebooks.loader import library_ids, library_path, load_codebook
from codebooks.values import Value

SUCCESFACTOREN = [
    "Tijdige signalering van de problematiek",
    "Ouders wisten waar ze met hun vraag terecht konden",
    "Tijdig bezoek van het Sociaal Wijkteam aan de ouders",
    "Goede klik met medewerker Sociaal Wijkteam",
    "Langdurig dezelfde medewerker van het Sociaal Wijkteam",
    "Goed overgedragen door het Sociaal Wijkteam naar jeugdhulp",
    "Medewerker Sociaal Wijkteam zocht / had contact met de jeugdhulpverlener",
    "Het Sociaal Wijkteam voerde de regie",
    "De hulp werd na afloop afgeschaald naar het voorliggend veld (bv welzijn, school, praktijkondersteuner)",
    "Steeds tussentijdse evaluaties geweest over de voortgang van de hulp",
    "Tijdig hulp ontvangen van de jeugdzorgaanbieder",
    "Goede klik met de jeugdhulpverlener",
    "Steeds tussentijdse evaluaties geweest over de voortgang van de hulp",
    "De hulp is tijdig op- of afgeschaald",
    "De hulp sloot aan bij de gezinssituatie",
    "Hulp voorkwam verergering van problemen",
    "Hulp maakte problemen behapbaar",
    "Hulp loste problemen op",
    "School",
    "Huisarts",
    "Meerdere jeugdhulporganisaties",
]
KNELPUNTEN = [
    {4: "Langdurig dezelfde consulent", 6: SUCCESFACTOREN[6].replace("zocht / had", "zocht/ had")}.get(
        i, label
    )
    for i, label in enumerate(SUCCESFACTOREN)
]
RUBRIEKEN = [
    ("Moment voordat hulp startte", 2),
    ("Moment dat Sociaal Wijkteam in beeld kwam", 8),
    ("Moment dat jeugdhulpverlener in beeld kwam", 5),
    ("Effect van de ondersteuning", 3),
    ("Betrokkenheid andere organisaties", 3),
]


def table(book, id):
    return {table.id: table for table in book.tables}[id]


# casusonderzoek


def test_casusonderzoek_has_28_coloured_aspects_numbered_as_in_table_3(casusonderzoek):
    assert [aspect.code for aspect in casusonderzoek.coloured()] == [f"A{i:02}" for i in range(1, 29)]
    assert [aspect.id for aspect in casusonderzoek.aspects[28:]] == ["situatie", "toegang"]


def test_casusonderzoek_groups_hold_the_printed_numbers_of_aspects(casusonderzoek):
    sizes = {group.id: 0 for group in casusonderzoek.groups}
    for aspect in casusonderzoek.aspects:
        sizes[aspect.group] += 1
    assert sizes == {
        "voor_de_hulp": 1,
        "swt": 10,
        "aanbieder": 6,
        "effect": 4,
        "organisaties": 7,
        "situatie": 1,
        "toegang": 1,
    }


@pytest.mark.parametrize(
    ("id", "value", "labels"),
    [("succesfactoren", Value.GROEN, SUCCESFACTOREN), ("knelpunten", Value.ROOD, KNELPUNTEN)],
)
def test_published_tables_have_21_rows_in_printed_order_and_labels(casusonderzoek, id, value, labels):
    printed = table(casusonderzoek, id)
    assert printed.value is value
    assert [row.label.say("nl") for row in printed.rows()] == labels
    assert [(section.label.say("nl"), len(section.rows)) for section in printed.sections] == RUBRIEKEN


def test_both_published_tables_count_the_same_aspects_in_the_same_order(casusonderzoek):
    first, second = casusonderzoek.tables
    assert [row.aspect for row in first.rows()] == [row.aspect for row in second.rows()]


def test_the_label_printed_twice_belongs_to_two_aspects(casusonderzoek):
    rows = list(table(casusonderzoek, "succesfactoren").rows())
    assert (rows[9].aspect, rows[12].aspect) == ("evaluatie_swt", "evaluatie_aanbieder")


def test_the_drietrap_says_that_solved_implies_prevented_and_manageable(casusonderzoek):
    (drietrap,) = casusonderzoek.implications
    assert (drietrap.aspect, drietrap.value) == ("probleem_opgelost", Value.GROEN)
    assert dict(drietrap.implies) == {"verergering_voorkomen": Value.GROEN, "probleem_behapbaar": Value.GROEN}


def test_only_the_organisations_override_what_values_mean_and_have_a_table_of_their_own(casusonderzoek):
    assert [group.id for group in casusonderzoek.groups if group.meanings] == ["organisaties"]
    own = [aspect.code for aspect in casusonderzoek.aspects if aspect.decision == "betrokken"]
    assert own == [f"A{i}" for i in range(22, 29)]


def test_toegang_has_three_municipal_and_three_other_roads(casusonderzoek):
    groups = [option.group for option in casusonderzoek.aspect("toegang").options]
    assert groups == ["gemeentelijk"] * 3 + ["niet_gemeentelijk"] * 3


def test_casusonderzoek_is_coded_for_the_parent_only(casusonderzoek):
    assert casusonderzoek.perspectieven == ("ouder",)


# perspectieven


def test_perspectieven_has_14_statements_in_corrected_groups_of_6_6_and_2(perspectieven):
    assert [aspect.code for aspect in perspectieven.coloured()] == [f"S{i:02}" for i in range(1, 15)]
    groups = [aspect.group for aspect in perspectieven.aspects]
    assert groups == ["start"] * 6 + ["ondersteuning"] * 6 + ["netwerk"] * 2


def test_perspectieven_links_only_to_aspects_of_the_casusonderzoek(perspectieven, casusonderzoek):
    linked = [aspect.linked for aspect in perspectieven.aspects if aspect.linked]
    known = {f"casusonderzoek.{aspect.id}" for aspect in casusonderzoek.coloured()}
    assert len(linked) == 10
    assert set(linked) <= known


def test_perspectieven_is_coded_for_all_three(perspectieven):
    assert perspectieven.perspectieven == ("ouder", "swt", "hulpverlener")


# open_vragen


def test_open_questions_have_10_9_and_15_categories(open_vragen):
    sizes = {question.id: len(question.categories) for question in open_vragen.questions}
    assert sizes == {"kwaliteit": 10, "ging_goed": 9, "ging_niet_goed": 15}


def test_only_the_question_on_quality_has_headings_over_7_1_and_2_categories(open_vragen):
    first, *others = open_vragen.questions
    headings = [category.group.say("nl") for category in first.categories]
    assert headings == (
        ["Kenmerken sociaal werker Sociaal Wijkteam"] * 7
        + ["Kenmerken hulpverlener"]
        + ["Algemeen / betrekking op gehele traject"] * 2
    )
    assert not any(category.group for question in others for category in question.categories)


@pytest.mark.parametrize("slip", ["Serius", "WachtlIJst", "Wachlijst", "^e"])
def test_slips_of_the_printers_are_mended(open_vragen, slip):
    labels = [
        category.label.say("nl") for question in open_vragen.questions for category in question.categories
    ]
    assert not any(slip in label for label in labels)


# normenkader


def test_norms_stand_in_printed_order_and_fall_under_six_judgements(normenkader):
    ids = [
        "foto_nu",
        "3a",
        "3b",
        "3c",
        "3d",
        "4",
        "7a",
        "7b",
        "1",
        "2_beschrijving",
        "2",
        "5a",
        "5b",
        "6",
        "8",
    ]
    assert [norm.id for norm in normenkader.norms] == ids
    assert normenkader.judgements() == ("3", "7a", "7b", "2", "5a", "5b")


def test_nine_norms_are_judged_five_are_not_and_deelvraag_8_is_a_declared_gap(normenkader):
    by_applicable = {}
    for norm in normenkader.norms:
        by_applicable.setdefault(norm.applicable, []).append(norm.id)
    assert len(by_applicable["ja"]) == 9
    assert by_applicable["nee"] == ["foto_nu", "4", "1", "2_beschrijving", "6"]
    assert by_applicable[""] == ["8"]
    assert normenkader.norms[-1].why_not.say("nl")


def test_all_eight_deelvragen_are_asked(normenkader):
    assert [question.id for question in normenkader.questions] == list("12345678")


def test_the_scale_has_the_five_printed_levels(normenkader):
    labels = [level.label.say("nl") for level in normenkader.scale.levels]
    assert labels == [
        "Voldoet niet",
        "Voldoet beperkt",
        "Voldoet merendeels",
        "Voldoet grotendeels",
        "Voldoet",
    ]
    assert [level.printed for level in normenkader.scale.levels] == [
        "0%",
        "<=50%",
        ">50%, <75%",
        ">75%",
        "100%",
    ]


def test_only_the_view_of_the_family_is_counted_and_from_an_aspect_that_exists(normenkader, casusonderzoek):
    counted = [(norm.id, link) for norm in normenkader.norms for link in norm.evidence if link.aspects]
    ((norm_id, link),) = counted
    assert (norm_id, link.id, link.aspects) == ("2", "gezin", ("casusonderzoek.regie_swt",))
    assert casusonderzoek.aspect("regie_swt").code == "A09"


def test_evidence_has_the_numbers_of_links_that_the_assessments_speak_of(normenkader):
    sizes = {norm.id: len(norm.evidence) for norm in normenkader.norms if norm.evidence}
    expected = {"7a": 4, "7b": 4, "2": 5, "5a": 3, "5b": 6} | {f"3{letter}": 1 for letter in "abcd"}
    assert sizes == expected


# ggsr


def test_ggsr_has_13_score_rows_7_and_6_with_9_indicators_in_each_aanpak(ggsr):
    rows = {aanpak: [row for row in ggsr.rows if row.aanpak == aanpak] for aanpak, _ in ggsr.aanpakken}
    assert {aanpak: len(found) for aanpak, found in rows.items()} == {
        "bijzondere_doelgroepen": 7,
        "bemoeizorg_jeugd": 6,
    }
    assert [sum(len(row.indicators) for row in found) for found in rows.values()] == [9, 9]


def test_ggsr_has_five_themes_of_which_gezin_centraal_has_no_row(ggsr):
    assert [id for id, _ in ggsr.themes] == [
        "toeleiding",
        "gezin_centraal",
        "de_aanpak",
        "samenwerking",
        "continu",
    ]
    assert "gezin_centraal" not in {row.theme for row in ggsr.rows}


def test_ggsr_scores_two_years_with_three_scores(ggsr):
    assert ggsr.years == ("2013", "2014")
    assert tuple(ggsr.scores) == ("X", "check", "dash")


# all of them


@pytest.mark.parametrize("id", library_ids())
def test_each_library_file_is_sound_and_says_what_it_is(id):
    loaded = load_codebook(library_path(id), id)
    assert loaded.problems == ()
    assert loaded.value.id == id
    text = library_path(id).read_text("utf-8")
    assert text.startswith("# ")
    assert "languages: [nl, en]" in text
