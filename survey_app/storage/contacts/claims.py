"""Messages: claimed before they are sent and marked after: who is stopped halfway sends none twice."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from sqlalchemy import Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.mailing.turns import Claim, Kind, State
from survey_app.storage.contacts.contact_cipher import ContactCipher
from survey_app.storage.contacts.database import reading, writing
from survey_app.storage.contacts.study_keys import SqlStudyKeys
from survey_app.storage.contacts.tables import contacts, messages

_C, _M = contacts.c, messages.c
ENVELOPE_BYTES = 16  # 128 bits: nobody can make up a bounce


class SqlClaims:
    """The messages of every study in the contact store."""

    def __init__(self, store: Engine, keys: SqlStudyKeys) -> None:
        self._store, self._keys = store, keys

    def claim(self, study: str, token_hash: str, kind: Kind, today: date) -> Claim | None:
        """The message, once; None when it was claimed before, or when no mail may go there any more."""
        key = self._keys.key(study)
        envelope = secrets.token_hex(ENVELOPE_BYTES)
        row = {"study": study, "token_hash": token_hash, "kind": str(kind), "envelope": envelope}
        try:
            with writing(self._store) as here:
                who = here.execute(
                    select(contacts).where(_C.study == study, _C.token_hash == token_hash)
                ).first()
                if key is None or who is None or who.standing or who.address is None or who.token is None:
                    return None
                here.execute(insert(messages), {**row, "state": str(State.CLAIMED), "day": today})
        except IntegrityError:
            return None
        cipher = ContactCipher(key)
        address, token = cipher.decrypt(who.address), cipher.decrypt(who.token)
        return Claim(
            token_hash, kind, envelope, who.language, address, token, cipher.opt_out_token(token_hash)
        )

    def mark(self, claim: Claim, state: State) -> None:
        """What became of the message."""
        with writing(self._store) as here:
            here.execute(update(messages).where(_M.envelope == claim.envelope).values(state=str(state)))

    def release(self, claim: Claim) -> None:
        """The message was certainly not sent: it may be claimed again."""
        with writing(self._store) as here:
            here.execute(delete(messages).where(_M.envelope == claim.envelope))

    def unsure(self, study: str, before: date) -> int:
        """How many messages were claimed before this day and never marked: they may have gone."""
        with reading(self._store) as here:
            query = select(func.count()).select_from(messages).where(*_unsure(study, before))
            return int(here.execute(query).scalar_one())

    def release_unsure(self, study: str, before: date) -> int:
        """Lets these be sent after all, at the risk that some arrive twice; how many."""
        with writing(self._store) as here:
            return int(here.execute(delete(messages).where(*_unsure(study, before))).rowcount)


def _unsure(study: str, before: date) -> tuple[Any, ...]:
    return (_M.study == study, _M.state == State.CLAIMED, _M.day < before)
