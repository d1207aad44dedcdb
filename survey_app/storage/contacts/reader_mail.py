"""Addresses of readers in wederhoor and the mail they got: encrypted, apart from rounds and reactions.

They have a key of their own per study: cutting the link with respondents leaves them as they are. They go
when their round closes.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.wederhoor.reader_mail import MailKind, ReaderMessage
from survey_app.storage.contacts.contact_cipher import ContactCipher
from survey_app.storage.contacts.database import forget_removed, reading, writing
from survey_app.storage.contacts.study_keys import SqlStudyKeys
from survey_app.storage.contacts.tables import reader_addresses, reader_messages

_A, _M = reader_addresses.c, reader_messages.c


class SqlReaderMail:
    """Addresses and messages of the rounds of one study."""

    def __init__(self, store: Engine, keys: SqlStudyKeys, study: str) -> None:
        self._store, self._keys = store, keys
        self._study = f"wederhoor:{study}"  # no study is called so: the key is of wederhoor alone

    def addresses(self, round: str) -> dict[str, str]:
        """Function -> address. For who sends; a page shows no more than `masked`."""
        with reading(self._store) as here:
            rows = here.execute(select(reader_addresses).where(*self._of(_A, round))).all()
        key = self._keys.key(self._study) if rows else None
        cipher = ContactCipher(key) if key else None
        return {row.reader: cipher.decrypt(row.address) for row in rows} if cipher else {}

    def keep(self, round: str, changes: Mapping[str, str]) -> bool:
        """Keeps these addresses, '' takes one away; False when there is no key to keep them with."""
        key = self._keys.make(self._study) if any(changes.values()) else ""
        if key is None:
            return False
        with writing(self._store) as here:
            for reader, address in changes.items():
                here.execute(delete(reader_addresses).where(*self._of(_A, round), _A.reader == reader))
                if key and address:
                    row = {"reader": reader, "address": ContactCipher(key).encrypt(address)}
                    here.execute(insert(reader_addresses), {"study": self._study, "round": round, **row})
        return True

    def forget(self, round: str) -> None:
        """The addresses of the round go, for good; that mail was sent stays known."""
        with writing(self._store) as here:
            gone = here.execute(delete(reader_addresses).where(*self._of(_A, round))).rowcount
        if gone:
            forget_removed(self._store)

    def messages(self, round: str) -> tuple[ReaderMessage, ...]:
        """Every mail of the round, in the order of readers and then of sending."""
        query = select(reader_messages).where(*self._of(_M, round))
        with reading(self._store) as here:
            rows = here.execute(query.order_by(_M.reader, _M.day, _M.kind, _M.number)).all()
        return tuple(
            ReaderMessage(
                row.round, row.reader, MailKind(row.kind), row.number, row.state, row.day.isoformat()
            )
            for row in rows
        )

    def claim(self, one: ReaderMessage) -> str:
        """Makes the mail ours to send: what its envelope is called, '' when someone else sends it now."""
        envelope = secrets.token_hex(16)
        row = {"round": one.round, "reader": one.reader, "kind": str(one.kind), "number": one.number}
        more = {"state": one.state, "day": date.fromisoformat(one.day), "envelope": envelope}
        try:
            with writing(self._store) as here:
                here.execute(insert(reader_messages), {"study": self._study, **row, **more})
        except IntegrityError:
            return ""
        return envelope

    def settle(self, envelope: str, state: str) -> None:
        """What became of the mail."""
        with writing(self._store) as here:
            here.execute(update(reader_messages).where(_M.envelope == envelope).values(state=state))

    def _of(self, c: Any, round: str) -> tuple[Any, ...]:
        return (c.study == self._study, c.round == round)
