"""The migrations build exactly the tables that the stores use."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import UnicodeText

from survey_app.storage import accounts, tables
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
