"""The files that make the frame of a study at work: read, tried out, and one of them replaced."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from survey_app.storage.folder_on_disk import Files
from survey_app.storage.instrument_ledger import version_files
from survey_app.storage.study_frame import files_hash
from survey_app.storage.tables import studies, study_files


def frame_hash(connection: Connection, study: str, hold: bool = False) -> str:
    """The name of the study's files as they are now; `hold` lets no one else replace one meanwhile."""
    query = select(studies.c.frame_hash).where(studies.c.id == study)
    return str(connection.execute(query.with_for_update() if hold else query).scalar_one())


def frame_file(connection: Connection, study: str, path: str) -> bytes:
    """The file as it is now; b'' when there is none."""
    query = select(study_files.c.content).where(study_files.c.study == study, study_files.c.path == path)
    return bytes(connection.execute(query).scalar_one_or_none() or b"")


def frame_files(connection: Connection, study: str) -> Files:
    """Every file, earlier versions of questionnaires among them: path -> bytes."""
    query = select(study_files.c.path, study_files.c.content).where(study_files.c.study == study)
    files = {path: bytes(content) for path, content in connection.execute(query)}
    return files | version_files(connection, study)


def replace_file(connection: Connection, study: str, path: str, content: bytes) -> None:
    """The file becomes the study's own, so that an export holds it; its frame is read anew."""
    f = study_files.c
    connection.execute(delete(study_files).where(f.study == study, f.path == path))
    row = {"study": study, "path": path, "content": content, "from_library": False}
    connection.execute(insert(study_files), row)
    named = files_hash(frame_files(connection, study))
    connection.execute(update(studies).where(studies.c.id == study).values(frame_hash=named))
