"""Choices that are no measurement: 'weet ik niet' and its like, which every study codes the same."""

from __future__ import annotations

import re

from instruments.other_formats.found import Choice

_PATTERNS = {
    "weet_niet": r"weet (?:ik |het )?(?:het )?niet|geen idee|do ?n.t know|not sure",
    "wil_niet_zeggen": (
        r"wil (?:ik |dat )*(?:liever )?niet zeggen|zeg ik liever niet|geen antwoord"
        r"|(?:i )?(?:would )?(?:prefer|rather) not(?: to)?(?: say| answer)?|no answer"
    ),
    "nvt": r"niet van toepassing|n\.?v\.?t\.?|geldt niet voor mij|not applicable|n/?a",
}
_KNOWN = {
    code: re.compile(rf"\s*(?:dat |i )?(?:{pattern})\W*\Z", re.I) for code, pattern in _PATTERNS.items()
}


def standing_answer(choice: Choice) -> str:
    """The code of the standard answer that this choice is, '' for a choice of its own."""
    for code, pattern in _KNOWN.items():
        if any(pattern.match(label) for label in choice.labels.values()):
            return code
    return ""
