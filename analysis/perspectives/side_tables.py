"""How each perspectief judged each statement: how many groen, of how many with a colour."""

from __future__ import annotations

from functools import partial

from analysis.colours import Makers
from analysis.frames import Frames, qualified
from analysis.perspectives.tables import Schema, schema_of
from analysis.results import Column, ResultTable
from codebooks.model import Aspect
from codebooks.values import ORDERED, Value


def named(frames: Frames) -> Makers:
    """`perspectieven_groen`, when the study has a perspectives schema with codings."""
    schema = schema_of(frames)
    return {} if schema is None else {"perspectieven_groen": partial(sides_table, schema)}


def sides_table(schema: Schema) -> ResultTable:
    """Statements by perspectief: casussen with groen, and those with groen, oranje or rood (`<side>_van`).

    Whole numbers; grijs and what was not decided count in neither.
    """
    sides = [p for p in schema.frames.perspectieven if p in schema.book.perspectieven]
    cells = {
        aspect.id: tuple(number for side in sides for number in _counts(schema, aspect, side))
        for aspect in schema.book.coloured()
    }
    columns = tuple(
        column
        for side in sides
        for column in (
            Column(side, f"{schema.labels[side]}: groen"),
            Column(f"{side}_van", f"{schema.labels[side]}: met oordeel"),
        )
    )
    title = "Groen per perspectief"
    return schema.table("perspectieven_groen", title, columns, schema.rows(cells))


def _counts(schema: Schema, aspect: Aspect, side: str) -> tuple[int, int]:
    name = qualified(schema.book, aspect.id)
    found = [schema.values.get((name, casus, side), "") for casus in schema.casussen]
    return found.count(Value.GROEN), sum(value in ORDERED for value in found)
