"""Real processes: starting at once, being killed, and what they say when they can't start."""

import http.client
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
import urllib.parse
from pathlib import Path

import pytest
from sqlalchemy import select

from survey_app.config import settings
from survey_app.storage.database import open_database, reading
from survey_app.storage.tables import page_saves, responses

ROOT = Path(__file__).parents[2]
ZWOLLE = ROOT / "examples" / "zwolle"


@pytest.fixture
def surroundings(tmp_path):
    clean = {name: text for name, text in os.environ.items() if not name.startswith("WEDERHOOR_")}
    return {**clean, "WEDERHOOR_VAR": str(tmp_path / "var")}


@pytest.fixture
def start(surroundings):
    """Starts `wederhoor ...`; whatever still runs at the end is killed."""
    running = []

    def process(*arguments, **more):
        command = [sys.executable, "-m", "survey_app.commands", *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        running.append(
            subprocess.Popen(command, cwd=ROOT, env=surroundings | more, start_new_session=True, **pipes)
        )
        return running[-1]

    yield process
    for one in running:
        kill(one)
        one.stdout.close()


def kill(process):
    """The whole server, as a power cut does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_processes_that_start_at_once_have_one_key_and_nobody_else_can_read_it(tmp_path):
    keys = []
    for number in range(20):
        folder = tmp_path / str(number) / "var"
        threads = [
            threading.Thread(target=lambda f=folder: keys.append((f, settings({"VAR": f})["SECRET_KEY"])))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(path.name for path in folder.iterdir()) == ["code_key", "secret_key"]
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}

    assert len(set(keys)) == 20
    assert {len(key) for _, key in keys} == {64}


def test_an_empty_key_is_refused(tmp_path):
    (tmp_path / "secret_key").write_text("")

    with pytest.raises(RuntimeError, match="is empty"):
        settings({"VAR": tmp_path})


@pytest.mark.parametrize(
    "address", ["onzin", "onzin://x", "postgresql://iemand:GEHEIM@127.0.0.1:1/x", "sqlite:////dev/null/x/y"]
)
def test_a_database_that_cannot_be_opened_is_one_sentence(start, address):
    process = start("load", ZWOLLE, WEDERHOOR_DATABASE_URL=address)
    said, _ = process.communicate(timeout=60)

    assert process.returncode == 1
    assert said.startswith("Error: ")
    assert said.count("\n") == 1
    assert "GEHEIM" not in said


def test_a_file_that_is_no_database_is_one_sentence(start, tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "wederhoor.sqlite").write_bytes(b"geen database " * 1000)
    said, _ = start("load", ZWOLLE).communicate(timeout=60)

    assert said.startswith("Error: De database is niet te openen.")


@pytest.mark.parametrize("command", ["check", "load", "tables"])
def test_a_name_that_is_too_long_is_one_sentence(start, command):
    said, _ = start(command, "x" * 5000).communicate(timeout=60)

    assert "Traceback" not in said
    assert "too long" in said


@pytest.mark.slow
def test_two_demos_at_once_show_the_same_log_ins_and_a_third_another_port(start):
    both = [start("demo", "--no-serve"), start("demo", "--no-serve")]
    first, second = (process.communicate(timeout=120)[0] for process in both)
    third, _ = start("demo", "--no-serve", "--port", "5077").communicate(timeout=60)

    assert first == second
    assert "wachtwoord" in first
    assert third == first.replace(":5000", ":5077")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def ask(port, method, address, **fields):
    """Status, where to go next, and the page; OSError or HTTPException when the server is gone."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, address, urllib.parse.urlencode(fields) or None, kind)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location"), answer.read().decode()
    finally:
        connection.close()


def wait_for(port):
    for _ in range(300):
        try:
            return ask(port, "GET", "/v/onbekend")
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
    raise TimeoutError


def key_of(page):
    return re.search(r'name="sleutel" value="([^"]+)"', page).group(1)


PATIENCE = 60  # seconds that a busy machine may take for a handful of answers


def wait_until(said):
    until = time.monotonic() + PATIENCE
    while not said() and time.monotonic() < until:
        time.sleep(0.02)
    assert said()


class Tab:
    """One of the browser tabs in which the same person answers and answers, until told to stop."""

    def __init__(self, port, link, answer):
        self.port, self.link, self.answer, self.acknowledged = port, link, answer, []
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self.stop.is_set():
            try:
                self.save()
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)

    def save(self):
        _, _, page = ask(self.port, "GET", self.link)
        ask(self.port, "POST", self.link, sleutel=key_of(page), toestemming="ja", leeftijd="jonger_dan_12")
        address = f"{self.link}/p/voor_de_hulp_1"
        _, _, page = ask(self.port, "GET", address)
        revision = re.search(r'name="revisie" value="(\d+)"', page).group(1)
        fields = {"sleutel": key_of(page), "revisie": revision, "signalering_tijdig.gebeurd": self.answer}
        status, _, _ = ask(self.port, "POST", address, **fields)
        assert status in (303, 409)
        if status == 303:
            self.acknowledged.append(self.answer)


def acknowledged_by(tabs):
    return sum(len(tab.acknowledged) for tab in tabs)


@pytest.mark.slow
def test_a_killed_server_keeps_every_page_it_acknowledged_and_one_response_per_person(start, surroundings):
    link = start("demo", "--no-serve").communicate(timeout=120)[0].split("/v/")[1].split()[0]
    port = free_port()
    server = start("serve", "--port", port)
    wait_for(port)
    tabs = [Tab(port, f"/v/{link}", answer) for answer in ("ja", "nee", "nvt", "weet_niet")]
    for tab in tabs:
        tab.thread.start()
    wait_until(lambda: acknowledged_by(tabs) > 12)
    kill(server)
    again, before = start("serve", "--port", port), acknowledged_by(tabs)
    wait_for(port)
    wait_until(lambda: acknowledged_by(tabs) > before + 6)
    for tab in tabs:
        tab.stop.set()
    for tab in tabs:
        tab.thread.join()
    kill(again)

    acknowledged = [answer for tab in tabs for answer in tab.acknowledged]
    engine = open_database(f"sqlite:///{surroundings['WEDERHOOR_VAR']}/wederhoor.sqlite")
    with reading(engine) as connection:
        kept = [row.answers["signalering_tijdig.gebeurd"] for row in connection.execute(select(page_saves))]
        people = connection.execute(select(responses).where(responses.c.consented_on.is_not(None))).all()
    engine.dispose()

    assert len(acknowledged) > 18
    assert len(people) == 1
    assert set(acknowledged) <= set(kept)
    # A tab that sends what is already there is thanked without another row; no other answer may be missing.
    assert sum(now != before for before, now in zip(kept, kept[1:], strict=False)) == len(kept) - 1


@pytest.mark.slow
def test_the_server_logs_no_link_no_visitor_and_nothing_that_was_typed(start):
    port = free_port()
    server = start("serve", "--port", port)
    wait_for(port)
    for request in (
        b"GET /v/GEHEIM\r\n\r\n",
        b"GET /v/GEHEIM HTTP/9.9\r\n\r\n",
        b"GET /v/GEHEIM HTTP/1.1\r\nHost: ..\r\n\r\n",
        b"GET /v/GEHEIM HTTP/1.1\r\nHost: x\r\nGEHEIM : x\r\n\r\n",
        b"GET /v/GEHEIM HTTP/1.1\r\nHost: x\r\nScript-Name: /zz\r\nConnection: close\r\n\r\n",
        b"POST /v/GEHEIM HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nGEHEIM",
        b"POST /v/GEHEIM HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nsleutel=GEHEIM",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=5) as one:
            one.sendall(request)
            one.shutdown(socket.SHUT_WR)
            assert not one.recv(4096).startswith(b"HTTP/1.1 5")
    os.killpg(server.pid, signal.SIGTERM)
    said, _ = server.communicate(timeout=30)

    assert "a request that is no HTTP was refused" in said
    assert "GEHEIM" not in said
    assert "127.0.0.1" not in said.replace(f"http://127.0.0.1:{port}", "")
