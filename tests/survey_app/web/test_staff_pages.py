"""Who may see what: every page of staff for every role, taken from the app's own list of addresses."""

from __future__ import annotations

import pytest
from flask import Flask

from survey_app.domain.roles import TASKS, Role, Task
from survey_app.storage.study_folder import folder_as_files

pytestmark = pytest.mark.usefixtures("quick_package")

NAMES = {
    "study": "zwolle",
    "casus": "3",
    "perspectief": "ouder",
    "aspect": "casusonderzoek.klik_swt",
    "book": "perspectieven",
    "judgement": "7a",
    "section": "doel",
    "name": "waarden",
    "bron": "ouder_03",
    "question": "open_vragen.kwaliteit",
    "instrument": "ouder",
    "version": "1",
    "category": "rust",
    "batch": "1",
    "number": "1",
    "page_id": "voor_de_hulp_1",
    "letter_language": "nl",
    "form": "html",
    "template_form": "docx",
    "round": "ambtelijk_1",
    "reader": "1",
    "mail_kind": "uitnodiging",
    "passage": "p1",
    "norm": "7a",
    "link": "volgens_plan",
    "norm_part": "norm",
    "norm_item": "7a",
    "norm_comment": "nieuw",
    "part": "bevindingen",
    "item": "b01",
}
OPEN_AREAS = {"respond", "enter_code", "pincode", "withdraw", "opt_out", "about", "security"}
OPEN_AREAS |= {"wederhoor_reader"}  # by link and code: wederhoor/test_what_readers_reach.py
OPEN_TO_ALL = {"static", "account.home"}  # home asks to log in by itself


def staff_routes(app: Flask):
    """(method, address, endpoint) of everything that is not for respondents or for logging in."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            area = rule.endpoint.split(".")[0]
            if area in OPEN_AREAS or rule.endpoint in OPEN_TO_ALL:
                continue
            address = app.url_map.bind("localhost").build(
                rule.endpoint, {n: NAMES[n] for n in rule.arguments}
            )
            for method in rule.methods & {"GET", "POST"}:
                yield method, address, rule.endpoint


def test_every_page_of_staff_is_guarded_by_a_task(app):
    unguarded = [
        endpoint
        for _method, _address, endpoint in staff_routes(app)
        if not isinstance(getattr(app.view_functions[endpoint], "task", None), Task)
    ]

    assert unguarded == []


def test_there_are_pages_to_guard(app):
    assert len(list(staff_routes(app))) >= 13


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_own_pages_and_no_other(zwolle_app, as_role, role):
    browser = as_role(role)
    refused = {(m, e): browser.open(a, method=m).status_code == 403 for m, a, e in staff_routes(zwolle_app)}

    tasks = {e: zwolle_app.view_functions[e].task for _m, e in refused}
    assert {key for key, no in refused.items() if not no} == {
        key for key in refused if tasks[key[1]] in TASKS[role]
    }


def test_a_role_in_a_study_opens_no_page_that_breaks(zwolle_app, as_role):
    statuses = {}
    for role in Role:
        browser = as_role(role)
        for method, address, endpoint in staff_routes(zwolle_app):
            statuses[(role, method, endpoint)] = browser.open(address, method=method).status_code

    assert {key: status for key, status in statuses.items() if status >= 500} == {}


def test_someone_without_a_role_does_not_learn_that_the_study_exists(zwolle_app, as_role):
    browser = as_role(None)

    statuses = {browser.open(address, method=m).status_code for m, address, _e in staff_routes(zwolle_app)}
    assert statuses == {404}


def test_who_is_not_logged_in_is_sent_to_log_in(zwolle_app, zwolle_client):
    for method, address, _endpoint in staff_routes(zwolle_app):
        answer = zwolle_client.open(address, method=method)
        assert (answer.status_code, answer.location.split("?")[0]) == (303, "/inloggen"), address


def test_the_beheerder_reads_no_transcript_coding_or_answer():
    assert TASKS[Role.BEHEERDER] == {Task.INVITATIONS}


@pytest.mark.parametrize("study", ["nergens", "a\x00b", "😀", "‮zwolle", "z" * 2000, "%", "zwolle "])
def test_an_unknown_study_is_a_friendly_404(as_role, study):
    from urllib.parse import quote

    answer = as_role(Role.ONDERZOEKER).get(f"/studies/{quote(study)}/analyseschema")

    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text


def test_a_role_in_one_study_gives_nothing_in_another(zwolle_app, as_role):
    from sqlalchemy import text

    with zwolle_app.extensions["database"].begin() as connection:
        connection.execute(
            text(
                "INSERT INTO studies SELECT 'elders', loaded_on, frame_hash FROM studies WHERE id = 'zwolle'"
            )
        )
    browser = as_role(Role.ONDERZOEKER)

    assert browser.get("/studies/elders/").status_code == 404


def test_the_menu_names_only_the_pages_that_open(as_role):
    html = as_role(Role.CODEUR).get("/studies/zwolle/analyseschema").text

    assert 'href="/studies/zwolle/analyseschema" aria-current="page"' in html
    assert "/studies/zwolle/normen" not in html


def test_a_language_stays_chosen(as_role):
    browser = as_role(Role.LEZER)
    browser.get("/studies/zwolle/?taal=en")

    assert '<html lang="en"' in browser.get("/studies/zwolle/normen").text


def test_another_language_keeps_what_the_page_asks_for(as_role):
    html = as_role(Role.CODEUR).get("/studies/zwolle/analyseschema?hulp=ambulant&waarde=rood&taal=nl").text

    assert 'href="/studies/zwolle/analyseschema?hulp=ambulant&amp;waarde=rood&amp;taal=en"' in html


def test_a_refused_page_of_staff_leads_on_and_one_of_respondents_does_not(as_role):
    browser = as_role(Role.CODEUR)

    assert 'href="/">Naar uw onderzoeken' in browser.get("/studies/zwolle/toewijzen").text
    assert "Naar uw onderzoeken" not in browser.get("/v/onbekend").text


def test_a_forged_form_changes_nothing_on_any_page(zwolle_app, as_role):
    """Every POST of staff, taken from the app's own list, without the token that our own forms carry."""
    zwolle_app.config["WTF_CSRF_ENABLED"] = True
    before = folder_as_files(zwolle_app.extensions["database"], "zwolle")
    forged = [
        (address, role)
        for method, address, _ in staff_routes(zwolle_app)
        if method == "POST"
        for role in Role
    ]
    browsers = {role: as_role(role) for role in Role}
    fields = {"waarde": "rood", "niveau": "voldoet", "reden": "", "waarom": "x", "revisie": "1", "casus": "1"}
    statuses = {browsers[role].post(address, data=fields).status_code for address, role in forged}

    assert len(forged) >= 15
    assert statuses == {400}
    assert folder_as_files(zwolle_app.extensions["database"], "zwolle") == before
