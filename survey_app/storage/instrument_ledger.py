"""Versions of questionnaires that were in the field, and the ledger of what changed: both append-only."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from analysis.ledger_rows import InstrumentChange
from analysis.study import StudyData
from analysis.study_folder.version_files import named_version, version_path
from survey_app.storage.field_tables import instrument_changes, instrument_versions
from survey_app.storage.folder_on_disk import Files
from survey_app.storage.positions import next_position
from survey_app.storage.tables import study_files


def version_files(connection: Connection, study: str) -> Files:
    """Path -> bytes of every version but the ones of now, as the study folder has them."""
    v, now = instrument_versions.c, set(_versions_now(connection, study))
    found = connection.execute(select(v.instrument, v.version, v.content).where(v.study == study))
    return {
        version_path(row.instrument, row.version): bytes(row.content)
        for row in found
        if (row.instrument, bytes(row.content)) not in now
    }


def _versions_now(connection: Connection, study: str) -> list[tuple[str, bytes]]:
    """Each questionnaire with its file as it is now: a version's file is another file in every version."""
    f = study_files.c
    query = select(f.path, f.content).where(f.study == study, f.path.startswith("instruments/"))
    names = ((path.removeprefix("instruments/"), content) for path, content in connection.execute(query))
    return [(name.removesuffix(".yaml"), bytes(content)) for name, content in names]


def keep_version(
    connection: Connection, study: str, named: tuple[str, str], content: bytes, day: date, who: str
) -> None:
    """Keeps the file of a version, unless it is kept already: a version never changes."""
    v = instrument_versions.c
    mine = (v.study == study, v.instrument == named[0], v.version == named[1])
    if connection.execute(select(v.version).where(*mine)).first() is None:
        row = {"study": study, "position": next_position(connection, instrument_versions, study)}
        row |= {"instrument": named[0], "version": named[1], "content": content}
        connection.execute(insert(instrument_versions), {**row, "published_on": day, "published_by": who})


def write_ledger(connection: Connection, data: StudyData, files: Files, today: date) -> None:
    """The earlier versions and the ledger of a study that is not in the database yet."""
    published = {(row.instrument, row.to_version): row for row in data.instrument_changes}
    for path, content in files.items():
        named = named_version(path)
        if named is not None and named in data.earlier:
            row = published.get(named)
            day = date.fromisoformat(row.changed_on) if row else today
            keep_version(connection, data.study.id, named, content, day, row.changed_by if row else "")
    add_changes(connection, data.study.id, data.instrument_changes)


def add_changes(connection: Connection, study: str, changes: tuple[InstrumentChange, ...]) -> None:
    """Adds lines to the ledger, in this order."""
    if changes:
        connection.execute(insert(instrument_changes), [_row(study, one) for one in changes])


def read_changes(connection: Connection, study: str) -> tuple[InstrumentChange, ...]:
    """The ledger, in the order in which it was written."""
    c = instrument_changes.c
    found = connection.execute(select(instrument_changes).where(c.study == study).order_by(c.id))
    return tuple(
        InstrumentChange(
            row.instrument,
            row.from_version,
            row.to_version,
            row.place,
            row.what,
            row.kind,
            row.was,
            row.becomes,
            row.answers_then,
            row.changed_on.isoformat(),
            row.changed_by,
            row.why,
        )
        for row in found
    )


def _row(study: str, one: InstrumentChange) -> dict[str, Any]:
    return {"study": study, **asdict(one), "changed_on": date.fromisoformat(one.changed_on)}
