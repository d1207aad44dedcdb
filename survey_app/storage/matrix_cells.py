"""Cells for the schemas: the few columns that decide them, and the texts of some of them.

Everything here is what one codeur may see; '' is someone who sees what is released to all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Engine, select

from analysis.bench_rows import Adjudication
from analysis.cells import Cell, CodedValue, decided_cells
from analysis.sealing import Blindness, blindness, released
from analysis.study import Coding, Fragment, Source
from survey_app.storage.bench_rows import read_assignments, read_seals
from survey_app.storage.bench_tables import adjudications
from survey_app.storage.blind import may_see
from survey_app.storage.database import reading
from survey_app.storage.study_rows import coding_of, source_of
from survey_app.storage.tables import codings, fragments, sources

AT_ONCE = 500  # names in one question to the database
CellKey = tuple[str, str, str]  # casus, perspectief, qualified aspect


class SqlMatrixCells:
    """The store behind the schemas and the lists of cells."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def cells(self, study: str, codeur: str, aspects: Iterable[str] | None = None) -> tuple[Cell, ...]:
        """Every decided or undecided cell of these aspects (all when None), without texts, in any order."""
        c = codings.c
        query = select(c.casus, c.perspectief, c.aspect, c.codeur, c.waarde, c.status, c.herkomst)
        query = query.where(c.study == study, c.waarde != "")  # to sort them costs a fifth of the reading
        if aspects is not None:
            query = query.where(c.aspect.in_(list(aspects)))
        with reading(self._engine) as connection:
            rule = _rule(connection, study)  # once, not in SQL for every row: faster
            found = connection.execute(query).partitions(1000)  # in lots: half the objects at once
            rows = [CodedValue._make(row) for lot in found for row in lot]
        return decided_cells(released(rows, rule, codeur))

    def codings(self, study: str, codeur: str, cells: Collection[CellKey]) -> dict[CellKey, list[Coding]]:
        """The rows of these cells with their texts; a cell that may not be seen is not there."""
        c, wanted = codings.c, set(cells)
        aspects = {aspect for _, _, aspect in wanted}
        found: dict[CellKey, list[Coding]] = {}
        with reading(self._engine) as connection:
            for some in _portions({casus for casus, _, _ in wanted}):
                here = (c.study == study, c.aspect.in_(aspects), c.casus.in_(some), may_see(c, codeur))
                for row in connection.execute(select(codings).where(*here).order_by(c.position)):
                    key = (row.casus, row.perspectief, row.aspect)
                    if key in wanted:
                        found.setdefault(key, []).append(coding_of(row))
        return found

    def quotes(self, study: str, names: Iterable[str]) -> dict[str, Fragment]:
        """The quotes with these names, taken from codings that may be seen."""
        found: dict[str, Fragment] = {}
        with reading(self._engine) as connection:
            for some in _portions(set(names)):
                here = (fragments.c.study == study, fragments.c.fragment.in_(some))
                for row in connection.execute(select(fragments).where(*here)):
                    quote = Fragment(row.fragment, row.bron, row.start, row.eind, row.tekst)
                    found[row.fragment] = quote
        return found

    def sources_of(self, study: str, quotes: Iterable[Fragment]) -> dict[str, Source]:
        """The texts that these quotes come from, by their name."""
        found: dict[str, Source] = {}
        with reading(self._engine) as connection:
            for some in _portions({quote.bron for quote in quotes}):
                here = (sources.c.study == study, sources.c.bron.in_(some))
                for row in connection.execute(select(sources).where(*here)):
                    found[row.bron] = source_of(row)
        return found

    def decision(self, study: str, cell: CellKey) -> Adjudication | None:
        """What was decided about a cell that codeurs coded differently; None while its sheet is blind."""
        a, (casus, perspectief, aspect) = adjudications.c, cell
        here = (a.study == study, a.casus == casus, a.perspectief == perspectief, a.aspect == aspect)
        with reading(self._engine) as connection:
            if (casus, perspectief) in _rule(connection, study).blind:
                return None
            query = select(a.waarde, a.grond, a.toelichting, a.door, a.besloten_op)
            row = connection.execute(query.where(*here, a.besloten_op != "")).first()
        return Adjudication(*cell, *row) if row else None


def _rule(connection: Connection, study: str) -> Blindness:
    return blindness(read_assignments(connection, study), read_seals(connection, study))


def _portions(names: Collection[str]) -> Iterable[list[str]]:
    """The names in lots that a database takes; the same lots whatever order they came in."""
    ordered = sorted(names)
    return (ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE))
