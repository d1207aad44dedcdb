"""Where a guess came from: one fingerprint a day, that nobody can bend with a header or read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.domain.inviting.guesses import client_address, origin_of, seconds_left, stretch_of

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("", 0, "10.0.0.1"),
        ("198.51.100.7", 0, "10.0.0.1"),  # nobody of ours stands before the app: the header is the visitor's
        ("198.51.100.7", 1, "198.51.100.7"),
        ("1.1.1.1, 198.51.100.7", 1, "198.51.100.7"),  # what stands before was written by the visitor
        ("1.1.1.1, 198.51.100.7, 10.0.0.9", 2, "198.51.100.7"),
        ("198.51.100.7", 2, "10.0.0.1"),
        (" , ", 1, "10.0.0.1"),
        ("198.51.100.7:4711", 1, "198.51.100.7"),
        ("[2001:db8::1]:4711", 1, "2001:db8::1"),
    ],
)
def test_only_what_our_own_proxies_saw_is_believed(forwarded, proxies, address):
    assert client_address("10.0.0.1", forwarded, proxies) == address


def test_an_origin_is_another_one_tomorrow_and_under_another_key():
    today = origin_of("sleutel", DAY, "192.0.2.1")

    assert today == origin_of("sleutel", DAY, "192.0.2.1") == origin_of("sleutel", DAY, "::ffff:192.0.2.1")
    others = {origin_of("sleutel", date(2026, 11, 28), "192.0.2.1"), origin_of("ander", DAY, "192.0.2.1")}
    assert len({today, *others, origin_of("sleutel", DAY, "192.0.2.2")}) == 4


def test_a_household_cannot_guess_from_each_of_its_ipv6_addresses():
    one, same, other = ("2001:db8:1:1::1", "2001:db8:1:1:ffff::9", "2001:db8:1:2::1")

    assert origin_of("k", DAY, one) == origin_of("k", DAY, same) != origin_of("k", DAY, other)


@given(st.text(max_size=60))
def test_any_address_has_a_fingerprint_without_the_address_in_it(address):
    assert len(origin_of("k", DAY, client_address(address, address, 1))) == 32


def test_ten_minutes_end_when_they_end():
    assert stretch_of(1199.9) == 1
    assert seconds_left(1199.5) == 1
    assert seconds_left(1200) == 600
