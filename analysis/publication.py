"""The tables of a study that may go outside: people counted in safe numbers, no casus by itself.

A table that shows casussen one by one, or from which a small count can be read through a share, is not for
publication, whatever the threshold. What may go out is listed here and nothing else does: a new kind of
table stays inside until somebody has thought about it.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis import ggsr, plan_tables, response, strata
from analysis.colours import Makers, single_scheme
from analysis.costs import tables as cost_tables
from analysis.frames import Frames
from analysis.questions import closed_questions, open_answers
from analysis.results import ResultTable
from analysis.routes import tables as route_tables
from analysis.tables import Tables

COUNTING = (strata.named, open_answers.named, response.named, closed_questions.named)  # people in every cell
WITHOUT_PEOPLE = (ggsr.named, route_tables.named, cost_tables.named)
RULES = ("normenkader", "deelvragen", "schaal", "gepubliceerd")  # norms, and what was printed already
BENCHMARKS = ("benchmark_", "vergelijkbaar_")  # counts of whole municipalities


@dataclass(frozen=True)
class Publication:
    """The tables as they may be printed together, and the names of those that may not."""

    tables: tuple[ResultTable, ...]
    left_out: tuple[str, ...]


def publication(tables: Tables, names: tuple[str, ...] = ()) -> Publication:
    """These tables (all of them without `names`), protected as one report at the study's threshold.

    Counts below the threshold are None, and so are as many others as it takes to hide them. Tables are
    protected together: print no others of the same study beside them. KeyError for a name that is not there.
    """
    from analysis.disclosure.reports import protect_result_tables

    wanted = names or tables.names
    counting = _counting(tables.frames)
    allowed = counting | _without_people(tables)
    chosen = [tables.table(name) for name in wanted if name in allowed]
    threshold = tables.data.study.threshold
    thresholds = {table.name: threshold for table in chosen if table.name in counting}
    left_out = tuple(name for name in wanted if name not in allowed)
    return Publication(protect_result_tables(chosen, thresholds), left_out)


def _counting(frames: Frames) -> set[str]:
    """The tables that count people or casussen in every cell."""
    book = single_scheme(frames)
    coloured = {table.id for table in book.tables} | {"waarden"} if book else set()
    options = {aspect.id for aspect in book.aspects if aspect.options} if book else set()
    return {name for chapter in COUNTING for name in chapter(frames)} | coloured | options


def _without_people(tables: Tables) -> set[str]:
    makers: Makers = {}
    for chapter in WITHOUT_PEOPLE:
        makers |= chapter(tables.frames)
    planned = {name for name in plan_tables.named(tables.frames) if name.startswith(BENCHMARKS)}
    return {*makers, *RULES, *planned}
