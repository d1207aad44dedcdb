"""The wederhoor of a study as the rows of its folder, into the database and out of it.

Links, codes, drafts and the trail of a round stay in the database: a folder that is loaded elsewhere gives
nobody a way in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from analysis.study import StudyData
from analysis.wederhoor_rows import Reaction, Reply, WederhoorPassage, WederhoorRound
from survey_app.storage.wederhoor_tables import (
    wederhoor_passages,
    wederhoor_reactions,
    wederhoor_readers,
    wederhoor_released,
    wederhoor_replies,
    wederhoor_rounds,
)

Row = dict[str, Any]
LOADED = ""  # who made a reply that came with a folder: nobody here


def write_wederhoor_rows(connection: Connection, data: StudyData, today: date) -> None:
    """The wederhoor of a study that is not in the database yet."""
    study = data.study.id
    rounds = [_round_row(one) for one in data.wederhoor_rounds]
    passages = [_passage_row(one) for one in data.wederhoor_passages]
    released = [
        {"round": one.round, "passage": one.id, "reader": reader}
        for one in data.wederhoor_passages
        for reader in one.readers
    ]
    _insert(connection, wederhoor_rounds, study, rounds)
    _insert(connection, wederhoor_readers, study, _reader_rows(data.wederhoor_passages), placed=False)
    _insert(connection, wederhoor_passages, study, passages)
    _insert(connection, wederhoor_released, study, released)
    _insert(connection, wederhoor_reactions, study, [reaction_row(one) for one in data.reactions])
    made = {"made_by": LOADED, "made_at": datetime.combine(today, time()), "revision": 1}
    replies = [{**reply_row(one), **made} for one in data.replies]
    _insert(connection, wederhoor_replies, study, replies, placed=False)


def read_wederhoor_rows(connection: Connection, study: str) -> dict[str, Any]:
    """The parts of StudyData about wederhoor, in the order of the file."""
    rounds = tuple(
        round_values(row) for row in _rows(connection, wederhoor_rounds, study, ("position", "id"))
    )
    passages = [one for round in rounds for one in passage_values(connection, study, round.id)]
    places = {(one.round, one.id): place for place, one in enumerate(passages)}
    said = [reaction_value(row) for row in _rows(connection, wederhoor_reactions, study, ("position",))]
    said.sort(key=lambda one: places[one.round, one.passage])
    replies = last_replies(connection, study)
    keys = [(one.round, one.passage, one.reader) for one in said]
    return {
        "wederhoor_rounds": rounds,
        "wederhoor_passages": tuple(passages),
        "reactions": tuple(said),
        "replies": tuple(_reply(replies[key]) for key in keys if key in replies),
    }


def passage_values(connection: Connection, study: str, round: str) -> tuple[WederhoorPassage, ...]:
    """The passages of a round in their order, each with its readers in the order of release."""
    readers: dict[str, list[str]] = {}
    for row in _rows(connection, wederhoor_released, study, ("position",), round):
        readers.setdefault(row.passage, []).append(row.reader)
    return tuple(
        WederhoorPassage(row.round, row.id, row.kind, row.about, row.text, tuple(readers.get(row.id, ())))
        for row in _rows(connection, wederhoor_passages, study, ("position", "id"), round)
    )


def round_values(row: Any) -> WederhoorRound:
    """A row of wederhoor_rounds as a value."""
    return WederhoorRound(row.id, row.kind, row.starts_on, row.until, row.text, row.nawoord, row.state)


def reaction_value(row: Any) -> Reaction:
    """A row of wederhoor_reactions as a value."""
    return Reaction(
        row.round,
        row.passage,
        row.reader,
        row.remark,
        row.text,
        row.proposal,
        row.attachment,
        row.sent_on,
        row.late,
        row.feasible,
        row.action,
        row.consequences,
    )


def reaction_row(one: Reaction) -> Row:
    """A reaction as a row, without its study and its place."""
    names = ("round", "passage", "reader", "remark", "text", "proposal", "attachment", "late")
    more = ("feasible", "action", "consequences")
    return {**{name: getattr(one, name) for name in (*names, *more)}, "sent_on": one.on}


def reply_row(one: Reply) -> Row:
    """A reply as a row, without its study and who made it when."""
    names = ("round", "passage", "reader", "verdict", "why", "becomes")
    return {name: getattr(one, name) for name in names}


def last_replies(connection: Connection, study: str) -> dict[tuple[str, str, str], Any]:
    """(round, passage, reader) -> the row of the last answer to that reaction."""
    rows = _rows(connection, wederhoor_replies, study, ("revision",))
    return {(row.round, row.passage, row.reader): row for row in rows}


def _reply(row: Any) -> Reply:
    return Reply(row.round, row.passage, row.reader, row.verdict, row.why, row.becomes)


def _round_row(one: WederhoorRound) -> Row:
    names = ("id", "kind", "starts_on", "until", "text", "nawoord", "state")
    return {name: getattr(one, name) for name in names}


def _passage_row(one: WederhoorPassage) -> Row:
    return {name: getattr(one, name) for name in ("round", "id", "kind", "about", "text")}


def _reader_rows(passages: Iterable[WederhoorPassage]) -> list[Row]:
    """Everyone who was shown something, numbered per round; none of them has a link."""
    found: dict[str, list[str]] = {}
    for passage in passages:
        known = found.setdefault(passage.round, [])
        known += [reader for reader in passage.readers if reader not in known]
    return [
        {"round": round, "number": number, "function": function}
        for round, functions in found.items()
        for number, function in enumerate(functions, 1)
    ]


def _insert(connection: Connection, table: Table, study: str, rows: list[Row], placed: bool = True) -> None:
    own = [
        {"study": study, **({"position": place} if placed else {}), **row} for place, row in enumerate(rows)
    ]
    if own:
        connection.execute(insert(table), own)


def _rows(
    connection: Connection, table: Table, study: str, order: tuple[str, ...], round: str | None = None
) -> Iterable[Any]:
    query = select(table).where(table.c.study == study).order_by(*(table.c[name] for name in order))
    return connection.execute(query if round is None else query.where(table.c.round == round))
