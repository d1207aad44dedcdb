"""A study without questionnaires, codings or norms has no links that lead nowhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from survey_app.domain.roles import Role
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import load_study
from survey_app.use_cases.open_account import create_user

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture
def researcher(zwolle_app, as_role):
    """Someone who does research in Zwolle and on the Doorbraakmethode."""
    engine = zwolle_app.extensions["database"]
    assert load_study(engine, EXAMPLES / "doorbraak", date(2026, 11, 27)) == []
    client = as_role(Role.ONDERZOEKER)
    user = create_user(zwolle_app, f"{Role.ONDERZOEKER}@voorbeeld.nl", "een-lang-wachtwoord")
    SqlRoles(engine).give("doorbraak", user, Role.ONDERZOEKER)
    return client


def links(client, address):
    page = client.get(address)
    assert page.status_code == 200, address
    return set(re.findall(r'href="(/studies/[^"#]+)"', page.text))


def test_no_link_of_a_business_case_leads_nowhere(researcher):
    menu = links(researcher, "/studies/doorbraak/tabellen")

    assert {address: researcher.get(address).status_code for address in menu} == dict.fromkeys(menu, 200)
    assert not any(address.endswith(("/analyseschema", "/normen")) for address in menu)


def test_a_study_with_codings_and_norms_keeps_its_links(researcher):
    menu = links(researcher, "/studies/zwolle/tabellen")

    assert {"/studies/zwolle/codeerbladen", "/studies/zwolle/normen"} <= menu


def test_the_overview_of_a_business_case_says_that_nothing_is_asked(researcher):
    page = researcher.get("/studies/doorbraak/").text

    assert "niets gevraagd of gecodeerd" in page
    assert "Voortgang van het coderen" not in page


def test_a_role_without_a_page_in_a_study_is_told_so(researcher, zwolle_app, as_role):
    """A business case asks nobody anything, so there is nobody to invite."""
    client = as_role(Role.BEHEERDER)
    user = create_user(zwolle_app, f"{Role.BEHEERDER}@voorbeeld.nl", "een-lang-wachtwoord")
    SqlRoles(zwolle_app.extensions["database"]).give("doorbraak", user, Role.BEHEERDER)
    page = client.get("/").text

    assert "/studies/doorbraak" not in page
    assert "voor uw rol nu niets te doen" in page
    assert 'href="/studies/zwolle/uitnodigingen"' in page
