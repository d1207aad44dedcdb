"""The contact store: a database of its own, apart from the answers, readable only with a key per study.

`open_contacts` opens it; `SqlStudyKeys` makes and destroys keys; `SqlWishes` keeps how someone who asked for
it can be reached later. Destroying the key of a study is for good:
nothing that was encrypted with it can be read again, and nothing new can be kept for that study (ADR 0010).
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Engine

from survey_app.storage.contacts.claims import SqlClaims
from survey_app.storage.contacts.contacts import NewBatch, SqlContacts
from survey_app.storage.contacts.database import open_contacts
from survey_app.storage.contacts.kept_texts import SqlMailTexts
from survey_app.storage.contacts.reader_mail import SqlReaderMail
from survey_app.storage.contacts.standings import OptOut, SqlStandings
from survey_app.storage.contacts.study_keys import SqlStudyKeys
from survey_app.storage.contacts.wishes import SqlWishes, Wish

__all__ = [
    "MailStores",
    "NewBatch",
    "OptOut",
    "SqlReaderMail",
    "SqlStudyKeys",
    "SqlWishes",
    "Wish",
    "mail_stores",
    "open_contacts",
]


class MailStores(NamedTuple):
    """Everything about mail, each in the place where it is kept."""

    keys: SqlStudyKeys
    contacts: SqlContacts
    standings: SqlStandings
    claims: SqlClaims
    texts: SqlMailTexts
    wishes: SqlWishes


def mail_stores(engine: Engine, store: Engine, secret: str) -> MailStores:
    """The stores on the main database and the contact store; `secret` is WEDERHOOR_CONTACT_KEY."""
    keys = SqlStudyKeys(store, secret)
    return MailStores(
        keys,
        SqlContacts(engine, store, keys),
        SqlStandings(engine, store, keys),
        SqlClaims(store, keys),
        SqlMailTexts(store),
        SqlWishes(store, keys),
    )
