"""Staff who work with codes: a pincode hides what the person filled in, and stops nothing else."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date

import pytest
from sqlalchemy import select, update

from survey_app.domain.anonymity.links import LinkCut
from survey_app.domain.inviting import code_hash, tidy_code
from survey_app.domain.inviting.pincodes import MOST_A_DAY
from survey_app.domain.roles import Role
from survey_app.storage.database import reading, writing
from survey_app.storage.link_cuts import SqlLinkCuts
from survey_app.storage.responses import SqlResponses
from survey_app.storage.tables import invitations, responses, submissions
from survey_app.storage.withdrawals import SqlWithdrawals

PIN, STORY = "2580", "Alleen van mij"
FIRST = "voor_de_hulp_1"
YES = {"afname": "telefoon", "toestemming": "ja", "leeftijd": "jonger_dan_12", "citeren": "ja"}
TALKS, PAPER, BATCHES = (f"/studies/zwolle/{name}" for name in ("gesprek", "papier", "uitnodigingen"))


@pytest.fixture
def staff(as_role):
    return as_role(Role.BEHEERDER)


@pytest.fixture
def batch(staff):
    """The address of a batch of letters, and its codes, the one for an ouder first."""
    form = {"kanaal": "brief", "casus": "3", "perspectief": ["ouder", "swt"], "label": "Brieven"}
    address = staff.post(BATCHES, data=form).location
    return address, print_codes(staff, address, 0)


def print_codes(staff, address, printing):
    answer = staff.post(f"{address}/codes", data={"uitgave": str(printing), "zeker": "ja"})
    assert answer.status_code == 200, answer.text
    lines = zipfile.ZipFile(io.BytesIO(answer.data)).read("codes.csv").decode("utf-8-sig").splitlines()
    printed = sorted(csv.DictReader(lines, delimiter=";"), key=lambda row: row["perspectief"] != "ouder")
    return [tidy_code(row["code"]) for row in printed]


@pytest.fixture
def code(zwolle_app, batch):
    """A code with which someone began, chose a pincode and saved a page."""
    found = batch[1][0]
    person = zwolle_app.test_client()
    fields = {
        "sleutel": key_of(person, f"/v/{found}"),
        "toestemming": "ja",
        "leeftijd": "jonger_dan_12",
        "citeren": "nee",
        "pincode": PIN,
    }
    place = person.post(f"/v/{found}", data=fields).location.split("/p/")[0]
    saved = {"sleutel": key_of(person, place), "revisie": "0", "weet_waar_terecht.gebeurd": "ja"}
    assert person.post(f"{place}/p/{FIRST}", data=saved).status_code == 303
    return found


def key_of(person, place):
    return re.search(r'name="sleutel" value="([0-9a-f]+)"', person.get(place).text)[1]


def rows(app, table):
    with reading(app.extensions["database"]) as connection:
        return connection.execute(select(table)).all()


def invitation_of(app, code):
    hashed = code_hash("for-the-tests-only", code)
    return next((row for row in rows(app, invitations) if row.code_hash == hashed), None)


def test_a_conversation_goes_on_with_code_and_pincode_and_with_nothing_less(zwolle_app, as_role, code):
    asker = as_role(Role.VELDWERKER)
    address = asker.post(TALKS, data={"code": code}).location
    assert "Pincode van de persoon" in asker.get(address).text

    for told in (
        {"code": code},
        {"pincode": PIN},
        {"code": code, "pincode": "7391"},
        {"code": code, "pincode": "x"},
    ):
        refused = asker.post(address, data={**YES, **told})
        assert refused.status_code == 409
        assert "7391" not in refused.text
        assert asker.get(f"{address}/p/{FIRST}").location == address
    assert asker.post(address, data={**YES, "code": code, "pincode": PIN}).status_code == 303
    assert 'value="ja" checked' in asker.get(f"{address}/p/{FIRST}").text


def test_who_asks_the_questions_guesses_no_pincode_either(as_role, code):
    asker = as_role(Role.VELDWERKER)
    address = asker.post(TALKS, data={"code": code}).location
    for number in range(MOST_A_DAY):
        asker.post(address, data={**YES, "code": code, "pincode": f"739{number}"})

    assert asker.post(address, data={**YES, "code": code, "pincode": PIN}).status_code == 409


def test_a_form_on_paper_is_found_by_the_code(zwolle_app, as_role, code):
    number = invitation_of(zwolle_app, code).id

    answer = as_role(Role.VELDWERKER).post(PAPER, data={"code": code})
    assert answer.location.split("?")[0] == f"{PAPER}/{number}"


def test_a_letter_that_came_back_is_marked_by_its_code(zwolle_app, staff, batch, code):
    address, codes = batch
    answer = staff.post(f"{address}/terug", data={"status": "onbestelbaar", "nummers": " ".join(codes)})

    assert answer.location.endswith("gemarkeerd=2")
    assert invitation_of(zwolle_app, code).status == "onbestelbaar"


def test_codes_are_not_made_anew_once_someone_began_with_a_pincode(staff, batch, code):
    answer = staff.post(f"{batch[0]}/codes", data={"uitgave": "1", "zeker": "ja"})

    assert answer.status_code == 409


def test_a_new_code_takes_the_place_of_the_old_one_also_where_a_pincode_was_withdrawn(
    zwolle_app, staff, batch, code
):
    engine, found = zwolle_app.extensions["database"], invitation_of(zwolle_app, code)
    assert SqlWithdrawals(engine).remove("zwolle", found.response, date.today())
    print_codes(staff, batch[0], 1)

    assert zwolle_app.test_client().get(f"/v/{code}").status_code == 404
    assert invitation_of(zwolle_app, code) is None


def test_cutting_the_link_leaves_a_code_that_leads_nowhere(zwolle_app, code):
    SqlLinkCuts(zwolle_app.extensions["database"]).cut("zwolle", LinkCut(date.today(), "iemand", "proef"))

    assert invitation_of(zwolle_app, code).response is None
    assert zwolle_app.test_client().get(f"/v/{code}").status_code == 410


def test_sent_in_an_anonymous_study_nothing_ties_the_code_to_the_answers(zwolle_app, code, monkeypatch):
    monkeypatch.setattr(SqlResponses, "_is_anonymous", lambda *_: True)
    store, before = SqlResponses(zwolle_app.extensions["database"]), invitation_of(zwolle_app, code)
    assert store.submit(store.find(before.token_hash), {"weet_waar_terecht.gebeurd": "ja"}, date.today())

    after = invitation_of(zwolle_app, code)
    assert (after.response, after.finished) == (None, True)
    for table in (responses, submissions):
        assert not any(mark in repr(rows(zwolle_app, table)) for mark in (after.code_hash, after.token_hash))
    assert "al verstuurd" in zwolle_app.test_client().get(f"/v/{code}").text


def test_a_new_version_that_was_published_meanwhile_is_read_first_and_the_code_still_works(zwolle_app, batch):
    code = batch[1][1]
    person = zwolle_app.test_client()
    fields = {
        "sleutel": key_of(person, f"/v/{code}"),
        "toestemming": "ja",
        "leeftijd": "jonger_dan_12",
        "citeren": "nee",
        "pincode": PIN,
    }
    store = SqlResponses(zwolle_app.extensions["database"])
    seen = store.find(code_hash("for-the-tests-only", code))
    with writing(zwolle_app.extensions["database"]) as connection:
        connection.execute(
            update(invitations).where(invitations.c.id == seen.invitation.id).values(version="9")
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("survey_app.web.respond._open", lambda _token: seen)
        answer = person.post(f"/v/{code}", data=fields)

    assert answer.location.startswith(f"/v/{code}?")
    assert invitation_of(zwolle_app, code) is None
