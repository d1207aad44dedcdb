"""Texts that wait for their names to be reviewed. Nothing that codes, counts or exports reads this table."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select
from sqlalchemy.exc import IntegrityError

from survey_app.domain.intake import IntakeSource
from survey_app.storage.bench_tables import intake_sources
from survey_app.storage.database import reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.tables import sources


class SqlIntake:
    """The texts under review, of every study."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, study: str, source: IntakeSource) -> bool:
        """Keeps the text for review; False when the study has a text or a source of this name already."""
        try:
            with writing(self._engine) as connection:
                if _is_taken(connection, study, source.bron):
                    return False
                row = {
                    "study": study,
                    "position": next_position(connection, intake_sources, study),
                    **asdict(source),
                }
                connection.execute(insert(intake_sources), row)
        except IntegrityError:  # someone else brought it in at the same moment
            return False
        return True

    def sources(self, study: str) -> tuple[IntakeSource, ...]:
        """Every text under review, in the order they came in."""
        query = select(intake_sources).where(intake_sources.c.study == study)
        with reading(self._engine) as connection:
            return tuple(
                as_intake(row) for row in connection.execute(query.order_by(intake_sources.c.position))
            )

    def source(self, study: str, bron: str) -> IntakeSource | None:
        """The text under review with this name; None when there is none."""
        with reading(self._engine) as connection:
            return find_intake(connection, study, bron)


def find_intake(connection: Connection, study: str, bron: str) -> IntakeSource | None:
    """As SqlIntake.source, within a transaction."""
    c = intake_sources.c
    row = connection.execute(select(intake_sources).where(c.study == study, c.bron == bron)).one_or_none()
    return as_intake(row) if row else None


def as_intake(row: Row[Any]) -> IntakeSource:
    """The value of a row of intake_sources."""
    return IntakeSource(row.bron, row.casus, row.perspectief, row.soort, row.text, row.added_on, row.added_by)


def _is_taken(connection: Connection, study: str, bron: str) -> bool:
    return any(
        connection.execute(select(table.c.bron).where(table.c.study == study, table.c.bron == bron)).first()
        for table in (intake_sources, sources)
    )
