"""Visitors that fill in a questionnaire over HTTP and look at every page they get."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

RADIO = re.compile(r'type="radio" name="([^"]+)" value="([^"]+)"')
LOCATION = re.compile(rb"\r\nLocation: (\S+)", re.IGNORECASE)
REQUEST = (
    b"%b %b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%b"
)
HIDDEN = re.compile(r'type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass
class Timings:
    """Seconds per page turn (a page asked for, or sent), and when each interview was complete."""

    turns: list[float] = field(default_factory=list)
    interviews: int = 0
    seconds: float = 0.0


@dataclass
class Visitor:
    """One browser: follows redirects, keeps nothing."""

    port: int
    timings: Timings
    path: str = ""

    def get(self, path: str) -> str:
        """The page, after redirects."""
        return self._ask("GET", path, "")

    def post(self, path: str, fields: dict[str, str]) -> str:
        """The page that comes after the form."""
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str) -> str:
        started = time.perf_counter()
        for _ in range(5):
            status, location, text = self._once(method, path, body)
            self.path = path
            if status != 303:
                break
            method, path, body = "GET", location, ""
        self.timings.turns.append(time.perf_counter() - started)
        return text

    def _once(self, method: str, path: str, body: str) -> tuple[int, str, str]:
        """One request on a connection of its own, with as little work as a client can do."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.sendall(REQUEST % (method.encode(), path.encode(), len(body), body.encode()))
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, text = answer.partition(b"\r\n\r\n")
        location = LOCATION.search(head)
        return int(head[9:12]), location.group(1).decode() if location else "", text.decode()


def see(page: str, expected: str) -> str:
    """The page, when it is the one we wanted; a status code alone proves nothing."""
    if expected not in page:
        raise RuntimeError(f"expected {expected!r}, got: {page[:300]!r}")
    return page


def filled_in(page: str) -> dict[str, str]:
    """The form's hidden fields, and the last option of every question."""
    return dict(HIDDEN.findall(page)) | dict(RADIO.findall(page))


def fill_in_wederhoor(visitor: Visitor, person: str) -> None:
    """From the link to the receipt code."""
    start = f"/v/{person}"
    page = see(visitor.get(start), "Begin met de vragen")
    page = visitor.post(start, filled_in(page) | {"toestemming": "ja"})
    for number in range(1, 6):
        see(page, f'<h1 class="utrecht-heading-1">Pagina {number}</h1>')
        page = visitor.post(visitor.path, filled_in(page))
    see(page, "Controleer uw antwoorden")
    see(visitor.post(visitor.path, filled_in(page)), "ontvangstcode")


def fill_in_bare_form(visitor: Visitor, person: str) -> None:
    """Five pages and the end."""
    page = visitor.get(f"/{person}/1")
    for number in range(1, 6):
        see(page, f"<h1>Pagina {number}</h1>")
        page = visitor.post(visitor.path, filled_in(page))
    see(page, "Dank u wel")


def run(
    fill_in: Callable[[Visitor, str], None], port: int, people: Iterator[str], crowd: int, seconds: float
) -> Timings:
    """`crowd` visitors at once, each filling in one questionnaire after another until the time is up."""
    timings, lock, failures = Timings(), threading.Lock(), []
    until = time.perf_counter() + seconds
    started = time.perf_counter()

    def visit() -> None:
        while time.perf_counter() < until and not failures:
            with lock:
                person = next(people)
            own = Timings()
            try:
                fill_in(Visitor(port, own), person)
            except Exception as error:  # a visitor's trouble must stop the whole measurement
                failures.append(error)
                return
            with lock:
                timings.turns += own.turns
                timings.interviews += 1

    crowd_threads = [threading.Thread(target=visit) for _ in range(crowd)]
    for thread in crowd_threads:
        thread.start()
    for thread in crowd_threads:
        thread.join()
    if failures:
        raise failures[0]
    timings.seconds = time.perf_counter() - started
    return timings
