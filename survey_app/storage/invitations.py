"""Invitations as staff see them: made in one go, and counted; never who they went to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Engine, and_, func, insert, select

from survey_app.domain.fieldwork import Contact
from survey_app.domain.inviting.order import Order
from survey_app.storage.database import reading, writing
from survey_app.storage.tables import invitations, responses, submissions


class SqlInvitations:
    """The store behind `use_cases.invite` and `use_cases.follow_fieldwork`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, order: Order, token_hashes: Sequence[str], today: date) -> None:
        """Keeps one invitation per hash: all of them or none."""
        row = {
            "study": order.study,
            "casus": order.casus,
            "perspectief": order.perspectief,
            "instrument": order.instrument,
            "version": order.version,
            "made_on": today,
            "expires_on": order.expires_on,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(invitations), [{**row, "token_hash": one} for one in token_hashes])

    def contacts(self, study: str) -> tuple[Contact, ...]:
        """Per casus and perspectief how many were invited, began and sent; and what was sent uninvited."""
        with reading(self._engine) as connection:
            invited = connection.execute(_INVITED.where(invitations.c.study == study)).all()
            uninvited = connection.execute(_UNINVITED.where(responses.c.study == study)).all()
        return (
            *(Contact(row.casus, row.perspectief, row.invited, row.started, row.sent, 0) for row in invited),
            *(Contact(row.casus, row.perspectief, 0, 0, 0, row.sent) for row in uninvited),
        )


_SENT = and_(submissions.c.study == responses.c.study, submissions.c.response == responses.c.id)
_OF_INVITATION = and_(responses.c.study == invitations.c.study, responses.c.id == invitations.c.response)
_INVITED = (
    select(
        invitations.c.casus,
        invitations.c.perspectief,
        func.count().label("invited"),
        func.count(responses.c.id).label("started"),
        func.count(submissions.c.response).label("sent"),
    )
    .select_from(invitations.outerjoin(responses, _OF_INVITATION).outerjoin(submissions, _SENT))
    .group_by(invitations.c.casus, invitations.c.perspectief)
    .order_by(invitations.c.casus, invitations.c.perspectief)
)
_UNINVITED = (
    select(responses.c.casus, responses.c.perspectief, func.count(submissions.c.response).label("sent"))
    .select_from(responses.join(submissions, _SENT).outerjoin(invitations, _OF_INVITATION))
    .where(invitations.c.id.is_(None))
    .group_by(responses.c.casus, responses.c.perspectief)
    .order_by(responses.c.casus, responses.c.perspectief)
)
