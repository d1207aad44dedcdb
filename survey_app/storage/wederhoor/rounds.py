"""Rounds, their readers and what is released to them. What was shown once is only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from analysis.wederhoor_rows import WederhoorPassage, WederhoorRound
from survey_app.domain.wederhoor.rounds import Event, KeptRound, Reader, Standing
from survey_app.storage.database import reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.wederhoor.study_rows import passage_values, round_values
from survey_app.storage.wederhoor_tables import (
    wederhoor_drafts,
    wederhoor_events,
    wederhoor_passages,
    wederhoor_reactions,
    wederhoor_readers,
    wederhoor_released,
    wederhoor_rounds,
)


class SqlRounds:
    """The store behind the pages of staff."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self, study: str) -> tuple[KeptRound, ...]:
        """Every round in the order in which they were made."""
        c = wederhoor_rounds.c
        query = select(wederhoor_rounds).where(c.study == study).order_by(c.position, c.id)
        with reading(self._engine) as connection:
            return tuple(_round(row) for row in connection.execute(query))

    def find(self, study: str, round: str) -> KeptRound | None:
        """The round; None when it is not there."""
        return next((one for one in self.all(study) if one.value.id == round), None)

    def make(self, study: str, value: WederhoorRound, event: Event) -> bool:
        """Keeps a new round; False when someone made one of the same name meanwhile."""
        try:
            with writing(self._engine) as connection:
                place = next_position(connection, wederhoor_rounds, study)
                row = {"study": study, "position": place, "revision": 1, **asdict(value)}
                connection.execute(insert(wederhoor_rounds), row)
                _note(connection, event)
        except IntegrityError:
            return False
        return True

    def change(self, new: KeptRound, event: Event) -> bool:
        """Keeps the round as it is now; False when it was changed meanwhile."""
        with writing(self._engine) as connection:
            if not _changed(connection, new):
                return False
            _note(connection, event)
        return True

    def readers(self, study: str, round: str) -> tuple[Reader, ...]:
        """Who reads along, in the order in which they were added."""
        with reading(self._engine) as connection:
            return _readers(connection, study, round)

    def add_readers(self, study: str, round: str, functions: Sequence[str]) -> bool:
        """Adds these functions; False when one was added meanwhile."""
        c = wederhoor_readers.c
        last = select(func.coalesce(func.max(c.number), 0)).where(c.study == study, c.round == round)
        try:
            with writing(self._engine) as connection:
                number = int(connection.execute(last).scalar_one())
                for place, function in enumerate(functions, 1):
                    row = {"study": study, "round": round, "number": number + place, "function": function}
                    connection.execute(insert(wederhoor_readers), row)
        except IntegrityError:
            return False
        return True

    def remove_reader(self, study: str, round: str, reader: Reader, event: Event) -> bool:
        """Takes out someone who was shown nothing in an open round; False when they were."""
        r, p = wederhoor_readers.c, wederhoor_released.c
        with writing(self._engine) as connection:
            state = _locked_state(connection, study, round)
            here = (p.study == study, p.round == round, p.reader == reader.function)
            if state != "concept" and connection.execute(select(p.passage).where(*here)).first():
                return False
            connection.execute(delete(wederhoor_released).where(*here))
            _drop_unread(connection, study, round)
            mine = (r.study == study, r.round == round, r.number == reader.number)
            connection.execute(delete(wederhoor_readers).where(*mine))
            _note(connection, event)
        return True

    def give_ways(
        self, study: str, round: str, ways: Sequence[tuple[Reader, str, str]], events: Iterable[Event]
    ) -> None:
        """Keeps the hashes of a new link and code per reader; what they had opens nothing any more."""
        c = wederhoor_readers.c
        with writing(self._engine) as connection:
            for reader, token_hash, code_hash in ways:
                mine = (c.study == study, c.round == round, c.number == reader.number)
                values = {"token_hash": token_hash, "code_hash": code_hash}
                connection.execute(update(wederhoor_readers).where(*mine).values(**values))
            for event in events:
                _note(connection, event)

    def hashes(self, study: str, round: str, reader: Reader) -> tuple[str | None, str | None]:
        """The hashes of the link and code that open for this reader now; None where none was made."""
        c = wederhoor_readers.c
        mine = (c.study == study, c.round == round, c.number == reader.number)
        with reading(self._engine) as connection:
            row = connection.execute(select(c.token_hash, c.code_hash).where(*mine)).one()
        return row.token_hash, row.code_hash

    def put_back(
        self, study: str, round: str, reader: Reader, token_hash: str, old: tuple[str | None, str | None]
    ) -> None:
        """The link and code of before open again, where those with this hash still stand in their place."""
        c = wederhoor_readers.c
        mine = (c.study == study, c.round == round, c.number == reader.number, c.token_hash == token_hash)
        values = {"token_hash": old[0], "code_hash": old[1]}
        with writing(self._engine) as connection:
            connection.execute(update(wederhoor_readers).where(*mine).values(**values))

    def passages(self, study: str, round: str) -> tuple[WederhoorPassage, ...]:
        """What is released in the round, each with its readers."""
        with reading(self._engine) as connection:
            return passage_values(connection, study, round)

    def release(self, study: str, passages: Sequence[WederhoorPassage]) -> bool:
        """Adds what `released` found: passages, and readers of known ones; False when someone was first."""
        try:
            with writing(self._engine) as connection:
                if passages and _locked_state(connection, study, passages[0].round) == "gesloten":
                    return False
                known = {one.id for one in passage_values(connection, study, passages[0].round)}
                for passage in passages:
                    _add_passage(connection, study, passage, is_new=passage.id not in known)
        except IntegrityError:
            return False
        return True

    def take_back(self, study: str, round: str, passage: str, reader: str) -> bool:
        """Takes a passage from a reader before anyone was shown anything; False when the round is open."""
        c = wederhoor_released.c
        with writing(self._engine) as connection:
            if _locked_state(connection, study, round) != "concept":
                return False
            here = (c.study == study, c.round == round, c.passage == passage, c.reader == reader)
            connection.execute(delete(wederhoor_released).where(*here))
            _drop_unread(connection, study, round)
        return True

    def standings(self, study: str, round: str) -> tuple[Standing, ...]:
        """How far each reader is, from one snapshot. What was not sent is counted and no more."""
        with reading(self._engine) as connection:
            counts = [
                _per_reader(connection, study, round, table)
                for table in (wederhoor_released, wederhoor_drafts, wederhoor_reactions)
            ]
            late = _per_reader(connection, study, round, wederhoor_reactions, late=True)
            return tuple(
                Standing(one, *(count.get(one.function, 0) for count in (*counts, late)))
                for one in _readers(connection, study, round)
            )

    def note(self, event: Event) -> None:
        """Adds to the trail of the round."""
        with writing(self._engine) as connection:
            _note(connection, event)

    def events(self, study: str, round: str) -> tuple[Event, ...]:
        """The trail of the round, oldest first."""
        c = wederhoor_events.c
        query = select(wederhoor_events).where(c.study == study, c.round == round).order_by(c.id)
        with reading(self._engine) as connection:
            return tuple(_event(row) for row in connection.execute(query))


def _round(row: Any) -> KeptRound:
    return KeptRound(row.study, round_values(row), row.revision)


def _changed(connection: Connection, new: KeptRound) -> bool:
    c, value = wederhoor_rounds.c, new.value
    here = (c.study == new.study, c.id == value.id, c.revision == new.revision - 1)
    kept = {**asdict(value), "revision": new.revision}
    return bool(connection.execute(update(wederhoor_rounds).where(*here).values(**kept)).rowcount)


def _readers(connection: Connection, study: str, round: str) -> tuple[Reader, ...]:
    c = wederhoor_readers.c
    query = select(wederhoor_readers).where(c.study == study, c.round == round).order_by(c.number)
    rows = connection.execute(query)
    return tuple(Reader(row.number, row.function, row.token_hash is not None) for row in rows)


def _locked_state(connection: Connection, study: str, round: str) -> str:
    """The state of the round, which nobody changes before this transaction is over."""
    c = wederhoor_rounds.c
    query = select(c.state).where(c.study == study, c.id == round).with_for_update()
    return str(connection.execute(query).scalar_one_or_none())


def _drop_unread(connection: Connection, study: str, round: str) -> None:
    """Passages that nobody reads are not part of the round."""
    p, r = wederhoor_passages.c, wederhoor_released.c
    read = select(r.passage).where(r.study == study, r.round == round)
    here = (p.study == study, p.round == round, p.id.not_in(read))
    connection.execute(delete(wederhoor_passages).where(*here))


def _add_passage(connection: Connection, study: str, passage: WederhoorPassage, is_new: bool) -> None:
    own = {"study": study, "round": passage.round}
    if is_new:
        place = next_position(connection, wederhoor_passages, study)
        row = {"id": passage.id, "kind": passage.kind, "about": passage.about, "text": passage.text}
        connection.execute(insert(wederhoor_passages), {**own, "position": place, **row})
    for reader in passage.readers:
        place = next_position(connection, wederhoor_released, study)
        row = {"passage": passage.id, "reader": reader}
        connection.execute(insert(wederhoor_released), {**own, "position": place, **row})


def _per_reader(
    connection: Connection, study: str, round: str, table: Any, late: bool = False
) -> dict[str, int]:
    c = table.c
    query = select(c.reader, func.count()).where(c.study == study, c.round == round)
    if late:
        query = query.where(c.late.is_(True))
    return {reader: int(count) for reader, count in connection.execute(query.group_by(c.reader))}


def _note(connection: Connection, event: Event) -> None:
    connection.execute(insert(wederhoor_events), asdict(event))


def _event(row: Any) -> Event:
    return Event(row.study, row.round, row.what, row.changed_by, row.changed_at, row.old, row.new, row.why)
