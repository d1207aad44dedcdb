"""Proof that a decision table decides: all combinations of answers are tried, at most 6 x 4 x 3 = 72."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from codebooks.decision import NOT_ANSWERED, PARTS, fits
from codebooks.model import Codebook, DecisionTable
from codebooks.problem_texts import problem
from codebooks.values import REASONS
from instruments.problems import Problem


def check_decisions(book: Codebook) -> list[Problem]:
    """Every Problem of the decision tables."""
    rules = (undecided, dead_rows, reasons_fit)
    return [found for table in book.decisions for rule in rules for found in rule(book.file, table)]


def combinations(kind: str) -> Iterator[dict[str, str]]:
    """Every way to answer this kind of question, with parts left open too."""
    parts = PARTS[kind]
    for codes in product(*((*codes, NOT_ANSWERED) for codes in parts.values())):
        yield dict(zip(parts, codes, strict=True))


def undecided(file: str, table: DecisionTable) -> list[Problem]:
    """Combinations of answers that no row fits: one Problem, naming the first."""
    open_ones = [
        answers for answers in combinations(table.kind) if not any(fits(row, answers) for row in table.rows)
    ]
    if not open_ones:
        return []
    first = ", ".join(f"{part} {code or 'niet ingevuld'}" for part, code in open_ones[0].items())
    details = {"table": table.id, "combination": first, "more": len(open_ones) - 1}
    return [problem("decision-gap", file, table.line, **details)]


def dead_rows(file: str, table: DecisionTable) -> list[Problem]:
    """Rows that never decide, because the rows above them catch every combination they fit."""
    deciding = {
        next((i for i, row in enumerate(table.rows) if fits(row, answers)), None)
        for answers in combinations(table.kind)
    }
    return [
        problem("decision-row-dead", file, row.line, table=table.id)
        for i, row in enumerate(table.rows)
        if i not in deciding
    ]


def reasons_fit(file: str, table: DecisionTable) -> list[Problem]:
    """The reason of a row explains its value."""
    return [
        problem(
            "decision-reason",
            file,
            row.line,
            reason=row.reason.value,
            value=row.value.value,
            allowed=", ".join(reason.value for reason in REASONS[row.value]),
        )
        for row in table.rows
        if row.reason not in REASONS[row.value]
    ]
