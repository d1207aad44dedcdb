"""Codings in the database: what one person may see of them. Changes stand in coding_writes.py."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Engine, select

from analysis.study import Coding, Fragment, Source
from survey_app.domain.cell_edit import CellEdit, CellNow, CellPlace
from survey_app.domain.coding import CellChange, Change, KeptCoding, Sheet
from survey_app.domain.coding_work import ValueRow
from survey_app.domain.fieldwork import CellName
from survey_app.storage.assignments import codeurs_in
from survey_app.storage.bench_tables import coding_changes, seals
from survey_app.storage.blind import may_see
from survey_app.storage.cell_reads import read_cell
from survey_app.storage.coding_writes import keep_change
from survey_app.storage.database import reading
from survey_app.storage.study_rows import coding_of, source_of
from survey_app.storage.tables import codings, fragments, sources

# Two people who code at once may get the same position: the key settles the order.
IN_ORDER = (codings.c.position, codings.c.casus, codings.c.perspectief, codings.c.aspect, codings.c.codeur)


class SqlCodings:
    """The store behind `use_cases.code_cell`, the sheets and the analyseschema."""

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
            return tuple(coding_of(row) for row in connection.execute(query.order_by(*IN_ORDER)))

    def values(self, study: str, codeur: str) -> tuple[ValueRow, ...]:
        """The value of every coding that this codeur may see, without anything else of it."""
        c = codings.c
        query = select(c.casus, c.perspectief, c.aspect, c.codeur, c.waarde)
        with reading(self._engine) as connection:
            found = connection.execute(query.where(c.study == study, may_see(c, codeur)))
            return tuple(ValueRow(*row) for row in found)

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
                frozenset(codeurs_in(connection, study, casus, perspectief)),
                _sealed(connection, study, casus, perspectief, codeur),
            )

    def cell(self, place: CellPlace, codeur: str, edit: CellEdit | None = None) -> CellNow:
        """What this codeur may know of one cell and of what the edit names; no whole text is read."""
        with reading(self._engine) as connection:
            return read_cell(connection, place, codeur, edit)

    def change(self, change: Change) -> bool:
        """Keeps the change with its quotes and its lines in the history; False when another came first."""
        return keep_change(self._engine, change)


def _codings(
    connection: Connection, study: str, casus: str, perspectief: str, codeur: str
) -> tuple[KeptCoding, ...]:
    c = codings.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief, may_see(c, codeur))
    found = connection.execute(select(codings).where(*here).order_by(*IN_ORDER))
    return tuple(KeptCoding(coding_of(row), row.revision) for row in found)


def _sources(connection: Connection, study: str, casus: str, perspectief: str) -> tuple[Source, ...]:
    """The reports about this casus from this perspectief, or from nobody's in particular."""
    here = (
        sources.c.study == study,
        sources.c.casus == casus,
        sources.c.perspectief.in_((perspectief, "")),
    )
    found = connection.execute(select(sources).where(*here).order_by(sources.c.position, sources.c.bron))
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
    order = (fragments.c.position, fragments.c.fragment)
    found: Iterable[Any] = connection.execute(select(fragments).where(*here).order_by(*order))
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


def _sealed(connection: Connection, study: str, casus: str, perspectief: str, codeur: str) -> bool:
    c = seals.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief, c.codeur == codeur)
    return connection.execute(select(c.codeur).where(*here)).first() is not None
