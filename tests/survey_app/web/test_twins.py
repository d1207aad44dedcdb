"""Casus twins: ouder, SWT and hulpverlener of one casus, and not a byte from one to another."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from sqlalchemy import select

from survey_app.domain.invitation import form_key
from survey_app.domain.inviting import tidy_code
from survey_app.domain.roles import Role
from survey_app.storage.study_folder import read_frame
from survey_app.storage.tables import invitations

PERSPECTIEVEN = ("swt", "hulpverlener", "ouder")
MARK = "GEHEIM van de ouder"
CLOCK = re.compile(r'name="getoond" value="\d+"')  # when the page was shown


@pytest.fixture
def zwolle_app(lasting_app):
    """The example study on a database that lasts for this file."""
    return lasting_app


@pytest.fixture
def codes(zwolle_app, as_role) -> dict[str, str]:
    """Perspectief -> the code of its twin, all three about casus 4."""
    staff = as_role(Role.BEHEERDER)
    batch = {"kanaal": "brief", "casus": "4", "perspectief": list(PERSPECTIEVEN), "label": "Tweeling"}
    address = staff.post("/studies/zwolle/uitnodigingen", data=batch).location
    archive = zipfile.ZipFile(io.BytesIO(staff.post(f"{address}/codes", data={"uitgave": "0"}).data))
    lines = archive.read("codes.csv").decode("utf-8-sig").splitlines()
    return {row["perspectief"]: tidy_code(row["code"]) for row in csv.DictReader(lines, delimiter=";")}


def all_pages(app, code: str) -> dict[str, str]:
    """Every address of a respondent with this code, on the pages of every instrument."""
    client, data = app.test_client(), read_frame(app.extensions["database"], "zwolle")
    pages = [page.id for instrument in data.instruments.values() for page in instrument.pages]
    rules = [r.rule for r in app.url_map.iter_rules() if "token" in r.arguments and "GET" in r.methods]
    addresses = {
        re.sub(r"<[^>]*>", page, re.sub(r"<[^>]*token>", code, rule)) for rule in rules for page in pages
    }
    answers = {address: client.get(address) for address in addresses}
    return {
        address: CLOCK.sub("", answer.text + (answer.location or "")) for address, answer in answers.items()
    }


def answer_everything(app, code: str) -> str:
    """Begins, writes MARK wherever one may write, and sends; the pages that it saw."""
    client, fields = app.test_client(), {"sleutel": form_key(app.config["SECRET_KEY"], code)}
    start = client.get(f"/v/{code}").text
    answer = client.post(f"/v/{code}", data={**fields, **consent(start)})
    seen = ""
    while "/p/" in (answer.location or ""):
        page = client.get(answer.location).text
        chosen = dict(re.findall(r'type="(?:hidden|radio)" [^>]*?name="([^"]+)" [^>]*?value="([^"]*)"', page))
        written = dict.fromkeys(re.findall(r'<textarea[^>]* name="([^"]+)"', page), MARK)
        address = answer.location
        answer = client.post(address, data={**chosen, **written, **fields})
        seen += client.get(address).text
    seen += client.get(f"/v/{code}/controleren").text
    assert client.post(f"/v/{code}/controleren", data=fields).location.startswith(f"/v/{code}/klaar")
    return seen


def consent(page: str) -> dict[str, str]:
    """A yes to taking part, the first age, and a no to whatever else the start page asks."""
    asked = re.findall(r'type="radio" [^>]*?name="([^"]+)" value="([^"]+)"', page)
    first = dict(reversed(asked))
    return {
        "toestemming": "ja",
        "leeftijd": "jonger_dan_12",
        **first,
        **{name: code for name, code in asked if code == "nee"},
    }


def test_twins_share_a_casus_and_nothing_else(zwolle_app, codes):
    with zwolle_app.extensions["database"].connect() as connection:
        rows = connection.execute(select(invitations)).all()

    assert [(row.casus, row.perspectief) for row in rows] == [("4", one) for one in PERSPECTIEVEN]
    assert len({row.token_hash for row in rows}) == len(set(codes.values())) == 3
    assert {row.instrument for row in rows} == set(PERSPECTIEVEN)


def test_what_one_twin_does_changes_no_byte_for_another(zwolle_app, codes):
    others = ("swt", "hulpverlener")
    before = {one: all_pages(zwolle_app, codes[one]) for one in others}
    seen = answer_everything(zwolle_app, codes["ouder"])
    after = {one: all_pages(zwolle_app, codes[one]) for one in others}

    assert MARK in seen  # it is there for who wrote it
    assert before == after
    assert len(before["swt"]) > 10


def test_twins_that_began_still_see_only_their_own(zwolle_app, codes):
    for one in PERSPECTIEVEN[:2]:
        client, key = zwolle_app.test_client(), form_key(zwolle_app.config["SECRET_KEY"], codes[one])
        client.post(f"/v/{codes[one]}", data={"sleutel": key, **consent(client.get(f"/v/{codes[one]}").text)})
    before = {one: all_pages(zwolle_app, codes[one]) for one in PERSPECTIEVEN[:2]}
    answer_everything(zwolle_app, codes["ouder"])

    after = {one: all_pages(zwolle_app, codes[one]) for one in before}
    assert after == before


def test_the_form_of_one_twin_saves_nothing_for_another(zwolle_app, codes):
    stolen = {
        "sleutel": form_key(zwolle_app.config["SECRET_KEY"], codes["swt"]),
        "toestemming": "ja",
        "leeftijd": "jonger_dan_12",
    }
    zwolle_app.test_client().post(f"/v/{codes['ouder']}", data=stolen)

    with zwolle_app.extensions["database"].connect() as connection:
        assert set(connection.execute(select(invitations.c.response)).scalars()) == {None}


def test_only_who_can_write_something_is_asked_whether_it_may_be_quoted(codes, zwolle_app):
    """The twin has statements and nothing to write in: its question on quoting was about nothing."""
    seen = {one: answer_everything(zwolle_app, code) for one, code in codes.items()}

    assert {one for one, page in seen.items() if 'name="citeren"' in page} == {"ouder"}
