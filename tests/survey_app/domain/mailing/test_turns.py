"""Whose turn it is: an invitation once, one reminder, and nothing to who is done or wants nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.domain.mailing.turns import (
    Addressee,
    Kind,
    MailBatch,
    Message,
    State,
    Turn,
    count_batch,
    next_turn,
)

TODAY = date(2026, 11, 27)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LATER = TODAY + timedelta(days=10)
BATCH = MailBatch(1, "ouders", YESTERDAY, send_on=TODAY, remind_on=LATER)
NEW = Addressee("h", 1, "nl")
INVITED = replace(NEW, messages={Kind.INVITATION: Message(State.SENT, TODAY)})


def test_a_new_contact_gets_an_invitation_on_the_day_of_the_batch():
    assert next_turn(NEW, BATCH, TODAY) == Turn(Kind.INVITATION, TODAY)
    assert next_turn(NEW, BATCH._replace(send_on=TOMORROW), TODAY) == Turn(Kind.INVITATION, TOMORROW)
    assert next_turn(NEW, BATCH._replace(send_on=YESTERDAY), TODAY) == Turn(Kind.INVITATION, TODAY)
    assert next_turn(NEW, BATCH._replace(send_on=None), TODAY) is None


def test_a_reminder_comes_on_its_day_but_never_right_after_the_invitation():
    assert next_turn(INVITED, BATCH, TODAY) == Turn(Kind.REMINDER, LATER)
    assert next_turn(INVITED, BATCH._replace(remind_on=TOMORROW), TODAY) == Turn(
        Kind.REMINDER, TODAY + timedelta(days=3)
    )
    assert next_turn(INVITED, BATCH._replace(remind_on=None), TODAY) is None


def test_after_the_reminder_nothing_comes():
    reminded = replace(INVITED, messages={**INVITED.messages, Kind.REMINDER: Message(State.SENT, TODAY)})

    assert next_turn(reminded, BATCH, LATER) is None


def test_a_message_that_may_have_gone_is_not_followed_by_anything():
    unsure = replace(NEW, messages={Kind.INVITATION: Message(State.CLAIMED, YESTERDAY)})

    assert next_turn(unsure, BATCH, LATER) is None


@pytest.mark.parametrize("one", [NEW, INVITED], ids=["new", "invited"])
@pytest.mark.parametrize(
    "change",
    [
        {"finished": True},
        {"status": "onbestelbaar"},
        {"status": "geweigerd"},
        {"status": "ingetrokken"},
        {"standing": "afgemeld"},
        {"standing": "onbestelbaar"},
        {"expires_on": YESTERDAY},
    ],
    ids=str,
)
def test_who_is_done_or_wants_nothing_gets_nothing(one, change):
    assert next_turn(replace(one, **change), BATCH._replace(remind_on=TODAY), TODAY) is None


def test_nothing_is_planned_after_the_last_day():
    assert next_turn(replace(INVITED, expires_on=LATER), BATCH, TODAY)
    assert next_turn(replace(INVITED, expires_on=LATER - timedelta(days=1)), BATCH, TODAY) is None


@given(
    st.sampled_from([NEW, INVITED]),
    st.none() | st.dates(YESTERDAY, LATER),
    st.none() | st.dates(YESTERDAY, LATER),
    st.none() | st.dates(YESTERDAY, LATER),
)
def test_whoever_follows_the_plan_every_day_sends_at_most_two(one, send_on, remind_on, expires_on):
    batch = BATCH._replace(send_on=send_on, remind_on=remind_on)
    person, sent = replace(one, expires_on=expires_on), []
    for days in range(30):
        day = TODAY + timedelta(days=days)
        turn = next_turn(person, batch, day)
        if turn and turn.day == day:
            sent.append((turn.kind, day))
            done = {**person.messages, turn.kind: Message(State.SENT, day)}
            person = replace(person, messages=done)

    assert len({kind for kind, _ in sent}) == len(sent)
    assert all(expires_on is None or day <= expires_on for _, day in sent)
    days = dict(sent)
    if len(sent) == 2:
        assert days[Kind.REMINDER] - days[Kind.INVITATION] >= timedelta(days=3)


def test_the_page_gets_numbers_only():
    people = [NEW, INVITED, replace(INVITED, finished=True), replace(NEW, standing="afgemeld")]

    counts = count_batch(BATCH, people, TODAY)

    assert (counts.contacts, counts.sent, counts.finished, counts.opted_out, counts.unsure) == (4, 2, 1, 1, 0)
    assert counts.planned == ((Turn(Kind.INVITATION, TODAY), 1), (Turn(Kind.REMINDER, LATER), 1))
