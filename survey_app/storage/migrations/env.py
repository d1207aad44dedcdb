"""Alembic's entry: the connection comes from survey_app.storage.migrate."""

from alembic import context

from survey_app.storage import accounts, bench_tables, field_tables, report_tables, tables, wederhoor_tables  # noqa: F401  (each adds its tables to the metadata)

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=tables.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
