"""One item of any part as a page shows it: its text, its facts, its evidence, and what is pointed out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from analysis.findings import SIGNS, Chain, Sign, printed_name
from survey_app.domain.findings import PARTS, Part, sentences
from survey_app.domain.messages import N_
from survey_app.domain.report_items import ItemKind, ReportItem
from survey_app.web.findings.evidence_views import EvidenceView, Shown, Words
from survey_app.web.language import translate

BY_KIND = {part.kind: part for part in PARTS}
PREFIXES = {part.one: part.prefix for part in PARTS}


@dataclass(frozen=True)
class Fact:
    """A term and what it is: words, a way to it, or a sign with letter and shape."""

    term: str
    text: str
    url: str = ""
    sign: Sign | None = None


@dataclass(frozen=True)
class ItemView:
    """An item; `deep` is a deelaanbeveling, shown under its whole."""

    part: Part
    id: str
    revision: int
    lines: list[list[Words]]
    facts: list[Fact] = field(default_factory=list)
    evidence: list[EvidenceView] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    deep: bool = False


class Items:
    """Makes the views of one study's items."""

    def __init__(self, shown: Shown) -> None:
        self.shown, self.chain = shown, Chain(shown.data)
        self._facts: Mapping[ItemKind, Callable[[Any], Iterable[Fact]]] = {
            ItemKind.FINDING: self._of_finding,
            ItemKind.CONCLUSION: self._of_conclusion,
            ItemKind.RECOMMENDATION: self._of_recommendation,
            ItemKind.STANDPOINT: self._of_standpoint,
            ItemKind.FOLLOW_UP: self._of_follow_up,
            ItemKind.OBSERVATION: self._of_observation,
            ItemKind.REALISATION: self._of_realisation,
        }

    def view(self, item: ReportItem) -> ItemView:
        """The item as it is now."""
        content, part = item.content, BY_KIND[item.kind]
        main = content.get("result") if item.kind is ItemKind.REALISATION else content.get("text")
        facts = [fact for fact in self._facts[item.kind](content) if fact.text]
        if content.get("place"):
            facts.append(Fact(N_("Vindplaats"), content["place"]))
        return ItemView(
            part,
            item.id,
            item.revision,
            self.shown.lines(main or ""),
            facts,
            self.shown.evidence(content.get("evidence", ())),
            list(self._flags(item)),
            bool(content.get("part_of") in self.chain.recommendations),
        )

    def link(self, kind: ItemKind, id: str) -> str:
        """The page of the item."""
        slug = BY_KIND[kind].slug
        return url_for("findings.item", study=self.shown.data.study.id, part=slug, item=id)

    # ---- facts -------------------------------------------------------------------------------------------

    def _of_finding(self, content: Any) -> Iterable[Fact]:
        yield Fact(N_("Deelvraag"), content.get("deelvraag", ""))
        yield Fact(N_("Norm"), content.get("norm", ""))

    def _of_conclusion(self, content: Any) -> Iterable[Fact]:
        yield Fact(N_("Oordeel"), content.get("judgement", ""))
        yield from self._links(N_("Bevinding"), ItemKind.FINDING, content.get("findings", ()))

    def _of_recommendation(self, content: Any) -> Iterable[Fact]:
        yield Fact(N_("Gericht aan"), content.get("to", ""))
        yield from self._links(N_("Conclusie"), ItemKind.CONCLUSION, content.get("conclusions", ()))
        for one in self.chain.standpoints_on(content.get("id", "")):
            term = {"college": N_("Standpunt college"), "raad": N_("Standpunt raad")}[one.by]
            link = self.link(ItemKind.STANDPOINT, f"{one.recommendation}.{one.by}")
            yield Fact(term, one.on or "–", link, SIGNS[one.adoption])
        for year in self.chain.followed(content.get("id", "")):
            link = self.link(ItemKind.FOLLOW_UP, f"{year.recommendation}.{year.year}")
            yield Fact(N_("Opvolging"), year.year, link, SIGNS[year.status])

    def _of_standpoint(self, content: Any) -> Iterable[Fact]:
        yield from self._links(N_("Aanbeveling"), ItemKind.RECOMMENDATION, [content["recommendation"]])
        yield Fact(N_("Van"), translate(sentences.DECIDER_WORDS[content["by"]]))
        yield _signed(N_("Overgenomen"), content["adoption"])
        yield Fact(N_("Datum van het besluit"), content.get("on", ""))

    def _of_follow_up(self, content: Any) -> Iterable[Fact]:
        yield from self._links(N_("Aanbeveling"), ItemKind.RECOMMENDATION, [content["recommendation"]])
        yield Fact(N_("Jaar"), content["year"])
        yield _signed(N_("Status"), content["status"])

    def _of_observation(self, content: Any) -> Iterable[Fact]:
        yield Fact(N_("Bron"), content["source"])
        yield Fact(N_("Factor"), content["factor"])
        yield _signed(N_("Succes of knelpunt"), content["kind"])

    def _of_realisation(self, content: Any) -> Iterable[Fact]:
        yield _signed(N_("Mate van realisatie"), content["degree"])
        yield Fact(N_("Toelichting"), _plain(self.shown.lines(content.get("text", ""))))

    def _links(self, term: str, kind: ItemKind, ids: Iterable[str]) -> Iterable[Fact]:
        known = self._known(kind)
        prefix = BY_KIND[kind].prefix
        return (Fact(term, printed_name(id, prefix), self.link(kind, id)) for id in ids if id in known)

    def _known(self, kind: ItemKind) -> Mapping[str, Any]:
        known: dict[ItemKind, Mapping[str, Any]] = {
            ItemKind.FINDING: self.chain.findings,
            ItemKind.CONCLUSION: self.chain.conclusions,
            ItemKind.RECOMMENDATION: self.chain.recommendations,
        }
        return known[kind]

    # ---- what is pointed out -----------------------------------------------------------------------------

    def _flags(self, item: ReportItem) -> Iterable[str]:
        content = item.content
        if item.kind is ItemKind.FINDING:
            yield from self._said(not content.get("evidence"), sentences.NO_EVIDENCE)
            yield from self._said(not self.chain.concluded_from(item.id), sentences.NOT_CONCLUDED)
        if item.kind is ItemKind.CONCLUSION:
            rests = any(id in self.chain.findings for id in content.get("findings", ()))
            yield from self._said(not rests, sentences.NO_FINDING)
            yield from self._said(not self.chain.recommended_for(item.id), sentences.NOT_RECOMMENDED)
            yield from self._gone(N_("Bevinding"), content.get("findings", ()), self.chain.findings)
        if item.kind is ItemKind.RECOMMENDATION:
            yield from self._flags_of_recommendation(item.id, content)
        if "recommendation" in content:
            yield from self._gone(N_("Aanbeveling"), [content["recommendation"]], self.chain.recommendations)

    def _flags_of_recommendation(self, id: str, content: Any) -> Iterable[str]:
        one = self.chain.recommendations.get(id)
        grounds = self.chain.grounds_of(one) if one else ()
        rests = any(ground in self.chain.conclusions for ground in grounds)
        yield from self._said(not rests, sentences.NO_CONCLUSION)
        yield from self._gone(N_("Conclusie"), content.get("conclusions", ()), self.chain.conclusions)
        whole = content.get("part_of", "")
        yield from self._gone(N_("Aanbeveling"), [whole] if whole else [], self.chain.recommendations)

    @staticmethod
    def _said(lacks: bool, sentence: str) -> Iterable[str]:
        if lacks:
            yield translate(sentence)

    @staticmethod
    def _gone(what: str, ids: Iterable[str], known: Mapping[str, Any]) -> Iterable[str]:
        for id in ids:
            if id not in known:
                name = printed_name(id, PREFIXES.get(what, ""))
                yield translate(sentences.NAME_GONE, what=translate(what), name=name)


def _signed(term: str, code: str) -> Fact:
    return Fact(term, translate(sentences.WORDS[code]), sign=SIGNS[code])


def _plain(lines: list[list[Words]]) -> str:
    return "\n".join("".join(run.text for run in line) for line in lines)
