"""The tables that test the perspectives schema: patterns per casus, and direction with its sign test.

Counts are whole numbers of pairs; shares and p lie in 0-1 and are not rounded.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from analysis.colours import Makers
from analysis.frames import Frames
from analysis.perspectives import REFERENCE, Comparison, Direction, Pattern
from analysis.perspectives.tables import Schema, schema_of
from analysis.results import CellValue, Column, PairTally, ResultTable, Row, SignTest

INDEPENDENT = (
    "De toets per stelling gaat over casussen, die los van elkaar staan. Binnen één casus oordelen steeds "
    "dezelfde mensen; de toets per casus en die over alle paren zeggen daarom alleen iets over deze mensen. "
    "Bij ‘Alle casussen’ telt elke casus één keer, met het oordeel dat daar het vaakst voorkomt."
)
SMALLEST = (
    "De p is niet bijgesteld voor het aantal toetsen. Met minder dan 6 paren die verschillen, kan de p niet "
    "onder 0,05 komen."
)


def named(frames: Frames) -> Makers:
    """`perspectieven_casussen` and `perspectieven_toets`, when the study has a coded perspectives schema."""
    schema = schema_of(frames)
    if schema is None:
        return {}
    return {
        "perspectieven_casussen": partial(casussen_table, schema),
        "perspectieven_toets": partial(tests_table, schema),
    }


def casussen_table(schema: Schema) -> ResultTable:
    """Per casus: statements by pattern, pairs that are the same or differ, and how the ouder judges.

    `stellingen` = eens + gedeeltelijk + tegenspraak + stilte; `paren` = gelijk + verschillend; `een_stap` and
    `twee_stappen` are the sizes of the differences that have a direction. Last row: `totaal`.
    """
    columns = (
        Column("stellingen", "Stellingen"),
        *(Column(str(pattern), str(pattern).capitalize()) for pattern in Pattern),
        Column("paren", "Paren"),
        Column("gelijk", "Gelijk"),
        Column("verschillend", "Verschillend"),
        Column("ouder_lager", "Ouder lager"),
        Column("ouder_hoger", "Ouder hoger"),
        Column("niet_vergelijkbaar", "Niet vergelijkbaar"),
        Column("een_stap", "Een stap"),
        Column("twee_stappen", "Twee stappen"),
    )
    every = [c for found in schema.comparisons.values() for c in found]
    rows = [
        Row(casus, f"Casus {casus}", _casus_cells([c for c in every if c.casus == casus]))
        for casus in schema.casussen
    ]
    rows.append(Row("totaal", "Totaal", _casus_cells(every)))
    return schema.table("perspectieven_casussen", "Verschillen per casus", columns, tuple(rows), "Casus")


def _casus_cells(found: list[Comparison]) -> tuple[CellValue, ...]:
    patterns = Counter(comparison.pattern for comparison in found)
    pairs = [pair for comparison in found for pair in comparison.pairs]
    of_parent = Counter(p.seen_from(REFERENCE).direction for p in pairs if p.involves(REFERENCE))
    steps = Counter(abs(pair.steps) for pair in pairs if pair.steps)
    differing = sum(pair.differs for pair in pairs)
    return (
        len(found),
        *(patterns[pattern] for pattern in Pattern),
        len(pairs),
        len(pairs) - differing,
        differing,
        of_parent[Direction.LAGER],
        of_parent[Direction.HOGER],
        sum(pair.direction is Direction.NIET_VERGELIJKBAAR for pair in pairs),
        steps[1],
        steps[2],
    )


def tests_table(schema: Schema) -> ResultTable:
    """Per statement, per casus and in all, for every two perspectieven: who judges lower, and the sign test.

    Rows `<statement>__<first>__<second>`, `casus_<casus>__...`, `alle_paren__...` (every pair counts) and
    `alle_casussen__...` (every casus counts once). `van` = gelijk + eerste_lager + eerste_hoger +
    niet_vergelijkbaar; `aandeel_gelijk` with its Wilson interval `onder`-`boven`. None: nothing to count.
    """
    from analysis.perspectives.sign_tests import tally_pairs  # loads scipy and statsmodels when it counts

    columns = (
        Column("van", "Paren"),
        Column("gelijk", "Gelijk"),
        Column("aandeel_gelijk", "Aandeel gelijk", "share"),
        Column("onder", "Ondergrens", "limit"),
        Column("boven", "Bovengrens", "limit"),
        Column("eerste_lager", "Eerste lager"),
        Column("eerste_hoger", "Eerste hoger"),
        Column("niet_vergelijkbaar", "Niet vergelijkbaar"),
        Column("p", "p (tekentoets)", "p"),
    )
    every = [c for found in schema.comparisons.values() for c in found]
    tallies = tally_pairs(every, schema.frames.perspectieven)
    rows = tuple(row for tally in tallies for row in _test_rows(schema, tally))
    made = schema.table("perspectieven_toets", "Oordeelt de een lager dan de ander?", columns, rows, "Paar")
    return replace(made, notes=(*made.notes, INDEPENDENT, SMALLEST))


def _test_rows(schema: Schema, tally: PairTally) -> list[Row]:
    sides = f"{tally.first}__{tally.second}"
    label = " en ".join(schema.labels[side] for side in (tally.first, tally.second))
    cells = _pair_cells(tally)
    if tally.about == "stelling":
        group = schema.book.aspect(tally.key).label.say()
        return [Row(f"{tally.key}__{sides}", label, cells, group)]
    if tally.about == "casus":  # most casussen miss a perspectief: no row about nothing
        return [Row(f"casus_{tally.key}__{sides}", label, cells, f"Casus {tally.key}")] if tally.pairs else []
    rows = [Row(f"alle_paren__{sides}", label, cells, "Alle paren")]
    if tally.per_casus is not None:
        rows.append(Row(f"alle_casussen__{sides}", label, _voice_cells(tally.per_casus), "Alle casussen"))
    return rows


def _pair_cells(tally: PairTally) -> tuple[CellValue, ...]:
    found = tally.agreement
    shares = (found.estimate, found.ci_low, found.ci_high) if tally.pairs else (None, None, None)
    return (tally.pairs, tally.equal, *shares, *_direction(tally.test))


def _voice_cells(test: SignTest) -> tuple[CellValue, ...]:
    n = test.lower + test.higher + test.ties + test.not_comparable
    return (n, test.ties, None, None, None, *_direction(test))


def _direction(test: SignTest) -> tuple[CellValue, ...]:
    return (test.lower, test.higher, test.not_comparable, None if test.reason else test.p)
