"""Batches of invitations in the database: made at once, their codes made when they are printed, marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    and_,
    bindparam,
    distinct,
    func,
    insert,
    or_,
    select,
    update,
)

from survey_app.domain.inviting.batch import Batch, KeptBatch, Numbered
from survey_app.domain.inviting.order import Order
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import batches, paper_entries
from survey_app.storage.link_cuts import must_not_be_cut
from survey_app.storage.tables import invitations


class SqlBatches:
    """The store behind the batches of `use_cases.invite`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def labels(self, study: str) -> tuple[str, ...]:
        """The names of the study's batches."""
        with reading(self._engine) as connection:
            return _labels(connection, study)

    def make(
        self, batch: Batch, orders: Sequence[Order], token_hashes: Sequence[str], today: date
    ) -> int | None:
        """Keeps the batch with one invitation per order and hash; None when its name was taken meanwhile.

        LinkIsCut after the cut.
        """
        with writing(self._engine) as connection:
            must_not_be_cut(connection, batch.study)
            if batch.label in _labels(connection, batch.study):
                return None
            number = _insert_batch(connection, batch, today)
            rows = [
                _invitation(order, number, batch.channel, one, today)
                for order, one in zip(orders, token_hashes, strict=True)
            ]
            connection.execute(insert(invitations), rows)
        return number

    def all(self, study: str) -> tuple[KeptBatch, ...]:
        """The study's batches, the newest first."""
        with reading(self._engine) as connection:
            return _kept(connection, _BATCHES.where(batches.c.study == study))

    def find(self, study: str, id: int) -> KeptBatch | None:
        """The batch, or None when the study has no such one."""
        with reading(self._engine) as connection:
            found = _kept(connection, _BATCHES.where(batches.c.study == study, batches.c.id == id))
        return found[0] if found else None

    def numbered(self, batch: KeptBatch) -> tuple[Numbered, ...]:
        """The batch's invitations in their order, numbered from 1."""
        i = invitations.c
        query = select(i.id, i.casus, i.perspectief, i.expires_on, i.status)
        query = query.where(i.study == batch.study, i.batch == batch.id).order_by(i.id)
        with reading(self._engine) as connection:
            return tuple(Numbered(n, *row) for n, row in enumerate(connection.execute(query), start=1))

    def with_hashes(self, batch: KeptBatch, token_hashes: Sequence[str]) -> dict[str, int]:
        """Hash -> invitation, for those hashes that belong to the batch, also of who chose a pincode."""
        i = invitations.c
        own = func.coalesce(i.code_hash, i.token_hash)
        query = select(own.label("hash"), i.id).where(i.batch == batch.id, own.in_(token_hashes))
        with reading(self._engine) as connection:
            return {row.hash: row.id for row in connection.execute(query)}

    def is_used(self, batch: KeptBatch) -> bool:
        """Whether someone already did something with a code of the batch."""
        with reading(self._engine) as connection:
            return _is_used(connection, batch.id)

    def renew(self, batch: KeptBatch, token_hashes: Mapping[int, str]) -> bool:
        """Gives each invitation its new hash; False and no change when a code was used or made meanwhile.

        LinkIsCut after the cut.
        """
        b = batches.c
        counted = update(batches).where(b.id == batch.id, b.printed == batch.printed)
        with writing(self._engine) as connection:
            must_not_be_cut(connection, batch.study)
            made = connection.execute(counted.values(printed=batch.printed + 1))
            if not made.rowcount:
                return False
            if _is_used(connection, batch.id):
                connection.rollback()
                return False
            connection.execute(
                _NEW_HASH, [{"invitation": id, "new": one} for id, one in token_hashes.items()]
            )
        return True

    def mark(self, batch: KeptBatch, ids: Iterable[int], status: str) -> None:
        """Says of these invitations of the batch what became of them; '' takes it back."""
        chosen = and_(invitations.c.batch == batch.id, invitations.c.id == bindparam("invitation"))
        with writing(self._engine) as connection:
            connection.execute(
                update(invitations).where(chosen).values(status=status), [{"invitation": id} for id in ids]
            )


_NEW_HASH = (
    update(invitations)
    .where(invitations.c.id == bindparam("invitation"))
    .values(token_hash=bindparam("new"), code_hash=None)
)
_BATCHES = (
    select(
        batches,
        func.count(invitations.c.id).label("size"),
        func.count(distinct(invitations.c.casus)).label("casussen"),
        func.max(invitations.c.expires_on).label("expires_on"),
    )
    .select_from(batches.outerjoin(invitations, invitations.c.batch == batches.c.id))
    .group_by(batches.c.id)
    .order_by(batches.c.id.desc())
)


def _labels(connection: Connection, study: str) -> tuple[str, ...]:
    return tuple(connection.execute(select(batches.c.label).where(batches.c.study == study)).scalars())


def _insert_batch(connection: Connection, batch: Batch, today: date) -> int:
    row = {
        "study": batch.study,
        "label": batch.label,
        "channel": batch.channel,
        "made_on": today,
        "remind_on": batch.remind_on,
    }
    return int(connection.execute(insert(batches).values(row).returning(batches.c.id)).scalar_one())


def _invitation(order: Order, batch: int, channel: str, token_hash: str, today: date) -> dict[str, Any]:
    return {
        "study": order.study,
        "casus": order.casus,
        "perspectief": order.perspectief,
        "instrument": order.instrument,
        "version": order.version,
        "made_on": today,
        "expires_on": order.expires_on,
        "token_hash": token_hash,
        "batch": batch,
        "channel": channel,
    }


def _is_used(connection: Connection, batch: int) -> bool:
    """Begun, sent, or typed in from paper."""
    i, p = invitations.c, paper_entries.c
    typed = select(p.invitation).where(p.study == i.study, p.invitation == i.id).exists()
    used = select(i.id).where(i.batch == batch, or_(i.response.is_not(None), i.finished, typed)).limit(1)
    return connection.execute(used).first() is not None


def _kept(connection: Connection, query: Select[Any]) -> tuple[KeptBatch, ...]:
    return tuple(_batch(row, _perspectieven(connection, row.id)) for row in connection.execute(query).all())


def _perspectieven(connection: Connection, batch: int) -> tuple[str, ...]:
    i = invitations.c
    query = select(i.perspectief).where(i.batch == batch).group_by(i.perspectief).order_by(func.min(i.id))
    return tuple(connection.execute(query).scalars())


def _batch(row: Row[Any], perspectieven: tuple[str, ...]) -> KeptBatch:
    return KeptBatch(
        id=row.id,
        study=row.study,
        label=row.label,
        channel=row.channel,
        made_on=row.made_on,
        size=row.size,
        perspectieven=perspectieven,
        casussen=row.casussen,
        remind_on=row.remind_on,
        expires_on=row.expires_on,
        printed=row.printed,
    )
