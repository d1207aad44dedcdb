"""Addresses that get no more mail in a study: someone asked for it, or it does not arrive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Engine, select, update

from survey_app.domain.invitation import hash_token
from survey_app.domain.mailing.turns import Standing
from survey_app.storage import database as main
from survey_app.storage.contacts import invited
from survey_app.storage.contacts.contact_cipher import ContactCipher
from survey_app.storage.contacts.database import reading, writing
from survey_app.storage.contacts.study_keys import SqlStudyKeys
from survey_app.storage.contacts.tables import contacts, messages

_C, _M = contacts.c, messages.c


class OptOut(NamedTuple):
    """What is behind the link to get no more mail."""

    study: str
    language: str
    opted_out: bool


class SqlStandings:
    """Who gets no more mail: `engine` is the main database, `store` the contact store."""

    def __init__(self, engine: Engine, store: Engine, keys: SqlStudyKeys) -> None:
        self._engine, self._store, self._keys = engine, store, keys

    def find(self, token: str) -> OptOut | None:
        """Whose link this is; None when it is nobody's, or when the contacts are gone."""
        with reading(self._store) as here:
            row = here.execute(select(contacts).where(_C.opt_out == hash_token(token))).first()
        return OptOut(row.study, row.language, row.standing == Standing.OPTED_OUT) if row else None

    def opt_out(self, token: str) -> bool:
        """No more mail in this study to the address behind this link; False when it is nobody's link."""
        with writing(self._store) as here:
            row = here.execute(select(contacts).where(_C.opt_out == hash_token(token))).first()
            if row:
                _set(here, row.study, [row.fingerprint], Standing.OPTED_OUT)
        return row is not None

    def tell(self, study: str, address: str, standing: Standing) -> bool:
        """What someone told us of an address; False when the study does not know it."""
        key = self._keys.key(study)
        if key is None:
            return False
        return bool(self._settle(study, [ContactCipher(key).fingerprint(address)], standing))

    def came_back(self, study: str, envelopes: Iterable[str]) -> int:
        """These messages could not be delivered; how many of them were this study's."""
        with reading(self._store) as here:
            hashes = [one for envelope in envelopes if (one := _sent_to(here, study, envelope))]
            prints = [
                here.execute(select(_C.fingerprint).where(_C.token_hash == one)).scalar() for one in hashes
            ]
        self._settle(study, [one for one in prints if one], Standing.UNDELIVERABLE)
        return len(hashes)

    def _settle(self, study: str, fingerprints: Sequence[str], standing: Standing) -> list[str]:
        with main.writing(self._engine) as there, writing(self._store) as here:
            hashes = _set(here, study, fingerprints, standing)
            if standing is Standing.UNDELIVERABLE:
                invited.mark_undeliverable(there, study, hashes)
        return hashes


def _sent_to(here: Connection, study: str, envelope: str) -> str:
    query = select(_M.token_hash).where(_M.study == study, _M.envelope == envelope)
    return str(here.execute(query).scalar() or "")


def _set(here: Connection, study: str, fingerprints: Sequence[str], standing: Standing) -> list[str]:
    """Every contact with such an address; who asked for no mail keeps that standing. Their hashes."""
    hashes: list[str] = []
    for fingerprint in sorted(set(fingerprints)):
        same = (_C.study == study, _C.fingerprint == fingerprint)
        change = update(contacts).where(*same, _C.standing != Standing.OPTED_OUT)
        here.execute(change.values(standing=str(standing)))
        hashes += here.execute(select(_C.token_hash).where(*same)).scalars()
    return hashes
