"""Settings: from the environment, with defaults that suit one machine."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from survey_app.domain.inviting.guesses import MOST_GUESSES

VAR = Path("var")


def settings(overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Every setting of the app: the defaults, then WEDERHOOR_* from the environment, then `overrides`."""
    found = _from_environment() | dict(overrides)
    if not found["SECRET_KEY"]:
        found["SECRET_KEY"] = _kept_secret(found["VAR"] / "secret_key")
    if not found["CODE_KEY"]:
        found["CODE_KEY"] = _kept_secret(found["VAR"] / "code_key")
    if not found["CONTACTS_URL"]:
        found["CONTACTS_URL"] = f"sqlite:///{(Path(found['VAR']) / 'contacts.sqlite').absolute()}"
    return found


def pseudonym_secrets(found: Mapping[str, Any]) -> str:
    """What the names behind pseudonyms are encrypted with; made and kept where no secret is set."""
    return str(found["PSEUDONYM_KEY"]) or _kept_secret(Path(found["VAR"]) / "pseudonym_key")


def contact_secrets(found: Mapping[str, Any]) -> str:
    """What the studies' keys in the contact store are encrypted with; made and kept where none is set."""
    return str(found["CONTACT_KEY"]) or _kept_secret(Path(found["VAR"]) / "contact_key")


def contact_secret_file(found: Mapping[str, Any]) -> Path | None:
    """The file with the secret of the contact store; None where WEDERHOOR_CONTACT_KEY holds it."""
    return None if found["CONTACT_KEY"] else Path(found["VAR"]) / "contact_key"


@contextmanager
def renewed_secret(file: Path) -> Iterator[str]:
    """Puts a new secret before those in the file, and keeps it alone once the work with both is done.

    Broken off anywhere the file holds all that may be needed: what was made with the old, and with the new.
    """
    new = secrets.token_hex(32)
    both = f"{new},{_kept_secret(file)}"
    _replace_secret(file, both)
    yield both
    _replace_secret(file, new)


def database_url() -> str:
    """Where the studies are, for commands that need no app."""
    return str(_from_environment()["DATABASE_URL"])


def _from_environment() -> dict[str, Any]:
    variables = Path(os.environ.get("WEDERHOOR_VAR", VAR))
    default_database = f"sqlite:///{(variables / 'wederhoor.sqlite').absolute()}"
    return {
        "VAR": variables,
        "DATABASE_URL": os.environ.get("WEDERHOOR_DATABASE_URL", default_database),
        "SECRET_KEY": os.environ.get("WEDERHOOR_SECRET_KEY", ""),
        # What the codes in letters are hashed with. Without it every letter that was sent is useless.
        "CODE_KEY": os.environ.get("WEDERHOOR_CODE_KEY", ""),
        **_mail_settings(),
        # How many proxies of our own stand before the app, each adding to X-Forwarded-For; with 0 that
        # header is never believed.
        "TRUSTED_PROXIES": _whole_number(os.environ.get("WEDERHOOR_TRUSTED_PROXIES", "")),
        "MOST_GUESSES": MOST_GUESSES,
        # What the names behind pseudonyms are encrypted with: one secret, or several, the newest first,
        # with a comma between. Whoever loses it can't read the names any more.
        "PSEUDONYM_KEY": os.environ.get("WEDERHOOR_PSEUDONYM_KEY", ""),
        "NAME_LISTS": Path(os.environ.get("WEDERHOOR_NAME_LISTS", variables / "name_lists")),
        "FIND_NAMES": os.environ.get("WEDERHOOR_FIND_NAMES", "1")
        == "1",  # start looking when a text comes in
        # A municipality sets its own token file and the class that scopes it.
        "THEME_CLASS": os.environ.get("WEDERHOOR_THEME_CLASS", "voorbeeld-theme"),
        "THEME_CSS": os.environ.get("WEDERHOOR_THEME_CSS", "nlds/theme.css"),
        "HTTPS": os.environ.get("WEDERHOOR_HTTPS", "") == "1",
        # Offers a made-up language from right to left, to try out pages; never before real people.
        "PSEUDO_LANGUAGE": os.environ.get("WEDERHOOR_PSEUDO_LANGUAGE", "") == "1"
        and os.environ.get("WEDERHOOR_HTTPS", "") != "1",
        # Where "Snel weg" on the pages of respondents leads: a page that says nothing about them.
        "QUICK_EXIT_URL": os.environ.get("WEDERHOOR_QUICK_EXIT_URL", "https://www.knmi.nl/"),
        # What /toegankelijkheid says instead of its own cautious text, the official statement, whom to tell.
        "ACCESSIBILITY_TEXT": os.environ.get("WEDERHOOR_ACCESSIBILITY_TEXT", ""),
        "ACCESSIBILITY_URL": os.environ.get("WEDERHOOR_ACCESSIBILITY_URL", ""),
        "ACCESSIBILITY_CONTACT": os.environ.get("WEDERHOOR_ACCESSIBILITY_CONTACT", ""),
        "PUBLIC_URL": os.environ.get("WEDERHOOR_PUBLIC_URL", "http://127.0.0.1:5000"),
        # Room for a megabyte of text in one field, so that it gets a sentence and not a closed door.
        "MAX_CONTENT_LENGTH": 4_000_000,
        "MAX_FORM_MEMORY_SIZE": 4_000_000,
        "MAX_FORM_PARTS": 1_000,
        "PERMANENT_SESSION_LIFETIME": timedelta(minutes=30),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": os.environ.get("WEDERHOOR_HTTPS", "") == "1",
    }


def _mail_settings() -> dict[str, str]:
    return {
        # E-mail addresses stand apart from the answers: a database of their own, with a secret of their own
        # (one, or several with a comma between, the newest first).
        "CONTACTS_URL": os.environ.get("WEDERHOOR_CONTACTS_URL", ""),
        "CONTACT_KEY": os.environ.get("WEDERHOOR_CONTACT_KEY", ""),
        # The mail server, such as smtps://user:secret@host:465 (smtp:// for STARTTLS on 587); who mail is
        # from, where answers go, and where what can't be delivered comes back.
        "SMTP_URL": os.environ.get("WEDERHOOR_SMTP_URL", ""),
        "MAIL_FROM": os.environ.get("WEDERHOOR_MAIL_FROM", ""),
        "MAIL_REPLY_TO": os.environ.get("WEDERHOOR_MAIL_REPLY_TO", ""),
        "MAIL_BOUNCES": os.environ.get("WEDERHOOR_MAIL_BOUNCES", ""),
    }


def _whole_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0


def _kept_secret(file: Path) -> str:
    """The key in this file, made once and readable by its owner only."""
    if not file.is_file():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_secret(file)
    key = file.read_text(encoding="ascii").strip()
    if not key:  # anyone could forge a form that is signed with nothing
        raise RuntimeError(f"{file} is empty: remove it, and a new key is made")
    return key


def _make_secret(file: Path) -> None:
    """Of workers that start at once, the first to put its file in place decides; none reads half a key."""
    beside = _secret_beside(file, secrets.token_hex(32))
    with suppress(FileExistsError):
        os.link(beside, file)
    beside.unlink()


def _replace_secret(file: Path, text: str) -> None:
    _secret_beside(file, text).replace(file)


def _secret_beside(file: Path, text: str) -> Path:
    """A file next to this one that only its owner can read; it is on the disk when it is handed over."""
    descriptor, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    return Path(name)
