"""Files that were sent along with a reaction: in the database, or in the folder that the study came from."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Engine, and_, select

from analysis.study_folder.wederhoor_file import ATTACHMENTS
from survey_app.storage.database import reading
from survey_app.storage.tables import study_files
from survey_app.storage.wederhoor_tables import wederhoor_attachments, wederhoor_reactions


def find_attachment(engine: Engine, study: str, name: str) -> bytes | None:
    """The file of a reaction that was sent; None for any other name, also of a file not sent yet."""
    r = wederhoor_reactions.c
    known = select(r.passage).where(r.study == study, r.attachment == name)
    with reading(engine) as connection:
        if not name or connection.execute(known).first() is None:
            return None
        own = attachment_files(connection, study, name)
        f = study_files.c
        brought = select(f.content).where(f.study == study, f.path == f"{ATTACHMENTS}{name}")
        found = own.get(f"{ATTACHMENTS}{name}") or connection.execute(brought).scalar_one_or_none()
        return None if found is None else bytes(found)


def attachment_files(connection: Connection, study: str, name: str | None = None) -> dict[str, bytes]:
    """Path in the study folder -> the file, of everything that was sent along here."""
    a = wederhoor_attachments.c
    query = select(a.name, a.content).where(a.study == study, was_sent())
    rows = connection.execute(query if name is None else query.where(a.name == name))
    return {f"{ATTACHMENTS}{row.name}": bytes(row.content) for row in rows}


def was_sent() -> ColumnElement[bool]:
    """Whether the attachment's reaction was sent."""
    a, r = wederhoor_attachments.c, wederhoor_reactions.c
    same = and_(r.study == a.study, r.round == a.round, r.passage == a.passage, r.reader == a.reader)
    return select(r.passage).where(same).exists()
