"""Interviews: how many people were spoken to, per function and group.

`aantal` is people, as entered; the totals are computed from the rows, whatever total a report printed.
Someone who was spoken to in two functions counts twice, as in the source.
"""

from __future__ import annotations

from functools import partial

from analysis.colours import Makers
from analysis.frames import Frames
from analysis.results import Column, ResultTable, Row


def named(frames: Frames) -> Makers:
    """`respondenten`, when the study lists interviewees."""
    return {"respondenten": partial(interviewees_table, frames)} if frames.data.interviewees else {}


def interviewees_table(frames: Frames) -> ResultTable:
    """The functions per group, each group closed by `<groep>_totaal`, and `totaal` last."""
    people = frames.data.interviewees
    rows: list[Row] = []
    for groep in dict.fromkeys(person.groep for person in people):
        members = [person for person in people if person.groep == groep]
        heading = groep.replace("_", " ").capitalize()
        rows += [Row(person.id, person.functie, (person.aantal,), heading) for person in members]
        total = sum(person.aantal for person in members)
        rows.append(Row(f"{groep}_totaal", f"Totaal {heading.lower()}", (total,), heading))
    rows.append(Row("totaal", "Totaal", (sum(person.aantal for person in people),)))
    columns = (Column("aantal", "Aantal"),)
    return ResultTable("respondenten", "Wie is gesproken", columns, tuple(rows), "Functie")
