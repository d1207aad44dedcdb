"""Bevindingen, conclusies and aanbevelingen in the app: written, chosen evidence, chain, order, two tabs."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import delete

from survey_app.domain.report_items import ItemKind
from survey_app.domain.roles import Role
from survey_app.storage.database import writing
from survey_app.storage.report_items import SqlReportItems
from survey_app.storage.report_tables import report_items
from survey_app.storage.study_folder import read_study
from survey_app.storage.tables import fragments

AREA = "/studies/zwolle/rapport"
HOSTILE = "<script>alert(1)</script> **vet** {{ cijfer: knelpunten/regie_swt/aantal }} {{ niets }} \x00\ud800é"
PARTS = ("bevindingen", "conclusies", "aanbevelingen", "opvolging", "triangulatie", "resultaten")


@pytest.fixture
def writer(as_role):
    return as_role(Role.ONDERZOEKER)


@pytest.fixture
def store(zwolle_engine):
    return SqlReportItems(zwolle_engine)


def key_in(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]


def send(browser, address, page="", **fields):
    """Posts a form as the page that holds it would."""
    key = key_in(browser.get(page or f"{AREA}/nieuw/bevindingen"))
    return browser.post(address, data={"csrf_token": key, **fields})


def test_every_list_shows_the_example_and_a_reader_gets_no_way_to_change_it(as_role):
    reader = as_role(Role.LEZER)
    pages = {part: reader.get(f"{AREA}/{part}") for part in PARTS}

    assert {part: page.status_code for part, page in pages.items()} == dict.fromkeys(PARTS, 200)
    assert "Deelaanbeveling</" not in pages["bevindingen"].text
    assert "Het Sociaal Wijkteam voerde de regie, Aantal: <strong>8</strong>" in pages["bevindingen"].text
    assert "8 van de 15" in re.sub("<[^>]+>", "", pages["bevindingen"].text)
    assert all("/wijzig" not in page.text and "/nieuw/" not in page.text for page in pages.values())
    assert reader.get(f"{AREA}/nieuw/bevindingen").status_code == 403
