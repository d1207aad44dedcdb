"""Responses in the database: two reads to open a page, one insert and one commit to save it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.invitation import Invitation, PageSave, Progress
from survey_app.storage.database import reading, writing
from survey_app.storage.tables import invitations, page_saves, responses, submissions

_FIND = select(
    invitations,
    exists()
    .where(submissions.c.study == invitations.c.study, submissions.c.response == invitations.c.response)
    .label("submitted"),
)
_SAVES = select(
    page_saves.c.revision, page_saves.c.page, page_saves.c.version, page_saves.c.answers
).order_by(page_saves.c.revision)


class SqlResponses:
    """The store behind `use_cases.respond`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, token_hash: str) -> Progress | None:
        """The response behind this link, with its saves in order."""
        with reading(self._engine) as connection:
            row = connection.execute(_FIND.where(invitations.c.token_hash == token_hash)).one_or_none()
            if row is None:
                return None
            invitation = _invitation(row)
            return Progress(invitation, _saves(connection, invitation), bool(row.submitted))

    def start(self, progress: Progress, response: str, today: date) -> None:
        """Ties a new response to the invitation; does nothing when it has one."""
        invitation = progress.invitation
        free = and_(invitations.c.id == invitation.id, invitations.c.response.is_(None))
        with writing(self._engine) as connection:
            taken = connection.execute(update(invitations).where(free).values(response=response))
            if taken.rowcount:
                connection.execute(insert(responses), _response_row(connection, invitation, response, today))

    def add_save(self, progress: Progress, save: PageSave) -> bool:
        """Adds the save; False when its revision is already taken."""
        row = {
            "study": progress.invitation.study,
            "response": progress.invitation.response,
            "revision": save.revision,
            "page": save.page,
            "version": save.version,
            "answers": dict(save.answers),
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(page_saves), row)
        except IntegrityError:
            return False
        return True

    def submit(self, progress: Progress, answers: Mapping[str, str], today: date) -> None:
        """Writes the submission; does nothing when there is one."""
        invitation = progress.invitation
        row = {
            "study": invitation.study,
            "response": invitation.response,
            "answers": [[variable, text, invitation.version] for variable, text in answers.items()],
            "submitted_on": today,
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(submissions), row)
        except IntegrityError:
            return


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(
        id=row.id,
        study=row.study,
        casus=row.casus,
        perspectief=row.perspectief,
        instrument=row.instrument,
        version=row.version,
        expires_on=row.expires_on,
        response=row.response,
    )


def _saves(connection: Connection, invitation: Invitation) -> tuple[PageSave, ...]:
    if invitation.response is None:
        return ()
    here = (page_saves.c.study == invitation.study, page_saves.c.response == invitation.response)
    return tuple(PageSave(*row) for row in connection.execute(_SAVES.where(*here)))


def _response_row(
    connection: Connection, invitation: Invitation, response: str, today: date
) -> dict[str, Any]:
    last = select(func.coalesce(func.max(responses.c.position), -1)).where(
        responses.c.study == invitation.study
    )
    return {
        "study": invitation.study,
        "position": connection.execute(last).scalar_one() + 1,
        "id": response,
        "casus": invitation.casus,
        "perspectief": invitation.perspectief,
        "instrument": invitation.instrument,
        "version": invitation.version,
        "consented_on": today,
    }
