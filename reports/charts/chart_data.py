"""The table beside a picture: the rows and columns it was drawn from, out of the table they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from analysis.results import Row
from reports.document import Table

MOST = 12  # rows or panels in one picture, so that it stays on a page


def data_of(table: Table, name: str, title: str, rows: Iterable[str], columns: Collection[str]) -> Table:
    """The table of the picture called `name`; its cells keep their addresses."""
    dropped = [heading.key for heading in table.headings if heading.key not in columns]
    return replace(table.only(rows).without(dropped).ungrouped().titled(title).bare(), name=f"figuur_{name}")


def in_groups(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The rows by the heading they stand under, in pieces that fit a page."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return [(group, piece) for group, found in groups.items() for piece in _pieces(found)]


def _pieces(rows: list[Row]) -> list[list[Row]]:
    """Equal pieces of at most MOST rows."""
    count = -(-len(rows) // MOST)
    size = -(-len(rows) // count)
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def titles(groups: Sequence[tuple[str, list[Row]]], what: str) -> list[str]:
    """A title per piece; where a group has several they are told apart by their letter."""
    found = []
    for place, (group, _) in enumerate(groups):
        same = [i for i, (other, _) in enumerate(groups) if other == group]
        part = f", deel {chr(ord('a') + same.index(place) % 26)}" if len(same) > 1 else ""
        found.append(f"{what}: {group}{part}" if group else f"{what}{part}")
    return found
