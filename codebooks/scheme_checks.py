"""What must hold in a coding scheme: names, groups, implications and the tables that count."""

from __future__ import annotations

from codebooks.model import Codebook
from codebooks.naming import Named, ids_used_twice
from codebooks.problem_texts import problem
from instruments.problems import Problem, did_you_mean


def check_scheme(book: Codebook) -> list[Problem]:
    """Every Problem but those of the decision tables."""
    rules = (
        ids_once,
        options_once,
        groups_known,
        decisions_known,
        one_kind_of_aspect,
        implications_known,
        table_rows_known,
    )
    return [found for rule in rules for found in rule(book)]


def ids_once(book: Codebook) -> list[Problem]:
    """Ids are used once in their list; a row of a table may not count an aspect twice."""
    lists = {
        "groups": [Named(item.id, item.line) for item in book.groups],
        "aspects": [Named(item.id, item.line) for item in book.aspects],
        "decisions": [Named(item.id, item.line) for item in book.decisions],
        "implications": [Named(item.id, item.line) for item in book.implications],
        "tables": [Named(item.id, item.line) for item in book.tables],
    }
    lists |= {table.id: [Named(row.aspect, row.line) for row in table.rows()] for table in book.tables}
    return [found for where, named in lists.items() for found in ids_used_twice(book.file, where, named)]


def options_once(book: Codebook) -> list[Problem]:
    """The options of one aspect have codes of their own."""
    return [
        found
        for aspect in book.aspects
        for found in ids_used_twice(
            book.file, aspect.id, [Named(option.code, option.line) for option in aspect.options]
        )
    ]


def groups_known(book: Codebook) -> list[Problem]:
    """Every aspect stands in a group of this codebook."""
    known = [group.id for group in book.groups]
    return [
        problem(
            "group-unknown",
            book.file,
            aspect.line,
            id=aspect.id,
            group=aspect.group,
            hint=did_you_mean(aspect.group, known),
        )
        for aspect in book.aspects
        if aspect.group not in known
    ]


def decisions_known(book: Codebook) -> list[Problem]:
    """The decision table of every aspect exists; without one an aspect is coded from interviews only."""
    known = [table.id for table in book.decisions]
    return [
        problem(
            "decision-unknown",
            book.file,
            aspect.line,
            id=aspect.id,
            table=aspect.decision,
            hint=did_you_mean(aspect.decision, known),
        )
        for aspect in book.aspects
        if aspect.decision and aspect.decision not in known
    ]


def one_kind_of_aspect(book: Codebook) -> list[Problem]:
    """An aspect is coloured or has options."""
    return [
        problem("aspect-two-kinds", book.file, aspect.line, id=aspect.id)
        for aspect in book.aspects
        if aspect.options and aspect.decision
    ]


def implications_known(book: Codebook) -> list[Problem]:
    """An implication speaks about coloured aspects of this codebook."""
    known = [aspect.id for aspect in book.coloured()]
    named = [(rule, rule.aspect) for rule in book.implications]
    named += [(rule, aspect) for rule in book.implications for aspect, _ in rule.implies]
    return [
        problem(
            "implication-aspect-unknown",
            book.file,
            rule.line,
            id=rule.id,
            aspect=aspect,
            hint=did_you_mean(aspect, known),
        )
        for rule, aspect in named
        if aspect not in known
    ]


def table_rows_known(book: Codebook) -> list[Problem]:
    """A counted table counts coloured aspects of this codebook."""
    known = [aspect.id for aspect in book.coloured()]
    return [
        problem(
            "table-aspect-unknown",
            book.file,
            row.line,
            table=table.id,
            aspect=row.aspect,
            hint=did_you_mean(row.aspect, known),
        )
        for table in book.tables
        for row in table.rows()
        if row.aspect not in known
    ]
