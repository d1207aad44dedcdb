"""The texts of letters: files `letters/<perspectief>_<taal>.txt`, kept with the study's other files."""

from __future__ import annotations

from sqlalchemy import Engine, delete, insert, select, update

from survey_app.storage.database import reading, writing
from survey_app.storage.study_frame import files_hash
from survey_app.storage.tables import studies, study_files


class SqlLetterTexts:
    """The store behind `use_cases.write_letter`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, study: str, perspectief: str, language: str) -> str | None:
        """The study's own text; None when it has none, or none that can be read."""
        f = study_files.c
        query = select(f.content).where(f.study == study, f.path == _path(perspectief, language))
        with reading(self._engine) as connection:
            found = connection.execute(query).scalar_one_or_none()
        if found is None:
            return None
        text = bytes(found).decode("utf-8-sig", "replace").replace("\0", "")
        return text if text.strip() else None

    def write(self, study: str, perspectief: str, language: str, text: str) -> None:
        """Keeps the text as a file of the study, so that an export holds it; '' removes it."""
        f, path = study_files.c, _path(perspectief, language)
        row = {"study": study, "path": path, "content": text.encode(), "from_library": False}
        with writing(self._engine) as connection:
            connection.execute(select(studies.c.id).where(studies.c.id == study).with_for_update())
            connection.execute(delete(study_files).where(f.study == study, f.path == path))
            if text:
                connection.execute(insert(study_files), row)
            found = connection.execute(select(f.path, f.content).where(f.study == study))
            named = files_hash({one.path: bytes(one.content) for one in found})
            connection.execute(update(studies).where(studies.c.id == study).values(frame_hash=named))


def _path(perspectief: str, language: str) -> str:
    return f"letters/{perspectief}_{language}.txt"
