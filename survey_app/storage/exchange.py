"""An import from another program: all of it in one transaction, with its lines in the trail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select
from sqlalchemy.exc import IntegrityError

from analysis.study import Coding
from survey_app.domain.exchange import ImportRows
from survey_app.storage.bench_tables import assignments, coding_changes, intake_sources
from survey_app.storage.database import writing
from survey_app.storage.positions import next_position
from survey_app.storage.tables import codings, fragments, sources

Row = dict[str, Any]


class SqlExchange:
    """The store behind `use_cases.exchange_codings`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, rows: ImportRows) -> bool:
        """Everything or nothing; False when a row came to be there, or a sheet was assigned, meanwhile."""
        try:
            with writing(self._engine) as connection:
                if _is_stale(connection, rows):
                    return False
                _add(connection, sources, rows.study, [{**asdict(one), "version": 1} for one in rows.sources])
                owners = {name: one.codeur for one in rows.codings for name in one.fragmenten}
                quotes = [{**asdict(one), "codeur": owners.get(one.fragment, "")} for one in rows.fragments]
                _add(connection, fragments, rows.study, quotes)
                _add(connection, codings, rows.study, [_coding_row(one) for one in rows.codings])
                trail = [*_source_lines(rows), *_coding_lines(rows)]
                if trail:
                    connection.execute(insert(coding_changes), trail)
        except IntegrityError:  # someone else added the same at the same moment
            return False
        return True


def _is_stale(connection: Connection, rows: ImportRows) -> bool:
    """A sheet that was assigned is coded by its codeurs only; a text of this name may be under review."""
    a, waiting = assignments.c, intake_sources.c
    assigned = connection.execute(select(a.casus, a.perspectief).where(a.study == rows.study)).all()
    sheets = {(one.casus, one.perspectief) for one in rows.codings}
    names = connection.execute(select(waiting.bron).where(waiting.study == rows.study)).scalars()
    texts = {
        one.bron: one.text
        for one in connection.execute(
            select(sources.c.bron, sources.c.text).where(
                sources.c.study == rows.study, sources.c.bron.in_({one.bron for one in rows.fragments})
            )
        )
    }
    texts |= {one.bron: one.text for one in rows.sources}
    # A text that was corrected meanwhile no longer has the quotes where they were.
    moved = any(texts.get(one.bron, "")[one.start : one.eind] != one.tekst for one in rows.fragments)
    taken = {one.bron for one in rows.sources} & set(names)
    return moved or bool(taken) or bool(sheets & {(one.casus, one.perspectief) for one in assigned})


def _add(connection: Connection, table: Table, study: str, rows: list[Row]) -> None:
    if not rows:
        return
    first = next_position(connection, table, study)
    numbered = [{"study": study, "position": first + i, **row} for i, row in enumerate(rows)]
    connection.execute(insert(table), numbered)


def _coding_row(coding: Coding) -> Row:
    return {**asdict(coding), "fragmenten": " ".join(coding.fragmenten), "revision": 1}


def _coding_lines(rows: ImportRows) -> Iterable[Row]:
    """A value, or the quotes where there is no value yet."""
    for one in rows.codings:
        what, new = ("waarde", one.waarde) if one.waarde else ("fragment", " ".join(one.fragmenten))
        yield {**_line(rows, what, new, rows.why), **_cell(one), "revision": 1}


def _cell(coding: Coding) -> Row:
    return {
        "casus": coding.casus,
        "perspectief": coding.perspectief,
        "aspect": coding.aspect,
        "codeur": coding.codeur,
    }


def _source_lines(rows: ImportRows) -> Iterable[Row]:
    """A new text, with what was declared about the names in it; a document has no sheet to say so on."""
    for one in rows.sources:
        if one.casus and one.perspectief:
            why = f"{rows.why}; {rows.declaration}"
            place = {"casus": one.casus, "perspectief": one.perspectief, "aspect": "", "codeur": rows.by}
            yield {**_line(rows, "bron", one.bron, why), **place, "revision": 0}


def _line(rows: ImportRows, what: str, new: str, why: str) -> Row:
    return {
        "study": rows.study,
        "changed_by": rows.by,
        "changed_at": rows.at,
        "wat": what,
        "oud": "",
        "nieuw": new,
        "why": why,
    }
