"""How many sources of which kind the study has: reports of interviews, group sessions, documents."""

from __future__ import annotations

from collections import Counter
from functools import partial

from analysis.colours import Makers
from analysis.frames import Frames
from analysis.results import Column, ResultTable, Row

KINDS = (
    ("verslag", "Verslag van een gesprek"),
    ("groepsgesprek", "Verslag van een groepsgesprek"),
    ("document", "Document"),
)


def named(frames: Frames) -> Makers:
    """`bronnen`, when the study has sources."""
    return {"bronnen": partial(sources_table, frames)} if frames.data.sources else {}


def sources_table(frames: Frames) -> ResultTable:
    """A row per kind and perspectief with how many sources there are; `totaal` last. Whole numbers."""
    labels = {id: label.say() for id, label in frames.data.study.perspectieven}
    sources = frames.data.sources
    found = Counter((source.soort, source.perspectief) for source in sources)
    sides = [*labels, *sorted({one.perspectief for one in sources} - set(labels))]
    rows = [
        Row(f"{kind}_{side or 'geen'}", labels.get(side, side) or word, (found[kind, side],), word)
        for kind, word in KINDS
        for side in sides
        if found[kind, side]
    ]
    rows.append(Row("totaal", "Totaal", (len(sources),)))
    return ResultTable("bronnen", "Bronnen", (Column("aantal", "Aantal"),), tuple(rows), "Bron")
