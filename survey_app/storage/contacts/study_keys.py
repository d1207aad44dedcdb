"""One key per study: it opens contact data and receipts, and destroying it cuts the link for ever.

A key is random and stands in the contact store, encrypted with a secret outside both databases. Several
secrets, the newest first, let the secret be renewed: all of them read, the first writes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.storage.contacts.database import forget_removed, looking_at, writing
from survey_app.storage.contacts.tables import metadata, study_keys
from survey_app.storage.prepared import Prepared

SHORTEST = 32  # characters of a secret; a shorter one could be guessed
KEY_BYTES = 32


class SqlStudyKeys:
    """The keys of every study; `secret` (WEDERHOOR_CONTACT_KEY) encrypts them."""

    def __init__(self, engine: Engine, secret: str) -> None:
        self._engine = engine
        self._secrets = [part.strip() for part in secret.split(",") if part.strip()]
        if not self._secrets or any(len(part) < SHORTEST for part in self._secrets):
            raise RuntimeError(f"WEDERHOOR_CONTACT_KEY needs secrets of at least {SHORTEST} characters")
        self._cipher: Any = None

    def key(self, study: str) -> str | None:
        """The study's key, 64 hexadecimal digits; None when there is none yet, or when it was destroyed.

        None as well when it was encrypted with a secret that is not among these.
        """
        row = self._row(study)
        return self._decrypted(row.key) if row and row.key else None

    def make(self, study: str) -> str | None:
        """The study's key, made on first use; None once it was destroyed: it never comes back."""
        return self.key(study) or self._made(study)

    def _made(self, study: str) -> str | None:
        fresh = self._fernet().encrypt(secrets.token_hex(KEY_BYTES).encode())
        try:
            with writing(self._engine) as connection:
                if connection.execute(_KEY, {"study": study}).first() is None:
                    connection.execute(insert(study_keys), {"study": study, "key": fresh})
        except IntegrityError:  # someone else made it at the same moment: theirs is the one
            pass
        return self.key(study)

    def is_destroyed(self, study: str) -> bool:
        """Whether the study had its key destroyed; not when it never had one."""
        row = self._row(study)
        return row is not None and row.key is None

    def _row(self, study: str) -> Any:
        with looking_at(self._engine) as driver:
            return next(iter(driver.rows(_PREPARED_KEY, {"study": study})), None)

    def destroy(self, study: str) -> None:
        """Removes the key and everything that it opened, for good; also when there was no key yet."""
        with writing(self._engine) as connection:
            _remove_what_it_opened(connection, study)
            _leave_an_empty_row(connection, study)
        forget_removed(self._engine)

    def renew(self) -> int:
        """Encrypts every key anew with the first secret, all or none; how many could not be read.

        What is encrypted with the keys stays as it is. Nothing that the old secret opens is left in the file.
        """
        with writing(self._engine) as connection:
            rows = connection.execute(select(study_keys).where(study_keys.c.key.is_not(None))).all()
            keys = {row.study: self._decrypted(row.key) for row in rows}
            unread = sum(key is None for key in keys.values())
            if not unread:
                self._keep(connection, {study: key for study, key in keys.items() if key})
        forget_removed(self._engine)
        return unread

    def _keep(self, connection: Connection, keys: Mapping[str, str]) -> None:
        for study, key in keys.items():
            values = {"key": self._fernet().encrypt(key.encode())}
            connection.execute(update(study_keys).where(study_keys.c.study == study).values(values))

    def _decrypted(self, kept: bytes) -> str | None:
        from cryptography.fernet import InvalidToken

        try:
            return str(self._fernet().decrypt(kept).decode())
        except InvalidToken:
            return None

    def _fernet(self) -> Any:
        """Made at first use: a process that opens no key loads no cryptography."""
        from cryptography.fernet import Fernet, MultiFernet

        if self._cipher is None:
            derived = [hmac.new(one.encode(), _PURPOSE, hashlib.sha256).digest() for one in self._secrets]
            self._cipher = MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
        return self._cipher


_PURPOSE = b"wederhoor study key"
_KEY = select(study_keys.c.key).where(study_keys.c.study == bindparam("study"))
_PREPARED_KEY = Prepared(_KEY)  # start and thank-you pages ask for it


def _remove_what_it_opened(connection: Connection, study: str) -> None:
    """Every row of the study in every table but this one: unreadable is good, gone is better."""
    for table in metadata.sorted_tables:
        if "study" in table.c and table is not study_keys:
            connection.execute(delete(table).where(table.c.study == study))


def _leave_an_empty_row(connection: Connection, study: str) -> None:
    here = study_keys.c.study == study
    if not connection.execute(update(study_keys).where(here).values(key=None)).rowcount:
        connection.execute(insert(study_keys), {"study": study, "key": None})
