"""Brings a database to today's tables, by Alembic; safe to run at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from survey_app.storage.database import writing

LOCK = 7_203_113  # any number that nothing else in the database uses


def migrate(engine: Engine) -> None:
    """Runs every migration that this database has not had: all or none, and one process at a time."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":  # SQLite's writers wait for each other by themselves
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
