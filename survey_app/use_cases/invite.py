"""Inviting: links are made and shown once; only their hashes are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from survey_app.domain.invitation import hash_token, make_token
from survey_app.domain.order import Order


class Invitations(Protocol):
    """Where invitations are kept (survey_app/storage/invitations.py)."""

    def add(self, order: Order, token_hashes: Sequence[str], today: date) -> None:
        """Keeps one invitation per hash: all of them or none."""


def invite(store: Invitations, order: Order, today: date) -> tuple[str, ...]:
    """The tokens of the new invitations: they cannot be asked for again."""
    tokens = tuple(make_token() for _ in range(order.count))
    store.add(order, [hash_token(token) for token in tokens], today)
    return tokens


def link(public_url: str, token: str) -> str:
    """The address that a respondent opens."""
    return f"{public_url.rstrip('/')}/v/{token}"
