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
    store: Withdrawals, keys: StudyKeys, studies: Iterable[str], typed: str, today: date
) -> WithdrawnParts | None:
    """Removes the response with this receipt code; what there was of it, or None when it is not there."""
    parts = find(store, keys, studies, typed)
    return parts if parts and store.remove(parts.study, parts.response, today) else None
