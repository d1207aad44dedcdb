"""The key of the pseudonyms: encrypts the originals and tells the same name without reading it.

The key stands outside the database. Several secrets, the newest first, let the key be renewed: all of them
read, the first writes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

from survey_app.domain.pseudonyms import normalised_name

SHORTEST = 32  # characters of a secret; a shorter one could be guessed


class PseudonymKey:
    """One key per installation, from one or more secrets."""

    def __init__(self, secrets: str) -> None:
        parts = [part.strip() for part in secrets.split(",") if part.strip()]
        if not parts or any(len(part) < SHORTEST for part in parts):
            raise RuntimeError(f"WEDERHOOR_PSEUDONYM_KEY needs secrets of at least {SHORTEST} characters")
        self._parts = [part.encode() for part in parts]

    def encrypt(self, original: str) -> bytes:
        """The original as it is kept."""
        return bytes(self._fernet().encrypt(original.encode()))

    def decrypt(self, kept: bytes) -> str | None:
        """The original; None when it was encrypted with a key that is not among these."""
        from cryptography.fernet import InvalidToken

        try:
            return str(self._fernet().decrypt(kept).decode())
        except InvalidToken:
            return None

    def fingerprints(self, kind: str, name: str) -> tuple[str, ...]:
        """What the name is found by, under each secret; the first is the one to keep."""
        wanted = f"{kind}\0{normalised_name(name)}".encode()
        return tuple(
            hmac.new(_derived(part, b"fingerprint"), wanted, hashlib.sha256).hexdigest()
            for part in self._parts
        )

    def _fernet(self) -> Any:
        from cryptography.fernet import Fernet, MultiFernet

        keys = [base64.urlsafe_b64encode(_derived(part, b"original")) for part in self._parts]
        return MultiFernet([Fernet(key) for key in keys])


def _derived(secret: bytes, purpose: bytes) -> bytes:
    """Thirty-two bytes for this purpose only: a fingerprint tells nothing about the other key."""
    return hmac.new(secret, b"wederhoor pseudonym " + purpose, hashlib.sha256).digest()
