"""The monitor's page says at a glance how the fieldwork stands."""

import re
from datetime import date

import pytest
from sqlalchemy import insert

from survey_app.domain.roles import Role
from survey_app.storage import tables
from survey_app.storage.database import writing


@pytest.fixture
def zwolle_app(lasting_app):
    """The example study on a database that lasts for this file."""
    return lasting_app


@pytest.fixture
def page(zwolle_app, as_role):
    def open_page(count=0, finished=0, **more):
        rows = [
            {
                "study": "zwolle",
                "casus": "1",
                "perspectief": "ouder",
                "instrument": "ouder",
                "version": "1",
                "made_on": date.today(),
                "token_hash": str(number),
                "finished": number < finished,
            }
            for number in range(count)
        ]
        if rows:
            with writing(zwolle_app.extensions["database"]) as connection:
                connection.execute(insert(tables.invitations), rows)
        answer = as_role(Role.ONDERZOEKER).get("/studies/zwolle/veldwerk", **more)
        assert answer.status_code == 200
        return answer.text

    return open_page


def test_the_first_lines_say_how_many_of_how_many(page):
    text = re.sub(r"<[^>]+>|\s+", " ", page(12, 4))

    assert re.search(r"Ouder\s+4\s+van 12", text)


def test_before_anyone_is_invited_the_page_says_so(page):
    assert "van 0" in page() or "nog niemand uitgenodigd" in page()


def test_few_answers_are_called_signals(page):
    assert "signalen" in page(30, 3)
