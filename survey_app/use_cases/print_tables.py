"""The study's tables for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from analysis.results import ResultTable
from analysis.tables import Tables
from reports.tables import to_csv, to_json, to_text

LEFT_OUT = "Niet voor publicatie, want een lezer kan er casussen of kleine aantallen uit halen: {names}."


def table_titles(tables: Tables) -> dict[str, str]:
    """Name -> title of every table this study can yield."""
    return {name: tables.table(name).title for name in tables.names}


def printed_tables(tables: Tables, names: Sequence[str], form: str) -> str:
    """The tables as text, csv, or one JSON object with a key per table."""
    return _printed([tables.table(name) for name in names], form)


def printed_publication(tables: Tables, names: Sequence[str], form: str) -> tuple[str, str]:
    """The tables as they may go outside, and a sentence about those that may not ('' where all may)."""
    from analysis.publication import publication

    found = publication(tables, tuple(names))
    left_out = LEFT_OUT.format(names=", ".join(found.left_out)) if found.left_out else ""
    return _printed(found.tables, form), left_out


def _printed(made: Sequence[ResultTable], form: str) -> str:
    if form == "json":
        return (
            "{\n"
            + ",\n".join(f"{json.dumps(table.name)}: {to_json(table).rstrip()}" for table in made)
            + "\n}"
        )
    write = to_csv if form == "csv" else to_text
    return "\n\n".join(write(table).rstrip("\n") for table in made)
