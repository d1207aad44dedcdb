"""Names in a file: each used once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from codebooks.problem_texts import problem
from instruments.problems import Problem


class Named(NamedTuple):
    """An id and the line it stands on."""

    id: str
    line: int


def ids_used_twice(file: str, where: str, named: Iterable[Named]) -> list[Problem]:
    """A Problem for every id after its first use; `where` is the list it stands in."""
    seen: set[str] = set()
    problems = []
    for item in named:
        if item.id in seen:
            problems.append(problem("codebook-id-twice", file, item.line, id=item.id, where=where))
        seen.add(item.id)
    return problems
