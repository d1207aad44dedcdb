"""What stands behind `/v/`, a token from a link or a code from a letter, and the hash the database knows."""

from __future__ import annotations

from flask import current_app

from survey_app.domain.invitation import hash_token
from survey_app.domain.inviting.codes import code_hash, tidy_code


def is_code(token: str) -> bool:
    """Whether it is a code from a letter, which is short enough to stand on a list that others have."""
    return tidy_code(token) is not None


def token_hash(token: str) -> str:
    """The hash by which an invitation is found; anything at all has one, and most lead nowhere."""
    code = tidy_code(token)
    return code_hash(current_app.config["CODE_KEY"], code) if code else hash_token(token)
