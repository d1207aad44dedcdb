"""Wederhoor: what was shown to whom, what they said of it, and what the rekenkamer did with that."""

from __future__ import annotations

from dataclasses import dataclass

ROUNDS = ("ambtelijk", "bestuurlijk")
PASSAGES = ("passage", "bevinding", "conclusie", "aanbeveling")
REMARKS = ("feit_onjuist", "citaat_uit_verband", "interpretatie", "akkoord")  # ambtelijk
STANCES = ("onderschreven", "deels_onderschreven", "niet_onderschreven")  # bestuurlijk, on a conclusion
VERDICTS = ("overgenomen", "deels", "niet")


@dataclass(frozen=True)
class WederhoorRound:
    """A round; `text` is the letter to the audited side, `nawoord` closes a bestuurlijk round."""

    id: str
    kind: str  # one of ROUNDS
    starts_on: str  # ISO day
    until: str  # ISO day, the last on which a reaction is in time
    text: str = ""
    nawoord: str = ""


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
    """What one reader said of one passage."""

    round: str
    passage: str
    reader: str  # a function, never a name
    remark: str  # of REMARKS; of STANCES for a conclusie; of report_rows.ADOPTIONS for an aanbeveling
    text: str = ""
    proposal: str = ""  # the words they propose instead
    attachment: str = ""  # the name of the file they sent along
    on: str = ""  # ISO day on which it came in
    late: bool = False


@dataclass(frozen=True)
class Reply:
    """What the rekenkamer did with a reaction; `becomes` is the passage's new text, '' when it stayed."""

    round: str
    passage: str
    reader: str
    verdict: str  # one of VERDICTS
    why: str
    becomes: str = ""
