"""Which quotes may leave the study: those of people who said yes, and those of documents.

Nobody's words are printed because nobody said no. Who was not asked has not said yes, and in a group session
one yes does not speak for the others.
"""

from __future__ import annotations

from collections import defaultdict

from analysis.study import Source, StudyData

DOCUMENT = "document"


def released_quotes(data: StudyData) -> frozenset[str]:
    """The names of the fragments that may be printed.

    A quote from a document about the whole study is free. A quote from a report about a casus is free when
    every questionnaire of that casus and perspectief says that words may be quoted (`citeren` is ja), and
    there is at least one. All others stay inside.
    """
    agreed = _agreed(data)
    free = {source.bron for source in data.sources if _is_free(source, agreed)}
    return frozenset(fragment.fragment for fragment in data.fragments if fragment.bron in free)


def _is_free(source: Source, agreed: frozenset[tuple[str, str]]) -> bool:
    if source.soort == DOCUMENT:
        return not source.casus
    return source.soort == "verslag" and (source.casus, source.perspectief) in agreed


def _agreed(data: StudyData) -> frozenset[tuple[str, str]]:
    """(casus, perspectief) of which everybody who answered may be quoted."""
    said = {row.response: row.citeren for row in data.responses}
    if "ja" not in said.values():  # most studies: no need to walk through all answers
        return frozenset()
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for answer in data.answers:
        if answer.casus:
            found[answer.casus, answer.perspectief].add(said.get(answer.response, ""))
    return frozenset(place for place, words in found.items() if words == {"ja"})
