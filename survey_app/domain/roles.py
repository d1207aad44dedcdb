"""Who may do what in a study: the one table that every page of staff is guarded by.

An administrator of the installation has no role in a study by being one: who needs to read, is given a role.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What someone is in one study."""

    BEHEERDER = "beheerder"
    ONDERZOEKER = "onderzoeker"
    CODEUR = "codeur"
    REKENKAMER = "rekenkamer"
    LEZER = "lezer"


class Task(StrEnum):
    """What someone does on a page."""

    DASHBOARD = "dashboard"  # response, progress and levels: counts only
    INVITATIONS = "invitations"
    TABLES = "tables"
    CODING = "coding"  # transcripts, cells, quotes: read and change
    NORMS = "norms"  # read the judgements with their evidence
    FIX_LEVELS = "fix_levels"
    NOTA = "nota"


TASKS: dict[Role, frozenset[Task]] = {
    Role.BEHEERDER: frozenset({Task.INVITATIONS}),
    Role.ONDERZOEKER: frozenset({Task.DASHBOARD, Task.INVITATIONS, Task.TABLES, Task.CODING, Task.NORMS}),
    Role.CODEUR: frozenset({Task.CODING}),
    Role.REKENKAMER: frozenset({Task.DASHBOARD, Task.TABLES, Task.NORMS, Task.FIX_LEVELS, Task.NOTA}),
    Role.LEZER: frozenset({Task.DASHBOARD, Task.TABLES, Task.NORMS, Task.NOTA}),
}


def may(roles: Iterable[Role], task: Task) -> bool:
    """Whether one of the roles includes the task."""
    return any(task in TASKS[role] for role in roles)
