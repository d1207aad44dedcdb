"""Invitations by mail in the main database: made with their batch, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, insert, select, update

from survey_app.domain.mailing.turns import MailBatch, Standing
from survey_app.storage.field_tables import batches
from survey_app.storage.tables import invitations

CHANNEL = "mail"
_I, _B = invitations.c, batches.c
_MOST_AT_ONCE = 400  # values in one statement


class NewInvitation(NamedTuple):
    """An invitation to be made: which questionnaire, about which casus."""

    token_hash: str
    casus: str
    perspectief: str
    instrument: str
    version: str


def add_batch(connection: Connection, study: str, batch: MailBatch) -> int:
    """Keeps the batch, whose own id is not used; the id it got."""
    row = {
        "study": study,
        "label": batch.label,
        "channel": CHANNEL,
        "made_on": batch.made_on,
        "remind_on": batch.remind_on,
    }
    return int(connection.execute(insert(batches).values(row).returning(_B.id)).scalar_one())


def add_invitations(
    connection: Connection,
    study: str,
    batch: int,
    new: Sequence[NewInvitation],
    made_on: date,
    expires_on: date | None,
) -> None:
    """Keeps one invitation per contact."""
    shared = {
        "study": study,
        "batch": batch,
        "channel": CHANNEL,
        "made_on": made_on,
        "expires_on": expires_on,
    }
    connection.execute(insert(invitations), [{**shared, **one._asdict()} for one in new])


def batches_of(connection: Connection, study: str) -> tuple[MailBatch, ...]:
    """The batches of mail, oldest first; without the day of sending, which the contact store has."""
    query = select(batches).where(_B.study == study, _B.channel == CHANNEL).order_by(_B.id)
    rows = connection.execute(query).all()
    return tuple(MailBatch(r.id, r.label, r.made_on, None, r.remind_on) for r in rows)


def invited(connection: Connection, study: str, token_hash: str = "") -> Mapping[str, Mapping[str, Any]]:
    """Hash -> casus, perspectief, batch, expires_on, finished, status; of all by mail, or of one."""
    query = select(
        _I.token_hash, _I.casus, _I.perspectief, _I.batch, _I.expires_on, _I.finished, _I.status
    ).where(_I.study == study, _I.channel == CHANNEL)
    if token_hash:
        query = query.where(_I.token_hash == token_hash)
    return {row["token_hash"]: dict(row) for row in connection.execute(query).mappings()}


def set_remind_on(connection: Connection, study: str, batch: int, day: date | None) -> bool:
    """Plans the reminder; False when there is no such batch of mail."""
    here = and_(_B.study == study, _B.id == batch, _B.channel == CHANNEL)
    return bool(connection.execute(update(batches).where(here).values(remind_on=day)).rowcount)


def mark_undeliverable(connection: Connection, study: str, token_hashes: Iterable[str]) -> None:
    """These invitations never arrived; what was finished or has another status stays as it is."""
    hashes = sorted(token_hashes)
    for start in range(0, len(hashes), _MOST_AT_ONCE):
        here = and_(
            _I.study == study,
            _I.token_hash.in_(hashes[start : start + _MOST_AT_ONCE]),
            _I.status == "",
            _I.finished.is_(False),
        )
        connection.execute(update(invitations).where(here).values(status=str(Standing.UNDELIVERABLE)))
