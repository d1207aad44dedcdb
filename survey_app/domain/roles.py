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
    SLEUTELBEWAARDER = "sleutelbewaarder"
    VELDWERKER = "veldwerker"


class Task(StrEnum):
    """What someone does on a page."""

    DASHBOARD = "dashboard"  # response, progress and levels: counts only
    INVITATIONS = "invitations"
    CONTACTS = "contacts"  # e-mail addresses: bring in, write to, remove; never beside an answer
    DATA_ENTRY = "data_entry"  # type in what came on paper, or ask by telephone or at home
    INSTRUMENTS = "instruments"  # look at, check and publish questionnaires
    PRIVACY = "privacy"  # what could be traced back to a person
    CUT_LINK = "cut_link"  # cut, for good, what ties answers to people
    TABLES = "tables"
    CODING = "coding"  # transcripts, cells, quotes: read and change one's own
    OPEN_CODING = "open_coding"  # open answers and their categories
    AGREEMENT = "agreement"  # what codeurs found side by side, once they sealed
    ADJUDICATE = "adjudicate"
    TRAIL = "trail"  # who changed what, of what may be seen
    ASSIGN = "assign"  # who codes what; a new version of the codebook
    SOURCES = "sources"  # bring texts in, review the names in them, correct them
    EXCHANGE = "exchange"  # codings and quotes in and out, to other programs
    PSEUDONYM_KEY = "pseudonym_key"  # read which name a pseudonym stands for
    NORMS = "norms"  # read the judgements with their evidence
    FIX_LEVELS = "fix_levels"
    NOTA = "nota"
    MAKE_NORMS = "make_norms"  # write the normenkader, record what was said of it, freeze it
    WRITE_REPORT = "write_report"  # findings, conclusions, recommendations, and the text between the figures
    FREEZE = "freeze"  # take the snapshot that a printed report rests on
    WEDERHOOR = "wederhoor"  # release passages, answer what came back
    DEPOSIT = "deposit"  # data and metadata that leave the house, with small counts hidden


_CODEUR = frozenset({Task.CODING, Task.OPEN_CODING, Task.AGREEMENT, Task.ADJUDICATE, Task.TRAIL})
_LEADS = frozenset({Task.ASSIGN, Task.SOURCES, Task.EXCHANGE})
_WRITES = frozenset({Task.MAKE_NORMS, Task.WRITE_REPORT, Task.WEDERHOOR})

TASKS: dict[Role, frozenset[Task]] = {
    Role.BEHEERDER: frozenset({Task.INVITATIONS}),
    Role.ONDERZOEKER: frozenset(
        {Task.DASHBOARD, Task.INVITATIONS, Task.TABLES, Task.NORMS, Task.INSTRUMENTS, Task.PRIVACY}
    )
    | _CODEUR
    | _LEADS
    | _WRITES
    | {Task.NOTA},
    Role.CODEUR: _CODEUR,
    Role.REKENKAMER: frozenset({Task.DASHBOARD, Task.TABLES, Task.NORMS, Task.FIX_LEVELS, Task.NOTA})
    | _WRITES
    | {Task.FREEZE, Task.DEPOSIT},
    Role.LEZER: frozenset({Task.DASHBOARD, Task.TABLES, Task.NORMS, Task.NOTA}),
    Role.SLEUTELBEWAARDER: frozenset({Task.PSEUDONYM_KEY, Task.PRIVACY, Task.CUT_LINK}),
    Role.VELDWERKER: frozenset({Task.DASHBOARD, Task.INVITATIONS, Task.CONTACTS, Task.DATA_ENTRY}),
}


def may(roles: Iterable[Role], task: Task) -> bool:
    """Whether one of the roles includes the task."""
    return any(task in TASKS[role] for role in roles)
