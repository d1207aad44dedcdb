"""Typing a code: forgiving, kind, and of no use to who guesses."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import func, insert, select, update

from survey_app.domain.invitation import hash_token
from survey_app.domain.inviting import code_hash, make_code, spoken
from survey_app.storage.database import writing
from survey_app.storage.field_tables import code_guesses
from survey_app.storage.tables import invitations, metadata
from survey_app.web import guess_limit

CODE = "C7M4PX9RT9"
LIMIT = 3


@pytest.fixture
def app(zwolle_app):
    """The example study with a code for casus 3, and little patience."""
    zwolle_app.config["MOST_GUESSES"] = LIMIT
    person = {"study": "zwolle", "casus": "3", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    hashes = (code_hash(zwolle_app.config["CODE_KEY"], CODE), hash_token("link"))
    rows = [{**person, "made_on": date.today(), "token_hash": one} for one in hashes]
    with writing(zwolle_app.extensions["database"]) as connection:
        connection.execute(insert(invitations), rows)
    return zwolle_app


def wrong_code() -> str:
    return next(code for code in iter(make_code, "") if code != CODE)


def guess(client, times: int):
    """The last answer to so many wrong codes that have a right check character."""
    return [client.get(f"/v/{wrong_code()}") for _ in range(times)][-1]


def test_a_code_leads_to_its_questionnaire_however_it_is_typed(client):
    for typed in (CODE, CODE.lower(), spoken(CODE), f"  {spoken(CODE)} \n"):
        answer = client.post("/meedoen", data={"code": typed})
        assert (answer.status_code, answer.location) == (303, f"/v/{CODE}")


def test_a_language_goes_along(client):
    assert client.post("/meedoen?taal=en", data={"code": CODE}).location == f"/v/{CODE}?taal=en"


def test_a_mistyped_code_is_told_kindly_and_is_no_guess(app, client):
    for typed in ("", "\x00", "\ud800", "<script>alert(1)</script>", "2" * 99_999, "1234567890"):
        answer = client.post("/meedoen", data={"code": typed.encode("utf-8", "surrogatepass")})

        assert answer.status_code == 422
        assert "Kijk de code nog eens na" in answer.text or "Vul de code in" in answer.text
        assert "<script>alert" not in answer.text
        assert len(answer.data) < 15_000
    assert rows(app)["code_guesses"] == []


def test_what_was_typed_stands_there_still(client):
    assert 'value="C7M-4PX-9RT"' in client.post("/meedoen", data={"code": "C7M-4PX-9RT"}).text


def test_over_the_limit_a_right_code_waits_and_a_right_link_does_not(app, client):
    assert guess(client, LIMIT).status_code == 404
    assert client.get("/v/link").status_code == 200

    answer = guess(client, 1)
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 600
    assert "over tien minuten" in answer.text
    assert client.post("/meedoen", data={"code": CODE}).status_code == 429
    assert client.get("/v/link").status_code == 200


def test_another_worker_asks_the_database_at_the_door(app, client):
    guess(client, LIMIT + 1)
    del app.extensions["guess_limit"]

    assert client.post("/meedoen", data={"code": CODE}).status_code == 429


def test_a_new_stretch_begins_with_a_clean_slate(app, client, monkeypatch):
    guess(client, LIMIT + 1)
    later = guess_limit.time.time() + 600
    monkeypatch.setattr(guess_limit.time, "time", lambda: later)

    assert client.post("/meedoen", data={"code": CODE}).status_code == 303


def test_over_the_limit_nothing_more_is_written(app, client):
    guess(client, LIMIT + 5)

    with app.extensions["database"].connect() as connection:
        assert connection.execute(select(func.max(code_guesses.c.guesses))).scalar_one() == LIMIT + 1


def test_someone_else_is_not_kept_waiting(client):
    guess(client, LIMIT + 1)
    elsewhere = {"REMOTE_ADDR": "198.51.100.9"}

    assert client.post("/meedoen", data={"code": CODE}, environ_overrides=elsewhere).status_code == 303


def test_a_header_of_ones_own_makes_nobody_someone_else(client):
    guess(client, LIMIT + 1)

    answer = client.post("/meedoen", data={"code": CODE}, headers={"X-Forwarded-For": "198.51.100.9"})
    assert answer.status_code == 429


def rows(app) -> dict[str, list]:
    """Every row of every table."""
    with app.extensions["database"].connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(table))))
            for name, table in metadata.tables.items()
        }


@pytest.mark.parametrize("state", ["fresh", "over", "refused"])
def test_a_scanner_that_opens_everything_changes_nothing(app, client, state):
    """Every GET and HEAD that a respondent's code can be in, taken from the app's own list."""
    changes = {"over": {"expires_on": date.today() - timedelta(days=1)}, "refused": {"status": "geweigerd"}}
    if state in changes:
        with writing(app.extensions["database"]) as connection:
            connection.execute(update(invitations).values(**changes[state]))
    addresses = ["/meedoen"]
    for rule in app.url_map.iter_rules():
        if "token" in rule.arguments and "GET" in rule.methods:
            for way_in in (CODE, "link"):
                addresses.append(re.sub(r"<[^>]*token>", way_in, rule.rule))
    addresses = [re.sub(r"<[^>]*>", "voor_de_hulp_1", address) for address in addresses]
    before = rows(app)
    statuses = [client.open(a, method=m).status_code for a in addresses for m in ("GET", "HEAD")]

    assert len(addresses) >= 9
    assert max(statuses) < 500
    assert rows(app) == before
