"""Questions asked by telephone or at home: the same questionnaire, marked as such, not to be opened again."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select, update

from survey_app.domain.inviting import code_hash, make_code
from survey_app.domain.inviting.order import Order
from survey_app.domain.roles import Role
from survey_app.storage.database import reading, writing
from survey_app.storage.invitations import SqlInvitations
from survey_app.storage.study_folder import read_study
from survey_app.storage.tables import invitations, responses, submissions

PAGE = "/studies/zwolle/gesprek"
YES = {"afname": "telefoon", "toestemming": "ja", "leeftijd": "jonger_dan_12", "citeren": "ja"}
FIRST = "voor_de_hulp_1"


@pytest.fixture
def zwolle_app(lasting_app):
    """The example study on a database that lasts for this file."""
    return lasting_app


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text)).strip()


@pytest.fixture
def asker(as_person):
    return as_person("beller", Role.VELDWERKER)


@pytest.fixture
def code(zwolle_app):
    made = make_code()
    store = SqlInvitations(zwolle_app.extensions["database"])
    order = Order("zwolle", "3", "ouder", "ouder", "1")
    store.add(order, [code_hash("for-the-tests-only", made)], date(2026, 11, 1))
    return made


@pytest.fixture
def address(asker, code):
    """Where the conversation begins."""
    return asker.post(PAGE, data={"casus": "3", "perspectief": "ouder"}).location


def rows(app, table):
    with reading(app.extensions["database"]) as connection:
        found = connection.execute(select(table)).all()
    return [row for row in found if getattr(row, "consented_on", None) or getattr(row, "submitted_on", None)]


def begin_on_the_web(app, code, text="Alleen van mij"):
    browser, link = app.test_client(), f"/v/{code}"
    key = re.search(r'name="sleutel" value="([0-9a-f]+)"', browser.get(link).text)[1]
    browser.post(
        link,
        data={
            "sleutel": key,
            "toestemming": "ja",
            "leeftijd": "jonger_dan_12",
            "citeren": "nee",
            "opnieuw": "nee",
        },
    )
    saved = browser.post(
        f"{link}/p/{FIRST}", data={"sleutel": key, "revisie": "0", "weet_waar_terecht.gebeurd": "ja"}
    )
    assert saved.status_code == 303
    return browser, link, key


def walk(browser, address):
    """Turns every page without answering, up to the check."""
    for _ in range(30):
        if address.endswith("/controleren"):
            break
        address = browser.post(address, data={"revisie": "0"}).location
    return address


def test_a_conversation_is_the_same_questionnaire_with_its_own_door(zwolle_app, asker, address):
    first = asker.post(address, data=YES).location
    assert first.endswith(f"/p/{FIRST}")
    page = asker.get(first)
    assert "U vult in namens iemand anders, per telefoon" in text_of(page)

    answers = {"revisie": "0", "signalering_tijdig.gebeurd": "ja", "signalering_tijdig.tevreden": "deels"}
    check = walk(asker, asker.post(first, data=answers).location)
    assert "U vult in namens iemand anders" in text_of(asker.get(check))
    done = asker.post(check)
    assert "Lees deze code voor" in done.text
    (response,) = rows(zwolle_app, responses)
    assert (response.afname, response.citeren) == ("telefoon", "ja")
    data = read_study(zwolle_app.extensions["database"], "zwolle")
    assert [(a.question, a.value) for a in data.answers if a.response == response.id] == [
        ("signalering_tijdig.gebeurd", "ja"),
        ("signalering_tijdig.tevreden", "deels"),
    ]


def test_what_was_sent_is_never_opened_again(zwolle_app, asker, code, address):
    check = walk(asker, asker.post(address, data=YES).location)
    asker.post(check)

    for again in (check, f"{address}/p/{FIRST}"):
        assert asker.get(again).location == address
        assert asker.post(again).location == address
    assert "al verstuurd" in text_of(asker.get(address))
    assert asker.post(address, data={**YES, "code": code}).status_code == 409
    assert len(rows(zwolle_app, submissions)) == 1


def test_nothing_that_someone_filled_in_on_the_web_is_opened_without_their_code(zwolle_app, asker, code):
    begin_on_the_web(zwolle_app, code)
    address = asker.post(PAGE, data={"code": code}).location

    assert asker.get(f"{address}/p/{FIRST}").location == address
    assert asker.get(f"{address}/controleren").location == address
    for typed in ("", make_code(), "x"):
        refused = asker.post(address, data={**YES, "code": typed})
        assert refused.status_code == 409
        assert "weet_waar_terecht" not in refused.text
    assert [row.afname for row in rows(zwolle_app, responses)] == ["web"]


def test_with_the_persons_own_code_the_conversation_goes_on_where_they_were(zwolle_app, asker, code):
    begin_on_the_web(zwolle_app, code)
    address = asker.post(PAGE, data={"code": code}).location
    going_on = asker.post(address, data={**YES, "afname": "huisbezoek", "code": code.lower()})

    assert going_on.status_code == 303
    assert not going_on.location.endswith(FIRST)
    assert re.search(r'value="ja" checked', asker.get(f"{address}/p/{FIRST}").text)
    assert [row.afname for row in rows(zwolle_app, responses)] == ["huisbezoek"]


def test_a_casus_leads_only_to_an_invitation_that_nobody_began(zwolle_app, asker, code):
    begin_on_the_web(zwolle_app, code)

    assert asker.post(PAGE, data={"casus": "3", "perspectief": "ouder"}).status_code == 422
    assert asker.post(PAGE, data={"casus": "3", "perspectief": "swt"}).status_code == 422
    assert asker.post(PAGE, data={"casus": "3", "perspectief": "ouder", "code": "abc"}).status_code == 422


def test_another_member_of_staff_has_to_begin_for_themselves(asker, as_person, address):
    first = asker.post(address, data=YES).location
    other = as_person("collega", Role.VELDWERKER)

    assert other.get(first).location == address
    assert other.post(address, data=YES).status_code == 409


def test_who_begins_on_the_web_at_the_same_moment_keeps_what_is_theirs(zwolle_app, asker, code, address):
    begin_on_the_web(zwolle_app, code)

    assert asker.post(address, data=YES).status_code == 409
    assert [row.afname for row in rows(zwolle_app, responses)] == ["web"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"toestemming": "ja", "leeftijd": "jonger_dan_12"},
        {"afname": "telefoon"},
        {**YES, "afname": "web"},
        {**YES, "toestemming": "nee"},
    ],
)
def test_without_a_yes_and_a_door_nothing_begins(zwolle_app, asker, address, fields):
    assert asker.post(address, data=fields).status_code == 422
    assert rows(zwolle_app, responses) == []


def test_a_page_that_was_saved_on_the_web_meanwhile_is_told(zwolle_app, asker, code, address):
    first = asker.post(address, data=YES).location
    browser, link = zwolle_app.test_client(), f"/v/{code}"
    key = re.search(r'name="sleutel" value="([0-9a-f]+)"', browser.get(link).text)[1]
    browser.post(
        f"{link}/p/{FIRST}", data={"sleutel": key, "revisie": "0", "weet_waar_terecht.gebeurd": "nee"}
    )

    told = asker.post(first, data={"revisie": "0", "weet_waar_terecht.gebeurd": "ja"})
    assert told.status_code == 409
    assert "intussen ook ergens anders bewaard" in text_of(told)
    assert asker.post(first, data={"revisie": "1", "weet_waar_terecht.gebeurd": "ja"}).status_code == 303


def test_a_mistake_shows_the_page_again_with_what_was_chosen(asker, address):
    first = asker.post(address, data=YES).location
    again = asker.post(
        first,
        data={"revisie": "0", "signalering_tijdig.gebeurd": "misschien", "weet_waar_terecht.gebeurd": "ja"},
    )

    assert again.status_code == 422
    assert re.search(r'name="weet_waar_terecht.gebeurd" value="ja" checked', again.text)


@pytest.mark.parametrize("status", ["ingetrokken", "afgebroken"])
def test_an_invitation_that_was_closed_opens_nothing(zwolle_app, asker, code, address, status):
    with writing(zwolle_app.extensions["database"]) as connection:
        connection.execute(update(invitations).values(status=status))

    assert asker.get(address).status_code == 404
    assert asker.post(PAGE, data={"code": code}).status_code == 422


@pytest.mark.parametrize("place", ["0", "99999", "2147483648", "1/p/niets", "1/p/%00"])
def test_a_place_that_is_none_ends_in_a_page(asker, place):
    assert asker.get(f"{PAGE}/{place}").status_code in (303, 404)


@pytest.mark.parametrize("role", [Role.ONDERZOEKER, Role.BEHEERDER, Role.REKENKAMER])
def test_only_who_does_the_fieldwork_asks_questions(as_role, role):
    assert as_role(role).get(PAGE).status_code == 403
