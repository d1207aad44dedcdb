"""Snapshot: a study folder at one moment, packed, with who froze it, why, and the hash of what it prints."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

LONGEST_LABEL = 100  # characters
LONGEST_WHY = 2000
FACTS = "momentopname.json"  # the one file of a package that is no part of the study folder


@dataclass(frozen=True)
class NewSnapshot:
    """What is about to be kept."""

    study: str
    label: str
    why: str
    hash: str  # of the files
    numbers_hash: str  # of the numbers and text of the nota
    content: bytes  # the package
    frozen_by: str
    frozen_at: datetime  # UTC, without a zone


@dataclass(frozen=True)
class Snapshot:
    """What is kept, without its content; `number` counts from 1 in each study."""

    number: int
    label: str
    why: str
    hash: str
    numbers_hash: str
    frozen_by: str
    frozen_at: datetime


@dataclass(frozen=True)
class Facts:
    """What a package says of itself: `files` are path -> SHA-256, `numbers` those of the nota it gave."""

    study: str
    label: str
    why: str
    frozen_at: str  # ISO, UTC; by whom stays in the database: a package may leave the house
    hash: str
    numbers_hash: str
    files: Mapping[str, str]
    numbers: Mapping[str, Any]


def file_hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """Path -> SHA-256 of the content, in order of the paths."""
    return {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files) if path != FACTS}


def folder_hash(files: Mapping[str, bytes]) -> str:
    """One hash for all files: SHA-256 over the lines `hash  path`, as sha256sum writes them."""
    lines = "".join(f"{hash}  {path}\n" for path, hash in file_hashes(files).items())
    return hashlib.sha256(lines.encode("utf-8", "replace")).hexdigest()


def facts_json(facts: Facts) -> bytes:
    """The facts as the package holds them."""
    content = {name: getattr(facts, name) for name in Facts.__dataclass_fields__}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
        "utf-8", "replace"
    )


def read_facts(raw: bytes) -> Facts | None:
    """The facts again; None for anything that is not a package's."""
    try:
        content = json.loads(raw)
        facts = Facts(**{name: content[name] for name in Facts.__dataclass_fields__})
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return facts if _is_sound(facts) else None


def _is_sound(facts: Facts) -> bool:
    texts = (facts.study, facts.label, facts.why, facts.frozen_at, facts.hash)
    if not all(isinstance(text, str) for text in (*texts, facts.numbers_hash)):
        return False
    if not isinstance(facts.files, dict) or not isinstance(facts.numbers, dict):
        return False
    numbers, lines = facts.numbers.get("cijfers"), facts.numbers.get("tekst")
    pairs = isinstance(numbers, dict) and all(isinstance(p, list) and len(p) == 2 for p in numbers.values())
    return pairs and isinstance(lines, list) and all(isinstance(line, str) for line in lines)
