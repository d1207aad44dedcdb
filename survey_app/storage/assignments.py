"""Who codes which sheet, and who sealed it; every change with its line in the trail.

One lock keeps saving a cell apart from sealing or assigning: who saves holds the study's own row shared, who
seals or assigns holds it alone. On SQLite every writer is alone already.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, select

from analysis.bench_rows import Assignment, Seal
from survey_app.storage.bench_rows import read_assignments, read_seals
from survey_app.storage.bench_tables import assignments, seals
from survey_app.storage.database import reading
from survey_app.storage.tables import studies


def sealed_in(connection: Connection, study: str, casus: str, perspectief: str, codeur: str) -> bool:
    """Whether this codeur sealed the sheet; inside a `writing` transaction that saves one of its cells.

    Call it before the first write. Until the transaction ends nobody seals or assigns a sheet of this study,
    so that the answer stays true.
    """
    connection.execute(select(studies.c.id).where(studies.c.id == study).with_for_update(read=True))
    return _is_sealed(connection, study, casus, perspectief, codeur)


def codeurs_in(connection: Connection, study: str, casus: str, perspectief: str) -> tuple[str, ...]:
    """Who codes this sheet, in the order of their names; () where everyone who codes may."""
    c = assignments.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief)
    return tuple(connection.execute(select(c.codeur).where(*here).order_by(c.codeur)).scalars())


def _is_sealed(connection: Connection, study: str, casus: str, perspectief: str, codeur: str) -> bool:
    c = seals.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief, c.codeur == codeur)
    return connection.execute(select(c.codeur).where(*here)).first() is not None


class SqlAssignments:
    """Assignments and seals of a study."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def assignments(self, study: str) -> tuple[Assignment, ...]:
        """Who codes which sheet, in the order in which it was decided."""
        with reading(self._engine) as connection:
            return read_assignments(connection, study)

    def seals(self, study: str) -> tuple[Seal, ...]:
        """Which sheets are sealed, in the order in which it happened."""
        with reading(self._engine) as connection:
            return read_seals(connection, study)

    def codeurs_of(self, study: str, casus: str, perspectief: str) -> tuple[str, ...]:
        """Who codes this sheet; () where everyone who codes may."""
        with reading(self._engine) as connection:
            return codeurs_in(connection, study, casus, perspectief)

    def is_sealed(self, study: str, casus: str, perspectief: str, codeur: str) -> bool:
        """Whether this codeur sealed this sheet."""
        with reading(self._engine) as connection:
            return _is_sealed(connection, study, casus, perspectief, codeur)
