"""Inviting: links that only exist on the screen, hashes that only exist in the store."""

from __future__ import annotations

from datetime import date

from survey_app.domain.invitation import hash_token
from survey_app.domain.inviting.order import Order
from survey_app.use_cases.invite import invite, link

ORDER = Order("proef", "1", "ouder", "vragen", "1", count=3)
TODAY = date(2026, 3, 1)


class Remembering:
    """A store that keeps what it was given."""

    def add(self, order, token_hashes, today):
        self.given = (order, list(token_hashes), today)


def test_every_link_is_new_and_only_its_hash_is_kept():
    store = Remembering()
    tokens = invite(store, ORDER, TODAY)

    assert len(set(tokens)) == 3
    assert store.given == (ORDER, [hash_token(token) for token in tokens], TODAY)
    assert not set(tokens) & set(store.given[1])


def test_a_link_is_an_address_below_the_public_one():
    assert link("https://vragen.voorbeeld.nl/", "abc") == "https://vragen.voorbeeld.nl/v/abc"
