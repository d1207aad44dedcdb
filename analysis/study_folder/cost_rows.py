"""costs.csv and plans.csv: their columns, how a row becomes a value and back, and what is checked."""

from __future__ import annotations

import re
from dataclasses import fields as fields_of
from fractions import Fraction

from analysis.cost_rows import MONTHS_IN, ORIGINS, SCENARIOS, VERDICTS, CostItem, Maatwerkplan
from analysis.study_folder import cost_texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import LONGEST_SHOWN, ProblemList
from analysis.study_folder.row_checks import Once, check_choice, check_filled, check_known
from analysis.study_folder.row_kinds import NO_NUMBER, Fields, RowKind, whole

UNKNOWN = "onbekend"
COST_COLUMNS = tuple(field.name for field in fields_of(CostItem))
PLAN_COLUMNS = tuple(field.name for field in fields_of(Maatwerkplan))
_PRICE = ("laag", "midden", "hoog")
_ITEM_NUMBERS = (*_PRICE, "aantal", "duur", "uren", "professionals")
_ITEM_TEXTS = tuple(key for key in COST_COLUMNS if key not in (*_ITEM_NUMBERS, "casussen", "begin"))
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?|[0-9]{1,9}/[1-9][0-9]{0,8}")


def exact(text: str) -> Fraction | None:
    """1250, 7018.91 or 2/3 as a fraction; None for 'onbekend', for nothing, and for what is no number."""
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def spelled(number: Fraction | None, missing: str = UNKNOWN) -> str:
    """The number as `exact` reads it: decimals where six suffice, else a fraction."""
    if number is None:
        return missing
    scaled = number * 10**6
    if scaled.denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    whole_part, decimals = divmod(int(scaled), 10**6)
    return f"{whole_part}.{decimals:06}".rstrip("0").rstrip(".")


def _item(fields: Fields) -> CostItem:
    said = dict(zip(COST_COLUMNS, fields, strict=True))
    texts = {key: said[key] for key in _ITEM_TEXTS}
    numbers = {key: exact(said[key]) for key in _ITEM_NUMBERS}
    counts = {"casussen": whole(said["casussen"]), "begin": whole(said["begin"] or "0")}
    return CostItem(**texts, **numbers, **counts)  # type: ignore[arg-type]  # by name, each of its own type


def _item_fields(row: CostItem) -> Fields:
    names = (row.post, row.berekening, row.casus, row.scenario, row.wat, row.wet, row.betaler)
    price = (spelled(row.laag, ""), spelled(row.midden), spelled(row.hoog, ""), spelled(row.aantal))
    period = (str(row.begin) if row.begin else "", spelled(row.duur, ""), row.tijdseenheid)
    effort = (spelled(row.uren, ""), spelled(row.professionals, ""))
    size = (row.eenheid, str(row.casussen))
    return (*names, *price, *size, *period, *effort, row.herkomst, row.toelichting)


def _plan(fields: Fields) -> Maatwerkplan:
    said = dict(zip(PLAN_COLUMNS, fields, strict=True))
    amounts = {key: exact(said[key]) for key in _PRICE}
    texts = {key: text for key, text in said.items() if key not in _PRICE}
    return Maatwerkplan(**texts, **amounts)  # type: ignore[arg-type]  # by name, each of its own type


def _plan_fields(row: Maatwerkplan) -> Fields:
    names = (row.plan, row.berekening, row.casus, row.doorbraak)
    judged = (row.legitimiteit, row.grond, row.betrokkenheid, row.toelichting)
    return (*names, *judged, spelled(row.laag, ""), spelled(row.midden), spelled(row.hoog, ""), row.herkomst)


COSTS: RowKind[CostItem] = RowKind(
    "costs.csv",
    COST_COLUMNS,
    _item,
    _item_fields,
    lambda data: data.costs,
)
PLANS: RowKind[Maatwerkplan] = RowKind(
    "plans.csv",
    PLAN_COLUMNS,
    _plan,
    _plan_fields,
    lambda data: data.plans,
)
COST_KINDS = (COSTS, PLANS)


class Amounts:
    """Checks the texts that should be numbers, and that a low amount is not above a high one."""

    def __init__(self, problems: ProblemList) -> None:
        self._problems = problems

    def number(self, line: int, key: str, text: str, missing: tuple[str, ...]) -> None:
        """A number from zero up, or one of the words that say there is none."""
        if text in missing or _NUMBER.fullmatch(text):
            return
        code = "amount-negative" if _NUMBER.fullmatch(text.removeprefix("-")) else "amount-invalid"
        self._problems.report(line, code, key=key, value=text[:LONGEST_SHOWN])

    def price(self, line: int, texts: Fields) -> None:
        """The three amounts of a price, low to high."""
        laag, midden, hoog = texts
        for key, text in (("laag", laag), ("hoog", hoog)):
            self.number(line, key, text, ("",))
        self.number(line, "midden", midden, (UNKNOWN,))
        if midden == UNKNOWN and (laag or hoog):
            self._problems.report(line, "price-half-known")
        known = [number for number in map(exact, texts) if number is not None]
        if known != sorted(known):
            self._problems.report(line, "price-order", laag=laag, midden=midden, hoog=hoog)


class CostCheck:
    """A cost item occurs once, about a known casus, in a known scenario, with numbers that can be true."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems
        self._once, self._amounts = Once(problems, "post"), Amounts(problems)
        self._sizes: dict[tuple[str, str], tuple[int, int]] = {}
        self._scenarios: dict[tuple[str, str], tuple[str, int]] = {}

    def __call__(self, line: int, row: CostItem, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._once(line, row.post)
        check_known(self._problems, line, "casus-unknown", row.casus, self._known.casussen)
        check_choice(self._problems, line, "scenario", row.scenario, tuple(SCENARIOS))
        check_choice(self._problems, line, "herkomst", row.herkomst, tuple(ORIGINS))
        for key in ("berekening", "wat", "wet", "betaler", "eenheid"):
            check_filled(self._problems, line, key, getattr(row, key))
        self._amounts.price(line, fields[7:10])
        self._amounts.number(line, "aantal", fields[10], (UNKNOWN,))
        for key, text in zip(("duur", "uren", "professionals"), (fields[14], *fields[16:18]), strict=True):
            self._amounts.number(line, key, text, ("",))
        self._period(line, row, fields)
        self._size(line, row, fields)
        self._difference(line, row)

    def _period(self, line: int, row: CostItem, fields: Fields) -> None:
        if row.begin == NO_NUMBER:
            self._problems.report(line, "not-a-number", key="begin", value=fields[13][:LONGEST_SHOWN])
        if fields[14]:
            check_choice(self._problems, line, "tijdseenheid", row.tijdseenheid, tuple(MONTHS_IN))
        if row.duur == 0:
            self._problems.report(line, "period-empty")

    def _size(self, line: int, row: CostItem, fields: Fields) -> None:
        """All items of a casus are about as many casussen."""
        if row.casussen < 1:
            self._problems.report(line, "not-a-number", key="casussen", value=fields[12][:LONGEST_SHOWN])
            return
        size, first = self._sizes.setdefault((row.berekening, row.casus), (row.casussen, line))
        if size != row.casussen:
            self._problems.report(
                line, "casussen-differ", casus=row.casus, value=row.casussen, other=size, first=first
            )

    def _difference(self, line: int, row: CostItem) -> None:
        """A casus has the difference itself, or the scenarios it is the difference of."""
        if row.scenario not in ("baten", "dreigend", "doorbraak"):
            return
        kind = "baten" if row.scenario == "baten" else "dreigend of doorbraak"
        other, first = self._scenarios.setdefault((row.berekening, row.casus), (kind, line))
        if other != kind:
            self._problems.report(line, "baten-twice", casus=row.casus, other=other, first=first)


class PlanCheck:
    """A plan occurs once, about a known casus; its verdicts are ja or nee, the first with its ground."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems
        self._once, self._amounts = Once(problems, "plan"), Amounts(problems)

    def __call__(self, line: int, row: Maatwerkplan, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._once(line, row.plan)
        check_known(self._problems, line, "casus-unknown", row.casus, self._known.casussen)
        for key in ("legitimiteit", "betrokkenheid"):
            check_choice(self._problems, line, key, getattr(row, key), VERDICTS)
        check_choice(self._problems, line, "herkomst", row.herkomst, tuple(ORIGINS))
        check_filled(self._problems, line, "berekening", row.berekening)
        check_filled(self._problems, line, "doorbraak", row.doorbraak)
        if row.legitimiteit and not row.grond.strip():
            self._problems.report(line, "plan-without-ground", plan=row.plan[:LONGEST_SHOWN])
        self._amounts.price(line, fields[8:11])
