"""Taking answers back: find them by the receipt code, show what will happen, remove them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from survey_app.domain.withdrawing.parts import WithdrawnParts
from survey_app.domain.withdrawing.receipts import find_response, tidy_receipt


class Withdrawals(Protocol):
    """Where responses are removed (survey_app/storage/withdrawals.py)."""

    def sent(self, study: str) -> Iterable[str]:
        """The name of every response of the study that was sent."""

    def parts(self, study: str, response: str) -> WithdrawnParts | None:
        """What there is of the response; None when it is gone."""

    def remove(self, study: str, response: str, today: date) -> bool:
        """Removes everything of it; False when it was gone already."""


class StudyKeys(Protocol):
    """The keys of the studies (survey_app/storage/contacts/study_keys.py)."""

    def key(self, study: str) -> str | None:
        """The study's key; None when there is none, or when it was destroyed."""


class LeftBehind(Protocol):
    """What the person left behind elsewhere (survey_app/storage/contacts/left_behind.py)."""

    def forget(self, parts: WithdrawnParts) -> None:
        """Removes the wish to be contacted later, and the address that was mailed to."""

    def forget_reach(self, study: str, reach: str) -> None:
        """Removes every wish with this number or address."""


def find(store: Withdrawals, keys: StudyKeys, studies: Iterable[str], typed: str) -> WithdrawnParts | None:
    """The response with this receipt code, in any study whose key is there; None when there is none."""
    code = tidy_receipt(typed)
    if code is None:
        return None
    for study in studies:
        key = keys.key(study)
        response = find_response(key, code, store.sent(study)) if key else None
        if response:
            return store.parts(study, response)
    return None


def withdraw(
    store: Withdrawals, left: LeftBehind, parts: WithdrawnParts, today: date, reach: str = ""
) -> bool:
    """Removes the response and what the person left behind; False when it was gone already.

    The contact store goes first: when it fails nothing is removed, and the person can do it again. `reach` is
    the number or address that the person wants to be removed too, where nothing ties it to the answers.
    """
    left.forget(parts)
    if reach:
        left.forget_reach(parts.study, reach)
    return store.remove(parts.study, parts.response, today)
