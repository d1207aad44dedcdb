"""A study folder into the database and out again: load, export, and the folder is the same bytes.

What is not rows (study.yaml, codebooks, interview reports, a README) is kept as it came. A file of rows comes
out as it came in when its rows are what they were; else it is written anew. The study's own files are read
by the same reader as a folder on disk, so that there is one truth about what a study folder is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

import codebooks.loader
import instruments.loader
from analysis.norms import problems_of
from analysis.sealing import released_study
from analysis.study import StudyData
from analysis.study_folder import folder_files, read_study_folder
from analysis.study_folder.row_kinds import ANSWERS
from analysis.study_folder.version_files import in_order, named_version
from instruments.problems import Problem, problem
from survey_app.storage import problem_texts, study_rows
from survey_app.storage.answer_stream import answer_lines, at_ease, has_grown
from survey_app.storage.bench_rows import read_bench_rows, write_bench_rows
from survey_app.storage.database import reading, writing
from survey_app.storage.folder_on_disk import Content, Files, read_all_files, write_all_files
from survey_app.storage.instrument_ledger import read_changes, version_files, write_ledger
from survey_app.storage.norms.signatures import write_signatures
from survey_app.storage.report_items import read_report_rows, write_report_rows
from survey_app.storage.study_frame import files_hash, frame_of
from survey_app.storage.tables import studies, study_files
from survey_app.storage.wederhoor import attachment_files, read_wederhoor_rows, write_wederhoor_rows

__all__ = ["export_study", "load_study", "problem_texts", "read_frame", "read_study", "study_ids"]


def study_ids(engine: Engine) -> tuple[str, ...]:
    """The studies in the database."""
    with reading(engine) as connection:
        return tuple(connection.execute(select(studies.c.id).order_by(studies.c.id)).scalars())


def load_study(engine: Engine, folder: Path, today: date) -> list[Problem]:
    """Puts the folder into the database, whole; or says every Problem and puts nothing in."""
    loaded = read_study_folder(folder)
    if loaded.value is None:
        return list(loaded.problems)
    data = loaded.value
    refused = problems_of(data)  # such as a fixed level that differs from the calculated one without a reason
    if refused:
        return refused
    if data.study.id in study_ids(engine):
        return [_exists(data)]
    own = read_all_files(folder)
    if own.value is None:
        return list(own.problems)
    try:
        with writing(engine) as connection:
            _write_files(connection, data, own.value, today)
            study_rows.write_rows(connection, data)
            write_bench_rows(connection, data)
            write_report_rows(connection, data)
            write_wederhoor_rows(connection, data, today)
            write_signatures(connection, data, today)
            write_ledger(connection, data, own.value, today)
    except IntegrityError:
        if data.study.id not in study_ids(engine):
            raise
        return [_exists(data)]  # someone else loaded it meanwhile
    return []


def _exists(data: StudyData) -> Problem:
    return problem("study-exists", "study.yaml", 0, study=data.study.id)


def export_study(engine: Engine, study: str, folder: Path) -> list[Problem]:
    """Writes the study as a folder, from one snapshot, even while people are saving."""
    if study not in study_ids(engine):
        known = ", ".join(study_ids(engine)) or "(geen)"
        return [problem("study-unknown", study, 0, study=study, known=known)]
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            return [problem("export-not-empty", str(folder), 0, name=str(folder))]
        with reading(engine) as connection:
            files = _files_now(connection, study)
            write_all_files(
                folder, {name: one if isinstance(one, bytes) else at_ease(one) for name, one in files.items()}
            )
    except OSError as error:
        return [problem("export-impossible", str(folder), 0, name=str(folder), detail=error.strerror)]
    return []


def folder_as_files(engine: Engine, study: str) -> Files:
    """Every file of the study folder as it is now: path -> bytes."""
    with reading(engine) as connection:
        files = _files_now(connection, study)
        return {name: one if isinstance(one, bytes) else b"".join(one) for name, one in files.items()}


def released_files(engine: Engine, study: str) -> Files:
    """The folder without what is hidden, with the library's files it uses: rebuilt from it alone.

    KeyError when the study is not in the database.
    """
    with reading(engine) as connection:
        own = _read_files(connection, study, from_library=None) | attachment_files(connection, study)
        return folder_files(released_study(_read_study(connection, study)), own)


def _files_now(connection: Connection, study: str) -> dict[str, Content]:
    """Path -> bytes; answers that came in since the study was loaded come in pieces, while it is open."""
    own = _read_files(connection, study, from_library=False) | attachment_files(connection, study)
    if not has_grown(connection, study, own.get(ANSWERS.file)):
        return {**folder_files(_read_study(connection, study), own)}
    data = _read_study(connection, study, with_answers=False)
    return {**folder_files(data, own), ANSWERS.file: answer_lines(connection, study)}


def read_study(engine: Engine, study: str) -> StudyData:
    """What of the study may be shown and counted, from one snapshot: nothing of a blind sheet is in it.

    KeyError when it is not in the database.
    """
    with reading(engine) as connection:
        return released_study(_read_study(connection, study))


def read_frame(engine: Engine, study: str) -> StudyData:
    """What does not change while people work: study, instruments, codebooks, published figures.

    KeyError when the study is not in the database. Read once per content, then remembered.
    """
    with reading(engine) as connection:
        return _read_frame(connection, study)


def _read_study(connection: Connection, study: str, with_answers: bool = True) -> StudyData:
    frame, changes = _read_frame(connection, study), read_changes(connection, study)
    return replace(
        frame,
        instrument_changes=changes,
        earlier=in_order(frame.earlier, changes),
        cases=study_rows.read_cases(connection, study),
        answers=study_rows.read_answers(connection, study) if with_answers else (),
        responses=study_rows.read_responses(connection, study),
        codings=study_rows.read_codings(connection, study),
        open_codings=study_rows.read_open_codings(connection, study),
        sources=study_rows.read_sources(connection, study),
        fragments=study_rows.read_fragments(connection, study),
        scores=study_rows.read_scores(connection, study),
        interviewees=study_rows.read_interviewees(connection, study),
        assessments=study_rows.read_assessments(connection, study),
        **read_bench_rows(connection, study),
        **read_report_rows(connection, study),
        **read_wederhoor_rows(connection, study),
    )


def _read_frame(connection: Connection, study: str) -> StudyData:
    query = select(studies.c.frame_hash).where(studies.c.id == study)
    frame_hash = connection.execute(query).scalar_one_or_none()
    if frame_hash is None:
        raise KeyError(study)
    return frame_of(frame_hash, lambda: _read_files(connection, study, None))


def _read_files(connection: Connection, study: str, from_library: bool | None) -> Files:
    query = select(study_files.c.path, study_files.c.content).where(study_files.c.study == study)
    if from_library is not None:
        query = query.where(study_files.c.from_library == from_library)
    found = {path: bytes(content) for path, content in connection.execute(query.order_by(study_files.c.path))}
    return found | version_files(connection, study)


def _write_files(connection: Connection, data: StudyData, own: Files, today: date) -> None:
    library = _library_files(data, own)
    study, frame_hash = data.study.id, files_hash(own | library)
    connection.execute(insert(studies), {"id": study, "loaded_on": today, "frame_hash": frame_hash})
    rows = [(path, content, False) for path, content in own.items() if named_version(path) is None]
    rows += [(path, content, True) for path, content in library.items()]
    names = ("path", "content", "from_library")
    connection.execute(
        insert(study_files), [{"study": study, **dict(zip(names, row, strict=True))} for row in rows]
    )


def _library_files(data: StudyData, own: Files) -> Files:
    """The library's instruments and codebooks that the study uses, as they are today."""
    paths = {
        f"instruments/{id}.yaml": instruments.loader.library_path(id)
        for id in data.study.instruments.values()
    }
    paths |= {f"codebooks/{id}.yaml": codebooks.loader.library_path(id) for id in data.study.codebooks}
    return {name: path.read_bytes() for name, path in paths.items() if name not in own}
