"""Reviewing names on the page: nothing of a text is a source before every name was decided on."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select
from werkzeug.routing import IntegerConverter

from survey_app.domain.intake import IntakeSource
from survey_app.domain.pseudonyms import Decision
from survey_app.domain.roles import Role
from survey_app.storage.intake import SqlIntake
from survey_app.storage.intake_names import SqlIntakeNames
from survey_app.storage.study_folder import folder_as_files
from survey_app.storage.tables import sources

TEXT = (
    "Interviewer: Wie kwam er?\n\n"
    "Mevrouw Zevenbergen: Dat was Wubbo. Wubbo kwam uit Harlingen, 😀 en Wubbos broer ook. "
    "Bel 06-12345678.\n"
)
NAMES = {"study": "zwolle", "casus": "3", "perspectief": "ouder", "bron": "gesprek_x"}
PAGE = "/studies/zwolle/bronnen/gesprek_x/namen"
RAW = ("Zevenbergen", "Wubbo", "06-12345678")


@pytest.fixture
def database(zwolle_app):
    engine = zwolle_app.extensions["database"]
    source = IntakeSource("gesprek_x", "3", "ouder", "verslag", TEXT, date(2026, 11, 27), "codeur_1")
    assert SqlIntake(engine).add("zwolle", source)
    return engine


@pytest.fixture
def reviewer(database, as_role):
    """A researcher before the text, in which patterns proposed names."""
    browser = as_role(Role.ONDERZOEKER)
    assert browser.post(f"{PAGE}/zoeken", data={"met": "patronen"}).status_code == 303
    return browser


def names(database):
    return SqlIntakeNames(database).text("zwolle", "gesprek_x").names


def staff_addresses(app):
    """(method, address) of every page of a study; arguments that are not about this text are nonsense."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "study" in rule.arguments:
            numbers = {name for name, one in rule._converters.items() if isinstance(one, IntegerConverter)}
            nonsense = {name: "7" if name in numbers else "x" for name in rule.arguments}
            address = adapter.build(
                rule.endpoint, {name: NAMES.get(name, nonsense[name]) for name in nonsense}
            )
            yield from ((method, address) for method in rule.methods & {"GET", "POST"})


def words(name):
    return TEXT[name.start : name.eind]


def fields(name, decision, **more):
    sent = {
        "start": name.start,
        "eind": name.eind,
        "was_soort": name.kind,
        "was_besluit": name.decision,
        "was_zelfde": name.same_as,
        "soort": name.kind,
        "besluit": decision,
        "zelfde_als": "",
    }
    return {key: str(value) for key, value in sent.items()} | more


def decide_all(database, browser, decision="ja"):
    for name in names(database):
        if not name.decision:
            assert browser.post(PAGE, data=fields(name, decision)).status_code == 303


def settle(browser):
    shown = browser.get(f"{PAGE}/voorbeeld").text
    tekst = re.search(r'name="tekst" value="([0-9a-f]+)"', shown)[1]
    return browser.post(f"{PAGE}/voorbeeld", data={"tekst": tekst})


def settled(database):
    with database.connect() as connection:
        query = select(sources).where(sources.c.bron == "gesprek_x")
        return connection.execute(query).one_or_none()


def test_a_text_that_was_not_searched_says_so_and_shows_nothing(database, as_role):
    html = as_role(Role.ONDERZOEKER).get(PAGE).text

    assert "Namen worden gezocht" in html
    assert "Wubbo" not in html


def test_without_name_lists_patterns_propose_and_the_page_says_that_lists_are_missing(reviewer, database):
    html = reviewer.get(PAGE).text

    assert {words(name) for name in names(database)} >= {"Zevenbergen", "Wubbo", "Harlingen", "06-12345678"}
    assert "De namenlijsten ontbreken" in html


def test_every_name_decided_and_settled_is_a_source_without_names(reviewer, database):
    decide_all(database, reviewer)

    assert settle(reviewer).status_code == 303
    row = settled(database)
    assert [raw for raw in RAW if raw in row.text] == []
    assert "Mevrouw [persoon 1]: Dat was [persoon 2]. [persoon 2] kwam uit [plaats 1], 😀" in row.text
    assert "Bel [telefoonnummer 1]." in row.text
    assert (row.casus, row.perspectief, row.soort, row.version) == ("3", "ouder", "verslag", 1)
    assert SqlIntake(database).source("zwolle", "gesprek_x") is None
    assert reviewer.get(PAGE).status_code == 404


def test_a_settled_text_is_exported_and_its_names_are_not(reviewer, database):
    decide_all(database, reviewer)
    settle(reviewer)
    files = folder_as_files(database, "zwolle")

    assert b"[persoon 1]" in b"".join(files.values())
    assert [raw for raw in RAW if raw.encode() in b"".join(files.values())] == []


def test_a_text_under_review_is_in_no_export(reviewer, database):
    decide_all(database, reviewer)

    assert [
        raw for raw in RAW if raw.encode() in b"".join(folder_as_files(database, "zwolle").values())
    ] == []


@pytest.mark.usefixtures("quick_package")
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ONDERZOEKER])
def test_no_page_of_another_role_shows_a_text_under_review(zwolle_app, reviewer, as_role, role):
    """Every GET and POST of the app, from its own list, for everyone but who reviews."""
    browser = as_role(role)
    answers = {
        (method, address): browser.open(address, method=method, buffered=True).data
        for method, address in staff_addresses(zwolle_app)
    }

    assert len(answers) > 20
    leaks = [key for key, data in answers.items() if any(raw.encode() in data for raw in RAW)]
    assert leaks == []


def test_the_sheet_of_its_casus_shows_nothing_of_a_text_under_review(reviewer):
    html = reviewer.get("/studies/zwolle/casus/3/ouder").text

    assert [raw for raw in (*RAW, "gesprek_x") if raw in html] == []


def test_a_text_with_an_undecided_name_can_not_be_settled(reviewer, database):
    first, *others = names(database)
    for name in others:
        reviewer.post(PAGE, data=fields(name, "ja"))

    assert reviewer.get(f"{PAGE}/voorbeeld").status_code == 303
    assert reviewer.post(f"{PAGE}/voorbeeld", data={"tekst": "0" * 64}).status_code == 409
    assert settled(database) is None
    assert reviewer.post(PAGE, data=fields(first, "nee")).status_code == 303
    assert settle(reviewer).status_code == 303


def test_a_text_that_becomes_another_than_was_shown_is_not_settled(reviewer, database):
    decide_all(database, reviewer)
    shown = reviewer.get(f"{PAGE}/voorbeeld").text
    tekst = re.search(r'name="tekst" value="([0-9a-f]+)"', shown)[1]
    other = names(database)[0]
    reviewer.post(PAGE, data=fields(other, "nee"))

    answer = reviewer.post(f"{PAGE}/voorbeeld", data={"tekst": tekst})

    assert answer.status_code == 409
    assert "Er is niets vastgesteld" in answer.text
    assert settled(database) is None


def test_a_decision_on_what_another_reviewer_changed_is_refused_and_nothing_is_lost(reviewer, database):
    name = names(database)[0]
    reviewer.post(PAGE, data=fields(name, "nee"))

    answer = reviewer.post(PAGE, data=fields(name, "ja"))
    as_json = reviewer.post(PAGE, json={"besluiten": [fields(name, "ja")], "alle": False})

    assert (answer.status_code, as_json.status_code) == (409, 409)
    assert names(database)[0].decision is Decision.NO


def test_one_stale_decision_in_a_list_keeps_none_of_them(reviewer, database):
    one, two = names(database)[:2]
    reviewer.post(PAGE, data=fields(two, "nee"))

    answer = reviewer.post(PAGE, json={"besluiten": [fields(one, "ja"), fields(two, "ja")], "alle": False})

    assert answer.status_code == 409
    assert names(database)[0].decision is Decision.OPEN


def test_everywhere_decides_every_open_place_of_the_same_name_and_can_be_turned_back(reviewer, database):
    wubbo = next(name for name in names(database) if words(name) == "Wubbo")

    told = reviewer.post(PAGE, json={"besluiten": [fields(wubbo, "ja")], "alle": True}).get_json()
    back = [fields(name, "") | {"was_besluit": "ja"} for name in names(database) if words(name) == "Wubbo"]
    for one in back:
        one["besluit"] = ""
    turned = reviewer.post(PAGE, json={"besluiten": back, "alle": False})

    assert len(told["namen"]) == 2
    assert turned.status_code == 200
    assert {name.decision for name in names(database)} == {Decision.OPEN}


def test_an_inflected_name_is_the_same_person_when_the_reviewer_says_so(reviewer, database):
    for name in names(database):
        same = "Wubbo" if words(name) == "Wubbos" else ""
        reviewer.post(PAGE, data=fields(name, "ja", zelfde_als=same))
    settle(reviewer)

    assert "en [persoon 2] broer ook" in settled(database).text


def test_a_possessive_is_suggested_as_the_same(reviewer, database):
    wubbos = next(name for name in names(database) if words(name) == "Wubbos")
    html = reviewer.get(f"{PAGE}?naam={wubbos.start}-{wubbos.eind}").text

    assert 'id="zelfde_als" name="zelfde_als" list="bekend" value="Wubbo"' in html


def test_a_pseudonym_that_does_not_exist_is_no_same_name(reviewer, database):
    answer = reviewer.post(PAGE, data=fields(names(database)[0], "ja", zelfde_als="[persoon 99]"))

    assert answer.status_code == 422
    assert "Dit pseudoniem heeft dit onderzoek niet" in answer.text


def test_a_missed_name_is_accepted_wherever_it_stands(reviewer, database):
    answer = reviewer.post(f"{PAGE}/gemist", data={"tekst": "broer", "soort_gemist": "persoon"})

    assert answer.status_code == 303
    assert [n.decision for n in names(database) if words(n) == "broer"] == [Decision.YES]


def test_a_missed_name_takes_the_place_of_what_was_proposed_there(reviewer, database):
    whole = next(name for name in names(database) if words(name) == "Zevenbergen")
    answer = reviewer.post(f"{PAGE}/gemist", data={"tekst": "Mevrouw Zevenbergen", "soort_gemist": "persoon"})

    assert answer.status_code == 303
    assert whole not in names(database)


@pytest.mark.parametrize(
    ("words_", "kind", "sentence"),
    [
        ("Pieterbaas", "persoon", "niet precies zo in de tekst"),
        ("", "persoon", "niet precies zo in de tekst"),
        ("Wubbo", "hond", "Kies wat voor naam"),
        ("a\0b", "persoon", "te lang"),
        ("x" * 5000, "persoon", "te lang"),
    ],
)
def test_a_missed_name_that_can_not_be_is_one_sentence(reviewer, database, words_, kind, sentence):
    before = names(database)
    answer = reviewer.post(f"{PAGE}/gemist", data={"tekst": words_, "soort_gemist": kind})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert names(database) == before


def test_a_name_over_an_accepted_one_is_refused(reviewer, database):
    name = next(name for name in names(database) if words(name) == "Zevenbergen")
    reviewer.post(PAGE, data=fields(name, "ja"))
    answer = reviewer.post(f"{PAGE}/gemist", data={"tekst": "Mevrouw Zevenbergen", "soort_gemist": "persoon"})

    assert answer.status_code == 422
    assert "overlapt" in answer.text


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"besluiten": []},
        {"besluiten": "ja"},
        {"besluiten": [None]},
        {"besluiten": [{"start": -1, "eind": 2}]},
        {"besluiten": [{"start": 1e400, "eind": 2}]},
        {"besluiten": [{"start": True, "eind": 2, "was_soort": "persoon", "soort": "persoon"}]},
        {"besluiten": [{"start": 0, "eind": 5, "was_soort": [], "soort": {}, "besluit": 3}]},
        {"besluiten": [{"start": 0, "eind": 5, "was_soort": "persoon", "soort": "hond", "besluit": "ja"}]},
        [],
        "ja",
    ],
)
def test_nonsense_decides_nothing(reviewer, database, body):
    before = names(database)

    assert reviewer.post(PAGE, json=body).status_code == 400
    assert reviewer.post(PAGE, data="{", content_type="application/json").status_code == 400
    assert names(database) == before


def test_a_decision_about_a_place_without_a_proposal_is_refused(reviewer, database):
    name = names(database)[0]
    answer = reviewer.post(PAGE, data=fields(name, "ja", start="0", eind="3"))

    assert answer.status_code == 409


def test_a_name_that_stays_somewhere_is_told_before_settling(reviewer, database):
    wubbo = next(name for name in names(database) if words(name) == "Wubbo")
    reviewer.post(PAGE, data=fields(wubbo, "nee"))
    decide_all(database, reviewer)

    assert "Deze namen staan nog in de tekst" in reviewer.get(f"{PAGE}/voorbeeld").text


def test_the_own_list_is_proposed_in_texts_that_wait_and_is_never_shown_again(reviewer, database):
    answer = reviewer.post("/studies/zwolle/namen", data={"soort": "persoon", "namen": "broer = Broertje"})

    assert answer.status_code == 303
    assert "broer" in {words(name) for name in names(database)}
    assert "Broertje" not in reviewer.get("/studies/zwolle/namen").text


@pytest.mark.parametrize(
    ("kind", "lines"), [("persoon", " \n = \n"), ("hond", "Jan"), ("persoon", "a\0b"), ("persoon", "x" * 999)]
)
def test_an_own_list_that_can_not_be_is_one_sentence(reviewer, kind, lines):
    answer = reviewer.post("/studies/zwolle/namen", data={"soort": kind, "namen": lines})

    assert answer.status_code == 422
    assert "Er is iets niet goed ingevuld" in answer.text


def test_a_codeur_may_not_review(reviewer, as_role):
    assert as_role(Role.CODEUR).get(PAGE).status_code == 403


def test_an_unknown_text_is_a_friendly_404(as_role):
    answer = as_role(Role.ONDERZOEKER).get(PAGE)

    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text
