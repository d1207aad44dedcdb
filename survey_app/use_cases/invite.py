"""Inviting: batches, codes and links. Codes are made once and handed over; only their hashes are kept."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from survey_app.domain.invitation import REFUSED, UNDELIVERABLE, hash_token, make_token
from survey_app.domain.inviting import code_hash, make_code, tidy_code
from survey_app.domain.inviting.batch import Batch, KeptBatch, Numbered
from survey_app.domain.inviting.order import Order

STATUSES = (UNDELIVERABLE, REFUSED, "")
MOST_MARKED = 20_000  # characters in the field with numbers and codes
_SPAN = re.compile(r"(\d{1,6})-(\d{1,6})")


class Invitations(Protocol):
    """Where invitations are kept (survey_app/storage/invitations.py)."""

    def add(self, order: Order, token_hashes: Sequence[str], today: date) -> None:
        """Keeps one invitation per hash: all of them or none."""


class Batches(Protocol):
    """Where batches are kept (survey_app/storage/batches.py)."""

    def make(
        self, batch: Batch, orders: Sequence[Order], token_hashes: Sequence[str], today: date
    ) -> int | None:
        """Keeps the batch with one invitation per order and hash; None when its name was taken."""

    def numbered(self, batch: KeptBatch) -> tuple[Numbered, ...]:
        """The batch's invitations, numbered from 1."""

    def with_hashes(self, batch: KeptBatch, token_hashes: Sequence[str]) -> dict[str, int]:
        """Hash -> invitation, for those of the batch."""

    def is_used(self, batch: KeptBatch) -> bool:
        """Whether someone already did something with a code of the batch."""

    def renew(self, batch: KeptBatch, token_hashes: Mapping[int, str]) -> bool:
        """Gives each invitation its new hash, unless a code was used or made meanwhile."""

    def mark(self, batch: KeptBatch, ids: Iterable[int], status: str) -> None:
        """Says of these invitations what became of them."""


@dataclass(frozen=True)
class Printed:
    """An invitation with its code, or the token of its link: to be handed over, and nowhere kept."""

    number: int
    code: str
    casus: str
    perspectief: str
    expires_on: date | None = None


class NoCodes(Enum):
    """Why no codes were made."""

    MADE_BEFORE = "made_before"
    USED = "used"


def invite(store: Invitations, order: Order, today: date) -> tuple[str, ...]:
    """The tokens of new invitations outside any batch: they cannot be asked for again."""
    tokens = tuple(make_token() for _ in range(order.count))
    store.add(order, [hash_token(token) for token in tokens], today)
    return tokens


def make_batch(store: Batches, batch: Batch, today: date, in_order: bool = True) -> int | None:
    """The number of the batch, whose codes nobody has yet; None when its name was taken meanwhile.

    Not `in_order`: the numbers follow no order of casussen, so that no casus can be told from them.
    """
    orders = [order for order in batch.orders for _ in range(order.count)]
    if not in_order:
        secrets.SystemRandom().shuffle(orders)
    unknown = [hash_token(make_token()) for _ in orders]  # until its codes are made a batch opens nothing
    return store.make(batch, orders, unknown, today)


def print_codes(store: Batches, batch: KeptBatch, printing: int, key: str) -> tuple[Printed, ...] | NoCodes:
    """The codes of the batch, made now: the first time, or anew. Codes of an earlier printing work no more.

    `printing` is how many printings there were when the person asked: a second click makes no second codes.
    Once someone used a code nothing is made: the letters are out, and a new file without that person's code
    would show who takes part.
    """
    if batch.printed != printing:
        return NoCodes.MADE_BEFORE
    numbered = store.numbered(batch)
    make, hashed = _way_in(batch.channel, key)
    codes = {one.invitation: make() for one in numbered}
    if not store.renew(batch, {id: hashed(code) for id, code in codes.items()}):
        return NoCodes.USED if store.is_used(batch) else NoCodes.MADE_BEFORE
    return tuple(
        Printed(one.number, codes[one.invitation], one.casus, one.perspectief, one.expires_on)
        for one in numbered
    )


def link(public_url: str, token: str) -> str:
    """The address that a respondent opens."""
    return f"{public_url.rstrip('/')}/v/{token}"


def mark(store: Batches, batch: KeptBatch, named: str, status: str, key: str) -> tuple[int, tuple[str, ...]]:
    """Marks the invitations with these numbers or codes: how many, or which names are none of the batch.

    `named` is what someone typed: `3, 7-9` and codes from letters that came back. Wrong names change nothing.
    """
    numbers = {one.number: one.invitation for one in store.numbered(batch)}
    names = [name for name in re.split(r"[,;\s]+", named[:MOST_MARKED]) if name]
    codes = {code_hash(key, code): name for name in names if (code := tidy_code(name))}
    by_code = {codes[one]: id for one, id in store.with_hashes(batch, list(codes)).items()}
    found = {name: _ids(name, numbers) or ([by_code[name]] if name in by_code else []) for name in names}
    unknown = tuple(name[:20] for name, ids in found.items() if not ids)
    if unknown or not names:
        return 0, unknown
    ids = sorted({id for ids in found.values() for id in ids})
    store.mark(batch, ids, status)
    return len(ids), ()


def _ids(name: str, numbers: Mapping[int, int]) -> list[int]:
    """The invitations with this number, or from one number to another; all of them or none."""
    span = _SPAN.fullmatch(f"{name}-{name}" if "-" not in name else name)
    wanted = range(int(span[1]), int(span[2]) + 1) if span and name.isascii() else range(0)
    if not wanted or wanted[0] not in numbers or wanted[-1] not in numbers:
        return []
    return [numbers[number] for number in wanted]


def _way_in(channel: str, key: str) -> tuple[Callable[[], str], Callable[[str], str]]:
    """How a code or token is made and hashed: who gets a letter has to type it, who gets a link has not."""
    if channel == "link":
        return make_token, hash_token
    return make_code, lambda code: code_hash(key, code)
