"""GUIDs: always the same for the same thing in the same study, and compared without braces or case."""

from __future__ import annotations

from uuid import UUID, uuid5

# A random namespace of our own: nobody else makes the same GUIDs from the same words.
_NAMESPACE = UUID("5d1c6e0a-7c43-4a57-9a0e-3f0b8a6d2c11")


def guid(study: str, *names: str) -> str:
    """The GUID of this thing: the kind first, then its names."""
    return str(uuid5(_NAMESPACE, "\0".join((study, *names))))


def plain_guid(text: str) -> str:
    """A GUID as programs write it (braces, upper case) in one spelling; other text only stripped."""
    return text.strip().strip("{}").lower()
