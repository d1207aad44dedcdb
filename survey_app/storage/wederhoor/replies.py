"""What was sent, for staff, and the answers to it; a change of text is kept together with its answer."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from analysis.wederhoor_rows import Reply
from survey_app.domain.wederhoor.replies import Exchange, KeptReply, NewReply
from survey_app.storage.database import reading, writing
from survey_app.storage.report_items import write_item
from survey_app.storage.wederhoor.study_rows import last_replies, passage_values, reaction_value, reply_row
from survey_app.storage.wederhoor_tables import wederhoor_reactions, wederhoor_replies


class SqlReplies:
    """The store behind the pages on which staff answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def exchanges(self, study: str, round: str) -> tuple[Exchange, ...]:
        """Every reaction that was sent in the round, by passage, with the last answer to it."""
        c = wederhoor_reactions.c
        query = select(wederhoor_reactions).where(c.study == study, c.round == round).order_by(c.position)
        with reading(self._engine) as connection:
            passages = {one.id: one for one in passage_values(connection, study, round)}
            said = [reaction_value(row) for row in connection.execute(query)]
            replies = {key: _kept(row) for key, row in last_replies(connection, study).items()}
        places = {id: place for place, id in enumerate(passages)}
        said.sort(key=lambda one: places[one.passage])
        return tuple(
            Exchange(passages[one.passage], one, replies.get((round, one.passage, one.reader)))
            for one in said
        )

    def add(self, reply: NewReply) -> bool:
        """Keeps the reply and its change of text, both or neither; False when either is stale."""
        try:
            with writing(self._engine) as connection:
                if _last(connection, reply) != reply.revision - 1:
                    return False
                if reply.change is not None and not write_item(connection, reply.change):
                    raise _StaleText
                made = {"made_by": reply.made_by, "made_at": reply.made_at, "revision": reply.revision}
                row = {"study": reply.study, **reply_row(reply.value), **made}
                connection.execute(insert(wederhoor_replies), row)
        except (IntegrityError, _StaleText):
            return False
        return True


class _StaleText(Exception):
    """The text was changed meanwhile; the transaction leaves no trace."""


def _last(connection: Connection, reply: NewReply) -> int:
    c, value = wederhoor_replies.c, reply.value
    here = (c.study == reply.study, c.round == value.round)
    mine = (*here, c.passage == value.passage, c.reader == value.reader)
    query = select(func.coalesce(func.max(c.revision), 0)).where(*mine)
    return int(connection.execute(query).scalar_one())


def _kept(row: object) -> KeptReply:
    names = ("round", "passage", "reader", "verdict", "why", "becomes")
    return KeptReply(Reply(*(getattr(row, name) for name in names)), row.revision)  # type: ignore[attr-defined]
