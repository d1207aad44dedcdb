"""What a reader writes and sends. Everything here is asked by round and reader: nothing else can come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from analysis.wederhoor_rows import Reaction, WederhoorPassage
from survey_app.domain.wederhoor.attachments import Attachment
from survey_app.domain.wederhoor.reactions import Draft, reaction_of, stand_of
from survey_app.domain.wederhoor.rounds import KeptRound
from survey_app.domain.wederhoor.ways_in import Way
from survey_app.storage.database import looking, reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.wederhoor.study_rows import reaction_row, reaction_value, round_values
from survey_app.storage.wederhoor_tables import (
    wederhoor_attachments,
    wederhoor_drafts,
    wederhoor_passages,
    wederhoor_reactions,
    wederhoor_readers,
    wederhoor_released,
    wederhoor_rounds,
)

_SAID = ("remark", "text", "proposal", "feasible", "action", "consequences", "attachment")


class SqlReactions:
    """The store behind the pages of the audited side."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def way(self, token_hash: str) -> Way | None:
        """Where the link leads; None for a link that leads nowhere, or whose code was taken back."""
        c = wederhoor_readers.c
        with looking(self._engine) as connection:
            row = connection.execute(select(wederhoor_readers).where(c.token_hash == token_hash)).first()
        if row is None or row.code_hash is None:
            return None
        return Way(row.study, row.round, row.number, row.function, row.code_hash)

    def round(self, way: Way) -> KeptRound:
        """The round that the reader belongs to."""
        c = wederhoor_rounds.c
        query = select(wederhoor_rounds).where(c.study == way.study, c.id == way.round)
        with looking(self._engine) as connection:
            row = connection.execute(query).one()
        return KeptRound(row.study, round_values(row), row.revision)

    def passages(self, way: Way) -> tuple[WederhoorPassage, ...]:
        """What was released to this reader, in that order; without who else reads it."""
        p, r = wederhoor_passages.c, wederhoor_released.c
        same = and_(p.study == r.study, p.round == r.round, p.id == r.passage)
        query = select(wederhoor_passages).join(wederhoor_released, same).where(*_mine(r, way))
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(r.position, p.id)).all()
        return tuple(WederhoorPassage(row.round, row.id, row.kind, row.about, row.text) for row in rows)

    def drafts(self, way: Way) -> dict[str, Draft]:
        """Passage -> what the reader saved and did not send."""
        files = self.files(way)
        query = select(wederhoor_drafts).where(*_mine(wederhoor_drafts.c, way))
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return {row.passage: replace(_draft(row), shown=files.get(row.passage, "")) for row in rows}

    def sent(self, way: Way) -> dict[str, Reaction]:
        """Passage -> what the reader sent."""
        query = select(wederhoor_reactions).where(*_mine(wederhoor_reactions.c, way))
        with reading(self._engine) as connection:
            return {row.passage: reaction_value(row) for row in connection.execute(query)}

    def files(self, way: Way) -> dict[str, str]:
        """Passage -> what the reader called the file beside it."""
        c = wederhoor_attachments.c
        query = select(c.passage, c.shown).where(*_mine(c, way))
        with reading(self._engine) as connection:
            return {row.passage: row.shown for row in connection.execute(query)}

    def save(self, way: Way, draft: Draft, file: Attachment | None) -> bool:
        """Keeps the draft, with its file; False when it was saved or sent meanwhile, or the round closed.

        `draft.revision` is the save that the reader was looking at, 0 for none.
        """
        try:
            with writing(self._engine) as connection:
                if not _is_open(connection, way) or _was_sent(connection, way, draft.passage):
                    return False
                if not _saved(connection, way, draft):
                    return False
                _keep_file(connection, way, draft, file)
        except IntegrityError:  # another window saved it first, or it is no longer shown
            return False
        return True

    def send(self, way: Way, drafts: Sequence[Draft], seen: str, today: str) -> bool:
        """Sends these drafts, all or none; False when they are not what the check page showed."""
        try:
            with writing(self._engine) as connection:
                until = _is_open(connection, way)
                now = _drafts_now(connection, way, [one.passage for one in drafts])
                if not until or len(now) != len(drafts) or stand_of(now) != seen:
                    return False
                for draft in now:
                    _send_one(connection, way, reaction_of(draft, today, until))
        except IntegrityError:
            return False
        return True


def _mine(c: Any, way: Way) -> tuple[Any, ...]:
    return (c.study == way.study, c.round == way.round, c.reader == way.function)


def _is_open(connection: Connection, way: Way) -> str:
    """The last day of the round while it is open, which nobody changes meanwhile; '' when it is not."""
    c = wederhoor_rounds.c
    here = (c.study == way.study, c.id == way.round, c.state == "open")
    query = select(c.until).where(*here).with_for_update(read=True)
    return connection.execute(query).scalar_one_or_none() or ""


def _was_sent(connection: Connection, way: Way, passage: str) -> bool:
    c = wederhoor_reactions.c
    query = select(c.passage).where(*_mine(c, way), c.passage == passage)
    return connection.execute(query).first() is not None


def _saved(connection: Connection, way: Way, draft: Draft) -> bool:
    c = wederhoor_drafts.c
    values = {**{name: getattr(draft, name) for name in _SAID}, "revision": draft.revision + 1}
    if not draft.revision:
        connection.execute(insert(wederhoor_drafts), {**_own(way, draft.passage), **values})
        return True
    here = (*_mine(c, way), c.passage == draft.passage, c.revision == draft.revision)
    return bool(connection.execute(update(wederhoor_drafts).where(*here).values(**values)).rowcount)


def _keep_file(connection: Connection, way: Way, draft: Draft, file: Attachment | None) -> None:
    """Beside a draft lies the file that it names, and no other."""
    c = wederhoor_attachments.c
    mine = (*_mine(c, way), c.passage == draft.passage)
    connection.execute(delete(wederhoor_attachments).where(*mine, c.name != draft.attachment))
    if file is not None:
        own = {**_own(way, draft.passage), "name": draft.attachment}
        row = {**own, "shown": file.shown, "content": file.content}
        connection.execute(insert(wederhoor_attachments), row)


def _own(way: Way, passage: str) -> dict[str, Any]:
    return {"study": way.study, "round": way.round, "passage": passage, "reader": way.function}


def _drafts_now(connection: Connection, way: Way, passages: Sequence[str]) -> list[Draft]:
    c = wederhoor_drafts.c
    query = select(wederhoor_drafts).where(*_mine(c, way), c.passage.in_(passages)).with_for_update()
    found = {row.passage: _draft(row) for row in connection.execute(query)}
    return [found[passage] for passage in passages if passage in found]


def _send_one(connection: Connection, way: Way, reaction: Reaction) -> None:
    place = next_position(connection, wederhoor_reactions, way.study)
    row = {"study": way.study, "position": place, **reaction_row(reaction)}
    connection.execute(insert(wederhoor_reactions), row)
    c = wederhoor_drafts.c
    connection.execute(delete(wederhoor_drafts).where(*_mine(c, way), c.passage == reaction.passage))


def _draft(row: Any) -> Draft:
    said = {name: getattr(row, name) for name in _SAID}
    return Draft(row.round, row.passage, row.reader, revision=row.revision, **said)
