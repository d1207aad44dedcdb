"""The report on double coding: two steps, one overall number, the table, and every cell that differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import numpy as np
import pandas as pd

from analysis.agreement.cells import ComparedCells, compared_cells
from analysis.agreement.coefficients import gwet_ac, krippendorff_alpha, percent_agreement
from analysis.agreement.weights import block_weights
from analysis.arguments import is_missing
from analysis.results import Agreement, AspectAgreement, CodedPair, CodingReport, Disagreement
from codebooks.values import COLOURS, ORDERED, Value

MIN_CELLS = 20  # below this an aspect has counts and no coefficient
PART = 0.15  # alpha and AC2 further apart than this ask for a sentence
ORDER = tuple(str(value) for value in ORDERED)
GRIJS = str(Value.GRIJS)
LISTED = tuple(str(value) for value in COLOURS)
BLOCKS = block_weights(ORDER, GRIJS)
LINEAR = block_weights(ORDER)
OWN_TABLE = "eigen tabel van gewichten"
BLOCK_WORDS = "lineaire gewichten binnen rood < oranje < groen, grijs apart"
LINEAR_WORDS = "lineaire gewichten over rood < oranje < groen"
STEP_WORDS = "hooguit één stap verschil op rood < oranje < groen, grijs alleen met grijs"
APPLICABLE = ("niet van toepassing", "van toepassing")
NO_CELLS = "Geen enkele cel heeft hiervoor oordelen van twee codeurs."
ASSUMED = (
    "De gegevens zeggen niet of codeurs elkaars werk konden zien. Deze cijfers gelden alleen als ieder "
    "eerst los van de ander heeft gecodeerd."
)
SEALED = (
    "Alleen bladen die elk van hun codeurs verzegelde tellen mee. Tot de laatste verzegeling kon niemand het "
    "werk van de ander zien."
)
TOO_FEW = f"Minder dan {MIN_CELLS} cellen met twee oordelen: te weinig voor een coëfficiënt."


def coding_report(codings: pd.DataFrame, sealed: bool = False) -> CodingReport:
    """How far do codeurs agree who coded the same cells, and where do they differ?

    `codings`: one row per codeur and cell, as `analysis.frames.Frames.codings`: casus, perspectief, aspect,
    codeur, waarde, and status where there is one. Compared are original codings of the same casus x
    perspectief x aspect; what counts as original, and that adjudicated rows do not, stands at the top of
    analysis/agreement/cells.py. Perspectieven are never compared: that they differ is a finding.
    `sealed`: every codeur sealed these codings before seeing another's (`analysis.double_coding`); else the
    report says that it assumes so.

    `geen_informatie` and an empty value are missing, grijs is a value. Only cells with at least two
    judgements count, for chance agreement too; the others are counted in `dropped` by reason. Aspects whose
    values are options and no colours have their own percentage and nominal coefficients per aspect, with
    the options that were found as categories, and are in no overall number.

    Step 1, applicable or not (a colour, or grijs): nominal alpha and AC1. Step 2, which colour, where at
    least two codeurs gave one: alpha and AC2 with the same linear weights on rood < oranje < groen. Overall:
    alpha and AC2 with block weights (`block_weights`). All intervals are over casussen. Per aspect a
    coefficient only from 20 cells up. `table` counts pairs of values: with two codeurs the first one's value
    against the second's; with more, every pair of codeurs in both directions, so that it is symmetric and
    each pair counts twice.

    Returns a CodingReport; where nothing was coded twice, its coefficients are NaN with a reason. A missing
    column, a codeur with two codings in one cell, or a word that is no value, is a ValueError.

    Formula: those of `krippendorff_alpha`, `gwet_ac` and `percent_agreement`.

    Source: Krippendorff (2011); Gwet (2014); two steps and block weights for a value outside the order:
    J.M. Girard on stats.stackexchange.com, question 523482.

    >>> import pandas as pd
    >>> rows = [("1", "ouder", "zon", "an", "groen"), ("1", "ouder", "zon", "bo", "oranje")]
    >>> made = pd.DataFrame(rows, columns=["casus", "perspectief", "aspect", "codeur", "waarde"])
    >>> coding_report(made).disagreements[0].values
    (('an', 'groen'), ('bo', 'oranje'))
    """
    cells = compared_cells(codings, sealed)
    frame = cells.colours
    applicable, colours = _applicable(frame), _judged(frame)
    table_codeurs = _two_codeurs(frame)
    overall = _block_pair(frame)
    steps = (_nominal_pair(applicable, APPLICABLE), _linear_pair(colours))
    return CodingReport(
        codeurs=cells.codeurs,
        n_cells=cells.n_cells,
        n_compared=len(frame),
        n_compared_options=len(cells.options),
        dropped=cells.dropped,
        n_fixed_left_out=cells.n_fixed_left_out,
        n_fixed_counted=cells.n_fixed_counted,
        applicable_alpha=steps[0][0],
        applicable_ac1=steps[0][1],
        colour_alpha=steps[1][0],
        colour_ac2=steps[1][1],
        overall_alpha=overall[0],
        overall_ac2=overall[1],
        percent=_told(percent_agreement(frame, order=LISTED, clusters=_casussen(frame))),
        within_one_step=_within_one_step(frame),
        table=_table(frame, table_codeurs),
        table_codeurs=table_codeurs,
        disagreements=(*_disagreements(frame), *_disagreements(cells.options)),
        aspects=(*_aspects(frame, "kleur"), *_aspects(cells.options, "opties")),
        skew=_skew(frame, (*steps, overall)),
        cautions=_cautions(cells, sealed),
    )


def _applicable(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.map(lambda value: APPLICABLE[value != GRIJS], na_action="ignore")


def _judged(frame: pd.DataFrame) -> pd.DataFrame:
    """The cells in which at least two codeurs gave a colour that has a place in the order."""
    colours = frame.where(frame.isin(ORDER), None)
    return colours[colours.notna().sum(axis=1) >= 2]


def _casussen(frame: pd.DataFrame) -> pd.Series:
    return pd.Series(frame.index.get_level_values("casus"), index=frame.index, name="casus")


def _nominal_pair(frame: pd.DataFrame, order: tuple[str, ...] | None = None) -> tuple[Agreement, Agreement]:
    casussen = _casussen(frame)
    alpha = krippendorff_alpha(frame, "nominal", order, clusters=casussen)
    return _told(alpha), _told(gwet_ac(frame, None, order, clusters=casussen))


def _linear_pair(frame: pd.DataFrame) -> tuple[Agreement, Agreement]:
    return _weighted_pair(frame, LINEAR, LINEAR_WORDS)


def _block_pair(frame: pd.DataFrame) -> tuple[Agreement, Agreement]:
    return _weighted_pair(frame, BLOCKS, BLOCK_WORDS)


def _weighted_pair(frame: pd.DataFrame, weights: pd.DataFrame, words: str) -> tuple[Agreement, Agreement]:
    casussen = _casussen(frame)
    alpha = krippendorff_alpha(frame, weights, clusters=casussen)
    return _told(alpha, words), _told(gwet_ac(frame, weights, clusters=casussen), words)


def _told(found: Agreement, words: str = OWN_TABLE) -> Agreement:
    """With the weights by their name, and the reason in terms of cells."""
    reason = found.reason if found.n_units else NO_CELLS
    return replace(found, method=found.method.replace(OWN_TABLE, words), reason=reason)


def _within_one_step(frame: pd.DataFrame) -> Agreement:
    near = (BLOCKS > 0).astype("float64")  # of three ordered values only neighbours share some weight
    return _told(percent_agreement(frame, near, clusters=_casussen(frame)), STEP_WORDS)


def _two_codeurs(frame: pd.DataFrame) -> tuple[str, ...]:
    """The codeurs of the table's rows and columns; none when there are more, or fewer, than two."""
    active = [str(codeur) for codeur in frame.columns[frame.notna().any()]]
    return tuple(active) if len(active) == 2 else ()


def _table(frame: pd.DataFrame, codeurs: tuple[str, ...]) -> tuple[CodedPair, ...]:
    size = len(LISTED)
    codes = np.full(frame.shape, -1, dtype=np.int64)
    for code, value in enumerate(LISTED):
        codes[(frame == value).to_numpy(dtype=bool)] = code
    counts = np.zeros(size * size, dtype=np.int64)
    active = [i for i in range(frame.shape[1]) if (codes[:, i] >= 0).any()]
    for a, b in [tuple(active)] if codeurs else permutations(active, 2):
        both = (codes[:, a] >= 0) & (codes[:, b] >= 0)
        counts += np.bincount(codes[both, a] * size + codes[both, b], minlength=size * size)
    return tuple(
        CodedPair(first, second, int(counts[i * size + j]))
        for i, first in enumerate(LISTED)
        for j, second in enumerate(LISTED)
    )


def _disagreements(frame: pd.DataFrame) -> Iterator[Disagreement]:
    differing = frame[frame.nunique(axis=1) > 1]
    for (casus, perspectief, aspect), row in zip(differing.index, differing.to_numpy(), strict=True):
        values = tuple((str(c), str(v)) for c, v in zip(frame.columns, row, strict=True) if not is_missing(v))
        yield Disagreement(str(casus), str(perspectief), str(aspect), values, _steps(values))


def _steps(values: tuple[tuple[str, str], ...]) -> int | None:
    found = [value for _, value in values]
    if not all(value in ORDER for value in found):
        return None
    places = [ORDER.index(value) for value in found]
    return max(places) - min(places)


def _aspects(frame: pd.DataFrame, kind: str) -> Iterator[AspectAgreement]:
    for aspect, cells in frame.groupby(level="aspect", sort=False):
        same = int((cells.nunique(axis=1) == 1).sum())
        yield AspectAgreement(str(aspect), kind, len(cells), same, *_of_aspect(cells, kind))


def _of_aspect(cells: pd.DataFrame, kind: str) -> tuple[Agreement, Agreement]:
    if len(cells) < MIN_CELLS:
        coders = int(cells.notna().any().sum())
        none = Agreement(np.nan, np.nan, np.nan, len(cells), coders, len(cells), "geen", TOO_FEW)
        return none, none
    return _block_pair(cells) if kind == "kleur" else _nominal_pair(cells)


def _skew(frame: pd.DataFrame, pairs: tuple[tuple[Agreement, Agreement], ...]) -> str:
    """The sentence for when chance, as alpha sees it and as AC sees it, makes much difference."""
    names = ("van toepassing of niet", "de kleuren", "alle waarden samen")
    apart = [name for name, pair in zip(names, pairs, strict=True) if _part(*pair)]
    if not apart:
        return ""
    counts = pd.Series(frame.to_numpy().ravel(), dtype="object").value_counts()
    most, total = str(counts.index[0]), int(counts.sum())
    return (
        f"Alpha en AC verschillen hier meer dan 0,15 ({', '.join(apart)}). De oordelen zijn scheef verdeeld: "
        f"{int(counts.iloc[0])} van de {total} zijn {most}. Alpha wordt dan laag, ook waar codeurs het bijna "
        "altijd eens zijn; AC kan juist te gunstig zijn. Noem ze samen, met de tabel en het aantal cellen."
    )


def _part(alpha: Agreement, ac: Agreement) -> bool:
    return abs(alpha.estimate - ac.estimate) > PART  # False where either is NaN


def _cautions(cells: ComparedCells, sealed: bool) -> tuple[str, ...]:
    if not len(cells.colours) and not len(cells.options):
        return ()
    if sealed:
        return (SEALED,)
    fixed = (
        f"In {cells.n_fixed_counted} van de vergeleken cellen telt een rij mee die al is vastgesteld, als "
        "eigen codering van die codeur. Is zo'n rij na overleg aangepast, dan is de overeenstemming te hoog."
    )
    return (ASSUMED, fixed) if cells.n_fixed_counted else (ASSUMED,)
