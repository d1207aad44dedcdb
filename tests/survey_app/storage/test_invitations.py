"""Invitations in the database, and the counts that staff see of them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from survey_app.domain.inviting.order import Order
from survey_app.domain.monitor import standing
from survey_app.storage.database import writing
from survey_app.storage.invitations import SqlInvitations
from survey_app.storage.responses import SqlResponses
from survey_app.storage.tables import invitations

TODAY = date(2026, 3, 1)
ORDER = Order("zwolle", "3", "ouder", "ouder", "1", 3, date(2026, 3, 31))


@pytest.fixture
def zwolle_engine(lasting_engine):
    """The example study on a database that lasts for this file."""
    return lasting_engine


def counts(groups):
    """Casus and perspectief of the invitations, and how many were invited, began and sent."""
    invited = [group for group in groups if group.invited]
    row = standing(None, invited)
    cells = {(group.casus, group.perspectief) for group in invited}
    return cells, (row.invited, row.started, row.complete)


def test_what_was_loaded_with_the_folder_counts_as_uninvited(zwolle_engine):
    groups = SqlInvitations(zwolle_engine).groups("zwolle")

    assert sum(group.count for group in groups if group.perspectief == "ouder" and not group.invited) == 15
    assert counts(groups) == (set(), (0, 0, 0))


def test_from_invited_to_begun_to_sent(zwolle_engine):
    store, responses = SqlInvitations(zwolle_engine), SqlResponses(zwolle_engine)
    store.add(ORDER, ["a", "b", "c"], TODAY)
    for token in "ab":
        responses.start(responses.find(token), f"r_{token}", TODAY)
    responses.submit(responses.find("a"), {}, TODAY)

    assert counts(store.groups("zwolle")) == ({("3", "ouder")}, (3, 2, 1))


def test_what_was_sent_stays_sent_when_the_link_to_it_is_cut(zwolle_engine):
    """Else a study that is anonymous, or past its cut, looks as if nobody who was invited had answered."""
    store, responses = SqlInvitations(zwolle_engine), SqlResponses(zwolle_engine)
    store.add(ORDER, ["a", "b"], TODAY)
    responses.start(responses.find("a"), "r_a", TODAY)
    responses.submit(responses.find("a"), {}, TODAY)
    before = counts(store.groups("zwolle"))
    with writing(zwolle_engine) as connection:
        connection.execute(update(invitations).values(response=None))

    assert counts(store.groups("zwolle")) == before == ({("3", "ouder")}, (2, 1, 1))


def test_an_invitation_keeps_a_hash_a_casus_and_its_days(zwolle_engine):
    SqlInvitations(zwolle_engine).add(ORDER, ["a"], TODAY)

    with zwolle_engine.connect() as connection:
        row = connection.execute(select(invitations)).one()._asdict()
    assert row.pop("id") > 0
    assert row == {
        "study": "zwolle",
        "token_hash": "a",
        "casus": "3",
        "perspectief": "ouder",
        "instrument": "ouder",
        "version": "1",
        "made_on": TODAY,
        "expires_on": date(2026, 3, 31),
        "response": None,
        "batch": None,
        "channel": "link",
        "status": "",
        "finished": False,
        "code_hash": None,
    }


def test_another_study_is_not_counted(zwolle_engine):
    assert SqlInvitations(zwolle_engine).groups("elders") == ()
