"""The study's key in the contact store, for the pages that need a receipt code or say until when it works."""

from __future__ import annotations

from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from survey_app.config import contact_secrets
from survey_app.domain.invitation import receipt_code
from survey_app.storage.contacts import SqlStudyKeys


def study_keys() -> SqlStudyKeys:
    """The keys of every study; the secret that opens them is read once per process."""
    found: SqlStudyKeys | None = current_app.extensions.get("study_keys")
    if found is None:
        found = SqlStudyKeys(current_app.extensions["contacts"], contact_secrets(current_app.config))
        current_app.extensions["study_keys"] = found
    return found


def receipt_of(study: str, response: str | None) -> str:
    """The receipt code of the response; '' when the key was destroyed, or the contact store does not answer.

    Answers stand in another database: a code that can't be shown must never keep someone from sending.
    """
    if response is None:
        return ""
    try:
        key = study_keys().make(study)
    except (SQLAlchemyError, RuntimeError) as error:
        current_app.logger.error("contact store: %s", type(error).__name__)
        return ""
    return receipt_code(key, response) if key else ""


def is_key_destroyed(study: str) -> bool:
    """Whether nobody can withdraw any more; False while the contact store does not answer."""
    try:
        return study_keys().is_destroyed(study)
    except (SQLAlchemyError, RuntimeError) as error:
        current_app.logger.error("contact store: %s", type(error).__name__)
        return False
