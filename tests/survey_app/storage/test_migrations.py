"""The migrations build exactly the tables that the stores use."""

import threading

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import UnicodeText, inspect, text

from survey_app.storage import accounts, bench_tables, field_tables, tables  # noqa: F401
from survey_app.storage.migrate import migrate


def same_type(_context, _inspected, _column, inspected_type, wanted_type):
    """Flask-Security's list type is kept as text."""
    return False if isinstance(wanted_type, accounts.AsaList | UnicodeText) else None


def test_a_migrated_database_has_every_table_as_it_is_declared(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": same_type})
        assert compare_metadata(context, tables.metadata) == []


def test_migrating_again_changes_nothing(engine):
    migrate(engine)
    migrate(engine)


def test_processes_that_start_at_once_migrate_once(engine):
    """Each takes its turn: none meets tables that another is half-way making."""
    with engine.begin() as connection:
        for name in reversed(tables.metadata.sorted_tables):
            connection.execute(text(f"DROP TABLE {name.name}"))
        connection.execute(text("DROP TABLE alembic_version"))
    failures = []

    def start():
        try:
            migrate(engine)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert "page_saves" in inspect(engine).get_table_names()
