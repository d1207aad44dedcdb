"""What the log says of an error: which kind and where, never the address, the visitor or what was typed.

A respondent's link is in the address and an error's message may quote an answer, so neither is logged.
"""

from __future__ import annotations

import sys
import traceback

from gunicorn.glogging import Logger


def describe(error: BaseException | None) -> str:
    """Such as `KeyError at respond.py:88 in save < app.py:1511 in wsgi_app`: the innermost place first."""
    if error is None:
        return "unknown error"
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = (f"{frame.filename.rpartition('/')[2]}:{frame.lineno} in {frame.name}" for frame in frames)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    after = f"\n  after {describe(cause)}" if cause else ""
    return f"{type(error).__name__} at {' < '.join(places)}{after}"


class DiscreetLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's logger, without the request: what it says about one holds the visitor's IP and address."""

    def exception(self, msg: str, *args: object, **kwargs: object) -> None:
        """An error while answering."""
        self.error_log.error("error while answering: %s", describe(sys.exc_info()[1]))

    def warning(self, msg: str, *args: object, **kwargs: object) -> None:
        """Warnings about the server stay; about a request no more than that there was one."""
        if msg.startswith("Invalid request"):
            self.error_log.warning("a request that is no HTTP was refused")
        else:
            super().warning(msg, *args, **kwargs)
