"""Who gets mail: brought in whole or not at all, found by fingerprint, and emptied when they are done.

A contact belongs to an invitation in the main database by the hash of its token. Contacts are written inside
the transaction that makes the invitations, and committed first: broken off between the two, some contacts
have no invitation. They get nothing, and the next list removes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Row, Select, Table, delete, insert, select, update

from survey_app.domain.invitation import hash_token, make_token
from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.contact_list import LineProblem, NewContact
from survey_app.domain.mailing.turns import Addressee, MailBatch, Message, Standing
from survey_app.storage import database as main
from survey_app.storage.contacts import invited
from survey_app.storage.contacts.contact_cipher import ContactCipher
from survey_app.storage.contacts.database import reading, writing
from survey_app.storage.contacts.study_keys import SqlStudyKeys
from survey_app.storage.contacts.tables import contacts, mail_days, messages
from survey_app.storage.link_cuts import must_not_be_cut

_C, _M, _D = contacts.c, messages.c, mail_days.c


class NewBatch(NamedTuple):
    """A list of contacts that was found right; `questionnaires` has perspectief -> instrument and version."""

    batch: MailBatch
    contacts: Sequence[NewContact]
    questionnaires: Mapping[str, tuple[str, str]]
    expires_on: date | None = None


class SqlContacts:
    """The contacts of every study: `engine` is the main database, `store` the contact store."""

    def __init__(self, engine: Engine, store: Engine, keys: SqlStudyKeys) -> None:
        self._engine, self._store, self._keys = engine, store, keys

    def bring_in(self, study: str, new: NewBatch) -> tuple[LineProblem, ...]:
        """Makes an invitation for each contact; or nothing, and what is wrong with which line.

        LinkIsCut after the cut.
        """
        key = self._keys.make(study)
        if key is None:
            return (LineProblem(0, say.KEY_DESTROYED, {}),)
        rows = [_row(study, ContactCipher(key), one) for one in new.contacts]
        with main.writing(self._engine) as there:
            must_not_be_cut(there, study)
            known = invited.invited(there, study)
            with writing(self._store) as here:
                _remove_uninvited(here, study, known)
                problems = _known_before(here, study, new.contacts, rows, known)
                if not problems:
                    _keep(there, here, study, new, rows)
        return problems

    def batches(self, study: str) -> tuple[MailBatch, ...]:
        """The batches of mail with their days, oldest first."""
        with main.reading(self._engine) as there:
            found = invited.batches_of(there, study)
        with reading(self._store) as here:
            rows = here.execute(select(mail_days).where(_D.study == study)).all()
        days = {row.batch: row.send_on for row in rows}
        return tuple(one._replace(send_on=days.get(one.id)) for one in found)

    def plan(self, study: str, batch: int, send_on: date | None, remind_on: date | None) -> bool:
        """Sets the days of a batch; None makes it wait. False when there is no such batch.

        LinkIsCut after the cut.
        """
        with main.writing(self._engine) as there:
            must_not_be_cut(there, study)
            if not invited.set_remind_on(there, study, batch, remind_on):
                return False
            with writing(self._store) as here:
                here.execute(delete(mail_days).where(_D.study == study, _D.batch == batch))
                here.execute(insert(mail_days), {"study": study, "batch": batch, "send_on": send_on})
        return True

    def addressees(self, study: str, token_hash: str = "") -> tuple[Addressee, ...]:
        """Everyone in a batch of mail, as planning needs them; or the one with this hash of their token.

        In an order that tells nothing.
        """
        with main.reading(self._engine) as there:
            known = invited.invited(there, study, token_hash)
        with reading(self._store) as here:
            people = here.execute(_of(contacts, study, token_hash).order_by(_C.token_hash)).all()
            sent = here.execute(_of(messages, study, token_hash)).all()
        done: dict[str, dict[str, Message]] = {}
        for one in sent:
            done.setdefault(one.token_hash, {})[one.kind] = Message(one.state, one.day)
        return tuple(
            _addressee(one, known[one.token_hash], done.get(one.token_hash, {}))
            for one in people
            if one.token_hash in known
        )

    def tidy(self, study: str) -> int:
        """Empties the address and the token of whoever is done, refused or wants no mail; how many."""
        people = self.addressees(study)
        done = [one.token_hash for one in people if one.finished or one.status or one.standing]
        with writing(self._store) as here:
            return sum(
                here.execute(_EMPTY.where(_C.token_hash == one, _C.address.is_not(None))).rowcount
                for one in done
            )


_EMPTY = update(contacts).values(address=None, token=None)


def _of(table: Table, study: str, token_hash: str) -> Select[Any]:
    query = select(table).where(table.c.study == study)
    return query.where(table.c.token_hash == token_hash) if token_hash else query


def _addressee(one: Row[Any], row: Mapping[str, Any], done: Mapping[str, Message]) -> Addressee:
    return Addressee(
        one.token_hash,
        row["batch"],
        one.language,
        one.standing,
        row["expires_on"],
        row["finished"],
        row["status"],
        done,
    )


def _row(study: str, cipher: ContactCipher, one: NewContact) -> dict[str, Any]:
    """The contact as it is kept, with a fresh token."""
    token = make_token()
    token_hash = hash_token(token)
    return {
        "study": study,
        "token_hash": token_hash,
        "fingerprint": cipher.fingerprint(one.address),
        "opt_out": hash_token(cipher.opt_out_token(token_hash)),
        "address": cipher.encrypt(one.address),
        "token": cipher.encrypt(token),
        "language": one.language,
    }


def _keep(
    there: Connection, here: Connection, study: str, new: NewBatch, rows: Sequence[Mapping[str, Any]]
) -> None:
    number = invited.add_batch(there, study, new.batch)
    invitations = [
        invited.NewInvitation(
            row["token_hash"], one.casus, one.perspectief, *new.questionnaires[one.perspectief]
        )
        for one, row in zip(new.contacts, rows, strict=True)
    ]
    invited.add_invitations(there, study, number, invitations, new.batch.made_on, new.expires_on)
    here.execute(insert(contacts), list(rows))
    here.execute(insert(mail_days), {"study": study, "batch": number, "send_on": new.batch.send_on})


def _remove_uninvited(here: Connection, study: str, known: Mapping[str, Any]) -> None:
    """What a list that was broken off left behind."""
    kept = here.execute(select(_C.token_hash).where(_C.study == study)).scalars().all()
    for token_hash in set(kept) - set(known):
        here.execute(delete(contacts).where(_C.token_hash == token_hash))


def _known_before(
    here: Connection,
    study: str,
    new: Sequence[NewContact],
    rows: Sequence[Mapping[str, Any]],
    known: Mapping[str, Mapping[str, Any]],
) -> tuple[LineProblem, ...]:
    """The lines with an address that was invited for that casus before, or that wants no mail."""
    kept = here.execute(select(_C.fingerprint, _C.token_hash, _C.standing).where(_C.study == study)).all()
    invited_for = {
        (row.fingerprint, known[row.token_hash]["casus"]) for row in kept if row.token_hash in known
    }
    opted_out = {row.fingerprint for row in kept if row.standing == Standing.OPTED_OUT}
    found = []
    for one, row in zip(new, rows, strict=True):
        if row["fingerprint"] in opted_out:
            found.append(LineProblem(one.line, say.LINE_OPTED_OUT, {}))
        elif (row["fingerprint"], one.casus) in invited_for:
            found.append(LineProblem(one.line, say.LINE_KNOWN, {}))
    return tuple(found)
