"""The dashboard, as it is seen and used; and that it counts the response as the monitor does."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import insert

from survey_app.domain.roles import Role
from survey_app.storage.database import writing
from survey_app.storage.tables import invitations

FORMULA = "Respons = volledig ingevuld / (uitgenodigd − onbestelbaar)."


@pytest.fixture
def zwolle_app(lasting_app):
    """The example study on a database that lasts for this file."""
    return lasting_app


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text)).strip()


@pytest.fixture
def invited(zwolle_app):
    """Thirty parents were invited: ten of them in vain, and five answered. Two forms came without a code."""
    row = {"study": "zwolle", "casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    row |= {"made_on": date.today(), "channel": "brief", "batch": 1, "finished": False, "status": ""}
    rows = [{**row, "token_hash": str(n), "finished": n < 5} for n in range(30)]
    rows = [{**one, "status": "onbestelbaar" if n >= 20 else ""} for n, one in enumerate(rows)]
    typed = {**row, "casus": "", "channel": "papier", "batch": None, "finished": True}
    with writing(zwolle_app.extensions["database"]) as connection:
        connection.execute(insert(invitations), rows + [{**typed, "token_hash": f"z{n}"} for n in (1, 2)])


def test_the_dashboard_counts_response_coding_and_norms(as_role):
    answer = as_role(Role.ONDERZOEKER).get("/studies/zwolle/")
    text = text_of(answer)

    assert "Ouder 15 0 0 0 0 – 15" in text
    assert "Buiten de uitnodigingen" not in text
    assert "450 (30 × 15)" in text
    assert "Norm 7a ◕ Voldoet grotendeels (op een grens) ◕ Voldoet grotendeels ja; ja; ja; nee" in text
    assert "reconstructie" in answer.text


@pytest.mark.usefixtures("invited")
def test_dashboard_and_monitor_give_one_response_by_one_formula(as_role):
    reader = as_role(Role.ONDERZOEKER)
    dashboard, monitor = (text_of(reader.get(f"/studies/zwolle/{page}")) for page in ("", "veldwerk"))

    assert FORMULA in dashboard
    assert FORMULA in monitor
    assert "Ouder 15 30 10 5 5 25% (5 van 20) 2 15" in dashboard
    assert "Ouder 30 10 5 0 5 0 15 25% (5 van 20) 2 15" in monitor


@pytest.mark.usefixtures("invited")
def test_forms_that_came_without_a_code_have_their_own_line(as_role):
    reader = as_role(Role.ONDERZOEKER)

    for page in ("", "veldwerk"):
        assert "Buiten de uitnodigingen: 2." in text_of(reader.get(f"/studies/zwolle/{page}"))
