"""What coding costs: saving a cell, a long transcript with many quotes, a large matrix; beside a bare page.

    python bench/coding.py

Wederhoor and a bare Flask form run under gunicorn with two sync workers each, on SQLite (WAL, full sync).
They are asked in turn, so that a machine that slows down slows both. Every answer is looked at.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # bench/ is no package: it is run, not imported

from coding_study import CODEURS, PASSWORD, prepare  # noqa: E402
from matrix import ASPECTS  # noqa: E402
from respond import start_servers  # noqa: E402

CROWDS = (1, 2, CODEURS)
VALUES = (("groen", "aanwezig_tevreden"), ("oranje", "deels_aanwezig"), ("rood", "afwezig_gewenst"))
SHEET = "/studies/groot/casus/casus_{}/ouder"
BARE = {f"vraag{number}": "a3" for number in range(1, 5)}
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
Ask = Callable[[], None]


@dataclass
class Browser:
    """One person's browser: keeps its cookie, and the token of the page it is on."""

    port: int
    number: int = 0
    cookie: str = ""
    token: str = ""
    revisions: dict[str, int] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: str = "", kind: str = "") -> tuple[int, str]:
        """The status and the text of the answer, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": self.cookie, "X-CSRFToken": self.token}
        connection.request(
            method, path, body.encode(), {**headers, **({"Content-Type": kind} if kind else {})}
        )
        answer = connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookie = cookie.split(";")[0]
        connection.close()
        return answer.status, text

    def log_in(self) -> None:
        """Logs in, and opens the codeur's own sheet."""
        self.token = TOKEN.search(self.ask("GET", "/inloggen")[1]).group(1)  # type: ignore[union-attr]
        form = {"email": f"c{self.number}@voorbeeld.nl", "password": PASSWORD, "csrf_token": self.token}
        status, _ = self.ask("POST", "/inloggen", urlencode(form), "application/x-www-form-urlencoded")
        see(status in (302, 303), "logged in")
        status, page = self.ask("GET", SHEET.format(self.number + 1))
        see(status == 200 and "csrf" in page, "the sheet")
        found = re.search(r'csrf[_-]token"[^>]*(?:value|content)="([^"]+)"', page)
        self.token = found.group(1) if found else self.token

    def save(self) -> None:
        """Gives one cell of the own sheet another value."""
        aspect = f"groot.a_{random.randint(1, ASPECTS // 2)}"  # noqa: S311
        waarde, reden = random.choice(VALUES)  # noqa: S311
        memo = f"Notitie {time.perf_counter()}"  # so that every save changes something
        cell = {"revisie": self.revisions.get(aspect, 0), "waarde": waarde, "reden": reden, "memo": memo}
        path = f"{SHEET.format(self.number + 1)}/{aspect}/cel"
        status, text = self.ask("POST", path, json.dumps(cell), "application/json")
        answer = json.loads(text)
        see(status == 200 and answer["cel"]["memo"] == memo, f"saved, not {status}: {text[:200]}")
        self.revisions[aspect] = answer["cel"]["revisie"]

    def save_bare(self) -> None:
        """Sends one page of the bare form."""
        status, _ = self.ask(
            "POST", f"/p{self.number}/1", urlencode(BARE), "application/x-www-form-urlencoded"
        )
        see(status == 303, "the bare form saved")

    def open(self, path: str, expected: str) -> None:
        """Opens a page and sees that it is the one."""
        status, page = self.ask("GET", path)
        see(status == 200 and expected in page, f"{expected!r} in {path}: {status}")


def see(right: bool, what: str) -> None:
    """Stops the measurement when an answer is not the one we wanted."""
    if not right:
        raise RuntimeError(f"expected: {what}")


def main() -> None:
    """Measures and prints; ends with 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4.0, help="per contender, crowd and round")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        servers = start_servers(Path(name))
        try:
            missed = _measure(options)
        finally:
            for server in servers:
                server.terminate()
                server.wait(10)
    sys.exit(missed)


def _measure(options: argparse.Namespace) -> bool:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, SQLite WAL full sync")
    people, bare = [Browser(5801, n) for n in range(CODEURS)], [Browser(5802, n) for n in range(CODEURS)]
    for one in people:
        one.log_in()
    # Two workers: two people who save at the same moment is the most that is served at once.
    p95 = [_saving(people[:crowd], bare[:crowd], options) for crowd in CROWDS]
    transcript = SHEET.format(1)
    pages = (
        ("40,000 words, 600 quotes", transcript, "woord"),
        ("matrix 225 x 28 x 3", "/studies/groot/analyseschema", "vak"),
    )
    medians = [_page(people[0], bare[0], *page, options.rounds) for page in pages]
    return p95[1] > 0.050 or max(medians) > 1.0


def _saving(people: list[Browser], bare: list[Browser], options: argparse.Namespace) -> float:
    """Prints what saving costs with so many at once; the p95 in seconds."""
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(options.rounds + 1):
        mine = _crowd([one.save for one in people], options.seconds if turn else 1.0)
        yours = _crowd([one.save_bare for one in bare], options.seconds if turn else 1.0)
        if turn:  # the first round only warms up
            ours, theirs = ours + mine, theirs + yours
    print(f"\nsaving a value, {len(people)} at once: {len(ours)} saves")
    return _compare(ours, theirs)


def _crowd(asks: list[Ask], seconds: float) -> list[float]:
    """Seconds per request, while these keep asking at once."""
    until, found, failures = time.perf_counter() + seconds, [], []

    def keep_asking(ask: Ask) -> None:
        try:
            while time.perf_counter() < until and not failures:
                found.append(_timed(ask))
        except Exception as error:  # one person's trouble must stop the whole measurement
            failures.append(error)

    threads = [threading.Thread(target=keep_asking, args=(ask,)) for ask in asks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return found


def _page(person: Browser, bare: Browser, name: str, path: str, expected: str, rounds: int) -> float:
    """Prints what a page costs beside a bare one; the median in seconds."""
    ours, theirs = [], []
    for turn in range(2 + 5 * rounds):
        mine = _timed(lambda: person.open(path, expected))
        yours = _timed(lambda: bare.open("/x/1", "Pagina 1"))
        if turn > 1:  # each worker reads the study once
            ours.append(mine)
            theirs.append(yours)
    print(f"\n{name}")
    _compare(ours, theirs)
    return statistics.median(ours)


def _timed(ask: Ask) -> float:
    started = time.perf_counter()
    ask()
    return time.perf_counter() - started


def _compare(ours: list[float], theirs: list[float]) -> float:
    for name, found in (("wederhoor", ours), ("bare page", theirs)):
        print(f"  {name}  p50 {1000 * _share(found, 50):7.1f}  p95 {1000 * _share(found, 95):7.1f} ms")
    ratios = [_share(ours, p) / _share(theirs, p) for p in (50, 95)]
    print(f"  ratio      p50 {ratios[0]:7.1f}  p95 {ratios[1]:7.1f}")
    return _share(ours, 95)


def _share(found: list[float], percent: int) -> float:
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


if __name__ == "__main__":
    main()
