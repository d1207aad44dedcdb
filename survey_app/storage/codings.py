"""Codings in the database: one sheet in a few small reads, one change in one transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from analysis.study import Coding, Fragment, Source
from survey_app.domain.coding import CellChange, Change, KeptCoding, Sheet
from survey_app.domain.fieldwork import CellName
from survey_app.storage.database import reading, writing
from survey_app.storage.study_rows import coding_of, read_codings
from survey_app.storage.tables import coding_changes, codings, fragments, sources


class SqlCodings:
    """The store behind `use_cases.code_cell` and the analyseschema."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def coded_cells(self, study: str) -> tuple[CellName, ...]:
        """The cells that someone coded, each once."""
        cell = (codings.c.casus, codings.c.perspectief, codings.c.aspect)
        with reading(self._engine) as connection:
            found = connection.execute(select(*cell).where(codings.c.study == study).distinct())
            return tuple((row.casus, row.perspectief, row.aspect) for row in found)

    def codings(self, study: str) -> tuple[Coding, ...]:
        """Every coding of the study."""
        with reading(self._engine) as connection:
            return read_codings(connection, study)

    def sheet(self, study: str, casus: str, perspectief: str) -> Sheet:
        """What is known about one casus from one perspectief; empty when nothing is."""
        with reading(self._engine) as connection:
            reports = _sources(connection, study, casus, perspectief)
            return Sheet(
                study,
                casus,
                perspectief,
                _codings(connection, study, casus, perspectief),
                reports,
                _fragments(connection, study, [source.bron for source in reports]),
                _changes(connection, study, casus, perspectief),
            )

    def change(self, change: Change) -> bool:
        """Keeps the change with its quote and its line in the history; False when another came first."""
        try:
            with writing(self._engine) as connection:
                if not _write_coding(connection, change):
                    return False
                if change.fragment:
                    row = {**vars(change.fragment), **_place(connection, fragments, change.study)}
                    connection.execute(insert(fragments), row)
                connection.execute(insert(coding_changes), _change_row(change))
        except IntegrityError:  # someone else coded the empty cell, or the codeur did so in another tab
            return False
        return True


def _codings(connection: Connection, study: str, casus: str, perspectief: str) -> tuple[KeptCoding, ...]:
    here = (codings.c.study == study, codings.c.casus == casus, codings.c.perspectief == perspectief)
    found = connection.execute(select(codings).where(*here).order_by(codings.c.position))
    return tuple(KeptCoding(coding_of(row), row.revision) for row in found)


def _sources(connection: Connection, study: str, casus: str, perspectief: str) -> tuple[Source, ...]:
    """The reports about this casus from this perspectief, or from nobody's in particular."""
    here = (
        sources.c.study == study,
        sources.c.casus == casus,
        sources.c.perspectief.in_((perspectief, "")),
    )
    found = connection.execute(select(sources).where(*here).order_by(sources.c.position))
    return tuple(Source(row.bron, row.casus, row.perspectief, row.text) for row in found)


def _fragments(connection: Connection, study: str, reports: list[str]) -> tuple[Fragment, ...]:
    here = (fragments.c.study == study, fragments.c.bron.in_(reports))
    found = connection.execute(select(fragments).where(*here).order_by(fragments.c.position))
    return tuple(Fragment(row.fragment, row.bron, row.start, row.eind, row.tekst) for row in found)


def _changes(connection: Connection, study: str, casus: str, perspectief: str) -> tuple[CellChange, ...]:
    c = coding_changes.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief)
    found = connection.execute(select(coding_changes).where(*here).order_by(c.id))
    return tuple(
        CellChange(row.aspect, row.changed_by, row.changed_at, row.old_waarde, row.new_waarde, row.why)
        for row in found
    )


def _write_coding(connection: Connection, change: Change) -> bool:
    row = {**vars(change.after), "fragmenten": " ".join(change.after.fragmenten)}
    if change.before is None:
        row |= {"revision": 1, **_place(connection, codings, change.study)}
        connection.execute(insert(codings), row)
        return True
    c, old = codings.c, change.before.coding
    here = and_(
        c.study == change.study,
        c.casus == old.casus,
        c.perspectief == old.perspectief,
        c.aspect == old.aspect,
        c.codeur == old.codeur,
        c.revision == change.before.revision,
    )
    row["revision"] = change.before.revision + 1
    return connection.execute(update(codings).where(here).values(row)).rowcount == 1


def _place(connection: Connection, table: Any, study: str) -> dict[str, Any]:
    """The study, and the place after its last row."""
    last = select(func.coalesce(func.max(table.c.position), -1)).where(table.c.study == study)
    return {"study": study, "position": connection.execute(last).scalar_one() + 1}


def _change_row(change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    return {
        "study": change.study,
        "casus": after.casus,
        "perspectief": after.perspectief,
        "aspect": after.aspect,
        "codeur": after.codeur,
        "changed_by": change.changed_by,
        "changed_at": change.changed_at,
        "old_waarde": before.coding.waarde if before else "",
        "new_waarde": after.waarde,
        "why": change.why,
        "revision": before.revision + 1 if before else 1,
    }
