"""Who asked to be contacted later, and how: apart from every answer.

A wish is kept under a name that only the study's key works out of the invitation, so that it goes when the
answers are taken back. An anonymous response knows no invitation: nothing leads from it to a wish.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Engine, delete, insert, select

from survey_app.storage.contacts.contact_cipher import ContactCipher
from survey_app.storage.contacts.database import reading, writing
from survey_app.storage.contacts.study_keys import SqlStudyKeys
from survey_app.storage.contacts.tables import wishes


class Wish(NamedTuple):
    """How someone can be reached: what they wrote, and a name to remove it by."""

    id: str
    reach: str


class SqlWishes:
    """The wishes of every study, encrypted with its key; destroying the key removes them."""

    def __init__(self, engine: Engine, keys: SqlStudyKeys) -> None:
        self._engine, self._keys = engine, keys

    def keep_wish(self, study: str, reach: str, invitation: int) -> bool:
        """Keeps a telephone number or e-mail address; False when the study's key was destroyed.

        One per invitation: a later one takes its place, and who takes answers back takes it along. No day is
        kept: beside the response curve it would tell whose wish this is.
        """
        key = self._keys.make(study)
        if key is None:
            return False
        cipher = ContactCipher(key)
        name = cipher.wish_name(invitation)
        with writing(self._engine) as connection:
            connection.execute(delete(wishes).where(wishes.c.id == name))
            connection.execute(insert(wishes), {"id": name, "study": study, "reach": cipher.encrypt(reach)})
        return True

    def wishes(self, study: str) -> tuple[Wish, ...]:
        """Every wish, in an order that tells nothing; none when the key was destroyed."""
        key = self._keys.key(study)
        if key is None:
            return ()
        query = select(wishes).where(wishes.c.study == study).order_by(wishes.c.id)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(Wish(row.id, ContactCipher(key).decrypt(row.reach)) for row in rows)

    def count(self, study: str) -> int:
        """How many asked to be contacted."""
        with reading(self._engine) as connection:
            return len(connection.execute(select(wishes.c.id).where(wishes.c.study == study)).all())

    def remove(self, study: str, wish: str) -> bool:
        """Removes one wish; False when it is not there."""
        here = (wishes.c.study == study, wishes.c.id == wish)
        with writing(self._engine) as connection:
            return bool(connection.execute(delete(wishes).where(*here)).rowcount)
