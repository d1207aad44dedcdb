"""The file of the normenkader in the frame of a study, what rests on it, and what it was before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Engine, exists, insert, or_, select

from instruments.problems import Problem
from survey_app.domain.norms.kader_use import KaderNow, KaderUse, KaderVersion
from survey_app.domain.norms.study_list import naming_codebook
from survey_app.storage.database import reading, writing
from survey_app.storage.frame_files import frame_file, frame_files, frame_hash, replace_file
from survey_app.storage.report_items import read_report_rows
from survey_app.storage.report_tables import frame_changes
from survey_app.storage.study_frame import frame_of, frame_problems
from survey_app.storage.study_rows import read_assessments
from survey_app.storage.tables import codings, scores, sources, submissions

Files = Mapping[str, bytes]
STUDY = "study.yaml"


class SqlKaders:
    """The store behind `use_cases.norms.write_kader`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def now(self, study: str) -> KaderNow:
        """The normenkader as it is; the study's first, where there are several."""
        with reading(self._engine) as connection:
            seen = frame_hash(connection, study)
            data = frame_of(seen, lambda: frame_files(connection, study))
        return KaderNow(seen, next(iter(data.normenkaders()), None), tuple(data.codebooks))

    def use(self, study: str) -> KaderUse:
        """What was written down with it."""
        with reading(self._engine) as connection:
            comments = read_report_rows(connection, study)["norm_comments"]
            return KaderUse(read_assessments(connection, study), comments, _gathered(connection, study))

    def content(self, study: str, path: str) -> bytes:
        """The file as it is now; b'' when there is none."""
        with reading(self._engine) as connection:
            return frame_file(connection, study, path)

    def problems(self, study: str, files: Files) -> list[Problem]:
        """What would be wrong with the study if these files were in it."""
        with reading(self._engine) as connection:
            return frame_problems({**frame_files(connection, study), **files})

    def naming(self, study: str, id: str) -> bytes:
        """study.yaml with this codebook in its list."""
        text = self.content(study, STUDY).decode("utf-8-sig")
        return naming_codebook(text, id).encode("utf-8")

    def replace(self, study: str, seen: str, files: Files, who: str, now: datetime, why: str) -> bool:
        """Puts the files in the place of the old ones, which are kept; False when the study moved on."""
        with writing(self._engine) as connection:
            if frame_hash(connection, study, hold=True) != seen:
                return False
            for path, content in files.items():
                row = {"study": study, "path": path, "old": frame_file(connection, study, path)}
                change = {"new": content, "changed_by": who, "changed_at": now, "why": why}
                connection.execute(insert(frame_changes), {**row, **change})
                replace_file(connection, study, path, content)
        return True

    def history(self, study: str, path: str) -> tuple[KaderVersion, ...]:
        """Every time that this file was replaced in the app, oldest first."""
        c = frame_changes.c
        query = select(c.old, c.new, c.changed_by, c.changed_at, c.why)
        query = query.where(c.study == study, c.path == path).order_by(c.id)
        with reading(self._engine) as connection:
            return tuple(
                KaderVersion(bytes(old), bytes(new), *rest) for old, new, *rest in connection.execute(query)
            )


def _gathered(connection: Connection, study: str) -> bool:
    """Whether anything came in from the field: a document that was there before does not count."""
    found = (
        exists().where(submissions.c.study == study),
        exists().where(codings.c.study == study, codings.c.waarde != ""),
        exists().where(sources.c.study == study, sources.c.soort != "document"),
        exists().where(scores.c.study == study),
    )
    return bool(connection.execute(select(or_(*found))).scalar_one())
