"""Opening the contact store. Its tables are made when it is first used, so that the app starts light."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Connection, Engine, insert, select, text

from survey_app.storage import database, prepared
from survey_app.storage.contacts.tables import VERSION, metadata, store_version
from survey_app.storage.prepared import Driver

_LOCK = 4_150_232  # any number, the same for all who make these tables on PostgreSQL
_ready: WeakSet[Engine] = WeakSet()


def open_contacts(url: str) -> Engine:
    """The engine for this address; nothing is opened or made yet."""
    return database.open_database(url)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """As storage.database.reading, with today's tables."""
    _make_tables(engine)
    with database.reading(engine) as connection:
        yield connection


@contextmanager
def looking_at(engine: Engine) -> Iterator[Driver]:
    """As storage.prepared.looking_at, with today's tables."""
    _make_tables(engine)
    with prepared.looking_at(engine) as driver:
        yield driver


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """As storage.database.writing, with today's tables."""
    _make_tables(engine)
    with database.writing(engine) as connection:
        yield connection


def forget_removed(engine: Engine) -> None:
    """What was removed goes from the file too: SQLite's log is emptied, PostgreSQL drops the dead rows."""
    statement = "PRAGMA wal_checkpoint(TRUNCATE)" if engine.dialect.name == "sqlite" else "VACUUM"
    level = "AUTOCOMMIT"
    with engine.connect().execution_options(isolation_level=level, looking=True) as connection:
        for table in metadata.sorted_tables if statement == "VACUUM" else [""]:
            connection.execute(text(f"{statement} {table}"))


def _make_tables(engine: Engine) -> None:
    if engine in _ready:
        return
    _make_folder(engine)
    with database.writing(engine) as connection:
        if engine.dialect.name == "postgresql":  # SQLite's writers take turns by themselves
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        metadata.create_all(connection)
        _check_version(connection)
    _ready.add(engine)


def _make_folder(engine: Engine) -> None:
    if engine.dialect.name == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _check_version(connection: Connection) -> None:
    found = connection.execute(select(store_version.c.version)).scalar()
    if found is None:
        connection.execute(insert(store_version), {"version": VERSION})
    elif found > VERSION:
        raise RuntimeError(f"the contact store is of a later version: {found}")
