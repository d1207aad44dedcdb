"""Tables of comparisons: groups with their spread and what a test says of them; a family of them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from analysis.arguments import refuse, whole
from analysis.groups import SEED, adjust_p, compare_groups
from analysis.proportions import percent
from analysis.results import (
    CellValue,
    Column,
    GroupComparison,
    GroupSpread,
    ResultTable,
    Row,
    number_cell,
)
from analysis.scales.tables import THRESHOLD, TOO_FEW

DIFFERENCE, EFFECT, TEST = "verschil", "effect", "toets"  # rows below those of the groups
GROUPS, COMPARED = "Groepen", "Vergelijking"
TEST_WORDS = {
    "welch": "Welch-t-toets",
    "welch_anova": "Welch-variantieanalyse",
    "mann_whitney": "Mann-Whitney-toets",
    "kruskal_wallis": "Kruskal-Wallis-toets",
    "": "Geen toets",
}
MEANS = (
    Column("gemiddelde", "Gemiddelde", "number"),
    Column("spreiding", "Standaardafwijking", "number"),
)
GROUP_COLUMNS = (
    Column("n", "n"),
    Column("ontbreekt", "Ontbreekt"),
    *MEANS,
    Column("kwartiel_1", "Eerste kwartiel", "number"),
    Column("mediaan", "Mediaan", "number"),
    Column("kwartiel_3", "Derde kwartiel", "number"),
    Column("schatting", "Schatting", "number"),
    Column("onder", "Vanaf", "number"),
    Column("boven", "Tot", "number"),
    Column("p", "p", "p"),
)
FAMILY_COLUMNS = (
    Column("n", "n"),
    Column("toets", "Toets", "text"),
    Column("effectmaat", "Effectmaat", "text"),
    Column("effect", "Effect", "number"),
    Column("onder", "Vanaf", "number"),
    Column("boven", "Tot", "number"),
    Column("p", "p", "p"),
    Column("p_holm", "p (Holm)", "p"),
    Column("p_bh", "p (Benjamini-Hochberg)", "p"),
)
Filled = tuple[str, str, str, dict[str, CellValue]]  # key, label, heading, cells by column
SIGN = "Een positief effect betekent dat {first} hoger is dan {second}."


def groups_table(
    name: str,
    title: str,
    values: Any,
    groups: Any,
    order: Iterable[Hashable] | None = None,
    labels: Mapping[str, str] | None = None,
    level: float = 0.95,
    level_of_measurement: str = "ordinal",
    seed: int = SEED,
    threshold: int = THRESHOLD,
) -> ResultTable:
    """A row per group with its spread, then `verschil` (of two means), `effect` and `toets`.

    The arguments are those of `compare_groups`; `labels` (group -> words) names the groups. Where only the
    order of the values counts no mean is shown. A group with fewer than `threshold` values has its number
    only, and no difference is shown from which its mean would follow. The notes say which test it was, and
    why. ValueError as there, and for a group with the name of one of these three rows.
    """
    found = compare_groups(values, groups, order, level, level_of_measurement, seed)
    words = {group.group: (labels or {}).get(group.group, group.group) for group in found.groups}
    for taken in {DIFFERENCE, EFFECT, TEST} & set(words):
        raise refuse("groups", taken, f"groups not named {DIFFERENCE}, {EFFECT} or {TEST}")
    means = level_of_measurement == "interval"
    columns = tuple(column for column in GROUP_COLUMNS if means or column not in MEANS)
    few = whole("threshold", threshold)
    hidden = any(0 < group.spread.n < few for group in found.groups)
    filled = [_group_cells(group, words[group.group], few) for group in found.groups]
    filled += _compared_cells(found, hidden)
    rows = tuple(
        Row(key, label, tuple(cells.get(column.key) for column in columns), heading)
        for key, label, heading, cells in filled
    )
    notes = (*_notes(found, words), *([TOO_FEW.format(threshold=few)] if hidden else []))
    return ResultTable(name, title, columns, rows, "Groep", notes, _reasons(found))


def _group_cells(found: GroupSpread, label: str, threshold: int) -> Filled:
    spread = found.spread
    counts: dict[str, CellValue] = {"n": spread.n, "ontbreekt": found.n_missing}
    if spread.n < threshold:
        return found.group, label, GROUPS, counts
    numbers = {
        "gemiddelde": spread.mean,
        "spreiding": spread.sd,
        "kwartiel_1": spread.q1,
        "mediaan": spread.median,
        "kwartiel_3": spread.q3,
    }
    cells = {key: number_cell(value) for key, value in numbers.items()}
    return found.group, label, GROUPS, {**counts, **cells}


def _compared_cells(found: GroupComparison, hidden: bool) -> list[Filled]:
    """Nothing where nothing was compared; the difference only where means were, none hidden."""
    if not found.test:
        return []
    effect, moved = found.effect, (found.difference, found.difference_low, found.difference_high)
    rows: list[Filled] = []
    if math.isfinite(found.difference) and not hidden:
        rows.append((DIFFERENCE, "Verschil van gemiddelden", COMPARED, _estimate(*moved)))
    estimate = _estimate(effect.estimate, effect.ci_low, effect.ci_high)
    rows.append((EFFECT, effect.name, COMPARED, estimate))
    tested: dict[str, CellValue] = {"n": found.n, "ontbreekt": found.n_missing, "p": number_cell(found.p)}
    return [*rows, (TEST, TEST_WORDS[found.test], COMPARED, tested)]


def _estimate(value: float, low: float, high: float) -> dict[str, CellValue]:
    return {"schatting": number_cell(value), "onder": number_cell(low), "boven": number_cell(high)}


def _notes(found: GroupComparison, words: Mapping[str, str]) -> tuple[str, ...]:
    interval = f"Interval van {found.effect.name} ({percent(found.effect.level)}): {found.effect.method}."
    notes = [f"Toets: {found.method}.", found.why, interval]
    compared = [words[group.group] for group in found.groups if group.spread.n]
    if len(compared) == 2:
        notes.append(SIGN.format(first=compared[0], second=compared[1]))
    without = [f"Zonder groep, dus niet meegeteld: {found.n_without_group}."] if found.n_without_group else []
    return (*(notes if found.test else ()), *without, *found.notes)


def _reasons(found: GroupComparison) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason for reason in (found.reason, found.effect.reason) if reason))


def family_table(
    name: str, title: str, comparisons: Sequence[tuple[str, str, GroupComparison]], row_label: str = "Vraag"
) -> ResultTable:
    """A row per comparison that was planned together: effect, p, and p corrected for their number.

    `comparisons` has for each the key of its row, its label, and what `compare_groups` found. One that
    could not be tested has no p and does not count in the family.
    """
    p_values = [found.p for _, _, found in comparisons]
    holm, bh = adjust_p(p_values, "holm"), adjust_p(p_values, "bh")
    rows = tuple(
        Row(key, label, (*_member_cells(found), number_cell(strict), number_cell(lenient)))
        for (key, label, found), strict, lenient in zip(comparisons, holm.adjusted, bh.adjusted, strict=True)
    )
    notes = (
        f"Samen getoetst: {holm.n_tests} vergelijkingen.",
        "Holm beperkt de kans op ook maar één onterecht verschil,",
        "Benjamini-Hochberg het aandeel onterechte verschillen onder de gevonden verschillen.",
    )
    warnings = tuple(f"{label}: {reason}" for _, label, found in comparisons for reason in _reasons(found))
    return ResultTable(name, title, FAMILY_COLUMNS, rows, row_label, (" ".join(notes),), warnings)


def _member_cells(found: GroupComparison) -> tuple[CellValue, ...]:
    effect = found.effect
    numbers = (effect.estimate, effect.ci_low, effect.ci_high, found.p)
    return (found.n, TEST_WORDS[found.test], effect.name or None, *map(number_cell, numbers))
