"""What costs.csv and plans.csv of a study folder hold: cost items and maatwerkplannen, as frozen rows.

Amounts are exact fractions of a euro. None is an amount, quantity or duration that the source does not give:
missing, and never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

HUIDIG, DREIGEND, DOORBRAAK, BATEN, VOOR, NA = "huidig", "dreigend", "doorbraak", "baten", "voor", "na"
SCENARIOS: dict[str, str] = {  # code -> how people read it
    HUIDIG: "huidig",
    DREIGEND: "dreigend",
    DOORBRAAK: "doorbraak",
    BATEN: "baten (alleen het verschil)",
    VOOR: "voor",
    NA: "na",
}
ORIGINS: dict[str, str] = {
    "gedrukt": "staat zo in de bron",
    "afgeleid": "volgt uit wat in de bron staat",
    "aanname": "staat niet in de bron",
}
ONE = Fraction(1)
MONTHS_IN: dict[str, int] = {"maand": 1, "jaar": 12}
VERDICTS = ("ja", "nee", "")  # '': nobody judged


@dataclass(frozen=True)
class CostItem:
    """A cost item: what a casus costs in one scenario, in so many units of so much.

    `midden` is the best estimate of the price of one unit; `laag` and `hoog` are its bounds, None where the
    source gives a single price. Amounts may be added within one `berekening` and never across: a report may
    count the same family in two of them.
    """

    post: str
    berekening: str
    casus: str
    scenario: str  # a key of SCENARIOS
    wat: str
    wet: str  # under which law the costs fall, or what the source says instead
    betaler: str
    laag: Fraction | None = None
    midden: Fraction | None = None
    hoog: Fraction | None = None
    aantal: Fraction | None = ONE
    eenheid: str = "casus"
    casussen: int = 1  # over how many casussen this amount is
    begin: int = 0  # months after the scenario's start
    duur: Fraction | None = None
    tijdseenheid: str = ""  # maand or jaar: what `duur` counts; '' where duur is None
    uren: Fraction | None = None  # hours of professionals, in the whole duration
    professionals: Fraction | None = None
    herkomst: str = "gedrukt"  # a key of ORIGINS
    toelichting: str = ""

    @property
    def months(self) -> Fraction | None:
        """How long the costs run, in months."""
        return None if self.duur is None else self.duur * MONTHS_IN.get(self.tijdseenheid, 1)


@dataclass(frozen=True)
class Maatwerkplan:
    """A plan made to measure, with what the Waardendriehoek asks of it.

    The amounts are what the plan costs beside what scenario doorbraak already counts, in the same period.
    """

    plan: str
    berekening: str
    casus: str
    doorbraak: str  # the first, conditional step
    legitimiteit: str = ""  # of VERDICTS: does it fit the law
    grond: str = ""  # on which ground
    betrokkenheid: str = ""  # of VERDICTS: does it add to autonomy and quality of life
    toelichting: str = ""
    laag: Fraction | None = None
    midden: Fraction | None = None
    hoog: Fraction | None = None
    herkomst: str = "gedrukt"  # a key of ORIGINS
