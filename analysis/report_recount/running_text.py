"""All checks on running text, passage by passage and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analysis.report_recount.content import Passage, PassageKind
from analysis.report_recount.judging import Site
from analysis.report_recount.masks import covered_opening
from analysis.report_recount.mentions import Mention, mentions
from analysis.report_recount.sentences import sentences
from analysis.report_recount.text_changes import change_verdicts, near_change_verdicts
from analysis.report_recount.text_means import mean_verdicts
from analysis.report_recount.text_shares import share_verdicts
from analysis.report_recount.text_sums import (
    calculation_verdicts,
    hundred_verdicts,
    partition_verdicts,
    parts_verdicts,
    rest_verdicts,
)
from analysis.report_recount.verdicts import Verdict

LONGEST_QUOTE = 400
MOST_MENTIONS = 400  # a passage with more is no text but a table that lost its lines
_LOOK_BACK = 8  # numbers of passages before this one that `20% minder` may be about


def running_text_verdicts(passages: Iterable[Passage]) -> Iterator[Verdict]:
    """Every verdict on the sentences of the passages."""
    earlier: list[Mention] = []
    for passage in passages:
        covered = covered_opening(passage.text)
        found = mentions(covered)
        if found and len(found) <= MOST_MENTIONS and passage.kind is not PassageKind.HEADING:
            yield from _of_passage(passage, covered, found, earlier)
        earlier = [*earlier, *found][-_LOOK_BACK:]


def _of_passage(
    passage: Passage, covered: str, found: Sequence[Mention], earlier: Sequence[Mention]
) -> Iterator[Verdict]:
    whole = Site(passage.place, False, _shortened(passage.text))
    yield from partition_verdicts(covered, found, whole)
    yield from rest_verdicts(covered, found, whole)
    before: list[Mention] = []
    spans = sentences(covered)
    for number, (start, sentence) in enumerate(spans):
        inside = mentions(sentence)
        quote = _shortened(passage.text[start : start + len(sentence)])
        site = Site(passage.place, False, quote)
        yield from share_verdicts(sentence, inside, site)
        yield from calculation_verdicts(sentence, inside, site)
        yield from parts_verdicts(sentence, inside, site)
        yield from _hundred(passage, spans, number, site)
        yield from change_verdicts(sentence, inside, site)
        yield from near_change_verdicts(sentence, inside, [*earlier, *before], site)
        yield from mean_verdicts(sentence, inside, [*before, *inside], site)
        before = [*before, *inside]


def _hundred(
    passage: Passage, spans: Sequence[tuple[int, str]], number: int, site: Site
) -> Iterator[Verdict]:
    """A sentence by itself; with the one before it where it holds one percentage only."""
    start, sentence = spans[number]
    alone = [one for one in mentions(sentence) if one.unit == "procent"]
    if len(alone) == 1 and number:
        first, other = spans[number - 1]
        both = f"{other} {sentence}"
        if sum(one.unit == "procent" for one in mentions(other)) == 1:
            quote = _shortened(passage.text[first : start + len(sentence)])
            yield from hundred_verdicts(both, mentions(both), Site(site.place, False, quote))
    else:
        yield from hundred_verdicts(sentence, mentions(sentence), site)


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[:LONGEST_QUOTE]}..."
