"""Guessing codes: where a guess came from, as a fingerprint of one day, and in which ten minutes.

Twenty wrong guesses in ten minutes is far more than mistyping makes: a mistyped code fails its check
character and is no guess. Of 2^40 codes that leaves a guesser, even with thousands of addresses, nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from datetime import date

MOST_GUESSES = 20  # wrong codes from one place in one stretch
STRETCH = 600  # seconds
KEPT = 6  # stretches: what is an hour old is removed


def stretch_of(moment: float) -> int:
    """The number of the ten minutes in which this moment (seconds since 1970) falls."""
    return int(moment // STRETCH)


def seconds_left(moment: float) -> int:
    """How long until the next ten minutes begin: 1-600 seconds."""
    return STRETCH - int(moment % STRETCH)


def origin_of(key: str, day: date, address: str) -> str:
    """A fingerprint of where someone is: the same for one day, and nothing to read an address from.

    Who has the key and a row can try every address; the key stands outside the database, the row goes
    within the hour.
    """
    of_day = hmac.new(key.encode(), f"herkomst:{day.isoformat()}".encode(), hashlib.sha256).digest()
    return hmac.new(of_day, _place(address).encode(), hashlib.sha256).hexdigest()[:32]


def client_address(nearest: str, forwarded: str, proxies: int) -> str:
    """The address of the browser: that of the connection, or what the outermost of our own proxies saw.

    `forwarded` is the header X-Forwarded-For; each of our `proxies` added one address at its end. What stands
    before those was written by the visitor, and is never believed.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    if proxies < 1 or len(hops) < proxies:
        return nearest
    return _without_port(hops[-proxies])


def _without_port(hop: str) -> str:
    """Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def _place(address: str) -> str:
    """An IPv6 address counts as its network of 64 bits, which one household has to itself."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(found) if found.version == 4 else str(ipaddress.ip_network((int(found) >> 64 << 64, 64)))
