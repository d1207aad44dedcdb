"""How light the pages travel: compressed where that is safe, and static files fetched once.

Only pages of respondents are compressed here. Compressing a page together with a secret and with words of an
attacker's choice can give the secret away; a respondent's page has no secret but the link that leads to it.
Pages of staff, whose forms carry a key for their session, go as they are.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

from survey_app.web.headers import differs_by

LEVEL = 6  # a page of 10 kB takes a fifth of a millisecond; more effort wins next to nothing
SMALLEST = 500  # bytes; below it the frame of a packet outweighs what is won
A_YEAR = 31_536_000
RESPONDENTS = frozenset({"respond", "about", "enter_code"})  # blueprints whose pages may be compressed
_COMPRESSIBLE = ("text/", "application/javascript", "image/svg+xml")


def add_delivery(app: Flask) -> None:
    """Puts a version in every address of a static file, and compresses what leaves."""
    folder = Path(str(app.static_folder))

    @app.url_defaults
    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "filename" in values:
            values.setdefault("v", version_of(folder / values["filename"]))

    @app.after_request
    def lighten(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code == 200:
            _keep_for_long(response, folder)
        if _may_be_compressed(response):
            differs_by(response, "Accept-Encoding")
            if request.accept_encodings.quality("gzip"):
                _compress(response)
        return response


def version_of(file: Path) -> str | None:
    """A few characters that change with the file's content; None for a file that is not there."""
    try:
        state = file.stat()
    except OSError:
        return None
    return _version(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=512)
def _version(file: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]


def _keep_for_long(response: Response, folder: Path) -> None:
    """A file asked for by its version never changes, nor does a font under its name."""
    name, asked = (request.view_args or {}).get("filename", ""), request.args.get("v")
    if name.endswith(".woff2") or (asked and asked == version_of(folder / name)):
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"


def _may_be_compressed(response: Response) -> bool:
    known = request.endpoint == "static" or request.blueprint in RESPONDENTS
    whole = response.status_code not in (206, 304) and "Content-Encoding" not in response.headers
    return known and whole and (response.mimetype or "").startswith(_COMPRESSIBLE)


def _compress(response: Response) -> None:
    response.direct_passthrough = False  # a file is read, to be compressed
    content, static = response.get_data(), request.endpoint == "static"
    if len(content) < SMALLEST:
        return
    response.set_data(_compressed_file(content) if static else gzip.compress(content, LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    if static and "ETag" in response.headers:
        response.headers["ETag"] = "W/" + response.headers["ETag"].removeprefix("W/")


@lru_cache(maxsize=128)
def _compressed_file(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
