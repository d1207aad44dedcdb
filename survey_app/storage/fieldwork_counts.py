"""The fieldwork counted in the database: a handful of statements, whatever the number of respondents."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, and_, case, exists, func, or_, select

from survey_app.domain.invitation import BROKEN_OFF, CLOSED, PAPER
from survey_app.domain.monitor import Counted, Group, PageCount, Reminder
from survey_app.storage.database import reading
from survey_app.storage.field_tables import batches, withdrawals
from survey_app.storage.tables import invitations, page_saves, responses, submissions

_I, _R, _P, _S = invitations.c, responses.c, page_saves.c, submissions.c
_OWN_RESPONSE = and_(_R.study == _I.study, _R.id == _I.response)
_SENT = and_(_S.study == _R.study, _S.response == _R.id)


class SqlFieldworkCounts:
    """The store behind `use_cases.monitor_fieldwork`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, study: str) -> Counted:
        """Everything the monitor shows, from one snapshot."""
        with reading(self._engine) as connection:
            return Counted(
                (*invited_groups(connection, study), *read_in_groups(connection, study)),
                _doors(connection, study),
                _page_counts(connection, study),
                _invited_per_day(connection, study),
                _sent_per_day(connection, study),
                _reminders(connection, study),
                _withdrawn(connection, study),
            )


# A form on paper that came without a code got its number here: nobody was invited by it.
_OUTSIDE = and_(_I.channel == PAPER, _I.batch.is_(None))


def invited_groups(connection: Connection, study: str) -> list[Group]:
    """The invitations, counted by what became of them; also of those whose link to the answers was cut.

    Forms that came without a code are among them, as groups that are `outside` and not invited.
    """
    ended = _I.status.in_(CLOSED)  # it began; what it held is gone
    saved = exists().where(_P.study == _I.study, _P.response == _I.response)
    facts = (
        _I.casus,
        _I.perspectief,
        _I.status,
        or_(_I.response.is_not(None), _I.finished, ended).label("started"),
        or_(saved, _I.status == BROKEN_OFF).label("saved"),
        _I.finished.label("finished"),
        _OUTSIDE.label("outside"),
    )
    query = select(*facts, func.count().label("people")).where(_I.study == study).group_by(*facts)
    return [_group(row) for row in connection.execute(query)]


# A questionnaire that came with the study folder has no days; one of an anonymous study has no casus either.
_READ_IN = and_(_R.consented_on.is_(None), _R.casus != "")


def read_in_groups(connection: Connection, study: str) -> list[Group]:
    """The sent questionnaires that came with the study folder, per casus and perspectief."""
    query = (
        select(_R.casus, _R.perspectief, func.count().label("people"))
        .select_from(responses.join(submissions, _SENT).outerjoin(invitations, _OWN_RESPONSE))
        .where(_R.study == study, _I.id.is_(None), _READ_IN)
        .group_by(_R.casus, _R.perspectief)
        .order_by(_R.casus, _R.perspectief)
    )
    return [
        Group(row.casus, row.perspectief, finished=True, invited=False, count=row.people)
        for row in connection.execute(query)
    ]


def _doors(connection: Connection, study: str) -> dict[str, int]:
    query = (
        select(_R.afname, func.count().label("people"))
        .select_from(responses.join(submissions, _SENT))
        .where(_R.study == study, ~_READ_IN)
        .group_by(_R.afname)
        .order_by(_R.afname)
    )
    return {row.afname: row.people for row in connection.execute(query)}


def _group(row: Any) -> Group:
    flags = {"started": bool(row.started), "saved": bool(row.saved), "finished": bool(row.finished)}
    outside = bool(row.outside)
    counted = {"invited": not outside, "outside": outside, "count": row.people}
    return Group(row.casus, row.perspectief, row.status, **flags, **counted)


def _page_counts(connection: Connection, study: str) -> tuple[PageCount, ...]:
    stopped = {(row.instrument, row.page): row.people for row in connection.execute(_stopped(study))}
    seconds: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for row in connection.execute(_seconds(study)):
        seconds[(row.instrument, row.page)][row.seconds] = row.people
    return tuple(
        PageCount(
            row.instrument,
            row.page,
            row.people,
            stopped.get((row.instrument, row.page), 0),
            seconds.get((row.instrument, row.page)),
        )
        for row in connection.execute(_saved(study))
    )


_WITH_RESPONSE = page_saves.join(responses, and_(_R.study == _P.study, _R.id == _P.response))


def _saved(study: str) -> Any:
    return (
        select(_R.instrument, _P.page, func.count(func.distinct(_P.response)).label("people"))
        .select_from(_WITH_RESPONSE)
        .where(_P.study == study, _P.page != "")
        .group_by(_R.instrument, _P.page)
    )


def _stopped(study: str) -> Any:
    """The last page that was saved of every questionnaire that was not sent."""
    sent = exists().where(_S.study == _P.study, _S.response == _P.response)
    last = (
        select(_P.study, _P.response, func.max(_P.revision).label("revision"))
        .where(_P.study == study, ~sent)
        .group_by(_P.study, _P.response)
        .subquery()
    )
    same = and_(_P.study == last.c.study, _P.response == last.c.response, _P.revision == last.c.revision)
    return (
        select(_R.instrument, _P.page, func.count().label("people"))
        .select_from(_WITH_RESPONSE.join(last, same))
        .group_by(_R.instrument, _P.page)
    )


def _seconds(study: str) -> Any:
    """How many people had a page open how long, over all the times they saved it."""
    own = (
        select(_R.instrument, _P.page, func.sum(_P.seconds).label("seconds"))
        .select_from(_WITH_RESPONSE)
        .where(_P.study == study, _P.seconds.is_not(None))
        .group_by(_R.instrument, _P.page, _P.response)
        .subquery()
    )
    columns = (own.c.instrument, own.c.page, own.c.seconds)
    return select(*columns, func.count().label("people")).group_by(*columns)


def _invited_per_day(connection: Connection, study: str) -> dict[date, int]:
    here = and_(_I.study == study, ~_OUTSIDE)
    query = select(_I.made_on, func.count()).where(here).group_by(_I.made_on)
    return {row[0]: row[1] for row in connection.execute(query)}


def _sent_per_day(connection: Connection, study: str) -> dict[date | None, int]:
    query = (
        select(_S.submitted_on, func.count())
        .select_from(responses.join(submissions, _SENT))
        .where(_S.study == study, ~_READ_IN)
        .group_by(_S.submitted_on)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _reminders(connection: Connection, study: str) -> tuple[Reminder, ...]:
    waiting = case((and_(_I.finished.is_(False), _I.status == ""), 1), else_=0)
    query = (
        select(batches.c.label, batches.c.channel, batches.c.remind_on, func.sum(waiting).label("waiting"))
        .select_from(batches.join(invitations, _I.batch == batches.c.id))
        .where(batches.c.study == study, batches.c.remind_on.is_not(None))
        .group_by(batches.c.id, batches.c.label, batches.c.channel, batches.c.remind_on)
        .order_by(batches.c.remind_on, batches.c.id)
    )
    return tuple(_reminder(row) for row in connection.execute(query))


def _reminder(row: Any) -> Reminder:
    day: date = row.remind_on
    return Reminder(row.label, row.channel, day, int(row.waiting or 0))


def _withdrawn(connection: Connection, study: str) -> int:
    query = select(func.count()).select_from(withdrawals).where(withdrawals.c.study == study)
    return int(connection.execute(query).scalar_one())
