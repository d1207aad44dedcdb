"""Every questionnaire walked as a browser does, and requests that no browser makes."""

import re
from datetime import date

import pytest
from sqlalchemy import insert

from instruments.loader import library_ids
from survey_app.domain.invitation import form_key, hash_token
from survey_app.storage.database import writing
from survey_app.storage.study_folder import load_study, read_frame
from survey_app.storage.tables import invitations

STUDY = """
kind: study
id: proef
languages: [nl, en]
title: {{nl: Proef, en: Trial}}
organisation: Rekenkamer
purpose: {{nl: Proef, en: Trial}}
legal_ground: {{nl: Geen, en: None}}
contact: {{nl: Geen, en: None}}
retention: {{nl: Geen, en: None}}
threshold: 10
perspectieven:
{labels}
instruments: {{{pairs}}}
codebooks: [casusonderzoek, perspectieven, open_vragen, ggsr]
"""


@pytest.fixture
def engine(app, tmp_path):
    """A study in which every questionnaire of the library is asked; the link to each is its id."""
    folder = tmp_path / "proef"
    folder.mkdir()
    ids = library_ids()
    labels = "\n".join(f"  - {{id: {id}, label: {{nl: {id}, en: {id}}}}}" for id in ids)
    pairs = ", ".join(f"{id}: {id}" for id in ids)
    (folder / "study.yaml").write_text(STUDY.format(labels=labels, pairs=pairs), encoding="utf-8")
    (folder / "cases.csv").write_text("casus\n1\n", encoding="utf-8")
    engine = app.extensions["database"]
    assert [str(found) for found in load_study(engine, folder, date.today())] == []
    versions = {id: read_frame(engine, "proef").instruments[id].version for id in ids}
    common = {"study": "proef", "casus": "1", "made_on": date.today()}
    with writing(engine) as connection:
        for id in ids:
            row = {"perspectief": id, "instrument": id, "version": versions[id], "token_hash": hash_token(id)}
            connection.execute(insert(invitations), {**common, **row})
    return engine


@pytest.fixture
def send(engine, client, app):
    """Posts a form with the key that belongs to the link."""

    def post(address, **fields):
        token = address.split("/")[2].split("?")[0]
        key = form_key(app.config["SECRET_KEY"], token)
        return client.post(address, data={"sleutel": key, **fields})

    return post


def fields_of(page, number):
    """What someone sends who takes this option (or the last) of every question, and types where they can."""
    fields = {}
    for name, value in re.findall(r'type="radio" name="([^"]+)" value="([^"]*)"', page):
        fields.setdefault(name, []).append(value)
    chosen = {name: values[min(number, len(values) - 1)] for name, values in fields.items()}
    for name, value in re.findall(r'type="checkbox" name="([^"]+)" value="([^"]*)"', page):
        chosen.setdefault(name, []).append(value)
    for name in re.findall(r'<textarea[^>]* name="([^"]+)"', page):
        chosen[name] = "Tekst"
    for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page):
        chosen[name] = value
    return chosen


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("id", library_ids())
def test_every_questionnaire_can_be_walked_changed_and_sent(engine, client, send, id, language):
    taal = "" if language == "nl" else "?taal=en"
    start = f"/v/{id}{taal}"
    ages = re.findall(r'name="leeftijd" value="([^"]+)"', client.get(start).text)
    answer = send(start, toestemming="ja", leeftijd=[*ages, ""][0])
    seen = []
    for number in (0, 2):  # the second time round every answer changes, and with it the route
        address = answer.location if number == 0 else seen[0]
        while "/p/" in address:
            seen.append(address)
            page = client.get(address)
            assert page.status_code == 200
            assert len(page.data) < 15_000
            assert f'lang="{language}"' in page.text
            answer = client.post(address, data=fields_of(page.text, number))
            assert answer.status_code == 303, re.findall(r'<a href="#v-[^<]*<', answer.text)
            address = answer.location
    assert len(set(seen)) > 1
    check = client.get(address)
    assert check.status_code == 200
    assert send(f"/v/{id}/controleren{taal}").location.split("?")[0] == f"/v/{id}/klaar"
    assert client.get(f"/v/{id}/klaar{taal}").status_code == 200


@pytest.mark.parametrize("host", ["..", "x" * 300, "a..b", "xn--\u00e9"])
def test_a_host_that_cannot_exist_gets_a_sentence(engine, client, host):
    for address in ("/v/ouder", "/niets"):
        answer = client.get(address, headers={"Host": host})
        assert answer.status_code in (200, 400, 404)
        assert "<title>" in answer.text or answer.text.endswith(".")
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\nhi\r\n--x--\r\n"),
        ("multipart/form-data; boundary=" + "y" * 3000, b"--" + b"y" * 3000),
        ("application/json", b"{"),
        ("application/x-www-form-urlencoded; charset=onzin", b"sleutel=%ff&revisie=%00&x=%ed%a0%80"),
        ("application/x-www-form-urlencoded", b"a=b&" * 5000),
        ("", b"\xff\xfe"),
    ],
)
def test_a_body_that_is_no_form_gets_a_sentence_and_keeps_nothing(engine, client, send, kind, body):
    send("/v/ouder", toestemming="ja", leeftijd="jonger_dan_12")
    answer = client.post("/v/ouder/p/voor_de_hulp_1", data=body, headers={"Content-Type": kind})

    assert answer.status_code in (400, 413)
    assert "<title>" in answer.text
    assert "voor_de_hulp_1" in send("/v/ouder").location


def test_a_body_that_breaks_off_gets_a_sentence(engine, client, monkeypatch):
    """Gunicorn raises its own errors while the form is being read."""
    from gunicorn.http.errors import InvalidChunkSize, NoMoreData

    from survey_app.web import respond

    for error in (InvalidChunkSize(b"GEHEIM"), NoMoreData(b"GEHEIM")):

        def broken(_token, error=error):
            raise error

        monkeypatch.setattr(respond, "is_ours", broken)
        answer = client.post("/v/ouder", data={"toestemming": "ja", "leeftijd": "jonger_dan_12"})
        assert answer.status_code == 400
        assert "GEHEIM" not in answer.text


@pytest.mark.parametrize(
    "cookie", ["session=onzin", "remember_token=1|abc", "session=.eJx|;;;=", "a=" + "x" * 4000]
)
def test_a_strange_cookie_changes_nothing_and_is_not_answered_with_one(engine, client, cookie):
    answer = client.get("/v/ouder", headers={"Cookie": cookie})

    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_another_method_gets_a_sentence(engine, client, method):
    answer = client.open("/v/ouder", method=method)

    assert answer.status_code == 405
    assert "Dat kan hier niet" in answer.text


@pytest.mark.parametrize(
    "words", ["taal=%00", "taal=en&taal=xx", "taal[]=en", "melding=%ff", "melding=&melding=x", "%ff=%fe"]
)
def test_strange_words_in_the_address_are_passed_over(engine, client, words):
    assert client.get(f"/v/ouder?{words}").status_code == 200


def test_an_error_of_ours_is_logged_without_address_visitor_or_answer(app, engine, send, caplog, monkeypatch):
    from survey_app.web import respond

    def fail(*_):
        raise ValueError("GEHEIM")

    app.testing = app.config["PROPAGATE_EXCEPTIONS"] = False
    send("/v/ouder", toestemming="ja", leeftijd="jonger_dan_12")
    monkeypatch.setattr(respond.respond, "save_page", fail)
    page = send("/v/ouder/p/voor_de_hulp_1", open_kwaliteit="GEHEIM")

    assert page.status_code == 500
    assert "Er ging iets mis bij ons" in page.text
    assert "ValueError at test_respond_hostile.py" in caplog.text
    assert "GEHEIM" not in caplog.text
    assert "/v/ouder" not in caplog.text
