"""Responses in the database: one read to open a page, one insert and one commit to save it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, and_, bindparam, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.invitation import WITHDRAWN, Invitation, PageSave, Progress
from survey_app.domain.inviting.pincodes import Moved
from survey_app.storage.positions import next_position, place_after
from survey_app.storage.prepared import Prepared, looking_at, writing_to
from survey_app.storage.study_folder import read_frame
from survey_app.storage.study_frame import known_frame
from survey_app.storage.tables import invitations, page_saves, responses, studies, submissions

_of = invitations.c
INVITATION = (  # the columns that `invitation_of` reads
    *(_of.id, _of.study, _of.casus, _of.perspectief, _of.instrument, _of.version, _of.expires_on),
    *(_of.response, _of.channel, _of.status, _of.finished, _of.code_hash),
)
# One statement finds the invitation with all saves of its response.
_SENT = exists().where(
    submissions.c.study == invitations.c.study, submissions.c.response == invitations.c.response
)
_FIND = Prepared(
    select(
        *INVITATION,
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
_ADD_SAVE = Prepared(insert(page_saves), page_saves.c.keys())
_ADD_SUBMISSION = Prepared(insert(submissions), submissions.c.keys())
_OF_RESPONSE = [one.key for one in responses.c if one.key not in ("position", "taal")]
# With its place, or after the last one: what nobody may trace tells no order.
_ADD_RESPONSE_AT = Prepared(insert(responses), [*_OF_RESPONSE, "position"])
_ADD_RESPONSE = Prepared(
    insert(responses).values(position=place_after(responses, bindparam("of_study"))), _OF_RESPONSE
)
_FRAME_HASH = Prepared(select(studies.c.frame_hash).where(studies.c.id == bindparam("study")))
_TAKE_ANY = (
    update(invitations)
    .where(
        invitations.c.id == bindparam("invitation"),
        invitations.c.response.is_(None),
        invitations.c.finished.is_(False),  # its link was cut: it never begins again
        invitations.c.status != bindparam("withdrawn"),
        # A new version was published meanwhile, or the link was cut: the start page is read again.
        invitations.c.version == bindparam("seen"),
        invitations.c.expires_on.is_not_distinct_from(bindparam("ends")),
    )
    .values(response=bindparam("taken_by"))
)
_TAKE = Prepared(_TAKE_ANY)
_TAKE_WITH_PINCODE = Prepared(
    _TAKE_ANY.where(invitations.c.token_hash == bindparam("code")).values(
        code_hash=bindparam("code"), token_hash=bindparam("moved_to")
    )
)
_OWN = (responses.c.study == bindparam("of_study"), responses.c.id == bindparam("of_response"))
_TELL_TAAL = Prepared(update(responses).where(*_OWN).values(taal=bindparam("told_taal")))
_TELL_CITEREN = Prepared(update(responses).where(*_OWN).values(citeren=bindparam("told_citeren")))
_FINISH = Prepared(
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
        with looking_at(self._engine) as driver:
            rows = driver.rows(_FIND, {"sought": token_hash})
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
        take: dict[str, Any] = {"invitation": invitation.id, "withdrawn": WITHDRAWN, "taken_by": response}
        take |= {"seen": invitation.version, "ends": invitation.expires_on}
        if moved:
            take |= {"code": moved.code_hash, "moved_to": moved.token_hash}
        row = _response(invitation, response, today) | {"citeren": citeren, "afname": afname}
        with writing_to(self._engine) as driver:
            if not driver.run(_TAKE_WITH_PINCODE if moved else _TAKE, take):
                return False
            if anonymous:
                driver.run(_ADD_RESPONSE_AT, row | untraceable())
            else:
                driver.run(_ADD_RESPONSE, row | {"of_study": invitation.study})
        return True

    def add_save(self, progress: Progress, save: PageSave) -> bool:
        """Adds the save; False when its revision is already taken."""
        try:
            with writing_to(self._engine) as driver:
                driver.run(_ADD_SAVE, self._row(progress, save))
        except IntegrityError:
            return False
        return True

    def submit(
        self, progress: Progress, answers: Mapping[str, str], today: date, taal: str = "", citeren: str = ""
    ) -> bool:
        """Writes the submission; False when a page was saved meanwhile, or the questionnaire was sent.

        Sending takes the next revision too: so no save comes between the answers that were looked at and
        the ones that are sent, and none comes after. Of an anonymous study the language is not kept: who
        alone reads a language would stand there by name, and how many will share it nobody knows yet.
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
            row["submitted_on"], finish["kept"], taal = None, None, ""
        own = {"of_study": invitation.study, "of_response": invitation.response}
        try:
            with writing_to(self._engine) as driver:
                driver.run(_ADD_SAVE, close)
                driver.run(_ADD_SUBMISSION, row)
                if taal:
                    driver.run(_TELL_TAAL, own | {"told_taal": taal})
                if citeren:
                    driver.run(_TELL_CITEREN, own | {"told_citeren": citeren})
                driver.run(_FINISH, finish)
        except IntegrityError:
            return False
        return True

    def _is_anonymous(self, study: str) -> bool:
        """Whether the link to the person is cut at the moment of sending (ADR 0010)."""
        with looking_at(self._engine) as driver:
            known = [known_frame(row.frame_hash) for row in driver.rows(_FRAME_HASH, {"study": study})]
        frame = (known[0] if known else None) or read_frame(self._engine, study)
        return frame.study.anonymity == "anoniem"

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


def invitation_of(row: Any) -> Invitation:
    """From a row with the columns of INVITATION."""
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
    """A new response, with its place after the last one."""
    place = {"position": next_position(connection, responses, invitation.study)}
    return _response(invitation, response, today) | place


def _response(invitation: Invitation, response: str, today: date) -> dict[str, Any]:
    return {
        "study": invitation.study,
        "id": response,
        "casus": invitation.casus,
        "perspectief": invitation.perspectief,
        "instrument": invitation.instrument,
        "version": invitation.version,
        "consented_on": today,
    }
