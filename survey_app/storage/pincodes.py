"""Invitations that were begun with a pincode: found by their code, and given back to it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Engine, Update, and_, delete, or_, select, update

from survey_app.domain.invitation import WITHDRAWN
from survey_app.domain.inviting.pincodes import Behind
from survey_app.storage.database import looking, writing
from survey_app.storage.responses import invitation_of
from survey_app.storage.tables import invitations, page_saves, responses, submissions


class SqlPincodes:
    """The store behind survey_app/web/pincode.py."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, code_hash: str) -> Behind | None:
        """The invitation whose code this is, when it was begun with a pincode."""
        query = select(invitations).where(invitations.c.code_hash == code_hash)
        with looking(self._engine) as connection:
            row = connection.execute(query).first()
        return None if row is None else Behind(invitation_of(row), row.token_hash)

    def start_over(self, found: Behind) -> bool:
        """Removes what was begun and not sent, and gives the code back; False when that can't be any more."""
        study, response = found.invitation.study, found.invitation.response
        own = and_(responses.c.study == study, responses.c.id == response)
        with writing(self._engine) as connection:
            # Taken first: who sends at this moment is waited for, or waits and finds nothing.
            taken = connection.execute(select(responses.c.id).where(own).with_for_update()).first()
            if taken is None or not connection.execute(_give_back(found)).rowcount:
                return False
            saves = and_(page_saves.c.study == study, page_saves.c.response == response)
            connection.execute(delete(page_saves).where(saves))
            connection.execute(delete(responses).where(own))
        return True


def _give_back(found: Behind) -> Update:
    i = invitations.c
    sent = select(submissions.c.response).where(
        submissions.c.study == i.study, submissions.c.response == i.response
    )
    here = and_(i.id == found.invitation.id, i.response == found.invitation.response)
    open_still = and_(i.code_hash.is_not(None), i.finished.is_(False), i.status != WITHDRAWN)
    given_back = {"token_hash": i.code_hash, "code_hash": None, "response": None}
    return update(invitations).where(here, open_still, ~sent.exists()).values(**given_back)


def with_code(code_hash: str) -> ColumnElement[bool]:
    """The invitation with this code, whether it was begun with a pincode or not."""
    return or_(invitations.c.token_hash == code_hash, invitations.c.code_hash == code_hash)
