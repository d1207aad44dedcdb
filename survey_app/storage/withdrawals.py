"""Answers taken back: everything of one response goes, from snapshots too, and only a count stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, Engine, and_, delete, func, insert, select, update

from survey_app.domain.invitation import WITHDRAWN
from survey_app.domain.withdrawing.parts import WithdrawnParts
from survey_app.storage.bench_tables import open_changes
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import paper_entries, withdrawals
from survey_app.storage.snapshots import take_back
from survey_app.storage.tables import invitations, open_codings, page_saves, responses, submissions


class SqlWithdrawals:
    """The store behind `use_cases.withdraw`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def sent(self, study: str) -> Iterator[str]:
        """The name of every response of the study that was sent, in no order that tells anything."""
        query = select(submissions.c.response).where(submissions.c.study == study)
        with reading(self._engine) as connection:
            yield from connection.execute(query.order_by(submissions.c.response)).scalars()

    def parts(self, study: str, response: str) -> WithdrawnParts | None:
        """What there is of the response; None when it is not there (any more)."""
        with reading(self._engine) as connection:
            here = and_(responses.c.study == study, responses.c.id == response)
            row = connection.execute(select(responses).where(here)).first()
            if row is None:
                return None
            i = invitations.c
            own = select(i.id, i.token_hash).where(i.study == study, i.response == response)
            invitation = connection.execute(own).first()
            return WithdrawnParts(
                study,
                response,
                row.perspectief,
                row.instrument,
                _answers(connection, study, response),
                _categories(connection, study, response),
                *(invitation or (None, "")),
            )

    def remove(self, study: str, response: str, today: date) -> bool:
        """Removes everything of the response and counts it; False when it was gone already.

        Its invitation is closed: an old tab or the same link can't begin again by accident.
        """
        with writing(self._engine) as connection:
            here = and_(responses.c.study == study, responses.c.id == response)
            # Taken first: of two who withdraw at once, one waits here and then finds nothing.
            row = connection.execute(select(responses.c.perspectief).where(here).with_for_update()).first()
            if row is None:
                return False
            _close_invitation(connection, study, response)
            _remove_rows(connection, study, response)
            take_back(connection, study, response)
            kept = {"study": study, "perspectief": row.perspectief, "withdrawn_on": today}
            connection.execute(insert(withdrawals), kept)
        return True

    def count(self, study: str) -> int:
        """How many responses of the study were taken back."""
        with reading(self._engine) as connection:
            query = select(func.count()).select_from(withdrawals).where(withdrawals.c.study == study)
            return int(connection.execute(query).scalar_one())


def _answers(connection: Connection, study: str, response: str) -> int:
    here = and_(submissions.c.study == study, submissions.c.response == response)
    return len(connection.execute(select(submissions.c.answers).where(here)).scalar() or ())


def _categories(connection: Connection, study: str, response: str) -> int:
    here = and_(open_codings.c.study == study, open_codings.c.response == response)
    return int(connection.execute(select(func.count()).select_from(open_codings).where(here)).scalar_one())


def _close_invitation(connection: Connection, study: str, response: str) -> None:
    """What was typed in from paper goes too; an invitation whose link was cut can't be found, and stays."""
    here = and_(invitations.c.study == study, invitations.c.response == response)
    ours = select(invitations.c.id).where(here)
    connection.execute(
        delete(paper_entries).where(paper_entries.c.study == study, paper_entries.c.invitation.in_(ours))
    )
    values = {"response": None, "finished": False, "status": WITHDRAWN}
    connection.execute(update(invitations).where(here).values(**values))


def _remove_rows(connection: Connection, study: str, response: str) -> None:
    """The response itself goes before the trail of its categories: the trail is closed while it is there."""
    for table in (open_codings, submissions, page_saves):
        connection.execute(delete(table).where(table.c.study == study, table.c.response == response))
    connection.execute(delete(responses).where(responses.c.study == study, responses.c.id == response))
    trail = and_(open_changes.c.study == study, open_changes.c.response == response)
    connection.execute(delete(open_changes).where(trail))
