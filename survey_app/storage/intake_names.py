"""The names proposed in a text under review, and what was decided about each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from survey_app.domain.name_review import NameChange, TextUnderReview, Waiting
from survey_app.domain.pseudonyms import (
    Decision,
    FoundName,
    NameKind,
    ReviewedName,
    Searched,
    overlapping,
)
from survey_app.storage.bench_tables import intake_names, intake_sources
from survey_app.storage.database import reading, writing
from survey_app.storage.intake import as_intake

_N, _S = intake_names.c, intake_sources.c


class _StaleError(Exception):
    """A name is not as the reviewer saw it: the whole transaction goes back."""


class SqlIntakeNames:
    """Texts under review with their names, of every study."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def text(self, study: str, bron: str) -> TextUnderReview | None:
        """The text with its names; None when no such text waits."""
        with reading(self._engine) as connection:
            return text_under_review(connection, study, bron)

    def waiting(self, study: str) -> tuple[Waiting, ...]:
        """Every text that waits, in the order they came in."""
        counts = select(_N.bron, func.count(), func.count().filter(_N.decision == Decision.OPEN)).where(
            _N.study == study
        )
        texts = select(intake_sources).where(_S.study == study).order_by(_S.position)
        with reading(self._engine) as connection:
            known = {
                bron: (all_, open_) for bron, all_, open_ in connection.execute(counts.group_by(_N.bron))
            }
            rows = connection.execute(texts).all()
        return tuple(
            Waiting(as_intake(row), Searched(row.searched), *known.get(row.bron, (0, 0))) for row in rows
        )

    def to_search(self, study: str, with_lists: bool) -> tuple[str, ...]:
        """Texts nobody searched yet; with the lists at hand also those that were searched without them."""
        done = [Searched.LISTS] if with_lists else [Searched.LISTS, Searched.PATTERNS]
        query = select(_S.bron).where(_S.study == study, _S.searched.not_in(done)).order_by(_S.position)
        with reading(self._engine) as connection:
            return tuple(connection.execute(query).scalars())

    def keep_found(self, study: str, bron: str, found: Iterable[FoundName], how: Searched | None) -> None:
        """Adds proposals where nobody proposed or decided anything yet; `how` None leaves that as it was."""
        with writing(self._engine) as connection:
            text = text_under_review(connection, study, bron, lock=True)
            if text is None:  # settled or taken away meanwhile
                return
            new = [name for name in found if not overlapping(name, text.names)]
            _insert(connection, study, bron, [ReviewedName(n.start, n.eind, n.kind) for n in new])
            if how and text.searched is not Searched.LISTS:
                here = (_S.study == study, _S.bron == bron)
                connection.execute(update(intake_sources).where(*here).values(searched=how))

    def decide(self, study: str, bron: str, changes: Sequence[NameChange]) -> bool:
        """Keeps all these decisions; False, and nothing kept, when one is not as the reviewer saw it."""
        try:
            with writing(self._engine) as connection:
                text_under_review(connection, study, bron, lock=True)
                for change in changes:
                    _change(connection, study, bron, change)
        except _StaleError:
            return False
        return True

    def put(
        self, study: str, bron: str, names: Sequence[ReviewedName], instead: Sequence[ReviewedName]
    ) -> bool:
        """Adds names that were missed in the place of others; False when another reviewer was first."""
        with writing(self._engine) as connection:
            text = text_under_review(connection, study, bron, lock=True)
            if text is None or not set(instead) <= set(text.names):
                return False
            left = [name for name in text.names if name not in set(instead)]
            if any(overlapping(name, left) for name in names):
                return False
            for name in instead:
                connection.execute(delete(intake_names).where(*_place(study, bron, name)))
            _insert(connection, study, bron, names)
            return True


def text_under_review(
    connection: Connection, study: str, bron: str, lock: bool = False
) -> TextUnderReview | None:
    """As SqlIntakeNames.text, within a transaction; with a lock nobody else decides on it meanwhile."""
    query = select(intake_sources).where(_S.study == study, _S.bron == bron)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        return None
    names = select(intake_names).where(_N.study == study, _N.bron == bron).order_by(_N.start, _N.eind)
    found = tuple(_as_name(name) for name in connection.execute(names))
    return TextUnderReview(as_intake(row), Searched(row.searched), found)


def remove_text(connection: Connection, study: str, bron: str) -> None:
    """The text and its names leave the review."""
    connection.execute(delete(intake_names).where(_N.study == study, _N.bron == bron))
    connection.execute(delete(intake_sources).where(_S.study == study, _S.bron == bron))


def _as_name(row: Row[Any]) -> ReviewedName:
    return ReviewedName(row.start, row.eind, NameKind(row.kind), Decision(row.decision), row.same_as)


def _insert(connection: Connection, study: str, bron: str, names: Sequence[ReviewedName]) -> None:
    if names:
        rows = [{"study": study, "bron": bron, **asdict(name)} for name in names]
        connection.execute(insert(intake_names), rows)


def _place(study: str, bron: str, name: ReviewedName) -> tuple[Any, ...]:
    return (_N.study == study, _N.bron == bron, _N.start == name.start, _N.eind == name.eind)


def _change(connection: Connection, study: str, bron: str, change: NameChange) -> None:
    before, after = change.before, change.after
    here = (
        *_place(study, bron, before),
        _N.kind == before.kind,
        _N.decision == before.decision,
        _N.same_as == before.same_as,
    )
    values = {"kind": after.kind, "decision": after.decision, "same_as": after.same_as}
    if connection.execute(update(intake_names).where(*here).values(values)).rowcount != 1:
        raise _StaleError
