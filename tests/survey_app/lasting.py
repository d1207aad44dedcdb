"""One database for a whole file of tests: what a test of the fieldwork changed is put back after it.

A cut of the link stays, as it can't be removed: who cuts that of a study asks for a database of their own, or
loads a study of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Engine, Table, delete, insert, select, text, update

from survey_app.storage import field_tables, tables
from survey_app.storage.contacts import database as contact_store
from survey_app.storage.contacts.tables import metadata as of_contacts
from survey_app.storage.contacts.tables import store_version
from survey_app.storage.database import reading, writing
from survey_app.storage.instruments import SqlInstruments
from survey_app.web.ready_pages import ReadyPages
from survey_app.web.recent_studies import RecentStudies

# What invitations, answers, mail and paper write; parents before children.
WRITTEN = (
    field_tables.batches,
    field_tables.code_guesses,
    field_tables.paper_entries,
    field_tables.withdrawals,
    tables.study_files,
    tables.invitations,
    tables.responses,
    tables.page_saves,
    tables.submissions,
)
REMEMBERED = ("guess_limit", "guess_limit_warned", "study_keys")  # what a worker remembers

Rows = dict[str, list[dict[str, Any]]]


class Lasting:
    """The rows that a file of tests begins with, and the settings of its app, if there is one."""

    def __init__(self, engine: Engine, contacts: Engine, app: Flask | None = None) -> None:
        self._engine, self._contacts, self._app = engine, contacts, app
        self._config = dict(app.config) if app else {}
        with reading(engine) as connection:
            self._rows, self._hashes = _rows(connection), _hashes(connection)

    def put_back(self) -> None:
        """As it was: numbers begin again at the same one too, and the contact store is empty."""
        with writing(self._engine) as connection:
            changed = _rows(connection) != self._rows
            connection.execute(delete(tables.studies).where(tables.studies.c.id.not_in(self._hashes)))
            if changed:
                _write(connection, self._rows)
            for study, named in self._hashes.items():
                here = update(tables.studies).where(tables.studies.c.id == study)
                connection.execute(here.values(frame_hash=named))
        with contact_store.writing(self._contacts) as connection:
            _empty(connection, [one for one in of_contacts.sorted_tables if one is not store_version])
        if self._app:
            self._app.config.clear()
            self._app.config.update(self._config)
            for name in REMEMBERED:
                self._app.extensions.pop(name, None)
            self._app.extensions["instruments"] = SqlInstruments(self._engine)
            self._app.extensions["recent_studies"] = RecentStudies(self._engine)
            self._app.extensions["ready_pages"] = ReadyPages()


def _rows(connection: Connection) -> Rows:
    return {
        table.name: [dict(row) for row in connection.execute(_in_order(table)).mappings()]
        for table in WRITTEN
    }


def _in_order(table: Table) -> Any:
    return select(table).order_by(*table.primary_key)


def _hashes(connection: Connection) -> dict[str, str]:
    return {row.id: row.frame_hash for row in connection.execute(select(tables.studies))}


def _write(connection: Connection, kept: Rows) -> None:
    _empty(connection, WRITTEN)
    for table in WRITTEN:
        if kept[table.name]:
            connection.execute(insert(table), kept[table.name])
        if connection.dialect.name == "postgresql" and "id" in table.c and table is not tables.responses:
            number = f"pg_get_serial_sequence('{table.name}', 'id')"
            most = max((row["id"] for row in kept[table.name]), default=0)
            connection.execute(text(f"SELECT setval({number}, {most + 1}, false)"))


def _empty(connection: Connection, known: Sequence[Table]) -> None:
    """On PostgreSQL to the last byte: what comes next stands in the order in which it came."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"TRUNCATE {', '.join(one.name for one in known)} RESTART IDENTITY"))
        return
    for table in reversed(known):
        connection.execute(delete(table))
