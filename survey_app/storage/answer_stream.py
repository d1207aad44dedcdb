"""answers.csv from the database row by row: a large study is exported without being held in memory."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from analysis.study_folder.csv_rows import read_rows, write_rows
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_kinds import ANSWERS
from survey_app.storage.tables import responses, submissions

AT_ONCE = 100  # responses fetched, and written, at a time
_SENT = and_(submissions.c.study == responses.c.study, submissions.c.response == responses.c.id)


def answers_query(study: str) -> Select[Any]:
    """A row per sent questionnaire, in the order of the export."""
    return (
        select(responses, submissions.c.answers)
        .select_from(responses.join(submissions, _SENT))
        .where(responses.c.study == study)
        .order_by(responses.c.position, responses.c.id)
    )


def has_grown(connection: Connection, study: str, original: bytes | None) -> bool:
    """Whether questionnaires came in since the folder was read, so that its answers.csv is no longer true."""
    query = select(func.count()).select_from(submissions).where(submissions.c.study == study)
    count = int(connection.execute(query).scalar_one())
    return count > 0 if original is None else count != len(_named(original))


def answer_lines(connection: Connection, study: str) -> Iterator[bytes]:
    """The bytes of answers.csv, some hundreds of questionnaires at a time."""
    yield write_rows(ANSWERS.columns, ())
    streaming = connection.execution_options(stream_results=True, yield_per=AT_ONCE)
    for rows in streaming.execute(answers_query(study)).partitions():
        lines = write_rows(ANSWERS.columns, (line for row in rows for line in _lines(row)))
        yield lines[lines.index(b"\n") + 1 :]  # without the header


def at_ease(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces; after each it rests as long as that took: who is filling in meanwhile goes first."""
    began = time.perf_counter()
    for piece in pieces:
        yield piece
        time.sleep(time.perf_counter() - began)
        began = time.perf_counter()


def _lines(row: Any) -> Iterator[tuple[str, ...]]:
    about = (row.id, row.casus, row.perspectief, row.instrument)
    return ((*about, version, variable, text) for variable, text, version in row.answers)


def _named(original: bytes) -> set[str]:
    rows = read_rows(io.BytesIO(original), ANSWERS.columns, ProblemList(ANSWERS.file))
    return {row.fields[0] for row in rows}
