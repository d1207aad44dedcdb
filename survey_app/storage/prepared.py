"""Statements that every page turn runs: compiled once, then given to the driver as they are.

Core builds the SQL, and its types turn the values to and fro, so that they mean the same on SQLite and on
PostgreSQL. What is left out is what Core does around each run, which takes longer than the statement itself.
Only for what every respondent's page needs; anything else is clearer with `database.reading` and `writing`.
"""

from __future__ import annotations

import collections
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Engine, Insert, Select, Update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any]
NO_FILE = (None, "", ":memory:")  # where SQLite gives every connection a database of its own


@dataclass(frozen=True)
class _Compiled:
    """A statement for one kind of database: its text, each value it takes, and what turns a row's values."""

    sql: str
    takes: tuple[tuple[str, Convert | None], ...]
    by_place: bool
    constants: Mapping[str, Any]
    gives: tuple[tuple[int, Convert], ...]

    def values(self, given: Mapping[str, Any]) -> Any:
        """As the driver wants them: by place or by name."""
        known = {**self.constants, **given} if self.constants else given
        pairs = [(name, turn(known[name]) if turn else known[name]) for name, turn in self.takes]
        return [value for _, value in pairs] if self.by_place else dict(pairs)


class Prepared:
    """A statement; `fills` are the columns that an INSERT gets values for. Its rows have named fields."""

    def __init__(self, statement: Select[Any] | Insert | Update, fills: Iterable[str] = ()) -> None:
        self._statement, self._fills = statement, list(fills)
        self._known: dict[str, _Compiled] = {}
        columns = [*statement.selected_columns] if isinstance(statement, Select) else []
        self._types = [column.type for column in columns]
        self._fields = _fields([column.key or "" for column in columns])

    def compiled(self, dialect: Dialect) -> _Compiled:
        """For this kind of database; made at its first use."""
        found = self._known.get(dialect.name)
        if found is None:
            found = self._known[dialect.name] = self._compile(dialect)
        return found

    def turned(self, rows: Iterable[Iterable[Any]], compiled: _Compiled) -> list[Any]:
        """The rows of a SELECT, from what the driver gave; what is missing stays None."""
        lists = [list(row) for row in rows]
        for place, turn in compiled.gives:
            for row in lists:
                if row[place] is not None:
                    row[place] = turn(row[place])
        return [self._fields(row) for row in lists]

    def _compile(self, dialect: Dialect) -> _Compiled:
        made: Any = self._statement.compile(dialect=dialect, column_keys=self._fills or None)
        types = {name: bind.type for bind, name in made.bind_names.items()}
        names = made.positiontup if made.positional else list(types)
        taken = tuple((name, _impl(types[name], dialect).bind_processor(dialect)) for name in names)
        turns = [_impl(one, dialect).result_processor(dialect, None) for one in self._types]
        gives = tuple((place, turn) for place, turn in enumerate(turns) if turn)
        constants = {name: value for name, value in made.params.items() if value is not None}
        return _Compiled(str(made), taken, bool(made.positional), constants, gives)


def _fields(names: list[str]) -> Convert:
    made: Any = collections.namedtuple("Row", names)  # type: ignore[misc]  # the names follow from the SQL
    turn: Convert = made._make
    return turn


def _impl(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)


class Driver:
    """A connection of the pool, for prepared statements only."""

    def __init__(self, dialect: Dialect, connection: Any) -> None:
        self._dialect, self._cursor = dialect, connection.cursor()

    def rows(self, prepared: Prepared, values: Mapping[str, Any]) -> list[Any]:
        """All rows of a SELECT, each with a field per column."""
        compiled = prepared.compiled(self._dialect)
        execute(self._cursor, compiled.sql, compiled.values(values))
        return prepared.turned(self._cursor.fetchall(), compiled)

    def run(self, prepared: Prepared, values: Mapping[str, Any]) -> int:
        """Runs an INSERT or UPDATE; how many rows it wrote."""
        compiled = prepared.compiled(self._dialect)
        execute(self._cursor, compiled.sql, compiled.values(values))
        return int(self._cursor.rowcount)


def execute(cursor: Any, sql: str, values: Any) -> None:
    """The one place where a prepared statement goes to the database; a test counts them here."""
    cursor.execute(sql, values)


@contextmanager
def looking_at(engine: Engine) -> Iterator[Driver]:
    """As `database.looking`: a connection for a single read."""
    with _driver(engine) as connection:
        yield Driver(engine.dialect, connection)


@contextmanager
def writing_to(engine: Engine) -> Iterator[Driver]:
    """As `database.writing`: a transaction that is committed at the end, or leaves no trace."""
    with _driver(engine) as connection:
        driver = Driver(engine.dialect, connection)
        if engine.dialect.name == "sqlite":  # elsewhere the first statement begins it
            connection.execute("BEGIN IMMEDIATE")
        yield driver
        connection.commit()


@contextmanager
def _driver(engine: Engine) -> Iterator[Any]:
    """A connection of which what was not committed is rolled back.

    The driver's errors leave as those of SQLAlchemy, without the values, which may be answers.
    """
    try:
        connection = _kept_connection(engine) or engine.raw_connection()
        try:
            yield connection
        finally:
            _let_go(connection)
    except _errors(engine) as error:
        raise _translated(error, engine) from error


class _OfThisThread(threading.local):
    """SQLite's connections that this thread keeps: to fetch one from the pool takes longer than to read."""

    def __init__(self) -> None:
        self.connections: WeakKeyDictionary[Engine, sqlite3.Connection] = WeakKeyDictionary()


_kept = _OfThisThread()


def _kept_connection(engine: Engine) -> sqlite3.Connection | None:
    """This thread's own connection to a file of SQLite, prepared as the pool's are; None elsewhere.

    None too in the middle of a transaction on it: whoever looks meanwhile would roll that back unseen.
    """
    found = _kept.connections.get(engine)
    if found is None and engine.dialect.name == "sqlite" and engine.url.database not in NO_FILE:
        borrowed = engine.raw_connection()
        found = _kept.connections[engine] = cast(sqlite3.Connection, borrowed.driver_connection)
        borrowed.detach()  # it does not go back to the pool
    return None if found is not None and found.in_transaction else found


def _let_go(connection: Any) -> None:
    """Ends what was not committed; the pool does so itself with a connection that comes back."""
    if not isinstance(connection, sqlite3.Connection):
        connection.close()
    elif connection.in_transaction:
        connection.rollback()


def _errors(engine: Engine) -> type[Exception]:
    found: type[Exception] = engine.dialect.loaded_dbapi.Error
    return found


def _translated(error: Exception, engine: Engine) -> BaseException:
    return DBAPIError.instance(
        None, None, error, _errors(engine), hide_parameters=True, dialect=engine.dialect
    )
