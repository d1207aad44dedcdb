"""The library's questionnaires: complete in both languages, short, and asking what their codebooks judge."""

import re
from dataclasses import replace

import pytest

from instruments.loader import library_ids, library_path, load_instrument
from instruments.model import Instrument, Page, QuestionKind
from instruments.reachability import answers_in
from instruments.readability import hints, summary

IDS = (
    "basisteam",
    "clientervaring_jongere",
    "clientervaring_ouder",
    "ggsr_netwerkpartner",
    "hulpverlener",
    "ouder",
    "swt",
    "uitkomsten_hulp",
)
NEW = ("clientervaring_jongere", "clientervaring_ouder", "uitkomsten_hulp")
ASPECTS = [
    "signalering_tijdig",
    "bezoek_swt_tijdig",
    "weet_waar_terecht",
    "gemeente_bereikt_gezinnen",
    "klik_swt",
    "zelfde_consulent",
    "overdracht_naar_hulp",
    "contact_swt_aanbieder",
    "regie_swt",
    "afschaling_voorveld",
    "evaluatie_swt",
    "hulp_tijdig",
    "ontvangst_na_overdracht",
    "klik_aanbieder",
    "evaluatie_aanbieder",
    "op_en_afschaling",
    "sluit_aan_bij_gezin",
    "verergering_voorkomen",
    "probleem_behapbaar",
    "probleem_opgelost",
    "nazorg_overdracht",
    "school",
    "huisarts",
    "jeugdverpleegkundige",
    "overige_zorg",
    "jongerenwerker",
    "meerdere_aanbieders",
    "politie",
]
STATEMENTS = [
    "snel_opgepakt",
    "hulpvraag_helder",
    "hulpvraag_behapbaar",
    "hulpvraag_opgelost",
    "hulp_op_tijd",
    "gemeente_bereikt_bewoners",
    "contact_ouder_swt",
    "swt_kent_instanties",
    "contact_ouder_hulpverlener",
    "contact_swt_instanties",
    "swt_heeft_regie",
    "hulp_getoetst",
    "netwerk_nagegaan",
    "netwerk_droeg_bij",
]


def library(id: str) -> Instrument:
    loaded = load_instrument(library_path(id), id)
    assert loaded.problems == ()
    return loaded.value


@pytest.fixture(params=IDS)
def instrument(request) -> Instrument:
    return library(request.param)


def test_the_library_holds_these_questionnaires():
    assert library_ids() == IDS


def test_every_file_is_called_after_its_instrument(instrument):
    assert library_path(instrument.id).stem == instrument.id


def test_every_text_is_there_in_dutch_and_english(instrument):
    texts = [text for _, _, text in instrument.written() if text]
    labels = [option.label for part in instrument.parts() for option in part.options]

    assert {tuple(sorted(text)) for text in texts + labels} == {("en", "nl")}


def test_dutch_and_english_differ(instrument):
    assert all(
        text["nl"] != text["en"] for _, place, text in instrument.written() if text and place != "jb_noord_1"
    )


def test_the_respondent_is_told_what_matters_first(instrument):
    intro = instrument.intro["nl"]

    assert "U mag elke vraag overslaan" in intro
    assert f"ongeveer {instrument.minutes} minuten" in intro
    assert instrument.minutes <= 10


@pytest.mark.parametrize("id", ["ouder", "swt", "hulpverlener", *NEW])
def test_who_speaks_about_a_family_is_told_who_reads_it(id):
    intro = load_instrument(library_path(id)).value.intro["nl"]

    assert "Alleen de onderzoekers van de rekenkamer zien uw antwoorden." in intro
    assert "de gemeente" in intro.partition("Alleen de onderzoekers")[2]
    assert "Schrijf geen namen op." in intro


@pytest.mark.parametrize(
    "said",
    [
        r"vrijwillig|voluntary",
        r"gevolgen voor de hulp|consequences for the help",
        r"verdergaan|continue later",
    ],
)
def test_no_introduction_says_again_what_every_start_page_says(instrument, said):
    """Said twice, it made the way to the button three screens long on a telephone."""
    assert not [text for text in instrument.intro.values() if re.search(said, text)]


def test_nobody_is_addressed_with_je(instrument):
    words = {
        word.lower() for _, _, text in instrument.written() if text for word in re.findall(r"\w+", text["nl"])
    }

    assert words.isdisjoint({"je", "jij", "jou", "jouw"})


def test_every_page_stays_small(instrument):
    for page in instrument.pages:
        kinds = [question.kind for question in page.questions]
        assert kinds.count(QuestionKind.AANWEZIG) <= 3
        assert len(kinds) <= 5


def test_no_sentence_is_long_and_none_asks_two_things(instrument):
    pointed_at = {hint.code for hint in hints(instrument)}

    assert pointed_at <= {"long-word", "jargon"}


@pytest.mark.parametrize("id", ["ouder", *NEW])
def test_a_parent_or_young_person_meets_no_jargon(id):
    assert not [hint for hint in hints(library(id)) if hint.code == "jargon"]


@pytest.mark.parametrize("id", NEW)
def test_what_was_written_last_gets_no_hint_at_all_and_reads_very_easily(id):
    assert hints(library(id)) == []
    assert summary(library(id)).score > 85


def test_a_questionnaire_takes_about_as_long_as_it_tells(instrument):
    assert not summary(instrument).too_long


@pytest.mark.parametrize("id", ["clientervaring_ouder", "clientervaring_jongere"])
def test_the_outcomes_are_asked_in_the_same_words_everywhere(id):
    own, block = library(id), library("uitkomsten_hulp")
    pages = [page for page in own.pages if page.step == "uitkomsten"]

    assert [without_lines(page) for page in pages] == [without_lines(page) for page in block.pages]


def without_lines(page: Page) -> Page:
    questions = tuple(replace(question, line=0) for question in page.questions)
    return replace(page, questions=questions, line=0)


@pytest.mark.parametrize("id", ["clientervaring_ouder", "clientervaring_jongere"])
def test_a_client_is_asked_about_each_theme_and_never_which_organisation_helped(id):
    client = library(id)
    steps = ("vinden", "kwaliteit", "opgroeien", "zelfstandig", "meedoen", "uitkomsten", "woorden")

    assert client.steps() == steps
    assert not any("organisatie" in text["nl"] for _, _, text in client.written() if text)
    assert "may not be used per care provider" in library_path(id).read_text(encoding="utf-8")


def test_who_may_agree_is_asked_of_parents_and_of_the_young():
    assert library("clientervaring_ouder").about_child
    assert library("clientervaring_jongere").by_the_young


def test_a_parent_is_asked_about_every_aspect_once():
    asked = {question.id: question for question in library("ouder").questions()}

    coloured = [id for id, question in asked.items() if question.kind is QuestionKind.AANWEZIG]
    assert sorted(coloured) == sorted(ASPECTS)
    assert all(asked[id].judges == f"casusonderzoek.{id}" for id in (*ASPECTS, "situatie", "toegang"))


def test_a_parent_is_asked_the_three_open_questions():
    judged = [
        question.judges for question in library("ouder").questions() if question.kind is QuestionKind.OPEN
    ]

    assert judged == ["open_vragen.kwaliteit", "open_vragen.ging_goed", "open_vragen.ging_niet_goed"]


def test_a_parent_goes_through_six_steps():
    steps = ("voor_de_hulp", "wijkteam", "aanbieder", "resultaat", "organisaties", "daarna")

    assert library("ouder").steps() == steps


def test_no_rule_hides_a_question_from_a_parent():
    ouder = library("ouder")

    assert not any(page.show_when for page in ouder.pages)
    assert not any(question.show_when for question in ouder.questions())


@pytest.mark.parametrize(
    ("id", "codes"),
    [
        ("situatie", {"stabiel", "instabiel", "opgelost"}),
        (
            "toegang",
            {
                "swt",
                "swt_via_school",
                "swt_en_rechter",
                "huisarts",
                "medisch_specialist",
                "gecertificeerde_instelling",
            },
        ),
    ],
)
def test_a_parents_single_choices_are_the_codebooks(id, codes):
    part = next(part for part in library("ouder").parts() if part.variable == id)

    assert {option.code for option in part.options if not option.missing} == codes


@pytest.mark.parametrize("id", ["swt", "hulpverlener"])
def test_the_twins_ask_the_same_fourteen_statements_in_the_same_order(id):
    questions = list(library(id).questions())

    assert [question.id for question in questions] == STATEMENTS
    assert [question.judges for question in questions] == [f"perspectieven.{each}" for each in STATEMENTS]
    assert {question.kind for question in questions} == {QuestionKind.STELLING}


@pytest.mark.parametrize("id", ["swt", "hulpverlener"])
def test_the_twins_statements_stand_in_groups_of_six_six_and_two(id):
    twin = library(id)
    sizes = [
        sum(len(page.questions) for page in twin.pages if page.step == step)
        for step in ("start", "ondersteuning", "netwerk")
    ]

    assert sizes == [6, 6, 2]


def test_basisteam_asks_what_groningen_published():
    kinds = [question.kind for question in library("basisteam").questions()]

    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        QuestionKind.SINGLE: 7,  # team type, choice of case manager, and five opinions
        QuestionKind.MULTIPLE: 3,
        QuestionKind.GRADE: 5,
        QuestionKind.OPEN: 6,
    }


@pytest.mark.parametrize(
    ("id", "looked_at"),
    [
        ("basisteam", {"taken", "functies"}),
        ("ggsr_netwerkpartner", {"rol", "aanpak", "netwerkpartners_evalueren", "gemeente_evalueert"}),
    ],
)
def test_rules_ask_further_only_where_it_makes_sense(id, looked_at):
    instrument = library(id)
    rules = [page.show_when for page in instrument.pages]
    rules += [question.show_when for question in instrument.questions()]

    assert {answer.variable for rule in rules for answer in answers_in(rule)} == looked_at


def test_ggsr_asks_for_the_role_first_and_goes_by_theme():
    ggsr = library("ggsr_netwerkpartner")

    assert next(ggsr.questions()).id == "rol"
    assert ggsr.steps() == ("rol", "toeleiding", "aanpak", "samenwerking", "continu")
