"""Texts, names and languages of other programs made plain."""

from __future__ import annotations

import html
import re

from instruments.languages import LANGUAGES

_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li)\s*/?\s*>", re.I)
_SPACES = re.compile(r"[^\S\n]+")
_PIPED = re.compile(r"\$\{[^}]{1,100}\}|\{[A-Za-z][^{}]{0,100}\}|\[[a-z][a-z0-9_]{0,60}\](?!\()")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CODE_IN_NAME = re.compile(r"\(([a-z]{2,3})(?:-[A-Za-z]+)?\)\s*$")
_NAMES = {"nederlands": "nl", "dutch": "nl", "nl-informal": "nl", "engels": "en", "english": "en"}


def plain(text: str) -> str:
    """The text without mark-up and unreadable characters; line ends stay where they were."""
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    lines = (_SPACES.sub(" ", line).strip() for line in _UNREADABLE.sub("", bare).splitlines())
    return "\n".join(line for line in lines if line)


def is_piped(text: str) -> bool:
    """Whether the text takes in an earlier answer."""
    return bool(_PIPED.search(text))


def name_of(raw: str, taken: set[str]) -> str:
    """An identifier of ours near the name it had: a-z, 0-9 and _, and not taken yet."""
    tidy = re.sub(r"[^a-z0-9]+", "_", raw.lower()).strip("_")[:60] or "vraag"
    name, number = tidy, 2
    while name in taken:
        name, number = f"{tidy}_{number}", number + 1
    taken.add(name)
    return name


def language_of(raw: str) -> str:
    """The code of a language that questionnaires may be in; '' for one we do not know."""
    named = raw.strip()
    found = _CODE_IN_NAME.search(named)
    code = found[1] if found else _NAMES.get(named.lower(), named.lower().split("-")[0])
    return code if code in LANGUAGES else ""
