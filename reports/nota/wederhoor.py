"""Wederhoor as an annex: what was laid before whom, what they said of it, and what was done with that.

Readers are functions, never names. Of a round in preparation nothing is printed; of one that is still open
it says so. Who was shown something and did not react is named too: silence is part of the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.findings import CONCLUSION, FINDING, printed_name
from analysis.wederhoor_rows import Reaction, Reply, WederhoorPassage, WederhoorRound
from reports.document import (
    Block,
    Cell,
    Heading,
    Label,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Table,
    TableRow,
    section,
)
from reports.nota_results import Results
from reports.wording import day, enumeration, quoted, sentence

TITLES = {"ambtelijk": "Ambtelijk wederhoor", "bestuurlijk": "Bestuurlijk wederhoor"}
TURNS = ("", ", tweede ronde", ", derde ronde", ", vierde ronde")
LATER = ", latere ronde"
PASSAGE_WORDS = {
    "passage": "Passage",
    "bevinding": "Bevinding",
    "conclusie": "Conclusie",
    "aanbeveling": "Aanbeveling",
}
PREFIXES = {"bevinding": FINDING, "conclusie": CONCLUSION}
REMARK_WORDS = {
    "feit_onjuist": "Een feit klopt niet",
    "citaat_uit_verband": "Een citaat is uit zijn verband gehaald",
    "interpretatie": "De uitleg van de feiten klopt niet",
    "akkoord": "Akkoord",
    "onderschreven": "Onderschreven",
    "deels_onderschreven": "Deels onderschreven",
    "niet_onderschreven": "Niet onderschreven",
    "geheel": "Geheel overgenomen",
    "ten_dele": "Ten dele overgenomen",
    "niet": "Niet overgenomen",
}
VERDICT_WORDS = {
    "overgenomen": "Overgenomen",
    "deels": "Deels overgenomen",
    "niet": "Niet overgenomen",
    "": "Nog niet beantwoord",
}
HEADINGS = (
    ("tekst", "Zoals voorgelegd"),
    ("lezer", "Aan wie"),
    ("reactie", "Reactie"),
    ("oordeel", "Wat ermee is gedaan"),
    ("waarom", "Waarom"),
    ("wordt", "Nieuwe tekst"),
)
NO_REACTION = "Geen reactie"
LATE = "na de termijn"


class _Said:
    """Reactions and replies of a study, by what they are about."""

    def __init__(self, results: Results) -> None:
        data = results.data
        self._reactions = {(one.round, one.passage, one.reader): one for one in data.reactions}
        self._replies = {(one.round, one.passage, one.reader): one for one in data.replies}

    def by(self, passage: WederhoorPassage, reader: str) -> tuple[Reaction | None, Reply | None]:
        """What this reader said of the passage, and what was answered."""
        key = (passage.round, passage.id, reader)
        return self._reactions.get(key), self._replies.get(key)


def wederhoor_annex(results: Results) -> Section | None:
    """Every round that was opened, both sides of it; no annex when there was none."""
    rounds = [one for one in results.data.wederhoor_rounds if one.state != "concept"]
    said, turns = _Said(results), dict.fromkeys(TITLES, 0)
    parts = []
    for round in rounds:
        turn = turns[round.kind]
        turns[round.kind] += 1
        parts.append(_round(results, said, round, TURNS[turn] if turn < len(TURNS) else LATER))
    return section("bijlage-wederhoor", "Hoor en wederhoor", *parts)


def _round(results: Results, said: _Said, round: WederhoorRound, turn: str) -> Section | None:
    passages = [one for one in results.data.wederhoor_passages if one.round == round.id]
    shown = _in_full(passages, said) if round.kind == "bestuurlijk" else [_table(round, passages, said)]
    nawoord = section(f"nawoord-{round.id}", "Nawoord van de rekenkamer", *_paragraphs(round.nawoord))
    title = f"{TITLES[round.kind]}{turn}"
    return section(f"wederhoor-{round.id}", title, Paragraph(tuple(_term(round))), *shown, nawoord)


def _term(round: WederhoorRound) -> Iterator[Sentence]:
    begin, end = day(round.starts_on), day(round.until)
    yield sentence("Reageren kon van ", begin, " tot en met ", end)
    if round.state == "open":
        yield sentence("De ronde is nog open: dit is de stand van nu")


def _table(round: WederhoorRound, passages: list[WederhoorPassage], said: _Said) -> Table:
    rows = [
        _row(passage, reader, *said.by(passage, reader)) for passage in passages for reader in passage.readers
    ]
    headings = tuple(Heading(key, label) for key, label in HEADINGS)
    return Table(f"wederhoor_{round.id}", "Reacties en wat ermee is gedaan", headings, tuple(rows), "Passage")


def _row(passage: WederhoorPassage, reader: str, reaction: Reaction | None, reply: Reply | None) -> TableRow:
    told = (
        passage.text,
        reader,
        _reaction_text(reaction),
        VERDICT_WORDS[reply.verdict if reply else ""] if reaction else "–",
        reply.why if reply else "",
        reply.becomes if reply else "",
    )
    cells = tuple(Cell(text or "–") for text in told)
    return TableRow(f"{passage.id}_{reader}", _name(passage), cells)


def _name(passage: WederhoorPassage) -> str:
    name = printed_name(passage.about or passage.id, PREFIXES.get(passage.kind, ""))
    return f"{PASSAGE_WORDS[passage.kind]} {name}"


def _reaction_text(reaction: Reaction | None) -> str:
    if reaction is None:
        return NO_REACTION
    late = f" ({LATE})" if reaction.late else ""
    proposal = f"Voorstel: ‘{reaction.proposal}’" if reaction.proposal else ""
    attached = "Met een bijlage." if reaction.attachment else ""
    first = f"{REMARK_WORDS[reaction.remark]}{late}."
    return " ".join(part for part in (first, reaction.text, proposal, attached) if part)


def _in_full(passages: list[WederhoorPassage], said: _Said) -> list[Section | None]:
    """A section per passage, with what was said of it and answered to that, word for word."""
    return [
        section(
            f"wederhoor-{one.round}-{one.id}",
            _name(one),
            Quote(one.text, "zoals voorgelegd"),
            *(block for reader in one.readers for block in _exchange(reader, *said.by(one, reader))),
            *_silent(one, said),
        )
        for one in passages
    ]


def _exchange(reader: str, reaction: Reaction | None, reply: Reply | None) -> Iterator[Block]:
    if reaction is None:
        return
    late = f", {LATE}" if reaction.late else ""
    yield Paragraph(
        (sentence("Reactie van ", Label(reader), f"{late}: ", REMARK_WORDS[reaction.remark].lower()),)
    )
    for opening, text in (
        ("", reaction.text),
        ("Voorgestelde tekst: ", reaction.proposal),
        ("Uitvoerbaar: ", reaction.feasible),
        ("Actie: ", reaction.action),
        ("Gevolgen: ", reaction.consequences),
    ):
        yield from _paragraphs(text, opening)
    if reaction.attachment:
        yield Paragraph((sentence("Bij de reactie hoort een bijlage"),))
    if reply is not None:
        yield Paragraph((sentence("De rekenkamer: ", VERDICT_WORDS[reply.verdict].lower()),))
        yield from _paragraphs(reply.why)
        if reply.becomes:
            yield Paragraph((sentence("De nieuwe tekst: ", quoted(reply.becomes)),))


def _silent(passage: WederhoorPassage, said: _Said) -> tuple[Paragraph, ...]:
    names = [Label(reader) for reader in passage.readers if said.by(passage, reader)[0] is None]
    return (Paragraph((sentence("Er kwam geen reactie van ", enumeration(names)),)),) if names else ()


def _paragraphs(text: str, opening: str = "") -> list[Block]:
    """The words as they were written, a paragraph per line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        Paragraph((sentence(*((opening,) if opening and not at else ()), Label(line)),))
        for at, line in enumerate(lines)
    ]
