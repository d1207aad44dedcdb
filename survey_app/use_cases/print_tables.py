"""The study's tables for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from analysis.tables import Tables
from reports.tables import to_csv, to_json, to_text


def table_titles(tables: Tables) -> dict[str, str]:
    """Name -> title of every table this study can yield."""
    return {name: tables.table(name).title for name in tables.names}


def printed_tables(tables: Tables, names: Sequence[str], form: str) -> str:
    """The tables as text, csv, or one JSON object with a key per table."""
    made = [tables.table(name) for name in names]
    if form == "json":
        return (
            "{\n"
            + ",\n".join(f"{json.dumps(table.name)}: {to_json(table).rstrip()}" for table in made)
            + "\n}"
        )
    write = to_csv if form == "csv" else to_text
    return "\n\n".join(write(table).rstrip("\n") for table in made)
