"""Logging in and out: friendly to who may, closed to who may not, and nothing to do with respondents."""

from __future__ import annotations

import re

import pytest

from survey_app import create_app
from survey_app.domain.roles import Role
from survey_app.storage.roles import SqlRoles
from survey_app.use_cases.open_account import create_user

EMAIL, PASSWORD = "an@voorbeeld.nl", "een-lang-wachtwoord"
SORRY = "Inloggen is niet gelukt."
HOSTILE = [
    "\x00",
    "a\x00@voorbeeld.nl",
    "😀@voorbeeld.nl",
    "‮an@voorbeeld.nl",
    "a" * 1_000_000,
    "' OR 1=1 --",
    "",
]


@pytest.fixture
def an(app):
    """Someone with an account."""
    return create_user(app, EMAIL, PASSWORD)


def log_in(client, email=EMAIL, password=PASSWORD, **fields):
    return client.post("/inloggen", data={"email": email, "password": password, **fields})


def test_with_address_and_password_you_are_in(client, an):
    assert log_in(client).location == "/"
    assert "Uw onderzoeken" in client.get("/").text


def test_who_has_no_role_is_told_whom_to_ask(client, an):
    log_in(client)

    assert "U hebt nog geen rol in een onderzoek" in client.get("/").text


def test_the_first_page_lists_your_studies(zwolle_app, zwolle_client):
    user = create_user(zwolle_app, EMAIL, PASSWORD)
    SqlRoles(zwolle_app.extensions["database"]).give("zwolle", user, Role.REKENKAMER)
    log_in(zwolle_client)

    assert 'href="/studies/zwolle/"' in zwolle_client.get("/").text


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "een-ander-wachtwoord"), ("niemand@voorbeeld.nl", PASSWORD), (EMAIL, "")]
)
def test_whatever_was_wrong_the_answer_is_the_same(client, an, email, password):
    answer = log_in(client, email, password)

    assert (answer.status_code, SORRY in answer.text) == (200, True)
    assert client.get("/").location == "/inloggen"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["email", "password"])
def test_nonsense_is_refused_with_a_sentence(client, an, field, text):
    answer = log_in(client, **{field: text})

    assert (answer.status_code, SORRY in answer.text) == (200, True)


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://kwaad.nl",
        "//kwaad.nl",
        "///kwaad.nl",
        "////kwaad.nl",
        "\\\\kwaad.nl",
        "/\\kwaad.nl",
        "https:kwaad.nl",
        "https:/kwaad.nl",
        "javascript:alert(1)",
        " //kwaad.nl",
        "\t//kwaad.nl",
        "/\t/kwaad.nl",
        "http://localhost@kwaad.nl",
    ],
)
@pytest.mark.parametrize("where", ["address", "form"])
def test_logging_in_leads_nowhere_else(client, an, elsewhere, where):
    form = {"email": EMAIL, "password": PASSWORD, **({"next": elsewhere} if where == "form" else {})}
    query = {"next": elsewhere} if where == "address" else {}
    answer = client.post("/inloggen", data=form, query_string=query)

    target = re.sub(r"[\t\r\n ]", "", answer.location or "").replace("\\", "/")
    assert not target.startswith("//")
    assert not re.match(r"[a-z]+:(?!//localhost/)", target)


def test_logging_in_brings_you_back_where_you_were_going(zwolle_app, zwolle_client):
    create_user(zwolle_app, EMAIL, PASSWORD)
    first = zwolle_client.get("/studies/zwolle/normen")
    page = zwolle_client.get(first.location)
    back = re.search(r'name="next" value="([^"]*)"', page.text).group(1)

    assert log_in(zwolle_client, next=back).location == "/studies/zwolle/normen"


def test_the_page_is_in_english_too_and_stays_so(client, an):
    page = client.get("/inloggen?taal=en")
    assert '<html lang="en"' in page.text

    client.post("/inloggen?taal=en", data={"email": EMAIL, "password": PASSWORD})
    assert '<html lang="en"' in client.get("/").text


def test_logging_out_needs_a_post_and_ends_it(client, an):
    log_in(client)

    assert client.get("/uitloggen").status_code == 405
    assert client.post("/uitloggen").location == "/inloggen"
    assert client.get("/").location == "/inloggen"


def test_nobody_is_remembered_on_a_machine(client, an):
    answer = log_in(client, remember="y")

    assert "remember_token" not in " ".join(answer.headers.getlist("Set-Cookie"))


def test_a_session_ends_after_half_an_hour_of_rest(app, client, an):
    log_in(client)

    with client.session_transaction() as session:
        assert session.permanent
    assert app.config["PERMANENT_SESSION_LIFETIME"].total_seconds() == 1800


def test_a_form_made_before_logging_in_is_void_after_it(settings, database_url, an):
    app = create_app({**settings, "DATABASE_URL": database_url, "WTF_CSRF_ENABLED": True})
    client = app.test_client()
    before = token_of(client.get("/inloggen"))
    log_in(client, csrf_token=before)

    assert client.post("/uitloggen", data={"csrf_token": before}).location != "/inloggen"
    assert client.get("/").status_code == 200
    app.extensions["database"].dispose()


def test_logging_in_without_the_token_of_the_form_is_refused(settings, database_url, an):
    app = create_app({**settings, "DATABASE_URL": database_url, "WTF_CSRF_ENABLED": True})
    client = app.test_client()
    answers = [log_in(client), log_in(client, csrf_token="verzonnen")]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert client.get("/").location == "/inloggen"
    app.extensions["database"].dispose()


def token_of(page) -> str:
    return re.search(r'name="csrf_token" type="hidden" value="([^"]+)"', page.text).group(1)


@pytest.mark.parametrize("address", ["/registreren", "/register", "/reset", "/change", "/confirm", "/login"])
def test_nobody_registers_and_no_password_is_mailed(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/v/onbekend", "/v/onbekend?taal=en", "/static/icon.svg"])
def test_respondents_get_no_cookie(client, address):
    with client.get(address) as answer:
        assert answer.headers.getlist("Set-Cookie") == []


def test_respondents_cost_no_question_about_accounts(app, client):
    from sqlalchemy import event

    asked: list[str] = []
    event.listen(app.extensions["database"], "before_cursor_execute", lambda *about: asked.append(about[2]))
    client.get("/v/onbekend")

    assert asked
    assert not [statement for statement in asked if "users" in statement or "roles" in statement]


def test_pages_of_staff_are_not_kept_by_the_browser(client, an):
    log_in(client)

    assert [client.get(a).headers["Cache-Control"] for a in ("/", "/inloggen")] == ["no-store", "no-store"]


def test_an_account_that_was_closed_is_out_at_once(app, client, an):
    log_in(client)
    with app.app_context():
        accounts = app.extensions["security"].datastore
        accounts.deactivate_user(accounts.find_user(email=EMAIL))
        accounts.commit()

    assert client.get("/").location == "/inloggen"


# Flask-Security's own form for setting up the second factor.
@pytest.mark.filterwarnings("ignore:Passing SelectField choices as tuples:DeprecationWarning")
def test_a_second_factor_can_be_switched_on(settings, database_url, an, monkeypatch):
    monkeypatch.setenv("WEDERHOOR_TWO_FACTOR", "1")
    app = create_app({**settings, "DATABASE_URL": database_url})
    client = app.test_client()
    answer = log_in(client)

    assert answer.location.startswith("/tf-setup")
    assert 'class="kop__naam' in client.get(answer.location).text
    assert client.get("/").location == "/inloggen"
    app.extensions["database"].dispose()
