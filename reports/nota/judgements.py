"""The test against the norms: per judgement its evidence, calculated and fixed level, and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.norms import SIGNATURES
from codebooks.model import Norm, Normenkader
from reports.document import Bullets, Figure, Label, Paragraph, Section, Sentence, Table, section
from reports.nota_results import Results, resting
from reports.tables import humanise
from reports.wording import (
    Runs,
    difference_sentences,
    enumeration,
    flatten,
    level_sentences,
    sentence,
)

NORMS = "normen"
LEVEL_COLUMNS = frozenset(
    {
        *("niveau_berekend", "niveau_vastgesteld", "omlaag_waarheen", "omhoog_waarheen"),
        *("niveau_laagst", "niveau_hoogst"),
    }
)
UNSIGNED = "Een niveau dat nog niet door twee mensen is ondertekend, heet in deze nota een concept"
TIPPING = "De tabel zegt hoe weinig bewijs anders zou moeten zijn voor een ander berekend niveau"
COUNTED = "Een deel van dit bewijs is geteld over gereconstrueerde cellen"


def judgements(results: Results) -> Section | None:
    """The whole chapter; None where the study fixed no judgement."""
    kader = next(iter(results.data.normenkaders()), None)
    table = results.printed(NORMS)
    if kader is None or table is None:
        return None
    return section(
        "toetsing",
        "Toetsing aan het normenkader",
        Paragraph(_concepts(results)),
        section("schaal", "De schaal", results.printed("schaal")),
        section(
            "oordelen",
            "Oordelen",
            Paragraph(_tally(results, kader)),
            _levels(results, kader, table),
            _with_signs(results.printed("oordelen"), kader),
        ),
        *(_judgement(results, kader, row.key) for row in results.rows(NORMS)),
        _tipping(results, kader),
        section("strijdig", "Oordelen bij tegenstrijdige cijfers", _conflicting(results, kader)),
    )


def _concepts(results: Results) -> tuple[Sentence, ...]:
    """That levels without two signatures are a concept."""
    rows = results.rows(NORMS)
    return (sentence(UNSIGNED),) if any(is_concept(results, row.key) for row in rows) else ()


def is_concept(results: Results, judgement: str) -> bool:
    """Whether a fixed level has fewer than two signatures."""
    found = {row.judgement: row for row in results.data.assessments}.get(judgement)
    return found is not None and bool(found.level) and len(set(found.signed)) < SIGNATURES


def _with_signs(table: Table | None, kader: Normenkader) -> Table | None:
    """The table whose rows are levels, each word with its sign."""
    if table is None:
        return None
    shown = {level.id: level.shown() for level in kader.scale.choices}
    rows = (replace(row, label=shown.get(row.key, row.label)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _tipping(results: Results, kader: Normenkader) -> Section | None:
    """How little would have to be otherwise for another level."""
    table = results.printed("normen_kantelpunt")
    said = sentence(TIPPING)
    return section(
        "kantelpunt",
        "Wat een oordeel zou doen kantelen",
        Paragraph((said,) if table else ()),
        _levels_shown(table, kader).keyed() if table else None,
    )


def _conflicting(results: Results, kader: Normenkader) -> Table | None:
    table = results.printed("normen_strijdig")
    return _levels_shown(table, kader) if table else None


def _tally(results: Results, kader: Normenkader) -> tuple[Sentence, ...]:
    shown = {level.id: level.shown() for level in kader.scale.choices}
    rows = results.rows("oordelen")
    counted = [_counted(results, row.key, shown.get(row.key, row.label)) for row in rows]
    named = [runs for runs in counted if runs]
    return (sentence("Vastgesteld is: ", enumeration(named)),) if named else ()


def _counted(results: Results, level: str, label: str) -> Runs:
    n, figure = results.number("oordelen", level, "aantal"), results.figure("oordelen", level, "aantal")
    return flatten([figure, " keer ‘", Label(label), "’"]) if n and figure else ()


def _levels(results: Results, kader: Normenkader, table: Table) -> Table:
    """The judgements side by side; the long texts stand with each judgement."""
    words = {level.label.say(): level.shown() for level in kader.scale.choices}
    return (
        _levels_shown(table, kader).reworded("formulering", words).without(["uitleg_grens", "reden"]).keyed()
    )


def _levels_shown(table: Table, kader: Normenkader) -> Table:
    """The table with sign and word for every level in it."""
    labels = {humanise(level.id): level.shown() for level in kader.scale.choices}
    for heading in table.headings:
        if heading.key in LEVEL_COLUMNS:
            table = table.reworded(heading.key, labels)
    return table


def _judgement(results: Results, kader: Normenkader, judgement: str) -> Section | None:
    norms = _norms(kader, judgement)
    texts = tuple(sentence("Norm ", Label(norm.id, "nummer"), ": ", Label(norm.text.say())) for norm in norms)
    return section(
        f"oordeel-{judgement}",
        f"Oordeel {judgement}",
        Bullets(texts),
        Paragraph(judgement_sentences(results, kader, judgement)),
        _evidence(results, judgement, norms),
    )


def _norms(kader: Normenkader, judgement: str) -> list[Norm]:
    return [norm for norm in kader.norms if norm.judged_with == judgement]


def judgement_sentences(results: Results, kader: Normenkader, judgement: str) -> tuple[Sentence, ...]:
    """From evidence to level: calculated, boundary, fixed, difference and reason."""
    share = results.figure(NORMS, judgement, "aandeel")
    calculated = level(results, kader, judgement, "niveau_berekend")
    boundary = results.words(NORMS, judgement, "uitleg_grens") or "de schaal laat dit aandeel open"
    levels = level_sentences(
        (calculated,) if calculated else (),
        fixed_level(results, kader, judgement),
        (share,) if share else (),
        boundary if results.words(NORMS, judgement, "grens") == "ja" else "",
        is_concept(results, judgement),
    )
    differs = results.words(NORMS, judgement, "verschil") == "ja"
    reasons = difference_sentences(differs, results.words(NORMS, judgement, "reden"))
    counted = any(link.aspects for norm in _norms(kader, judgement) for link in norm.evidence)
    return (*levels, *reasons, *(resting(results, "bewijs", COUNTED) if counted else ()))


def level(results: Results, kader: Normenkader, judgement: str, column: str) -> Figure | None:
    """The level in a cell, by its sign and label in the scale; None where there is none."""
    labels = {level.id: level.shown() for level in kader.scale.choices}
    found = results.words(NORMS, judgement, column)
    return results.figure(NORMS, judgement, column, labels.get(found, "")) if found else None


def fixed_level(results: Results, kader: Normenkader, judgement: str) -> Runs:
    """The level that was fixed, in the words it was fixed in where those differ from the scale's.

    Its sign stands before the word either way; nothing where no level was fixed.
    """
    wording = results.figure(NORMS, judgement, "formulering")
    fixed = level(results, kader, judgement, "niveau_vastgesteld")
    known = {one.id: one for one in kader.scale.choices}
    own = known.get(results.words(NORMS, judgement, "niveau_vastgesteld"))
    if wording and fixed and own and wording.text != own.label.say():
        return flatten([Label(f"{own.symbol} ") if own.symbol else "", wording])
    return (fixed,) if fixed else ()


def _evidence(results: Results, judgement: str, norms: Sequence[Norm]) -> Table | None:
    """The evidence of these norms; cautions about counted cells only where cells were counted."""
    table = results.printed("bewijs")
    if table is None:
        return None
    rows = [f"{norm.id}__{link.id}" for norm in norms for link in norm.evidence]
    chosen = table.only(rows).titled(f"Bewijs bij oordeel {judgement}").ungrouped()
    return chosen if any(link.aspects for norm in norms for link in norm.evidence) else chosen.bare()
