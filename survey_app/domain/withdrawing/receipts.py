"""Receipt codes: read as people type them, and traced to a response with the study's key."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable

from survey_app.domain.invitation import RECEIPT_LETTERS, receipt_code

# A receipt code has A-Z and 2-7: these signs are read as the letter they look like.
_LOOK_ALIKES = str.maketrans("018", "OIB")
_CODE = re.compile(rf"[A-Z2-7]{{{RECEIPT_LETTERS}}}")
_LONGEST = 40  # signs that are looked at: a code with spaces and dashes is shorter


def tidy_receipt(text: str) -> str | None:
    """The code as `receipt_code` writes it, from what someone typed; None when it can't be one."""
    signs = re.sub(r"[\W_]", "", text[:_LONGEST]).upper().translate(_LOOK_ALIKES)
    return f"{signs[:4]}-{signs[4:]}" if len(text) <= _LONGEST and _CODE.fullmatch(signs) else None


def find_response(key: str, code: str, responses: Iterable[str]) -> str | None:
    """The response whose receipt code this is; None when it is of none of them.

    Every response is tried: nothing is kept by which a code could be looked up, and with 100,000 it takes
    about a third of a second. Guessing is limited by the web layer.
    """
    return next((name for name in responses if hmac.compare_digest(receipt_code(key, name), code)), None)
