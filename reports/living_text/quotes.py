"""Which quotes may be printed: those that a released coding rests on, of someone who did not say no."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.study import Source, StudyData
from reports.document import Quote

REFUSED = "nee"


def quotable(data: StudyData) -> Mapping[str, Quote]:
    """Fragment -> the quote with its source, of a study without what is hidden (`released_study`)."""
    used = {name for coding in data.codings for name in coding.fragmenten}
    sources = {source.bron: source for source in data.sources}
    refused = _refused(data)
    labels = {id: label.say() for id, label in data.study.perspectieven}
    return {
        row.fragment: Quote(" ".join(row.tekst.split()), _said_by(sources[row.bron], labels))
        for row in data.fragments
        if row.fragment in used and _asked(sources[row.bron]) not in refused
    }


def _refused(data: StudyData) -> set[tuple[str, str]]:
    """Casus and perspectief of who does not want to be quoted."""
    closed = {row.response for row in data.responses if row.citeren == REFUSED}
    if not closed:
        return set()
    return {(row.casus, row.perspectief) for row in data.answers if row.response in closed and row.casus}


def _asked(source: Source) -> tuple[str, str]:
    return (source.casus, source.perspectief)


def _said_by(source: Source, labels: Mapping[str, str]) -> str:
    """'ouder, casus 7'; of a document its name."""
    who = labels.get(source.perspectief, source.perspectief).lower() or source.bron.replace("_", " ")
    return f"{who}, casus {source.casus}" if source.casus else who
