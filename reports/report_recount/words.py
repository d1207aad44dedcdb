"""Dutch words of a recounted report: the kinds of checks, how sure an alarm is, and formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.report_recount.verdicts import CheckKind, Sureness

KINDS: Mapping[CheckKind, str] = {
    CheckKind.COLUMN_TOTAL: "totaal van een kolom",
    CheckKind.ROW_TOTAL: "totaal van een rij",
    CheckKind.HUNDRED_PERCENT: "samen honderd procent",
    CheckKind.PERCENTAGE: "percentage",
    CheckKind.RATIO: "verhouding",
    CheckKind.GROWTH: "groei of daling",
    CheckKind.DIFFERENCE: "verschil",
    CheckKind.PRODUCT: "vermenigvuldiging",
    CheckKind.MEAN: "gemiddelde",
    CheckKind.PART_OF: "deel van een aantal",
    CheckKind.CALCULATION: "uitgeschreven som",
    CheckKind.PARTS: "delen en geheel",
    CheckKind.SHARE_IN_WORDS: "deel in woorden",
    CheckKind.LIST_COUNT: "aantal punten",
    CheckKind.REPETITION: "herhaling",
}
TITLES: Mapping[Sureness, str] = {
    Sureness.ZEKER: "Zeker: dit volgt niet uit wat ernaast staat",
    Sureness.WAARSCHIJNLIJK: "Waarschijnlijk",
    Sureness.MOGELIJK: "Mogelijk: kijk zelf",
}
_FORMULAS = {
    "percentage(part_1, part_2)": "100 x {0} / {1}",
    "growth(part_1, part_2)": "groei van {0} naar {1}, in procenten van het eerste",
    "0 - growth(part_1, part_2)": "daling van {0} naar {1}, in procenten van het eerste",
    "ratio(part_1, part_2)": "{0} / {1}",
    "difference(part_1, part_2)": "{0} - {1}",
    "product(part_1, part_2)": "{0} x {1}",
    "part_1": "{0}",
}


def formula_in_words(formula: str, parts: Sequence[str], most: int) -> str:
    """The formula with its parts as printed; of a long sum the first and the last."""
    if formula.startswith("sum("):
        return _sum(parts, most)
    if formula in _FORMULAS:
        return _FORMULAS[formula].format(*parts)
    plain = re.sub(r"\*", "x", formula)
    return re.sub(r"part_(\d+)", lambda match: parts[int(match[1]) - 1], plain)


def _sum(parts: Sequence[str], most: int) -> str:
    if len(parts) <= most:
        return " + ".join(parts)
    left = len(parts) - most
    return " + ".join([*parts[: most - 1], f"... (nog {left})", parts[-1]])
