"""The test against the norms: per judgement its evidence, calculated and fixed level, and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from codebooks.model import Norm, Normenkader
from reports.document import Bullets, Figure, Label, Paragraph, Section, Sentence, Table, section
from reports.nota_results import Results, resting
from reports.wording import (
    Runs,
    difference_sentences,
    enumeration,
    flatten,
    level_sentences,
    sentence,
)

NORMS = "normen"
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
        section("schaal", "De schaal", results.printed("schaal")),
        section(
            "oordelen",
            "Oordelen",
            Paragraph(_tally(results)),
            _levels(results, kader, table),
            results.printed("oordelen"),
        ),
        *(_judgement(results, kader, row.key) for row in results.rows(NORMS)),
    )


def _tally(results: Results) -> tuple[Sentence, ...]:
    counted = [_counted(results, row.key, row.label) for row in results.rows("oordelen")]
    named = [runs for runs in counted if runs]
    return (sentence("Vastgesteld is: ", enumeration(named)),) if named else ()


def _counted(results: Results, level: str, label: str) -> Runs:
    n, figure = results.number("oordelen", level, "aantal"), results.figure("oordelen", level, "aantal")
    return flatten([figure, " keer ‘", Label(label), "’"]) if n and figure else ()


def _levels(results: Results, kader: Normenkader, table: Table) -> Table:
    """The judgements side by side; the long texts stand with each judgement."""
    labels = {level.id.replace("_", " ").capitalize(): level.label.say() for level in kader.scale.levels}
    for column in ("niveau_berekend", "niveau_vastgesteld"):
        table = table.reworded(column, labels)
    return table.without(["uitleg_grens", "reden"]).keyed()


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
    boundary = results.words(NORMS, judgement, "uitleg_grens") or "de schaal laat dit aandeel open"
    levels = level_sentences(
        level(results, kader, judgement, "niveau_berekend"),
        fixed_level(results, kader, judgement),
        (share,) if share else (),
        boundary if results.words(NORMS, judgement, "grens") == "ja" else "",
    )
    differs = results.words(NORMS, judgement, "verschil") == "ja"
    reasons = difference_sentences(differs, results.words(NORMS, judgement, "reden"))
    counted = any(link.aspects for norm in _norms(kader, judgement) for link in norm.evidence)
    return (*levels, *reasons, *(resting(results, "bewijs", COUNTED) if counted else ()))


def level(results: Results, kader: Normenkader, judgement: str, column: str) -> Figure | None:
    """The level in a cell, by its label in the scale; None where there is none."""
    labels = {level.id: level.label.say() for level in kader.scale.levels}
    found = results.words(NORMS, judgement, column)
    return results.figure(NORMS, judgement, column, labels.get(found, "")) if found else None


def fixed_level(results: Results, kader: Normenkader, judgement: str) -> Figure | None:
    """The level that was fixed, in the words it was fixed in where those differ from the scale's."""
    wording = results.figure(NORMS, judgement, "formulering")
    fixed = level(results, kader, judgement, "niveau_vastgesteld")
    return wording if wording and fixed and wording.text != fixed.text else fixed


def _evidence(results: Results, judgement: str, norms: Sequence[Norm]) -> Table | None:
    """The evidence of these norms; cautions about counted cells only where cells were counted."""
    table = results.printed("bewijs")
    if table is None:
        return None
    rows = [f"{norm.id}__{link.id}" for norm in norms for link in norm.evidence]
    chosen = table.only(rows).titled(f"Bewijs bij oordeel {judgement}").ungrouped()
    return chosen if any(link.aspects for norm in norms for link in norm.evidence) else chosen.bare()
