"""PostgreSQL's databases for tests, used again: to make one costs a tenth of a second and hundreds of files.

A database made from a template keeps a copy of its rows in a schema of its own, `kept`. When a test is over,
the tables that it changed get those rows back, and numbers begin where they began. Where the test changed the
tables themselves, the database is dropped and the next test gets a new one.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable

import psycopg

BLANK = "template1"  # without any table
_ALONE = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
# Rows are told apart by the number of the transaction that wrote them: any change of a table changes its
# number of rows or its newest one.
_REMEMBER = """
DROP SCHEMA IF EXISTS kept CASCADE;
CREATE SCHEMA kept;
CREATE TABLE kept.state (name text PRIMARY KEY, rows bigint, newest bigint);
CREATE TABLE kept.numbers (name text PRIMARY KEY, last bigint, used boolean);
CREATE FUNCTION kept.shape() RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(concat_ws(' ', relname, relkind, attname, atttypid, attnotnull, atthasdef), ','
                      ORDER BY relname, attnum)
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid WHERE relnamespace = 'public'::regnamespace
$$;
CREATE FUNCTION kept.look(name text, OUT rows bigint, OUT newest bigint) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SELECT count(*), coalesce(max(xmin::text::bigint), 0) FROM public.%I', name)
    INTO rows, newest;
END $$;
CREATE FUNCTION kept.put_back() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE one record; now record;
BEGIN
    IF kept.shape() IS DISTINCT FROM (SELECT shape FROM kept.known) THEN RETURN false; END IF;
    SET LOCAL session_replication_role = replica;  -- in any order, and no trigger fires
    FOR one IN SELECT * FROM kept.state LOOP
        SELECT * INTO now FROM kept.look(one.name);
        IF (now.rows, now.newest) IS DISTINCT FROM (one.rows, one.newest) THEN
            EXECUTE format('DELETE FROM public.%I', one.name);
            EXECUTE format('INSERT INTO public.%I OVERRIDING SYSTEM VALUE SELECT * FROM kept.%I',
                           one.name, 'rows_' || one.name);
            UPDATE kept.state SET (rows, newest) = (SELECT * FROM kept.look(one.name)) WHERE name = one.name;
        END IF;
    END LOOP;
    PERFORM setval('public.' || quote_ident(name), coalesce(last, 1), used) FROM kept.numbers;
    RETURN true;
END $$;
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', 'rows_' || one.name, one.name);
        INSERT INTO kept.state SELECT one.name, * FROM kept.look(one.name);
    END LOOP;
END $$;
INSERT INTO kept.numbers
    SELECT sequencename, last_value, last_value IS NOT NULL FROM pg_sequences WHERE schemaname = 'public';
CREATE TABLE kept.known AS SELECT kept.shape() AS shape;
"""


class Databases:
    """Databases by the template they were made from; `address` gives where one is by its name."""

    def __init__(self, address: Callable[[str], str]) -> None:
        self.address = address
        self._free: defaultdict[str, list[str]] = defaultdict(list)
        self._numbers = itertools.count(1)

    def remember(self, template: str) -> None:
        """From here on databases made from this template can be put back to what it holds now."""
        self._run(template, _REMEMBER)

    def take(self, template: str) -> str:
        """The name of a database with exactly what the template holds."""
        if self._free[template]:
            return self._free[template].pop()
        name = f"test_{next(self._numbers)}"
        self._run("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def give_back(self, name: str, template: str) -> None:
        """A test is over: what it changed is undone."""
        if self._undone(name, template):
            self._free[template].append(name)
        else:
            self._run("postgres", f"DROP DATABASE {name} WITH (FORCE)")

    def _undone(self, name: str, template: str) -> bool:
        with psycopg.connect(self.address(name), autocommit=True) as connection:
            connection.execute(_ALONE)
            if template == BLANK:
                connection.execute(_EMPTY)
                return True
            found = connection.execute("SELECT kept.put_back()").fetchone()
        return bool(found and found[0])

    def _run(self, name: str, statements: str) -> None:
        with psycopg.connect(self.address(name), autocommit=True) as connection:
            connection.execute(statements)
