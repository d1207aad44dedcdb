"""The number that a printed cell says, with how it is printed; None where it says more than a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reports.document import Cell

DIGITS = 15  # what a spreadsheet keeps of a number
_NUMBER = re.compile(
    r"(?P<minus>[-\N{MINUS SIGN}]?)(?P<euro>€ ?)?(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)"
    r"(?:,(?P<decimals>[0-9]+))?(?P<percent>%?)"
)


@dataclass(frozen=True)
class PrintedNumber:
    """A number (a percentage as a share: 47% is 0.47), and how many decimals are printed."""

    value: Decimal
    decimals: int = 0
    thousands: bool = False
    percent: bool = False
    euro: bool = False


def number_of(cell: Cell) -> PrintedNumber | None:
    """'1.480,5' is 1480.5 and '47%' is 0.47; '3 van 4', '< 0,001' and a year in a label stay text."""
    found = _NUMBER.fullmatch(cell.text.strip()) if cell.numeric else None
    if found is None or (found["euro"] and found["percent"]):
        return None
    whole, decimals = found["whole"].replace(".", ""), found["decimals"] or ""
    if len(whole + decimals) > DIGITS or (len(whole) > 1 and whole.startswith("0")):
        return None
    value = Decimal(f"{whole}.{decimals or 0}").scaleb(-2 if found["percent"] else 0)
    return PrintedNumber(
        -value if found["minus"] else value,
        len(decimals),
        "." in found["whole"],
        bool(found["percent"]),
        bool(found["euro"]),
    )
