"""What in the Zwolle example is printed and what is not; its quotes, open answers and selection."""

from collections import Counter

import pytest

from analysis.study import Coding
from codebooks.values import Value, rank

PUBLISHED_EXAMPLES = {  # cells that print names one by one, besides politie, situatie and toegang
    ("3", "signalering_tijdig"): "rood",
    ("11", "klik_swt"): "groen",
    ("8", "zelfde_consulent"): "rood",
    ("9", "contact_swt_aanbieder"): "oranje",
    ("10", "afschaling_voorveld"): "grijs",
    ("12", "afschaling_voorveld"): "grijs",
    ("9", "ontvangst_na_overdracht"): "grijs",
    ("10", "klik_aanbieder"): "oranje",
    ("5", "evaluatie_aanbieder"): "groen",
    ("13", "evaluatie_aanbieder"): "rood",
    ("14", "op_en_afschaling"): "rood",
    ("12", "verergering_voorkomen"): "oranje",
    ("2", "probleem_opgelost"): "rood",
    ("5", "probleem_opgelost"): "grijs",
    ("7", "probleem_opgelost"): "grijs",
    ("8", "probleem_opgelost"): "grijs",
    ("9", "probleem_opgelost"): "grijs",
    ("12", "probleem_opgelost"): "grijs",
    ("7", "nazorg_overdracht"): "groen",
    ("3", "school"): "groen",
    ("1", "school"): "oranje",
    ("4", "school"): "rood",
}
PUBLISHED_PERSPECTIVES = {
    ("3", "hulpverlener", "hulpvraag_behapbaar"): "grijs",
    ("3", "hulpverlener", "hulpvraag_opgelost"): "grijs",
    ("11", "ouder", "snel_opgepakt"): "groen",
    ("11", "hulpverlener", "snel_opgepakt"): "groen",
    ("2", "ouder", "hulpvraag_opgelost"): "groen",
    ("2", "swt", "hulpvraag_opgelost"): "rood",
    ("10", "hulpverlener", "hulp_op_tijd"): "groen",
    ("8", "swt", "hulp_op_tijd"): "groen",
    ("7", "swt", "contact_ouder_hulpverlener"): "grijs",
    ("7", "ouder", "contact_ouder_hulpverlener"): "grijs",
    ("8", "swt", "swt_kent_instanties"): "groen",
}
PROVENANCE = {"free": 577, "published": 78, "weak": 50, "forced_with_links": 7, "derived": 4}
MENTIONS = {"kwaliteit": 39, "ging_goed": 33, "ging_niet_goed": 31}


# ---- provenance


def test_the_cells_that_print_names_are_published_and_no_others(cells):
    single = {(c.casus, c.aspect.partition(".")[2]): c.waarde for c in cells.values() if _is_example(c)}
    pairs = {
        (c.casus, c.perspectief, c.aspect.partition(".")[2]): c.waarde
        for c in cells.values()
        if c.herkomst == "published" and c.aspect.startswith("perspectieven.")
    }
    assert single == PUBLISHED_EXAMPLES
    assert pairs == PUBLISHED_PERSPECTIVES


def _is_example(coding: Coding) -> bool:
    scheme, _, aspect = coding.aspect.partition(".")
    whole_rows = ("politie", "situatie", "toegang")
    return coding.herkomst == "published" and scheme == "casusonderzoek" and aspect not in whole_rows


@pytest.mark.parametrize("aspect", ["politie", "situatie", "toegang"])
def test_the_rows_that_are_printed_whole_are_published(cells, aspect):
    whole = [c for c in cells.values() if c.aspect == f"casusonderzoek.{aspect}"]
    assert {c.herkomst for c in whole} == {"published"}
    assert len(whole) == 15


def test_every_cell_says_where_it_comes_from(zwolle):
    assert Counter(coding.herkomst for coding in zwolle.codings) == PROVENANCE


def test_casus_7_has_no_provider_and_so_four_derived_cells(cells):
    derived = {(c.casus, c.aspect, c.waarde) for c in cells.values() if c.herkomst == "derived"}
    without = (
        "overdracht_naar_hulp",
        "contact_swt_aanbieder",
        "ontvangst_na_overdracht",
        "meerdere_aanbieders",
    )
    assert derived == {("7", f"casusonderzoek.{aspect}", "grijs") for aspect in without}


def test_a_colour_that_rests_on_a_reading_is_not_called_forced(cells):
    """Print says 'not or partly' of casus 8 and 10 together; which is which is a reading."""
    for casus in ("8", "10"):
        assert cells[casus, "ouder", "casusonderzoek.hulp_tijdig"].herkomst == "weak"
        assert cells[casus, "ouder", "perspectieven.hulp_op_tijd"].herkomst == "weak"


def test_casus_7_is_grijs_on_contact_with_a_provider_there_was_not(cells):
    for perspectief in ("swt", "ouder"):
        assert cells["7", perspectief, "perspectieven.contact_swt_instanties"].waarde == "grijs"


def test_contact_is_good_in_the_majority_as_printed(cells):
    names = ("perspectieven.contact_ouder_swt", "perspectieven.contact_ouder_hulpverlener")
    values = [Value(c.waarde) for c in cells.values() if c.aspect in names]
    coloured = [value for value in values if rank(value) is not None]
    assert (coloured.count(Value.GROEN), len(coloured)) == (19, 36)


def test_nothing_is_claimed_about_the_informal_network(cells):
    informal = [c for c in cells.values() if c.aspect.startswith("perspectieven.netwerk_")]
    assert {(c.waarde, c.herkomst) for c in informal} == {("geen_informatie", "free")}
    assert len(informal) == 38


# ---- sources and quotes


def test_every_source_says_first_that_it_is_invented(zwolle):
    assert len(zwolle.sources) == 26
    for source in zwolle.sources:
        assert source.text.partition("\n")[0].startswith("Verzonnen"), source.bron
        assert 15 <= source.text.count("\n") <= 40, source.bron


def test_every_quote_stands_where_it_says(zwolle):
    texts = {source.bron: source.text for source in zwolle.sources}
    assert [f.fragment for f in zwolle.fragments if texts[f.bron][f.start : f.eind] != f.tekst] == []


def test_every_published_cell_has_a_quote_of_its_own_casus_and_perspectief(zwolle):
    bron = {fragment.fragment: fragment.bron for fragment in zwolle.fragments}
    source = {source.bron: source for source in zwolle.sources}
    for coding in zwolle.codings:
        assert coding.fragmenten or coding.herkomst != "published", coding
        for fragment in coding.fragmenten:
            origin = source[bron[fragment]]
            assert (origin.casus, origin.perspectief) == (coding.casus, coding.perspectief)


def test_every_quote_is_used(zwolle):
    used = {fragment for coding in zwolle.codings for fragment in coding.fragmenten}
    assert {fragment.fragment for fragment in zwolle.fragments} == used


# ---- open questions


@pytest.mark.parametrize(("question", "mentions"), MENTIONS.items())
def test_the_mentions_of_the_open_questions_add_up(zwolle, question, mentions):
    assert sum(c.question == f"open_vragen.{question}" for c in zwolle.open_codings) == mentions


def test_a_category_is_only_given_to_an_answer(zwolle):
    answered = {(a.response, a.question) for a in zwolle.answers}
    for coding in zwolle.open_codings:
        assert (coding.response, coding.question.replace("open_vragen.", "open_")) in answered


@pytest.mark.parametrize(
    ("question", "category", "aspect", "allowed"),
    [
        ("ging_goed", "klik_swt", "klik_swt", {"groen"}),
        ("ging_goed", "klik_hulpverlener", "klik_aanbieder", {"groen"}),
        ("ging_goed", "regie_swt", "regie_swt", {"groen"}),
        ("ging_goed", "vaste_medewerker", "zelfde_consulent", {"groen"}),
        ("ging_goed", "nazorg_swt", "nazorg_overdracht", {"groen"}),
        ("ging_niet_goed", "geen_klik_hulpverlener", "klik_aanbieder", {"rood", "oranje"}),
        ("ging_niet_goed", "alleen_kind", "sluit_aan_bij_gezin", {"rood"}),
        ("ging_niet_goed", "onduidelijk_waarheen", "weet_waar_terecht", {"rood"}),
        ("ging_niet_goed", "school_te_laat", "school", {"rood", "oranje"}),
        ("ging_niet_goed", "wachtlijst", "hulp_tijdig", {"rood", "oranje"}),
    ],
)
def test_what_parents_name_does_not_contradict_their_colours(
    zwolle, cells, question, category, aspect, allowed
):
    named = [
        c for c in zwolle.open_codings if (c.question, c.category) == (f"open_vragen.{question}", category)
    ]
    assert named
    for coding in named:
        casus = str(int(coding.response.removeprefix("ouder_")))
        assert cells[casus, "ouder", f"casusonderzoek.{aspect}"].waarde in allowed


def test_the_local_team_came_late_only_where_another_referred(zwolle):
    referrers = {case.casus: case.attributes["verwijzer"] for case in zwolle.cases}
    late = [c.response for c in zwolle.open_codings if c.category == "swt_te_laat"]
    assert {referrers[str(int(r.removeprefix("ouder_")))] for r in late} <= {
        "huisarts",
        "medisch_specialist",
        "gecertificeerde_instelling",
    }


# ---- selection


def test_casus_15_alone_differs_between_access_and_referrer(zwolle):
    apart = [
        case.casus
        for case in zwolle.cases
        if (case.attributes["toegang"] == "gemeentelijk")
        != (case.attributes["verwijzer"] == "sociaal_wijkteam")
    ]
    assert apart == ["15"]


def test_the_referrer_agrees_with_the_access_row_of_every_casus(zwolle, cells):
    team = {"swt", "swt_via_school", "swt_en_rechter"}
    for case in zwolle.cases:
        toegang = cells[case.casus, "ouder", "casusonderzoek.toegang"].waarde
        assert case.attributes["verwijzer"] == ("sociaal_wijkteam" if toegang in team else toegang)
