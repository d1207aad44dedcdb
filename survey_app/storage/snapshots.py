"""Snapshots in the database: append-only but for what people take back, numbered from 1 in each study."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.report_text.snapshot import NewSnapshot, Snapshot
from survey_app.domain.report_text.taken_back import without_response
from survey_app.storage.database import looking, reading, writing
from survey_app.storage.folder_on_disk import Files
from survey_app.storage.report_tables import snapshots
from survey_app.storage.study_folder import released_files

ATTEMPTS = 5  # two people who freeze at once want the same number


class SqlSnapshots:
    """The store behind freezing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def released_files(self, study: str) -> Files:
        """The study folder as it is now, without what is hidden."""
        return released_files(self._engine, study)

    def add(self, new: NewSnapshot) -> Snapshot:
        """Keeps it under the next number."""
        for left in reversed(range(ATTEMPTS)):
            try:
                with writing(self._engine) as connection:
                    number = _last(connection, new.study) + 1
                    connection.execute(insert(snapshots), _row(new, number))
                    break
            except IntegrityError:
                if not left:
                    raise
        return Snapshot(number, new.label, new.why, new.hash, new.numbers_hash, new.frozen_by, new.frozen_at)

    def of_study(self, study: str) -> tuple[Snapshot, ...]:
        """Every snapshot of the study, the last first."""
        c = snapshots.c
        names = ("number", "label", "why", "hash", "numbers_hash", "frozen_by", "frozen_at")
        query = select(*(c[name] for name in names)).where(c.study == study).order_by(c.number.desc())
        with reading(self._engine) as connection:
            return tuple(Snapshot(**row._mapping) for row in connection.execute(query))

    def content(self, study: str, number: int) -> bytes | None:
        """The package; None when there is no such snapshot."""
        c = snapshots.c
        query = select(c.content).where(c.study == study, c.number == number)
        with looking(self._engine) as connection:
            found = connection.execute(query).scalar_one_or_none()
        return None if found is None else bytes(found)


def take_back(connection: Connection, study: str, response: str) -> None:
    """Takes the answers of this response out of every package; the hashes stay, so that it can be seen."""
    c = snapshots.c
    for row in connection.execute(select(c.id, c.content).where(c.study == study)).all():
        changed = without_response(bytes(row.content), response)
        if changed is not None:
            connection.execute(update(snapshots).where(c.id == row.id).values(content=changed))


def _last(connection: Connection, study: str) -> int:
    query = select(func.max(snapshots.c.number)).where(snapshots.c.study == study)
    return int(connection.execute(query).scalar_one_or_none() or 0)


def _row(new: NewSnapshot, number: int) -> dict[str, Any]:
    return {
        "study": new.study,
        "number": number,
        "label": new.label,
        "why": new.why,
        "hash": new.hash,
        "numbers_hash": new.numbers_hash,
        "content": new.content,
        "frozen_by": new.frozen_by,
        "frozen_at": new.frozen_at,
    }
