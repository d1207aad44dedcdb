"""A study's codebooks as files: replacing one, and putting the cells that it touches in the queue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, or_, select

from analysis.bench_rows import DECIDED_BY
from instruments.problems import Problem
from survey_app.domain.codebook_changes import as_text, recoded_aspects
from survey_app.domain.renewal import Renewal, Used
from survey_app.storage.bench_tables import assignments, coding_changes, recodings, seals
from survey_app.storage.blind import blind_sheets, may_see
from survey_app.storage.database import reading, writing
from survey_app.storage.frame_files import frame_file, frame_files, frame_hash, replace_file
from survey_app.storage.study_frame import frame_problems
from survey_app.storage.tables import codings

Row = dict[str, Any]


class SqlCodebooks:
    """The store behind `use_cases.renew_codebook`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def frame_hash(self, study: str) -> str:
        """The name of the study's files as they are now."""
        with reading(self._engine) as connection:
            return frame_hash(connection, study)

    def content(self, study: str, path: str) -> bytes:
        """The file as it is now; b'' when there is none."""
        with reading(self._engine) as connection:
            return frame_file(connection, study, path)

    def problems(self, study: str, path: str, content: bytes) -> list[Problem]:
        """What would be wrong with the study if this file were in it."""
        with reading(self._engine) as connection:
            files = frame_files(connection, study)
        return frame_problems({**files, path: content})

    def used(self, study: str) -> frozenset[Used]:
        """What codings have, as far as all may see them."""
        with reading(self._engine) as connection:
            return _used(connection, study, may_see(codings.c, ""))

    def blind_perspectieven(self, study: str) -> frozenset[str]:
        """The perspectieven of sheets that are still blind: there anything may have been coded."""
        with reading(self._engine) as connection:
            return frozenset(perspectief for _, perspectief in blind_sheets(connection, study))

    def versions(self, study: str, book: str) -> frozenset[str]:
        """The versions of this codebook that sheets were sealed with, or cells were coded before."""
        r, s = recodings.c, seals.c
        own = (r.study == study, r.aspect.startswith(f"{book}.", autoescape=True))
        with reading(self._engine) as connection:
            found = connection.execute(select(r.old_version, r.new_version).where(*own).distinct())
            known = {version for row in found for version in row}
            sealed = connection.execute(select(s.codeboeken).where(s.study == study).distinct()).scalars()
            names = (name for text in sealed for name in text.split())
            return frozenset(
                known | {name.partition(":")[2] for name in names if name.startswith(f"{book}:")}
            )

    def touched(self, study: str, aspects: Iterable[str], codeur: str) -> int:
        """How many cells have a value for these aspects, as far as this codeur may see."""
        c = codings.c
        cells = select(c.casus, c.perspectief, c.aspect)
        cells = cells.where(
            c.study == study, c.aspect.in_(tuple(aspects)), c.waarde != "", may_see(c, codeur)
        )
        with reading(self._engine) as connection:
            counted = select(func.count()).select_from(cells.distinct().subquery())
            return int(connection.execute(counted).scalar_one())

    def renew(self, study: str, renewal: Renewal, who: str, now: datetime) -> bool:
        """Replaces the file and fills the queue; False when the study's files or codings moved on."""
        with writing(self._engine) as connection:
            if frame_hash(connection, study, hold=True) != renewal.frame_hash:
                return False
            # Everyone's work counts here, blind or not: nothing of it is told, and nothing may be lost.
            if any(use.lost_by(renewal.losses) for use in _used(connection, study, codings.c.study == study)):
                return False
            replace_file(connection, study, renewal.path, renewal.content)
            _fill_queue(connection, study, renewal, who, now)
        return True


def _used(connection: Connection, study: str, which: Any) -> frozenset[Used]:
    c = codings.c
    query = select(c.aspect, c.perspectief, c.waarde).where(c.study == study, which).distinct()
    return frozenset(Used(*row) for row in connection.execute(query))


def _fill_queue(connection: Connection, study: str, renewal: Renewal, who: str, now: datetime) -> None:
    changed = recoded_aspects(renewal.changes)
    if not changed:
        return
    rows = [row for row in _rows(connection, study, tuple(changed)) if row.aspect in changed]
    decided = {(row.casus, row.perspectief, row.aspect) for row in rows if row.codeur == DECIDED_BY}
    counting = [
        row
        for row in rows
        if row.codeur == DECIDED_BY or (row.casus, row.perspectief, row.aspect) not in decided
    ]
    texts = {aspect: as_text(changes) for aspect, changes in changed.items()}
    if counting:
        connection.execute(
            insert(recodings), [_waiting(study, row, renewal, texts, now.date()) for row in counting]
        )
        connection.execute(
            insert(coding_changes), [_history(study, row, renewal, who, now) for row in counting]
        )


def _rows(connection: Connection, study: str, aspects: tuple[str, ...]) -> list[Any]:
    """Rows with a value that take part: of a sheet of nobody or of their codeur, and what was decided."""
    c, a = codings.c, assignments.c
    same = (c.study == a.study) & (c.casus == a.casus) & (c.perspectief == a.perspectief)
    own = select(a.codeur).where(same, a.codeur == c.codeur).exists()
    takes_part = or_(c.codeur == DECIDED_BY, own, ~select(a.codeur).where(same).exists())
    query = select(codings).where(c.study == study, c.aspect.in_(aspects), c.waarde != "", takes_part)
    return list(connection.execute(query.order_by(c.position, c.codeur)))


def _waiting(study: str, row: Any, renewal: Renewal, texts: dict[str, str], day: date) -> Row:
    return {
        **_cell(study, row),
        "what": texts[row.aspect],
        "old_version": renewal.old.version,
        "new_version": renewal.new.version,
        "opened_on": day,
    }


def _history(study: str, row: Any, renewal: Renewal, who: str, now: datetime) -> Row:
    kinds = ", ".join(
        change.kind for change in renewal.changes if change.recodes and change.aspect == row.aspect
    )
    return {
        **_cell(study, row),
        "changed_by": who,
        "changed_at": now,
        "wat": "hercodering",
        "oud": row.waarde,
        "nieuw": row.waarde,
        "why": f"{renewal.new.id} {renewal.old.version} > {renewal.new.version}: {kinds}",
        "revision": row.revision,
    }


def _cell(study: str, row: Any) -> Row:
    names = ("casus", "perspectief", "aspect", "codeur")
    return {"study": study, **{name: getattr(row, name) for name in names}}
