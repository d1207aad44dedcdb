"""What rests on what: from a recommendation back to its findings, and from a finding to what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from analysis.findings.addresses import FRAGMENT, SOURCE, is_address, read_address
from analysis.report_rows import Conclusion, Finding, FollowUp, Recommendation, Standpoint
from analysis.study import StudyData


@dataclass(frozen=True)
class Chain:
    """The written parts of one study, to be walked in both directions."""

    data: StudyData

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Id -> finding."""
        return {one.id: one for one in self.data.findings}

    @cached_property
    def conclusions(self) -> dict[str, Conclusion]:
        """Id -> conclusion."""
        return {one.id: one for one in self.data.conclusions}

    @cached_property
    def recommendations(self) -> dict[str, Recommendation]:
        """Id -> recommendation."""
        return {one.id: one for one in self.data.recommendations}

    def grounds_of(self, recommendation: Recommendation) -> tuple[str, ...]:
        """The ids of the conclusions under it; a part without its own rests on those of its whole."""
        whole = self.recommendations.get(recommendation.part_of)
        return recommendation.conclusions or (whole.conclusions if whole else ())

    def concluded_from(self, finding: str) -> tuple[Conclusion, ...]:
        """The conclusions that rest on this finding."""
        return tuple(one for one in self.data.conclusions if finding in one.findings)

    def recommended_for(self, conclusion: str) -> tuple[Recommendation, ...]:
        """The recommendations that follow from this conclusion."""
        return tuple(one for one in self.data.recommendations if conclusion in one.conclusions)

    def parts_of(self, recommendation: str) -> tuple[Recommendation, ...]:
        """Its deelaanbevelingen."""
        return tuple(one for one in self.data.recommendations if one.part_of == recommendation)

    def standpoints_on(self, recommendation: str) -> tuple[Standpoint, ...]:
        """What college and raad said of it."""
        return tuple(one for one in self.data.standpoints if one.recommendation == recommendation)

    def followed(self, recommendation: str) -> tuple[FollowUp, ...]:
        """What came of it, by year."""
        found = (one for one in self.data.follow_ups if one.recommendation == recommendation)
        return tuple(sorted(found, key=lambda one: one.year))

    def gone_quotes(self, evidence: Iterable[str]) -> tuple[str, ...]:
        """The addresses among these that name a quote or a source this study does not have, or nothing."""
        return tuple(text for text in evidence if self._is_gone(text))

    def gone_names(self) -> tuple[str, ...]:
        """Everything that is named by what is written and is not there, each once, in order."""
        named = [*self._gone_links(), *self._gone_norms(), *self.gone_quotes(self._all_evidence())]
        return tuple(dict.fromkeys(named))

    def _gone_norms(self) -> Iterable[str]:
        """Norms, deelvragen and judgements that the normenkader does not have."""
        kaders = self.data.normenkaders()
        norms = {norm.id: norm.deelvraag for kader in kaders for norm in kader.norms}
        asked, judgements = set(norms.values()) - {""}, {j for kader in kaders for j in kader.judgements()}
        for finding in self.data.findings:
            yield from (name for name in (finding.deelvraag,) if name and asked and name not in asked)
            yield from (name for name in (finding.norm,) if name and name not in norms)
        named = (one.judgement for one in self.data.conclusions)
        yield from (name for name in named if name and name not in judgements)

    def _is_gone(self, text: str) -> bool:
        address = read_address(text)
        if address is None or address.kind not in (FRAGMENT, SOURCE):
            return not is_address(text)
        return address.parts[0] not in (self._quotes if address.kind == FRAGMENT else self._sources)

    def _all_evidence(self) -> Iterable[str]:
        parts = (self.data.findings, self.data.observations, self.data.realisations)
        return (text for part in parts for row in part for text in row.evidence)

    def _gone_links(self) -> Iterable[str]:
        for conclusion in self.data.conclusions:
            yield from (id for id in conclusion.findings if id not in self.findings)
        for one in self.data.recommendations:
            yield from (id for id in one.conclusions if id not in self.conclusions)
            yield from (id for id in (one.part_of,) if id and id not in self.recommendations)
        about = [one.recommendation for one in self.data.standpoints]
        about += [one.recommendation for one in self.data.follow_ups]
        yield from (id for id in about if id not in self.recommendations)

    @cached_property
    def _quotes(self) -> frozenset[str]:
        return frozenset(one.fragment for one in self.data.fragments)

    @cached_property
    def _sources(self) -> frozenset[str]:
        return frozenset(one.bron for one in self.data.sources)
