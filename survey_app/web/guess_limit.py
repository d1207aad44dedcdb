"""Who guesses codes has to wait: the one place that counts wrong ones and says no.

- What stands in `/v/<token>`: `refusal(token, known)` is a page to answer with, or None: go on. A right token
  never waits, as nobody guesses 128 bits; a right code does.
- A wrong receipt code: `wrong(sentence)` counts it and gives the page; before a right one: `waiting()`.
- A form with a good form key needs no check: this site gave it out to who had the code.

A worker remembers who has to wait, and learns it with the first wrong guess over the limit. A page turn asks
only that memory, at no statement; the start page and /meedoen ask the database too. So of a guesser with n
workers before them at most n guesses are answered over the limit.
"""

from __future__ import annotations

import time
from datetime import date

from flask import Response, current_app, request

from survey_app.domain import messages
from survey_app.domain.inviting.codes import tidy_code
from survey_app.domain.inviting.guesses import client_address, origin_of, seconds_left, stretch_of
from survey_app.storage.code_guesses import SqlGuesses
from survey_app.web import errors

_REMEMBERED = 10_000  # origins that one worker remembers; over that it asks the database
_FORWARDED = "X-Forwarded-For"


def refusal(token: str, known: bool, thoroughly: bool = False) -> Response | None:
    """The page that says why not, for what stood in `/v/<token>`; None when it may be opened."""
    if not known:
        return wrong()
    return waiting(thoroughly) if tidy_code(token) else None


def waiting(thoroughly: bool = False) -> Response | None:
    """The page that asks to wait, when too many wrong codes came from there; else None.

    `thoroughly` asks the database too: once for each time that someone comes in, not for each page.
    """
    origin, stretch = _here()
    if origin in _remembered(stretch):
        return _wait()
    if thoroughly and _is_over(origin, stretch, _store().count(origin, stretch)):
        return _wait()
    return None


def wrong(sentence: str = messages.UNKNOWN_LINK, status: int = 404) -> Response:
    """Counts a wrong code; the page with this sentence, or over the limit the one that asks to wait."""
    origin, stretch = _here()
    if origin in _remembered(stretch):  # counted out: no row is written for it
        return _wait()
    if _is_over(origin, stretch, _store().add(origin, stretch)):
        return _wait()
    return errors.page(sentence, status)


def _is_over(origin: str, stretch: int, guesses: int) -> bool:
    limited, over = _remembered(stretch), guesses > current_app.config["MOST_GUESSES"]
    if over and len(limited) < _REMEMBERED:
        limited.add(origin)
    return bool(over)


def _store() -> SqlGuesses:
    return SqlGuesses(current_app.extensions["database"])


def _remembered(stretch: int) -> set[str]:
    """Who has to wait in this stretch, as far as this worker knows; what was before is forgotten."""
    memory: dict[int, set[str]] = current_app.extensions.setdefault("guess_limit", {})
    if stretch not in memory:
        memory.clear()
        memory[stretch] = set()
    return memory[stretch]


def _here() -> tuple[str, int]:
    """Where this request came from, as a fingerprint, and the stretch of time."""
    config = current_app.config
    forwarded = ",".join(request.headers.getlist(_FORWARDED))
    _warn_once(forwarded, config["TRUSTED_PROXIES"])
    address = client_address(request.remote_addr or "", forwarded, config["TRUSTED_PROXIES"])
    return origin_of(config["CODE_KEY"], date.today(), address), stretch_of(time.time())


def _warn_once(forwarded: str, proxies: int) -> None:
    """Behind a proxy that the settings don't know, everyone seems to come from one place."""
    if forwarded and not proxies and not current_app.extensions.get("guess_limit_warned"):
        current_app.extensions["guess_limit_warned"] = True
        current_app.logger.warning("a proxy stands before the app: set WEDERHOOR_TRUSTED_PROXIES")


def _wait() -> Response:
    answer = errors.page(messages.TOO_MANY_GUESSES, 429)
    answer.headers["Retry-After"] = str(seconds_left(time.time()))
    return answer
