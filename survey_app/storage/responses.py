"""Responses in the database: one read to open a page, one insert and one commit to save it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, bindparam, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.invitation import WITHDRAWN, Invitation, PageSave, Progress
from survey_app.domain.inviting.pincodes import Moved
from survey_app.storage.database import looking, writing
from survey_app.storage.positions import next_position
from survey_app.storage.study_folder import read_frame
from survey_app.storage.tables import invitations, page_saves, responses, submissions

# One statement finds the invitation with all saves of its response; made once, because building a statement
# costs as much as running it.
_SENT = exists().where(
    submissions.c.study == invitations.c.study, submissions.c.response == invitations.c.response
)
_FIND = (
    select(
        invitations,
        _SENT.label("submitted"),
        page_saves.c.revision,
        page_saves.c.page,
        page_saves.c.version.label("save_version"),
        page_saves.c.answers,
    )
    .select_from(
        invitations.outerjoin(
            page_saves,
            and_(page_saves.c.study == invitations.c.study, page_saves.c.response == invitations.c.response),
        )
    )
    .where(invitations.c.token_hash == bindparam("sought"))
    .order_by(page_saves.c.revision)
)
_ADD_SAVE = insert(page_saves)
_ADD_RESPONSE = insert(responses)
_ADD_SUBMISSION = insert(submissions)
_TAKE = (
    update(invitations)
    .where(
        invitations.c.id == bindparam("invitation"),
        invitations.c.response.is_(None),
        invitations.c.finished.is_(False),  # its link was cut: it never begins again
        invitations.c.status != bindparam("withdrawn"),
        invitations.c.version
        == bindparam("seen"),  # a new one was published meanwhile: its start page is read
    )
    .values(response=bindparam("taken_by"))
)
_TAKE_WITH_PINCODE = _TAKE.where(invitations.c.token_hash == bindparam("code")).values(
    code_hash=bindparam("code"), token_hash=bindparam("moved_to")
)
_FINISH = (
    update(invitations)
    .where(invitations.c.id == bindparam("invitation"))
    .values(finished=True, response=bindparam("kept"))
)
LAST_POSITION = 2**31 - 1
SENT = ""  # the page of the revision that sending takes; no page of a questionnaire has this name


class SqlResponses:
    """The store behind `use_cases.respond`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, token_hash: str) -> Progress | None:
        """The response behind this link, with its saves in order."""
        with looking(self._engine) as connection:
            rows = connection.execute(_FIND, {"sought": token_hash}).all()
        if not rows:
            return None
        saves = tuple(
            PageSave(row.revision, row.page, row.save_version, row.answers) for row in rows if row.revision
        )
        return Progress(invitation_of(rows[0]), saves, bool(rows[0].submitted or rows[0].finished))

    def start(
        self,
        progress: Progress,
        response: str,
        today: date,
        citeren: str = "",
        afname: str = "web",
        moved: Moved | None = None,
    ) -> bool:
        """Ties a new response to the invitation; False when it has one, or is not what it was any more.

        `moved`: begun with a pincode, so that the code alone does not lead to it any more.
        """
        invitation = progress.invitation
        anonymous = self._is_anonymous(invitation.study)
        take = {"invitation": invitation.id, "withdrawn": WITHDRAWN, "taken_by": response}
        take["seen"] = invitation.version
        if moved:
            take |= {"code": moved.code_hash, "moved_to": moved.token_hash}
        with writing(self._engine) as connection:
            if not connection.execute(_TAKE_WITH_PINCODE if moved else _TAKE, take).rowcount:
                return False
            row = response_row(connection, invitation, response, today)
            row |= untraceable() if anonymous else {}
            connection.execute(_ADD_RESPONSE, {**row, "citeren": citeren, "afname": afname})
        return True

    def add_save(self, progress: Progress, save: PageSave) -> bool:
        """Adds the save; False when its revision is already taken."""
        try:
            with writing(self._engine) as connection:
                connection.execute(_ADD_SAVE, self._row(progress, save))
        except IntegrityError:
            return False
        return True

    def submit(self, progress: Progress, answers: Mapping[str, str], today: date) -> bool:
        """Writes the submission; False when a page was saved meanwhile, or the questionnaire was sent.

        Sending takes the next revision too: so no save comes between the answers that were looked at and
        the ones that are sent, and none comes after.
        """
        invitation = progress.invitation
        close = self._row(progress, PageSave(progress.revision + 1, SENT, invitation.version, {}))
        row = {
            "study": invitation.study,
            "response": invitation.response,
            "answers": [[variable, text, invitation.version] for variable, text in answers.items()],
            "submitted_on": today,
        }
        finish = {"invitation": invitation.id, "kept": invitation.response}
        if self._is_anonymous(invitation.study):  # from here on nothing ties the answers to the invitation
            row["submitted_on"], finish["kept"] = None, None
        try:
            with writing(self._engine) as connection:
                connection.execute(_ADD_SAVE, close)
                connection.execute(_ADD_SUBMISSION, row)
                connection.execute(_FINISH, finish)
        except IntegrityError:
            return False
        return True

    def _is_anonymous(self, study: str) -> bool:
        """Whether the link to the person is cut at the moment of sending (ADR 0010)."""
        return read_frame(self._engine, study).study.anonymity == "anoniem"

    @staticmethod
    def _row(progress: Progress, save: PageSave) -> dict[str, Any]:
        return {
            "study": progress.invitation.study,
            "response": progress.invitation.response,
            "revision": save.revision,
            "page": save.page,
            "version": save.version,
            "answers": dict(save.answers),
            "seconds": save.seconds,
        }


def invitation_of(row: Row[Any]) -> Invitation:
    return Invitation(
        id=row.id,
        study=row.study,
        casus=row.casus,
        perspectief=row.perspectief,
        instrument=row.instrument,
        version=row.version,
        expires_on=row.expires_on,
        response=row.response,
        channel=row.channel,
        status=row.status,
        finished=bool(row.finished),
        has_pincode=row.code_hash is not None,
    )


def untraceable() -> dict[str, Any]:
    """What an anonymous response has instead: no casus, no day, and a place that tells no order."""
    return {"casus": "", "consented_on": None, "position": secrets.randbelow(LAST_POSITION)}


def response_row(
    connection: Connection, invitation: Invitation, response: str, today: date
) -> dict[str, Any]:
    return {
        "study": invitation.study,
        "position": next_position(connection, responses, invitation.study),
        "id": response,
        "casus": invitation.casus,
        "perspectief": invitation.perspectief,
        "instrument": invitation.instrument,
        "version": invitation.version,
        "consented_on": today,
    }
