"""Invitations whose questions a member of staff asks: found by code or casus, and which door they go by."""

from __future__ import annotations

from sqlalchemy import Engine, and_, exists, select, update

from survey_app.domain.invitation import CLOSED
from survey_app.storage.database import reading, writing
from survey_app.storage.pincodes import with_code
from survey_app.storage.tables import invitations, responses, submissions


class SqlInterviews:
    """The store behind `use_cases.interview`, beside the one for responses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def number(self, study: str, token_hash: str) -> int | None:
        """The invitation with this code; None when the study has none."""
        here = and_(invitations.c.study == study, with_code(token_hash))
        with reading(self._engine) as connection:
            found = connection.execute(select(invitations.c.id).where(here)).scalar_one_or_none()
        return None if found is None else int(found)

    def hash_of(self, study: str, number: int) -> str | None:
        """What the invitation is found by; None when it is not there, or was closed."""
        here = and_(invitations.c.study == study, invitations.c.id == number)
        query = select(invitations.c.token_hash).where(here, invitations.c.status.not_in(CLOSED))
        with reading(self._engine) as connection:
            found: str | None = connection.execute(query).scalar_one_or_none()
        return found

    def unused(self, study: str, casus: str, perspectief: str) -> int | None:
        """The first invitation of the casus and perspectief that nobody began; None when there is none."""
        here = and_(
            invitations.c.study == study,
            invitations.c.casus == casus,
            invitations.c.perspectief == perspectief,
            invitations.c.response.is_(None),
            invitations.c.finished.is_(False),
            invitations.c.status.not_in(CLOSED),
        )
        query = select(invitations.c.id).where(here).order_by(invitations.c.id).limit(1)
        with reading(self._engine) as connection:
            found = connection.execute(query).scalar_one_or_none()
        return None if found is None else int(found)

    def take_over(self, study: str, response: str, afname: str) -> None:
        """A response that is not sent goes on by another door."""
        sent = exists().where(submissions.c.study == study, submissions.c.response == response)
        own = and_(responses.c.study == study, responses.c.id == response)
        with writing(self._engine) as connection:
            connection.execute(update(responses).where(own, ~sent).values(afname=afname))
