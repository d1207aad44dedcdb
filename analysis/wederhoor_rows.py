"""Wederhoor: what was shown to whom, what they said of it, and what the rekenkamer did with that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.report_rows import ADOPTIONS

ROUNDS = ("ambtelijk", "bestuurlijk")
STATES = ("concept", "open", "gesloten")
PASSAGES = ("passage", "bevinding", "conclusie", "aanbeveling")
SHOWN = {"ambtelijk": ("bevinding", "passage"), "bestuurlijk": ("conclusie", "aanbeveling", "passage")}
REMARKS = ("feit_onjuist", "citaat_uit_verband", "interpretatie", "akkoord")  # ambtelijk
STANCES = ("onderschreven", "deels_onderschreven", "niet_onderschreven")  # bestuurlijk, on a conclusion
FEASIBLE = ("", "ja", "deels", "nee")  # whether a recommendation can be carried out, '' was not said
VERDICTS = ("overgenomen", "deels", "niet")
LONGEST_FUNCTION = 80  # characters
ATTACHMENT_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}\.[a-z]{2,5}")
AGREED = ("akkoord", "onderschreven", "geheel")  # remarks that need no words


@dataclass(frozen=True)
class WederhoorRound:
    """A round; `text` is the letter to the audited side, `nawoord` closes a bestuurlijk round.

    A `concept` was not shown to anyone yet: nothing of it is printed.
    """

    id: str
    kind: str  # one of ROUNDS
    starts_on: str  # ISO day
    until: str  # ISO day, the last on which a reaction is in time
    text: str = ""
    nawoord: str = ""
    state: str = "gesloten"  # one of STATES


@dataclass(frozen=True)
class WederhoorPassage:
    """A part of the report as it was shown: its text stays what it was then.

    `readers` are the functions it was released to; nobody else sees it.
    """

    round: str
    id: str
    kind: str  # one of PASSAGES
    about: str  # id of the finding, conclusion or recommendation; the section of a passage
    text: str
    readers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reaction:
    """What one reader said of one passage, as they sent it.

    `action`, `consequences` and `feasible` are asked about a recommendation only.
    """

    round: str
    passage: str
    reader: str  # a function, never a name
    remark: str  # one of `remarks_on` the passage
    text: str = ""
    proposal: str = ""  # the words they propose instead
    attachment: str = ""  # the name of the file they sent along, in the study folder's wederhoor/
    on: str = ""  # ISO day on which it came in
    late: bool = False  # whether that was after the term
    feasible: str = ""  # one of FEASIBLE
    action: str = ""
    consequences: str = ""


@dataclass(frozen=True)
class Reply:
    """What the rekenkamer did with a reaction; `becomes` is the passage's new text, '' when it stayed."""

    round: str
    passage: str
    reader: str
    verdict: str  # one of VERDICTS
    why: str
    becomes: str = ""


def remarks_on(round_kind: str, passage_kind: str) -> tuple[str, ...]:
    """What may be said of such a passage in such a round."""
    if round_kind == "ambtelijk":
        return REMARKS
    return ADOPTIONS if passage_kind == "aanbeveling" else STANCES


def is_function(text: str) -> bool:
    """Whether it can name a reader: one short line that is no e-mail address."""
    return 0 < len(text) <= LONGEST_FUNCTION and text.strip() == text and not set("@\n\r") & set(text)
