"""Contacts: brought in whole or not at all, unreadable in both databases, and nothing leads to an answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from survey_app.domain.invitation import hash_token
from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.turns import Claim, Kind, Message, Standing, State
from survey_app.storage import tables
from survey_app.storage.contacts.tables import contacts, messages, metadata
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import batches

TODAY = date(2026, 11, 27)
JAN, ELS = ("1", "ouder", "jan@voorbeeld.nl"), ("2", "ouder", "els@voorbeeld.nl")
# What is decided before any database is asked needs no second one.
ONE_DATABASE = pytest.mark.parametrize("lasting_kind", ["sqlite"], indirect=True)


@pytest.fixture
def zwolle_engine(lasting_engine):
    """The example study on a database that lasts for this file."""
    return lasting_engine


@pytest.fixture
def contacts_engine(lasting_engine, engines_of_this_file):
    """The contact store beside it."""
    return engines_of_this_file[1]


def rows(engine, table):
    with reading(engine) as connection:
        return connection.execute(select(table)).mappings().all()


def mailed(engine):
    return [row for row in rows(engine, tables.invitations) if row["channel"] == "mail"]


def claim(stores, kind=Kind.INVITATION, place=0):
    return stores.claims.claim("zwolle", stores.contacts.addressees("zwolle")[place].token_hash, kind, TODAY)


def change_invitation(engine, **values):
    with writing(engine) as connection:
        connection.execute(update(tables.invitations).values(**values))


def test_a_list_becomes_a_batch_with_an_invitation_for_each(stores, batch, zwolle_engine):
    assert stores.contacts.bring_in("zwolle", batch(JAN, ELS, expires_on=date(2026, 12, 31))) == ()

    (kept,) = stores.contacts.batches("zwolle")
    assert (kept.label, kept.send_on, kept.remind_on) == ("ouders", TODAY, date(2026, 12, 7))
    assert [(row["casus"], row["instrument"], row["batch"]) for row in mailed(zwolle_engine)] == [
        ("1", "ouder", kept.id),
        ("2", "ouder", kept.id),
    ]
    assert {row["expires_on"] for row in mailed(zwolle_engine)} == {date(2026, 12, 31)}
    assert {one.token_hash for one in stores.contacts.addressees("zwolle")} == {
        row["token_hash"] for row in mailed(zwolle_engine)
    }
    assert stores.contacts.addressees("almelo") == ()


def test_no_address_or_token_stands_readable_in_either_database(
    stores, batch, zwolle_engine, contacts_engine
):
    stores.contacts.bring_in("zwolle", batch(JAN, ELS))
    token = claim(stores).token

    for engine, known in ((contacts_engine, metadata), (zwolle_engine, tables.metadata)):
        for table in known.sorted_tables:
            kept = repr([dict(row) for row in rows(engine, table)])
            assert "jan@" not in kept, table.name
            assert "voorbeeld.nl" not in kept or engine is zwolle_engine, table.name
            assert token not in kept, table.name


def test_whoever_is_known_or_wants_no_mail_stops_the_whole_list(stores, batch, zwolle_engine):
    stores.contacts.bring_in("zwolle", batch(JAN, ELS))
    assert stores.standings.tell("zwolle", "Els@Voorbeeld.nl", Standing.OPTED_OUT)

    problems = stores.contacts.bring_in(
        "zwolle",
        batch(("3", "ouder", "nieuw@voorbeeld.nl"), JAN, ("4", "ouder", "els@voorbeeld.nl")),
    )

    assert [(one.line, one.message) for one in problems] == [(3, say.LINE_KNOWN), (4, say.LINE_OPTED_OUT)]
    assert len(mailed(zwolle_engine)) == 2
    assert len(stores.contacts.batches("zwolle")) == 1


def test_a_professional_may_be_asked_about_several_casussen(stores, batch, zwolle_engine):
    several = batch(("1", "swt", "wijkteam@voorbeeld.nl"), ("2", "swt", "wijkteam@voorbeeld.nl"))

    assert stores.contacts.bring_in("zwolle", several) == ()
    assert len(mailed(zwolle_engine)) == 2


def test_what_breaks_halfway_leaves_nothing(stores, batch, zwolle_engine, contacts_engine):
    """As when the machine stops between the two databases: contacts without an invitation."""
    stores.contacts.bring_in("zwolle", batch(JAN))
    with writing(zwolle_engine) as connection:
        connection.execute(delete(tables.invitations).where(tables.invitations.c.channel == "mail"))
    assert stores.contacts.addressees("zwolle") == ()

    assert stores.contacts.bring_in("zwolle", batch(JAN)) == ()

    assert len(rows(contacts_engine, contacts)) == 1
    assert len(stores.contacts.addressees("zwolle")) == 1


def test_a_list_that_one_database_refuses_is_not_in_the_other(stores, batch, zwolle_engine, contacts_engine):
    broken = batch(JAN, ELS)._replace(questionnaires={"ouder": (None, "1")})

    with pytest.raises(Exception, match="instrument"):
        stores.contacts.bring_in("zwolle", broken)

    assert rows(contacts_engine, contacts) == []
    assert rows(zwolle_engine, batches) == []
    assert mailed(zwolle_engine) == []


def test_a_message_is_claimed_once_and_says_what_to_send(stores, batch, contacts_engine):
    stores.contacts.bring_in("zwolle", batch(JAN))

    first = claim(stores)

    assert (first.address, first.language, first.kind) == ("jan@voorbeeld.nl", "nl", Kind.INVITATION)
    assert hash_token(first.token) == first.token_hash
    assert claim(stores) is None
    (one,) = stores.contacts.addressees("zwolle")
    assert one.messages == {Kind.INVITATION: Message(State.CLAIMED, TODAY)}
    stores.claims.release(first)
    assert claim(stores).token == first.token  # the link in a reminder is the same link
    (kept,) = rows(contacts_engine, messages)
    assert kept["envelope"] not in (first.envelope, "")


def test_who_asks_for_no_mail_gets_none_for_any_casus(stores, batch):
    stores.contacts.bring_in(
        "zwolle", batch(("1", "swt", "w@voorbeeld.nl"), ("2", "swt", "w@voorbeeld.nl"), JAN)
    )
    token = next(
        one.opt_out for place in range(3) if (one := claim(stores, place=place)).address == "w@voorbeeld.nl"
    )

    assert stores.standings.find(token).opted_out is False
    assert stores.standings.opt_out(token)
    assert stores.standings.opt_out(token)

    assert stores.standings.find(token) == ("zwolle", "nl", True)
    assert sorted(one.standing for one in stores.contacts.addressees("zwolle")) == [
        "",
        "afgemeld",
        "afgemeld",
    ]
    assert [claim(stores, Kind.REMINDER, place) is not None for place in range(3)].count(True) == 1


@ONE_DATABASE
@pytest.mark.parametrize("token", ["", "x", "\0", "\ud800", "é" * 5000])
def test_a_made_up_link_is_nobodys(stores, batch, token):
    stores.contacts.bring_in("zwolle", batch(JAN))

    assert stores.standings.find(token) is None
    assert not stores.standings.opt_out(token)
    assert [one.standing for one in stores.contacts.addressees("zwolle")] == [""]


def test_what_came_back_is_undeliverable_in_both_databases(stores, batch, zwolle_engine):
    stores.contacts.bring_in("zwolle", batch(JAN, ELS))
    envelope = claim(stores).envelope

    assert stores.standings.came_back("zwolle", ["0" * 32, envelope]) == 1
    assert stores.standings.came_back("almelo", [envelope]) == 0

    assert sorted(one.standing for one in stores.contacts.addressees("zwolle")) == ["", "onbestelbaar"]
    assert sorted(row["status"] for row in mailed(zwolle_engine)) == ["", "onbestelbaar"]


def test_a_finished_questionnaire_is_not_undeliverable_and_an_opt_out_stays_one(stores, batch, zwolle_engine):
    stores.contacts.bring_in("zwolle", batch(JAN))
    sent = claim(stores)
    stores.standings.opt_out(sent.opt_out)
    change_invitation(zwolle_engine, finished=True)

    stores.standings.came_back("zwolle", [sent.envelope])

    assert [one.standing for one in stores.contacts.addressees("zwolle")] == ["afgemeld"]
    assert [row["status"] for row in mailed(zwolle_engine)] == [""]


@pytest.mark.parametrize(
    ("values", "standing", "emptied"),
    [
        ({"finished": True}, None, 1),
        ({"status": "ingetrokken"}, None, 1),
        ({}, Standing.OPTED_OUT, 1),
        ({}, Standing.UNDELIVERABLE, 1),
        ({}, None, 0),
    ],
    ids=["finished", "withdrawn", "opted out", "undeliverable", "waiting"],
)
def test_address_and_link_of_who_is_done_are_emptied(
    stores, batch, zwolle_engine, contacts_engine, values, standing, emptied
):
    stores.contacts.bring_in("zwolle", batch(JAN))
    if values:
        change_invitation(zwolle_engine, **values)
    if standing:
        stores.standings.tell("zwolle", JAN[2], standing)

    assert stores.contacts.tidy("zwolle") == emptied
    assert stores.contacts.tidy("zwolle") == 0

    (row,) = rows(contacts_engine, contacts)
    assert [row["address"], row["token"]].count(None) == 2 * emptied
    assert (claim(stores) is None) == bool(emptied)
    problems = stores.contacts.bring_in("zwolle", batch(JAN))
    assert [one.message for one in problems] == [
        say.LINE_OPTED_OUT if standing is Standing.OPTED_OUT else say.LINE_KNOWN
    ]


def test_destroying_the_key_removes_every_contact_and_takes_no_new_ones(stores, batch, contacts_engine):
    stores.contacts.bring_in("zwolle", batch(JAN, ELS))
    token_hash = stores.contacts.addressees("zwolle")[0].token_hash

    stores.keys.destroy("zwolle")

    assert rows(contacts_engine, contacts) == []
    assert stores.claims.claim("zwolle", token_hash, Kind.INVITATION, TODAY) is None
    assert not stores.standings.tell("zwolle", JAN[2], Standing.OPTED_OUT)
    assert [one.message for one in stores.contacts.bring_in("zwolle", batch(JAN))] == [say.KEY_DESTROYED]


def test_only_claims_of_an_earlier_day_can_be_let_go(stores, batch):
    stores.contacts.bring_in("zwolle", batch(JAN))
    assert isinstance(claim(stores), Claim)
    tomorrow = date(2026, 11, 28)

    assert (stores.claims.unsure("zwolle", TODAY), stores.claims.release_unsure("zwolle", TODAY)) == (0, 0)
    assert (stores.claims.unsure("zwolle", tomorrow), stores.claims.release_unsure("almelo", tomorrow)) == (
        1,
        0,
    )
    assert stores.claims.release_unsure("zwolle", tomorrow) == 1
    assert isinstance(claim(stores), Claim)


def test_the_days_of_a_batch_can_change_but_not_those_of_a_letter(stores, batch, zwolle_engine):
    stores.contacts.bring_in("zwolle", batch(JAN))
    with writing(zwolle_engine) as connection:
        letter = {"study": "zwolle", "label": "brief", "channel": "brief", "made_on": TODAY}
        number = connection.execute(insert(batches).values(letter).returning(batches.c.id)).scalar_one()
    (mine,) = stores.contacts.batches("zwolle")

    assert stores.contacts.plan("zwolle", mine.id, None, date(2026, 12, 1))
    assert not stores.contacts.plan("zwolle", number, TODAY, TODAY)
    assert not stores.contacts.plan("almelo", mine.id, TODAY, TODAY)

    (changed,) = stores.contacts.batches("zwolle")
    assert (changed.send_on, changed.remind_on) == (None, date(2026, 12, 1))


def test_the_tables_of_the_store_are_not_those_of_the_study():
    assert set(metadata.tables) & set(tables.metadata.tables) == set()
    source = Path(__file__).resolve().parents[4] / "survey_app" / "storage" / "migrations"
    assert not any("mail_texts" in file.read_text(encoding="utf-8") for file in source.rglob("*.py"))
