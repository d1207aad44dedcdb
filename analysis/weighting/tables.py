"""Tables of a weighting: the weighted answers beside the unweighted ones, and what the weights are like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.results import (
    CellValue,
    Column,
    Raking,
    ResultTable,
    Row,
    WeightedShare,
    number_cell,
)
from analysis.weighting.shares import weighted_table

FEW = 20  # fewer respondents than this are signals: no percentage of a population
TOO_FEW = "Bij minder dan {few} antwoorden staat er geen gewogen aandeel."
PER_ANSWER = "De intervallen gelden per antwoord (95%), niet voor alle antwoorden tegelijk."


@dataclass(frozen=True)
class AskedQuestion:
    """A question as the table shows it: its column, its title, its answers (code -> label) in order."""

    column: str
    title: str
    answers: Mapping[str, str]


def weighted_shares_table(
    frame: pd.DataFrame,
    questions: Sequence[AskedQuestion],
    raking: Raking,
    raked_on: Sequence[str],
    name: str = "gewogen",
    title: str = "Gewogen antwoorden",
    threshold: int = FEW,
) -> ResultTable:
    """Per answer: how many gave it, out of how many, the share as it is and weighted, with its interval.

    `frame` has a row a respondent, in the order in which `raking` weighed them, with the columns of the
    questions and those that were `raked_on`. Rows are `<column>_<code>`. A question with fewer than
    `threshold` answers has no weighted share; nor has any when the raking has problems. ValueError for an
    answer outside the question's.
    """
    rows: list[Row] = []
    methods: dict[str, None] = {}
    for question in questions:
        found = weighted_table(frame, question.column, raking, list(question.answers), raked_on=raked_on)
        for code, share in zip(question.answers, found.shares, strict=True):
            cells = (share.k, share.n, share.k / share.n if share.n else None, *_weighted(share, threshold))
            rows.append(Row(f"{question.column}_{code}", question.answers[code], cells, question.title))
            methods.update({share.method: None} if share.method else {})
    columns = (
        Column("aantal", "Aantal"),
        Column("van", "Van"),
        Column("aandeel", "Ongewogen", "share"),
        Column("gewogen", "Gewogen", "limit"),
        Column("standaardfout", "Standaardfout", "number"),
        Column("onder", "Vanaf", "limit"),
        Column("boven", "Tot", "limit"),
    )
    notes = (PER_ANSWER, TOO_FEW.format(few=threshold), *(f"Methode: {method}." for method in methods))
    warnings = (raking.reason,) if raking.reason else ()
    return ResultTable(name, title, columns, tuple(rows), "Antwoord", notes, warnings)


def _weighted(share: WeightedShare, threshold: int) -> tuple[CellValue, ...]:
    """Estimate, standard error and limits; None where there is no such number, or too few answered."""
    numbers = (share.estimate, share.standard_error, share.ci_low, share.ci_high)
    return (None,) * len(numbers) if share.n < threshold else tuple(map(number_cell, numbers))


def raking_table(
    raking: Raking, name: str = "weging", title: str = "De gewichten en wat zij kosten"
) -> ResultTable:
    """What the weights are like, a row per number; None where there is none (no bound, no weights)."""
    numbers: dict[str, tuple[str, float]] = {
        "respondenten": ("Respondenten", raking.n),
        "totaal": ("Som van de gewichten", raking.total),
        "rondes": ("Rondes", raking.rounds),
        "afwijking": ("Grootste afwijking van een marge die overblijft", raking.margin_error),
        "kleinste": ("Kleinste gewicht", raking.smallest),
        "grootste": ("Grootste gewicht", raking.largest),
        "ondergrens": ("Ondergrens van de gewichten", raking.lower_bound),
        "bovengrens": ("Bovengrens van de gewichten", raking.upper_bound),
        "opgehoogd": ("Respondenten op de ondergrens", raking.trimmed_low),
        "afgekapt": ("Respondenten op de bovengrens", raking.trimmed_high),
        "ontwerpeffect": ("Ontwerpeffect (Kish)", raking.design_effect),
        "effectief": ("Effectief aantal respondenten", raking.effective_n),
    }
    rows = tuple(Row(key, label, (number_cell(number),)) for key, (label, number) in numbers.items())
    notes = (f"{raking.method}.",) if raking.method else ()
    warnings = (raking.reason, *(problem.what for problem in raking.problems)) if raking.reason else ()
    return ResultTable(name, title, (Column("waarde", "Waarde", "number"),), rows, "", notes, warnings)
