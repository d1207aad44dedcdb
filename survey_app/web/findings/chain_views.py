"""The chain of an item as a tree: back to findings and their evidence, forward to what rests on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.findings import CONCLUSION, FINDING, Chain, headline, printed_name
from analysis.report_rows import Conclusion, Finding, Recommendation
from survey_app.domain.messages import N_
from survey_app.domain.report_items import ItemKind
from survey_app.web.findings.evidence_views import EvidenceView
from survey_app.web.findings.item_views import Items


@dataclass(frozen=True)
class Link:
    """A step of the chain: an item with what stands under it; evidence at the end."""

    term: str
    id: str
    line: str
    url: str
    steps: list[Link] = field(default_factory=list)
    evidence: list[EvidenceView] = field(default_factory=list)


def back_from(items: Items, kind: ItemKind, id: str) -> list[Link]:
    """What the item rests on, down to cells and quotes."""
    chain = items.chain
    if kind is ItemKind.RECOMMENDATION and id in chain.recommendations:
        grounds = chain.grounds_of(chain.recommendations[id])
        return [_conclusion(items, chain.conclusions[one]) for one in grounds if one in chain.conclusions]
    if kind is ItemKind.CONCLUSION and id in chain.conclusions:
        return _findings(items, chain.conclusions[id])
    return []


def _conclusion(items: Items, one: Conclusion) -> Link:
    url = items.link(ItemKind.CONCLUSION, one.id)
    return Link(
        N_("Conclusie"), printed_name(one.id, CONCLUSION), headline(one.text), url, _findings(items, one)
    )


def _findings(items: Items, one: Conclusion) -> list[Link]:
    known = items.chain.findings
    return [_finding(items, known[id]) for id in one.findings if id in known]


def _finding(items: Items, one: Finding) -> Link:
    url = items.link(ItemKind.FINDING, one.id)
    evidence = items.shown.evidence(one.evidence)
    return Link(N_("Bevinding"), printed_name(one.id, FINDING), headline(one.text), url, evidence=evidence)


def forward_from(items: Items, kind: ItemKind, id: str) -> list[Link]:
    """What rests on the item."""
    chain = items.chain
    if kind is ItemKind.FINDING:
        return [_concluded(items, chain, one) for one in chain.concluded_from(id)]
    if kind is ItemKind.CONCLUSION:
        return [_recommended(items, chain, one) for one in chain.recommended_for(id)]
    if kind is ItemKind.RECOMMENDATION:
        return [_recommended(items, chain, one) for one in chain.parts_of(id)]
    return []


def _concluded(items: Items, chain: Chain, one: Conclusion) -> Link:
    steps = [_recommended(items, chain, row) for row in chain.recommended_for(one.id)]
    return Link(
        N_("Conclusie"),
        printed_name(one.id, CONCLUSION),
        headline(one.text),
        items.link(ItemKind.CONCLUSION, one.id),
        steps,
    )


def _recommended(items: Items, chain: Chain, one: Recommendation) -> Link:
    parts = [] if one.part_of else [_recommended(items, chain, part) for part in chain.parts_of(one.id)]
    term = N_("Deelaanbeveling") if one.part_of else N_("Aanbeveling")
    return Link(term, one.id, headline(one.text), items.link(ItemKind.RECOMMENDATION, one.id), parts)
