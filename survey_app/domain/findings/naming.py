"""The id of something new: the next in its row, never one that was used before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import count
from string import ascii_lowercase


def free_id(prefix: str, whole: str, known: Collection[str], used: Callable[[str], bool]) -> str:
    """'b27' after b26; a part of recommendation 3 is '3a', '3b' ... `used` also knows what was taken out."""
    candidates = _parts(whole) if whole else _numbers(prefix, known)
    return next(id for id in candidates if id not in known and not used(id))


def _numbers(prefix: str, known: Collection[str]) -> Iterator[str]:
    """As many digits as the others have."""
    numbers = [id.removeprefix(prefix) for id in known if id.startswith(prefix)]
    width = max((len(n) for n in numbers if n.isascii() and n.isdigit() and n.startswith("0")), default=1)
    last = max((int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 9), default=0)
    return (f"{prefix}{number:0{width}d}" for number in count(last + 1))


def _parts(whole: str) -> Iterator[str]:
    yield from (f"{whole}{letter}" for letter in ascii_lowercase)
    yield from (f"{whole}.{number}" for number in count(len(ascii_lowercase) + 1))
