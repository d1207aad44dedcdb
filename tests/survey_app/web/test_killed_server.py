"""Thirty-two respondents at once while the server is killed fifty times: what was acknowledged is there."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from survey_app.domain.invitation import form_key, hash_token
from survey_app.storage.tables import invitations, page_saves, responses, submissions

CROWD, KILLS, INVITED = 32, 50, 4_000
PATIENCE = 180  # seconds after which a slow machine is no excuse: fifty kills take 20
REQUEST = (
    "{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{}"
)
LOCATION = re.compile(rb"\r\nLocation: (\S+)")
LENGTH = re.compile(rb"\r\nContent-Length: (\d+)")
HIDDEN = re.compile(r'type="hidden" name="([^"]+)" value="([^"]*)"')


class Server:
    """Gunicorn with two workers on a free port, which can be killed and is up again at once."""

    def __init__(self, settings, folder):
        self.log = folder / "gunicorn.log"
        command = [sys.executable, str(Path(__file__).with_name("restarting_server.py"))]
        command.append(json.dumps({**settings, "LOG": str(self.log)}))
        environment = {**os.environ, "WEDERHOOR_VAR": str(folder), "PYTHONPATH": str(Path.cwd())}
        pipe = subprocess.PIPE
        self.parent = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)
        self.port = int(self.parent.stdout.readline())
        self.pid = 0

    def start(self):
        self.parent.stdin.write("\n")
        self.parent.stdin.flush()
        self.pid = int(self.parent.stdout.readline())

    def kill(self):
        """Master and workers at once, in the middle of whatever they do."""
        while True:  # the child may not have made its group yet
            try:
                return os.killpg(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                time.sleep(0.001)

    def close(self):
        self.kill()
        self.parent.communicate(timeout=10)


class Crowd:
    """What the respondents share: the server, who is invited, what was acknowledged, and when to stop."""

    def __init__(self, port, key, tokens):
        self.port, self.key, self.tokens = port, key, iter(tokens)
        self.lock, self.enough = threading.Lock(), threading.Event()
        self.deadline = time.monotonic() + 2 * PATIENCE
        self.counts, self.errors = Counter(), []
        self.acknowledged = {}  # token -> [(page, answers), ...] in order
        self.sent = {}  # token -> the answers that were sent

    def next_token(self):
        with self.lock:
            return None if self.enough.is_set() else next(self.tokens)

    def ask(self, method, address, body=""):
        """Status, address of the next page, text. A reply that never came is asked for again."""
        while time.monotonic() < self.deadline:
            answer = self._once(REQUEST.format(method, address, len(body), body).encode())
            head, whole, text = answer.partition(b"\r\n\r\n")
            status, place = head[9:12], LOCATION.search(head)
            if status == b"303" and place:  # acknowledged, even when the rest of the reply is lost
                self.counts["answered"] += 1
                return 303, place.group(1).decode(), ""
            if whole and status != b"503" and len(text) == int(LENGTH.search(head).group(1)):
                self.counts["answered"] += 1
                return int(status), "", text.decode()
            self.counts["lost"] += 1
            time.sleep(0.01)
        raise TimeoutError(f"{method} {address.rsplit('/', 1)[-1]} was never answered")

    def _once(self, request):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
                connection.sendall(request)
                return b"".join(iter(lambda: connection.recv(65536), b""))
        except OSError:
            return b""


class Respondent(threading.Thread):
    """Fills in one questionnaire after another, now and then going back to change something."""

    def __init__(self, crowd, seed):
        super().__init__(daemon=True)
        self.crowd, self.chance = crowd, random.Random(seed)

    def run(self):
        try:
            while token := self.crowd.next_token():
                self.fill_in(token)
        except Exception as error:  # a thread that fails must fail the test
            self.crowd.errors.append(repr(error))

    def fill_in(self, token):
        self.crowd.acknowledged[token] = []
        place, last = self.post(token, f"/v/{token}", {"toestemming": "ja", "leeftijd": "jonger_dan_12"}), {}
        while "/p/" in place:
            page, back = place.split("/p/")[1].split("?")[0], self.chance.random() < 0.15
            answers = self.answers(page)
            form = dict(HIDDEN.findall(self.crowd.ask("GET", place)[2]))
            place = self.post(token, place, {**form, **answers, **({"terug": "1"} if back else {})})
            last[page] = answers
            self.crowd.acknowledged[token].append((page, answers))
            if back and place.startswith(f"/v/{token}?") or place == f"/v/{token}":
                place = self.post(token, f"/v/{token}", {})
        thanks = self.post(token, f"/v/{token}/controleren", {})
        assert "Dank u wel" in self.crowd.ask("GET", thanks)[2]
        counted = [page for page in ("een", "twee", "drie") if page != "twee" or last["een"]["rust"] == "ja"]
        self.crowd.sent[token] = {name: text for page in counted for name, text in last[page].items()}

    def answers(self, page):
        return {
            "een": {"rust": self.chance.choice(["ja", "ja", "nee"])},
            "twee": {"wie": self.chance.choice(["buur", "oma"]), "cijfer": str(self.chance.randint(1, 10))},
            "drie": {"verhaal": f"Verhaal {self.chance.random()}"},
        }[page]

    def post(self, token, address, fields):
        """Where the person goes on, once the server said 303."""
        body = urlencode({**fields, "sleutel": form_key(self.crowd.key, token)})
        status, place, text = self.crowd.ask("POST", address, body)
        if status != 303:
            raise AssertionError(f"{status} to {sorted(fields)}: {unescape(text)[-600:]}")
        return place


def kill_again_and_again(server, crowd, chance):
    """Kills the server at random while it is answering, until it was killed often enough."""
    until = time.monotonic() + PATIENCE
    for number in range(KILLS):
        before = crowd.counts["answered"]
        while crowd.counts["answered"] <= before + 2:
            assert time.monotonic() < until, f"only {number} kills in {PATIENCE} seconds; {crowd.errors}"
            assert not crowd.errors, crowd.errors
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.15))
        server.kill()
        server.start()


@pytest.fixture
def invited(small_study):
    """The tokens of more people than will have the time."""
    tokens = [f"persoon-{number}" for number in range(INVITED)]
    small_study.invite(*tokens)
    return tokens


@pytest.fixture
def server(small_study, tmp_path):
    config = small_study.app.config
    settings = {name: config[name] for name in ("DATABASE_URL", "SECRET_KEY", "CODE_KEY")}
    server = Server(settings, tmp_path)
    server.start()
    yield server
    server.close()


@pytest.mark.slow
def test_fifty_kills_lose_no_acknowledged_page_and_lock_nobody_out(small_study, invited, server):
    seed = int(os.environ.get("KILL_SEED", random.randrange(10**6)))
    print(f"KILL_SEED={seed}")  # pytest shows it when the test fails
    crowd = Crowd(server.port, small_study.app.config["SECRET_KEY"], invited)
    people = [Respondent(crowd, f"{seed}-{number}") for number in range(CROWD)]
    for person in people:
        person.start()
    kill_again_and_again(server, crowd, random.Random(seed))
    crowd.enough.set()
    for person in people:
        person.join(PATIENCE)

    assert crowd.errors == []
    assert crowd.counts["lost"] > KILLS // 2  # or the kills hit nobody, and the test shows nothing
    assert len(crowd.sent) == len(crowd.acknowledged) >= CROWD  # everyone could finish
    assert "Traceback" not in (server.log.read_text(encoding="utf-8") if server.log.exists() else "")
    everything_is_there(small_study, crowd)


def everything_is_there(study, crowd):
    """Every acknowledged page in its order, one response a person, and sent what was last acknowledged."""
    response_of = {row.token_hash: row.response for row in study.rows(invitations) if row.response}
    saves, sent = {}, {row.response: row.answers for row in study.rows(submissions)}
    for row in sorted(study.rows(page_saves), key=lambda row: row.revision):
        saves.setdefault(row.response, []).append((row.page, row.answers))
    begun = [row.id for row in study.rows(responses)]

    assert sorted(begun) == sorted(response_of.values()) == sorted(sent)
    assert len(begun) == len(crowd.sent)
    for token, acknowledged in crowd.acknowledged.items():
        response = response_of[hash_token(token)]
        kept = iter(saves[response])
        assert all(one in kept for one in without_repeats(acknowledged)), (token, acknowledged)
        assert {name: text for name, text, _ in sent[response]} == crowd.sent[token]


def without_repeats(acknowledged):
    """A page that is saved as it was is not saved again."""
    last, found = {}, []
    for page, answers in acknowledged:
        if last.get(page) != answers:
            found.append((page, answers))
        last[page] = answers
    return found
