"""The tables of the normenkader: judgements with their levels, evidence, norms, deelvragen, scale.

Shares are 0-1 and not rounded; a share is None when there is no evidence. Levels are ids of the scale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from analysis.cautions import counted_reconstruction_warnings, undecided_notes
from analysis.cells import Cell
from analysis.colours import Makers
from analysis.frames import Frames
from analysis.norms import NOT_APPLICABLE, PARENT, Evidence, Judgement, judge_norms
from analysis.results import CellValue, Column, ResultTable, Row
from codebooks.model import EvidenceLink, Norm, Normenkader
from codebooks.values import ORDERED

WEIGHED = (Column("gewicht", "Gewicht", "number"), Column("richting", "Richting", "text"))
MEASURED = (Column("bron", "Bron", "text"), Column("gemeten", "Hoe gemeten", "text"))
NO_SHARE = "volgt uit geen aandeel"


@dataclass(frozen=True)
class Judged:
    """A normenkader, its judgements made once, and the cells that some of its evidence counts."""

    frames: Frames
    kader: Normenkader

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement of this normenkader, in its order."""
        own = set(self.kader.judgements())
        return tuple(j for j in judge_norms(self.frames.data, self.frames.decided) if j.judgement in own)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The ouders' cells that links of this normenkader count."""
        counted = {aspect for _, link in self.links() for aspect in link.aspects}
        return tuple(c for c in self.frames.decided if c.aspect in counted and c.perspectief == PARENT)

    def links(self) -> Iterator[tuple[Norm, EvidenceLink]]:
        """Every norm with each of its links."""
        return ((norm, link) for norm in self.kader.norms for link in norm.evidence)

    def cautions(self) -> tuple[str, ...]:
        """What must be known before quoting a level: reconstructed cells, links without evidence."""
        missing = [name for judgement in self.judgements for name in judgement.missing]
        gaps = (f"Zonder bewijs en daarom niet meegerekend: {', '.join(missing)}.",) if missing else ()
        return (*counted_reconstruction_warnings(self.frames.data.study, self.cells), *gaps)


def named(frames: Frames) -> Makers:
    """The tables of the study's first normenkader; those of judgements only where something was assessed."""
    kader = next(iter(frames.data.normenkaders()), None)
    if kader is None:
        return {}
    judged = Judged(frames, kader)
    assessed: Makers = {
        "normen": partial(judgements_table, judged),
        "bewijs": partial(evidence_table, judged),
        "oordelen": partial(levels_table, judged),
    }
    return {
        **(assessed if frames.data.assessments else {}),
        "normenkader": partial(norms_table, kader),
        "deelvragen": partial(questions_table, kader),
        "schaal": partial(scale_table, kader),
    }


def judgements_table(judged: Judged) -> ResultTable:
    """A row per judgement: the share, the calculated and the fixed level, and the boundary if it is on one.

    `bewijs` is the number of links that gave a share; `formulering` the printed words where those differ from
    the level's label.
    """
    columns = (
        Column("aandeel", "Aandeel", "share"),
        Column("niveau_berekend", "Niveau berekend", "level"),
        Column("niveau_vastgesteld", "Niveau vastgesteld", "level"),
        Column("formulering", "Formulering", "text"),
        Column("verschil", "Verschil", "text"),
        Column("grens", "Op een grens", "text"),
        Column("uitleg_grens", "Uitleg bij de grens", "text"),
        Column("reden", "Reden", "text"),
        Column("bewijs", "Bewijs"),
    )
    rows = tuple(_judgement_row(judged.kader, judgement) for judgement in judged.judgements)
    notes = undecided_notes(judged.cells)
    return ResultTable("normen", "Oordelen per norm", columns, rows, "Norm", notes, judged.cautions())


def _judgement_row(kader: Normenkader, judgement: Judgement) -> Row:
    texts = {norm.id: norm.text.say() for norm in kader.norms}
    levels = {level.id: level.label.say() for level in kader.scale.choices}
    cells = (
        None if judgement.share is None else float(judgement.share),
        judgement.calculated,
        judgement.fixed,
        judgement.wording or levels.get(judgement.fixed, ""),
        _yes_no(judgement.differs),
        _yes_no(judgement.on_boundary),
        judgement.why,
        judgement.reason,
        sum(found.share is not None for found in judgement.evidence),
    )
    return Row(judgement.judgement, " / ".join(texts[norm] for norm in judgement.norms), cells)


def _yes_no(holds: bool) -> str:
    return "ja" if holds else "nee"


def evidence_table(judged: Judged) -> ResultTable:
    """A row `<norm>__<link>` per piece of evidence; `n` is the cells counted, or 1 for what was read."""
    columns = (
        Column("krediet", "Voldaan", "text"),
        Column("aandeel", "Aandeel", "share"),
        Column("n", "n"),
        Column("tekst", "Toelichting", "text"),
        Column("vindplaats", "Vindplaats", "text"),
    )
    labels = {(norm.id, link.id): link.text.say() for norm, link in judged.links()}
    weighed = any(link.turned or link.weight != 1 for _, link in judged.links())
    columns = (*columns, *(WEIGHED if weighed else ()))
    rows = tuple(
        _evidence_row(found, labels[found.norm, found.link], f"Oordeel {judgement.judgement}", weighed)
        for judgement in judged.judgements
        for found in judgement.evidence
    )
    notes = (*_counted_notes(judged), *undecided_notes(judged.cells))
    return ResultTable("bewijs", "Bewijs per norm", columns, rows, "Bewijs", notes, judged.cautions())


def _counted_notes(judged: Judged) -> tuple[str, ...]:
    """Per link that counts cells, what was counted: 5 of 15 may be 3 groen and 4 oranje at half."""
    weight = f"{judged.kader.scale.partial_credit:g}".replace(".", ",")
    notes = []
    for _, link in judged.links():
        found = Counter(c.waarde for c in judged.cells if c.aspect in link.aspects)
        if any(found[value] for value in ORDERED):
            groen, oranje, rood = (found[value] for value in reversed(ORDERED))
            notes.append(
                f"Geteld bij ‘{link.text.say()}’: {groen} groen (telt voor 1), {oranje} oranje (telt voor "
                f"{weight}) en {rood} rood (telt voor 0). Grijs en geen informatie tellen niet mee."
            )
    return tuple(notes)


def _evidence_row(found: Evidence, label: str, group: str, weighed: bool) -> Row:
    """Weight and direction only where some evidence of the normenkader does not simply count for one."""
    share = None if found.share is None else float(found.share)
    cells: tuple[CellValue, ...] = (found.credit, share, found.n, found.text, found.place)
    more = (float(found.weight), "knelpunt" if found.turned else "succes") if weighed else ()
    return Row(f"{found.norm}__{found.link}", label, (*cells, *more), group)


def levels_table(judged: Judged) -> ResultTable:
    """How many judgements were fixed at each level of the scale, those without a share among them."""
    fixed = Counter(judgement.fixed for judgement in judged.judgements)
    rows = tuple(Row(level.id, level.label.say(), (fixed[level.id],)) for level in judged.kader.scale.choices)
    columns = (Column("aantal", "Aantal"),)
    return ResultTable("oordelen", "Vastgestelde oordelen per niveau", columns, rows, "Niveau")


def norms_table(kader: Normenkader) -> ResultTable:
    """The norms: deelvraag, whether they apply (ja, deels, nee) and why not, and the judgement they feed.

    `van_toepassing` is '' for a deelvraag that the normenkader has no row for.
    """
    columns = (
        Column("deelvraag", "Deelvraag", "text"),
        Column("van_toepassing", "Van toepassing", "text"),
        Column("oordeel", "Oordeel", "text"),
        Column("waarom_niet", "Waarom niet", "text"),
    )
    parts = {id: label.say() for id, label in kader.parts}
    told = any(norm.source_kind or norm.measured for norm in kader.norms)
    columns = (*columns, *(MEASURED if told else ()))
    rows = tuple(
        Row(norm.id, norm.text.say(), _norm_cells(norm, told), parts.get(norm.part, norm.part))
        for norm in kader.norms
    )
    notes = tuple(text.say() for text in kader.objections)
    return ResultTable("normenkader", kader.title.say(), columns, rows, "Norm", notes)


def _norm_cells(norm: Norm, told: bool) -> tuple[CellValue, ...]:
    """Source and measurement only where the normenkader says how its norms are measured."""
    cells = (norm.deelvraag, norm.applicable, norm.judged_with, norm.why_not.say())
    kind = f" ({norm.source_kind})" if norm.source_kind else ""
    return (*cells, f"{norm.source.say()}{kind}".strip(), norm.measured.say()) if told else cells


def questions_table(kader: Normenkader) -> ResultTable:
    """The deelvragen with how many norms apply (ja or deels) and how many judgements follow."""
    columns = (Column("tekst", "Tekst", "text"), Column("normen", "Normen"), Column("oordelen", "Oordelen"))
    rows = []
    for question in kader.questions:
        norms = [n for n in kader.norms if n.deelvraag == question.id and n.applicable not in NOT_APPLICABLE]
        judgements = {norm.judged_with for norm in norms} - {""}
        cells = (question.text.say(), len(norms), len(judgements))
        rows.append(Row(question.id, f"Deelvraag {question.id}", cells))
    return ResultTable("deelvragen", "Deelvragen", columns, tuple(rows), "Deelvraag")


def scale_table(kader: Normenkader) -> ResultTable:
    """The scale: its symbol, what was printed, and the bounds of each level as shares 0-1.

    A level that no share gives has no bounds.
    """
    columns = (
        Column("teken", "Teken", "text"),
        Column("afgedrukt", "Zoals gedrukt", "text"),
        Column("van", "Van", "share"),
        Column("tot", "Tot", "share"),
    )
    rows = tuple(
        Row(level.id, level.label.say(), (level.symbol, level.printed, level.low, level.high))
        for level in kader.scale.levels
    )
    rows += tuple(
        Row(level.id, level.label.say(), (level.symbol, level.printed or NO_SHARE, None, None))
        for level in kader.scale.unscaled
    )
    notes = tuple(rule.why.say() for rule in kader.scale.boundaries)
    return ResultTable("schaal", "Schaal", columns, rows, "Niveau", notes)
