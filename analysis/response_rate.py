"""Response rate: every count from invitation to complete questionnaire, and every rate with its formula."""

from __future__ import annotations

import math
from typing import NamedTuple

from analysis.arguments import refuse, whole
from analysis.results import Rate, ResponseRate

FEWEST = 100  # complete questionnaires, below which they are signals (see the docstring)
LOWEST = 0.20  # response, below which they are signals
NOBODY = "Deze noemer is 0, dus er is niets om door te delen."
RESPONSE = "volledig_van_bereikt"  # the rate that every page calls the response
RESPONSE_FORMULA = "volledig ingevuld / (uitgenodigd − onbestelbaar)"


class _Formula(NamedTuple):
    name: str
    label: str
    words: str
    numerator: int
    denominator: int


def response_share(invited: int, complete: int, undeliverable: int = 0) -> float | None:
    """The response wherever one number says it, 0-1: RESPONSE_FORMULA; None when nobody was reached.

    Numbers of people; `complete` counts only those who were invited. Errors: as `response_rate`.
    """
    rate = response_rate(invited, complete, undeliverable=undeliverable).rate(RESPONSE)
    return rate.estimate if rate.denominator else None


def response_rate(
    invited: int,
    complete: int,
    partial: int = 0,
    started: int | None = None,
    refused: int = 0,
    undeliverable: int = 0,
) -> ResponseRate:
    """How many of those invited took part, counted in every usual way, each with its formula.

    All arguments are numbers of people. `invited` got an invitation; of these `undeliverable` came back,
    `refused` said no without starting and `started` opened the questionnaire (when None: complete + partial).
    Of those who started, `complete` answered to the end and `partial` far enough to use; the rest broke off.

    Missing values: a count that is not known is 0, and the rates that use it are then too favourable or too
    strict; say so. A rate with denominator 0 is NaN with the reason. Errors: ValueError for a count that is
    not a whole number from 0 up, more started and refused than were reached, or more answers than started.

    Formula: each rate carries its own. `volledig_van_uitgenodigd` is the strictest, AAPOR's RR1, in which an
    undelivered invitation still counts because the person may exist; `bruikbaar_van_uitgenodigd` is RR2.
    `volledig_van_bereikt` and `bruikbaar_van_bereikt` leave the undelivered out, as Dutch reports mostly do.
    `signals_only` is true below 100 complete questionnaires or below 20% of those invited: then the answers
    are signals from participants and no statement about everybody.

    Source: AAPOR, Standard Definitions, 10th ed. 2023 (RR1, RR2, REF1). The two bounds for signals are this
    house's, from what Dutch client surveys print (Oudewater: 49 answers, "signalen").

    >>> found = response_rate(invited=3000, complete=253)
    >>> rate = found.rate("volledig_van_uitgenodigd")
    >>> rate.formula, rate.numerator, rate.denominator, round(rate.estimate, 4)
    ('volledig ingevuld / uitgenodigd', 253, 3000, 0.0843)
    """
    invited = whole("invited", invited)
    undeliverable = whole("undeliverable", undeliverable, high=invited)
    complete, partial = whole("complete", complete), whole("partial", partial)
    started = complete + partial if started is None else whole("started", started)
    refused = whole("refused", refused)
    _check(invited - undeliverable, started, refused, complete + partial)
    reached = invited - undeliverable
    formulas = _formulas(invited, reached, started, refused, complete, partial)
    rates = tuple(_rate(formula) for formula in formulas)
    caution = _caution(complete, rates[0].estimate)
    return ResponseRate(
        invited=invited,
        undeliverable=undeliverable,
        reached=reached,
        refused=refused,
        silent=reached - refused - started,
        started=started,
        broken_off=started - complete - partial,
        partial=partial,
        complete=complete,
        rates=rates,
        signals_only=bool(caution),
        caution=caution,
    )


def _check(reached: int, started: int, refused: int, usable: int) -> None:
    if started > reached:
        raise refuse("started", started, f"at most the {reached} whose invitation did not come back")
    if usable > started:
        raise refuse("complete + partial", usable, f"at most the {started} who started")
    if refused > reached - started:
        raise refuse(
            "refused", refused, f"at most the {reached - started} who were reached and did not start"
        )


def _formulas(
    invited: int, reached: int, started: int, refused: int, complete: int, partial: int
) -> tuple[_Formula, ...]:
    usable, net = "(volledig + gedeeltelijk ingevuld)", "(uitgenodigd − onbestelbaar)"
    some = complete + partial
    return (
        _Formula("volledig_van_uitgenodigd", "Volledig, van alle uitgenodigden",
                 "volledig ingevuld / uitgenodigd", complete, invited),
        _Formula("bruikbaar_van_uitgenodigd", "Bruikbaar, van alle uitgenodigden",
                 f"{usable} / uitgenodigd", some, invited),
        _Formula(RESPONSE, "Volledig, van wie de uitnodiging kreeg",
                 RESPONSE_FORMULA, complete, reached),
        _Formula("bruikbaar_van_bereikt", "Bruikbaar, van wie de uitnodiging kreeg",
                 f"{usable} / {net}", some, reached),
        _Formula("begonnen", "Begonnen, van wie de uitnodiging kreeg", f"begonnen / {net}", started, reached),
        _Formula("afgemaakt", "Afgemaakt, van wie begon", "volledig ingevuld / begonnen", complete, started),
        _Formula("geweigerd", "Geweigerd, van wie de uitnodiging kreeg", f"geweigerd / {net}",
                 refused, reached),
    )  # fmt: skip


def _rate(formula: _Formula) -> Rate:
    known = formula.denominator > 0
    estimate = formula.numerator / formula.denominator if known else math.nan
    return Rate(*formula, estimate=estimate, reason="" if known else NOBODY)


def _caution(complete: int, response: float) -> str:
    read_as = "lees de antwoorden als signalen van deelnemers, niet als uitspraak over iedereen."
    if complete < FEWEST:
        return f"Volledig ingevuld: {complete}, minder dan {FEWEST}; {read_as}"
    if response < LOWEST:
        return f"Minder dan een op de vijf uitgenodigden deed mee; {read_as}"
    return ""
