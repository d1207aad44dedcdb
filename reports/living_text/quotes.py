"""The quotes that may be printed, each with who said it."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.released_quotes import released_quotes
from analysis.study import Source, StudyData
from reports.document import Quote


def quotable(data: StudyData) -> Mapping[str, Quote]:
    """Fragment -> the quote with its source, of a study without what is hidden."""
    free = released_quotes(data)
    sources = {source.bron: source for source in data.sources}
    labels = {id: label.say() for id, label in data.study.perspectieven}
    return {
        row.fragment: Quote(" ".join(row.tekst.split()), _said_by(sources[row.bron], labels))
        for row in data.fragments
        if row.fragment in free
    }


def _said_by(source: Source, labels: Mapping[str, str]) -> str:
    """'ouder', of a document its name. Not the casus: beside the analyseschema that would name a family."""
    return labels.get(source.perspectief, source.perspectief).lower() or source.bron.replace("_", " ")
