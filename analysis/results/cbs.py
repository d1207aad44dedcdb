"""CbsTable and its parts: figures as CBS gives them, provisional, rounded and hidden ones kept as such."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.results.base import Result

KIND_WORDS: dict[str, str] = {
    "waarde": "een cijfer",
    "onbekend": "onbekend, onvoldoende betrouwbaar of geheim (.)",
    "nihil": "nihil (-)",
    "leeg": "kan niet voorkomen (leeg)",
    "niet_gegeven": "geen cijfer; het bestand zegt niet waarom",
}


@dataclass(frozen=True)
class CbsFigure(Result):
    """One figure, or the way in which there is none; what there is not is never 0."""

    kind: str  # a key of KIND_WORDS
    printed: str  # as CBS gives it
    value: float  # in the unit of its topic; NaN unless kind is waarde
    low: float  # the unrounded figure lies between low and high; NaN unless kind is waarde
    high: float
    step: float  # to which it was rounded, in the same unit
    status: str  # of its period: Definitief, Voorlopig, NaderVoorlopig; '' when CBS does not say
    provisional: bool | None  # None: CBS does not say


@dataclass(frozen=True)
class CbsTopic(Result):
    """What is counted or measured: a column of the table."""

    key: str
    title: str
    unit: str  # such as aantal, %, x 1 000
    step: float  # to which its figures are rounded


@dataclass(frozen=True)
class CbsRow(Result):
    """One combination of the dimensions, and its figures."""

    codes: dict[str, str]  # dimension -> code, such as RegioS -> GM0193
    titles: dict[str, str]  # dimension -> as CBS writes it, such as RegioS -> Zwolle
    figures: dict[str, CbsFigure]  # topic -> figure


@dataclass(frozen=True)
class CbsTable(Result):
    """A table of StatLine, or a part of one."""

    id: str  # such as 85102NED
    title: str
    modified: str  # when CBS last changed it, as CBS writes it; '' when not given
    fetched: str  # on which day it was fetched (jjjj-mm-dd); '' when not given
    origin: (
        str  # '' for a table as CBS gave it; else what kind of file this is and where its figures are from
    )
    topics: tuple[CbsTopic, ...]
    rows: tuple[CbsRow, ...]

    def figure(self, topic: str, codes: dict[str, str]) -> CbsFigure:
        """The one figure under these codes; KeyError when there is none, or when there are several."""
        found = [row for row in self.rows if codes.items() <= row.codes.items()]
        if len(found) != 1:
            raise KeyError(f"{topic}: {len(found)} rows have {codes}")
        return found[0].figures[topic]
