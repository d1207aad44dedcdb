"""The engine and its three uses: `reading` (a snapshot), `looking` (one read), `writing` (a transaction).

SQLite runs in WAL mode with foreign keys on and full sync: an acknowledged answer survives a power cut. What
is removed is overwritten: a text whose names were replaced must not stay behind in free pages.
No error message holds a statement's parameters: they may be answers.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_SECONDS = 15  # how long a writer waits for another before it gives up
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


def open_database(url: str) -> Engine:
    """The engine for this address; PostgreSQL through psycopg, SQLite by default."""
    if url.startswith("postgresql://"):
        url = "postgresql+psycopg://" + url.removeprefix("postgresql://")
    if url.startswith("sqlite"):
        return _open_sqlite(url)
    return create_engine(url, pool_pre_ping=True, hide_parameters=True)


def _open_sqlite(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN below, not the driver's
        for pragma in PRAGMAS:
            _set(connection, pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("looking", False):
            return  # one statement is its own transaction
        # A writer takes the lock at once: two readers that both turn into writers would deadlock.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing", False) else "BEGIN")

    return engine


def _set(connection: Any, pragma: str) -> None:
    """Two processes that both turn a new file into WAL do not wait for each other: the later tries again."""
    for left in reversed(range(BUSY_SECONDS * 10)):
        try:
            connection.execute(f"PRAGMA {pragma}")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or not left:
                raise
            time.sleep(0.1)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one consistent snapshot from its first read on."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A connection for a single read: what `reading` costs more, a respondent's page turn need not pay."""
    with engine.connect() as connection:
        yield connection.execution_options(looking=True)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is committed at the end, or leaves no trace."""
    with engine.connect() as connection:
        writer = connection.execution_options(writing=True)
        with writer.begin():
            yield writer
