"""Codings in the database: one sheet in a few small reads, one change in one transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from analysis.study import Coding, Fragment, Source
from survey_app.domain.coding import CellChange, Change, KeptCoding, Sheet
from survey_app.domain.fieldwork import CellName
from survey_app.storage.bench_tables import coding_changes
from survey_app.storage.blind import may_see
from survey_app.storage.database import reading, writing
from survey_app.storage.study_rows import coding_of, source_of
from survey_app.storage.tables import codings, fragments, sources


class SqlCodings:
    """The store behind `use_cases.code_cell` and the analyseschema."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def coded_cells(self, study: str, codeur: str = "") -> tuple[CellName, ...]:
        """The cells that someone coded, each once, as far as this codeur may see."""
        c = codings.c
        query = select(c.casus, c.perspectief, c.aspect)
        query = query.where(c.study == study, c.waarde != "", may_see(c, codeur))
        with reading(self._engine) as connection:
            found = connection.execute(query.distinct())
            return tuple((row.casus, row.perspectief, row.aspect) for row in found)

    def codings(self, study: str, codeur: str = "") -> tuple[Coding, ...]:
        """Every coding of the study that this codeur may see; '' sees what is released to all."""
        query = select(codings).where(codings.c.study == study, may_see(codings.c, codeur))
        with reading(self._engine) as connection:
            return tuple(coding_of(row) for row in connection.execute(query.order_by(codings.c.position)))

    def sheet(self, study: str, casus: str, perspectief: str, codeur: str = "") -> Sheet:
        """What this codeur may see of one casus from one perspectief; empty when nothing is known."""
        with reading(self._engine) as connection:
            reports = _sources(connection, study, casus, perspectief)
            found = _codings(connection, study, casus, perspectief, codeur)
            return Sheet(
                study,
                casus,
                perspectief,
                found,
                reports,
                _fragments(connection, study, reports, found, codeur),
                _changes(connection, study, casus, perspectief, codeur),
            )

    def change(self, change: Change) -> bool:
        """Keeps the change with its quote and its line in the history; False when another came first."""
        try:
            with writing(self._engine) as connection:
                if not _write_coding(connection, change):
                    return False
                if change.fragment:
                    place = _place(connection, fragments, change.study)
                    row = {**vars(change.fragment), **place, "codeur": change.after.codeur}
                    connection.execute(insert(fragments), row)
                connection.execute(insert(coding_changes), _change_row(change))
        except IntegrityError:  # someone else coded the empty cell, or the codeur did so in another tab
            return False
        return True


def _codings(
    connection: Connection, study: str, casus: str, perspectief: str, codeur: str
) -> tuple[KeptCoding, ...]:
    c = codings.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief, may_see(c, codeur))
    found = connection.execute(select(codings).where(*here).order_by(c.position))
    return tuple(KeptCoding(coding_of(row), row.revision) for row in found)


def _sources(connection: Connection, study: str, casus: str, perspectief: str) -> tuple[Source, ...]:
    """The reports about this casus from this perspectief, or from nobody's in particular."""
    here = (
        sources.c.study == study,
        sources.c.casus == casus,
        sources.c.perspectief.in_((perspectief, "")),
    )
    found = connection.execute(select(sources).where(*here).order_by(sources.c.position))
    return tuple(source_of(row) for row in found)


def _fragments(
    connection: Connection,
    study: str,
    reports: tuple[Source, ...],
    seen: tuple[KeptCoding, ...],
    codeur: str,
) -> tuple[Fragment, ...]:
    """The quotes of these reports: those that the codeur marked, or that a coding they may see rests on."""
    here = (fragments.c.study == study, fragments.c.bron.in_([source.bron for source in reports]))
    found = connection.execute(select(fragments).where(*here).order_by(fragments.c.position))
    used = {name for kept in seen for name in kept.coding.fragmenten}
    return tuple(
        Fragment(row.fragment, row.bron, row.start, row.eind, row.tekst)
        for row in found
        if row.fragment in used or (codeur and row.codeur == codeur)
    )


def _changes(
    connection: Connection, study: str, casus: str, perspectief: str, codeur: str
) -> tuple[CellChange, ...]:
    c = coding_changes.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief, may_see(c, codeur))
    found = connection.execute(select(coding_changes).where(*here).order_by(c.id))
    return tuple(
        CellChange(
            row.aspect, row.changed_by, row.changed_at, row.oud, row.nieuw, row.why, row.wat, row.codeur
        )
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
        "wat": "waarde",
        "oud": before.coding.waarde if before else "",
        "nieuw": after.waarde,
        "why": change.why,
        "revision": before.revision + 1 if before else 1,
    }
