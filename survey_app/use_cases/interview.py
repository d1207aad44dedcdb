"""Asking the questions by telephone or at home: find the invitation, hear consent, begin or go on."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import Protocol

from survey_app.domain.invitation import Progress, make_response_id
from survey_app.domain.inviting.codes import code_hash, tidy_code

AFNAMES = ("telefoon", "huisbezoek")


class Interviews(Protocol):
    """Where invitations are found (survey_app/storage/interviews.py)."""

    def number(self, study: str, token_hash: str) -> int | None:
        """The invitation with this code."""

    def unused(self, study: str, casus: str, perspectief: str) -> int | None:
        """The first invitation of the casus and perspectief that nobody began."""

    def take_over(self, study: str, response: str, afname: str) -> None:
        """A response that is not sent goes on by another door."""


class Responses(Protocol):
    """Where responses are kept (survey_app/storage/responses.py)."""

    def find(self, token_hash: str) -> Progress | None:
        """The response behind this invitation."""

    def start(
        self, progress: Progress, response: str, today: date, citeren: str = "", afname: str = "web"
    ) -> bool:
        """Ties a new response to the invitation; False when it has one, or was withdrawn."""


class Begun(Enum):
    """Whether the questions can be asked."""

    YES = auto()
    SENT = auto()
    NEEDS_CODE = auto()  # the person began: what was filled in is theirs to open, with their code


def find(store: Interviews, study: str, code: str, casus: str, perspectief: str, key: str) -> int | None:
    """The invitation with this code, or an unused one of the casus and perspectief; None for neither."""
    tidy = tidy_code(code)
    if tidy:
        return store.number(study, code_hash(key, tidy))
    return store.unused(study, casus, perspectief) if casus and not code.strip() else None


def begin(
    store: Responses,
    interviews: Interviews,
    progress: Progress,
    token_hash: str,
    citeren: str,
    afname: str,
    told: str,
    today: date,
) -> Begun:
    """Begins the response, or goes on with one that was begun, for who knows the person's own code.

    What someone filled in on the web is never opened without it, nor what was sent. `told`: the hash of the
    code that the person told, with their pincode if they chose one; '' for none.
    """
    if progress.submitted:
        return Begun.SENT
    if not progress.started:
        if store.start(progress, make_response_id(), today, citeren, afname):
            return Begun.YES
        progress = store.find(token_hash) or progress  # the person began at the same moment
    if progress.invitation.response is None or told != token_hash:
        return Begun.NEEDS_CODE
    interviews.take_over(progress.invitation.study, progress.invitation.response, afname)
    return Begun.YES
