"""published.yaml -> the figures a report printed; also on its own, without a study around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from analysis.recount.circles import circular
from analysis.recount.formula import FormulaError, parse, references
from analysis.recount.numerals import UnreadableError
from analysis.recount.printed import check_reads, read_printed
from analysis.study import PublishedFigure
from analysis.study_folder.problem_list import (
    CEILING,
    LONGEST_SHOWN,
    MOST_COMPARED,
    ProblemList,
    until_hopeless,
)
from instruments.field_reader import FieldReader
from instruments.problems import Loaded, Problem, did_you_mean
from instruments.yaml_source import MapNode, read_yaml

_ADDRESS = re.compile(r"[^/\s]+/[^/]+/[^/]+")


def load_published(path: Path, name: str | None = None) -> Loaded[tuple[PublishedFigure, ...]]:
    """The figures of a register that stands alone, or every Problem with it; never raises on content."""
    shown = name or str(path)
    read = read_yaml(path, shown)
    if read.value is None:
        return Loaded(None, read.problems)
    found: list[Problem] = []
    figures = read_published(read.value, shown, found)
    problems = ProblemList(shown)
    problems.add(tuple(dict.fromkeys(found)))
    return Loaded(None if found else figures, problems.all())


def read_published(node: MapNode, file: str, problems: list[Problem]) -> tuple[PublishedFigure, ...]:
    """The printed figures in the order of the file, each formula checked."""
    reader = FieldReader(node, file, problems)
    reader.choice("kind", ("published",))
    children = reader.mappings("figures")
    found = tuple(_figure(child) for child in until_hopeless(children, problems))
    reader.close()
    read = list(zip(children, found, strict=False))
    _check_ids(read)
    _check_formulas(read)
    return found


Read = list[tuple[FieldReader, PublishedFigure]]


def _figure(reader: FieldReader) -> PublishedFigure:
    row = PublishedFigure(
        id=reader.text("id"),
        place=reader.text("place", ""),
        subject=reader.text("subject"),
        printed=reader.text("printed"),
        figure=reader.text("figure", ""),
        reads=reader.text("reads", ""),
        conflict=reader.text("conflict", ""),
        not_derivable=reader.text("not_derivable", ""),
        unit=reader.text("unit", ""),
        quote=reader.text("quote", ""),
        formula=reader.text("formula", ""),
    )
    if not (row.figure or row.formula or row.not_derivable):
        reader.report("figure-without-end", "id", value=row.id[:LONGEST_SHOWN])
    if row.figure and not _ADDRESS.fullmatch(row.figure):
        reader.report("figure-address", "figure", value=row.figure[:LONGEST_SHOWN])
    reader.close()
    return row


def _check_ids(read: Read) -> None:
    seen: set[str] = set()
    for reader, figure in read:
        if figure.id and figure.id in seen:
            reader.report("id-twice", "id", key="id", value=figure.id[:LONGEST_SHOWN])
        seen.add(figure.id)


# ---- formulas --------------------------------------------------------------------------------------------


def _check_formulas(read: Read) -> None:
    formulas = {figure.id: figure.formula for _, figure in read}
    turning = circular(formulas)
    for reader, figure in read:
        _check_reading(reader, figure)
        if figure.formula:
            _check_formula(reader, figure, formulas)
        if figure.id in turning:
            reader.report("formula-circle", "formula", value=figure.id[:LONGEST_SHOWN])


def _check_reading(reader: FieldReader, figure: PublishedFigure) -> None:
    """`reads` of a figure without an address, and whether a figure with a formula is a number at all."""
    reads = "" if figure.figure else figure.reads
    try:
        check_reads(reads)
    except UnreadableError:
        reader.report("reads-unknown", "reads", value=reads[:LONGEST_SHOWN])
        return
    try:
        if figure.formula and figure.printed:
            read_printed(figure.printed, figure.unit, reads)
    except UnreadableError as error:
        reader.report("printed-unreadable", "printed", value=figure.printed[:LONGEST_SHOWN], detail=error)


def _check_formula(reader: FieldReader, figure: PublishedFigure, known: Mapping[str, str]) -> None:
    try:
        ids = references(parse(figure.formula))
    except FormulaError as error:
        reader.report("formula-broken", "formula", value=figure.id[:LONGEST_SHOWN], detail=error)
        return
    for id in ids:
        if id not in known:
            few = len(reader.problems) < CEILING and len(known) < MOST_COMPARED  # comparing is slow
            hint = did_you_mean(id[:LONGEST_SHOWN], known) if few else ""
            details = {"value": figure.id[:LONGEST_SHOWN], "id": id[:LONGEST_SHOWN]}
            reader.report("formula-figure-unknown", "formula", **details, hint=hint)
