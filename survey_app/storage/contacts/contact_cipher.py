"""What a study's key does: encrypt, tell an address again without reading it, make opt-out links."""

from __future__ import annotations

import base64
import hashlib
import hmac

TOKEN_BYTES = 16  # of a link: 128 bits


class ContactCipher:
    """One study's key at work. Without the key nothing of this can be done, nor undone."""

    def __init__(self, key: str) -> None:
        self._key = key

    def encrypt(self, text: str) -> bytes:
        """The text as it is kept; twice the same text is kept differently."""
        from cryptography.fernet import Fernet

        return Fernet(self._fernet_key()).encrypt(text.encode())

    def decrypt(self, kept: bytes) -> str:
        """The text. RuntimeError when it was encrypted with another key; the error does not quote it."""
        from cryptography.fernet import Fernet, InvalidToken

        try:
            return Fernet(self._fernet_key()).decrypt(kept).decode()
        except InvalidToken:
            raise RuntimeError("this was not encrypted with this study's key") from None

    def fingerprint(self, address: str) -> str:
        """What an address is found by: 64 hexadecimal digits; capitals make no difference."""
        return self._digest(b"address", address.casefold()).hex()

    def opt_out_token(self, token_hash: str) -> str:
        """The token in the link with which someone asks for no more mail: 22 letters, digits, - and _."""
        digest = self._digest(b"opt out", token_hash)[:TOKEN_BYTES]
        return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")

    def wish_name(self, invitation: int) -> str:
        """What the wish of who came by this invitation is kept under: 32 hexadecimal digits."""
        return self._digest(b"wish", str(invitation)).hex()[:32]

    def _fernet_key(self) -> bytes:
        return base64.urlsafe_b64encode(self._digest(b"contact", ""))

    def _digest(self, purpose: bytes, text: str) -> bytes:
        """Thirty-two bytes for this purpose only: a fingerprint tells nothing about the other keys."""
        wanted = b"wederhoor " + purpose + b"\0" + text.encode()
        return hmac.new(self._key.encode(), wanted, hashlib.sha256).digest()
