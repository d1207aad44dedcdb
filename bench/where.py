"""Where the time of an interview goes, inside one process: share of CPU time per library.

    python bench/where.py

The profiler itself slows small functions most, so read these as shares, not as milliseconds.
"""

from __future__ import annotations

import cProfile
import io
import pstats
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # bench/ is no package: it is run, not imported

from respond import prepare  # noqa: E402
from visitors import fill_in_wederhoor  # noqa: E402

INTERVIEWS = 100


class Inside:
    """A visitor that calls the app itself, without a server between them."""

    def __init__(self, app: Any) -> None:
        self.app, self.path = app, ""

    def get(self, path: str) -> str:
        """The page, after redirects."""
        return self._ask("GET", path, b"")

    def post(self, path: str, fields: dict[str, str]) -> str:
        """The page that comes after the form."""
        return self._ask("POST", path, urlencode(fields).encode())

    def _ask(self, method: str, path: str, body: bytes) -> str:
        answer: dict[str, str] = {}
        text = b"".join(
            self.app(_environ(method, path, body), lambda _status, headers: answer.update(headers))
        )
        self.path = path
        return self._ask("GET", answer["Location"], b"") if "Location" in answer else text.decode()


def _environ(method: str, path: str, body: bytes) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
    }


def main() -> None:
    """Profiles the interviews and prints the shares."""
    from survey_app import create_app

    with tempfile.TemporaryDirectory() as folder:
        tokens = prepare(Path(folder), INTERVIEWS + 10)
        database = f"sqlite:///{folder}/wederhoor.sqlite"
        visitor = Inside(create_app({"SECRET_KEY": "bench", "DATABASE_URL": database}))
        for token in tokens[:10]:
            fill_in_wederhoor(visitor, token)  # type: ignore[arg-type]  # it asks for get, post and path only
        profile = cProfile.Profile()
        profile.enable()
        for token in tokens[10:]:
            fill_in_wederhoor(visitor, token)  # type: ignore[arg-type]
        profile.disable()
    _report(profile)


def _report(profile: cProfile.Profile) -> None:
    seconds: Counter[str] = Counter()
    stats: Any = pstats.Stats(profile)
    for (file, _line, name), (_calls, _primitive, own, _total, _callers) in stats.stats.items():
        seconds[_library(file, name)] += own
    total = sum(seconds.values())
    for library, own in seconds.most_common(9):
        print(f"{library:28} {own / total:5.0%}")


def _library(file: str, name: str) -> str:
    if "sqlite3" in name:
        return "sqlite (commit, execute)"
    if "/templates/" in file:
        return "jinja2"  # a compiled template
    found = re.search(r"site-packages/(\w+)", file)
    own = re.search(r"/(survey_app|instruments|bench)/", file)
    return found.group(1) if found else own.group(1) if own else "python itself"


if __name__ == "__main__":
    main()
