"""The office's own templates: files `templates/nota.docx` and `.odt`, kept with the study's other files."""

from __future__ import annotations

from sqlalchemy import Engine, delete, update

from survey_app.storage.database import reading, writing
from survey_app.storage.frame_files import frame_file, frame_files, frame_hash, replace_file
from survey_app.storage.study_frame import files_hash
from survey_app.storage.tables import studies, study_files


def template_path(form: str) -> str:
    """Where the template for this form is in the study folder."""
    return f"templates/nota.{form}"


class SqlReportTemplates:
    """The store behind `use_cases.keep_template`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, study: str, form: str) -> bytes | None:
        """The template; None when the study has none of its own."""
        with reading(self._engine) as connection:
            return frame_file(connection, study, template_path(form)) or None

    def write(self, study: str, form: str, content: bytes) -> None:
        """Keeps the template, in place of an earlier one; an export holds it."""
        with writing(self._engine) as connection:
            frame_hash(connection, study, hold=True)
            replace_file(connection, study, template_path(form), content)

    def remove(self, study: str, form: str) -> None:
        """Back to the template of the house."""
        f = study_files.c
        with writing(self._engine) as connection:
            frame_hash(connection, study, hold=True)
            connection.execute(delete(study_files).where(f.study == study, f.path == template_path(form)))
            named = files_hash(frame_files(connection, study))
            connection.execute(update(studies).where(studies.c.id == study).values(frame_hash=named))
