"""Which codings can be compared: original codings of the same cell by different codeurs.

A cell is casus x perspectief x aspect: perspectieven are never coders of each other. An original coding is
what a codeur found alone. Where codeurs sealed their sheets before they saw each other's work, every row of
theirs is original, whatever its status. Elsewhere the data do not say which rows were written while talking a
difference over; the rule below reads that from the status.

0. A row of `besluit` is what was decided on top of a double coding, never an original coding.
1. A row with status `concept` is an original coding.
2. A row with status `vastgesteld` is one too when its codeur has no other row in the cell and fewer than two
   codeurs have a concept row there. Codeurs who fix their own row keep it as a coding; leaving such rows out
   would drop the very cells that were talked over, and show too much agreement.
3. Any other fixed row is the outcome of an adjudication on top of a double coding, and is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.arguments import refuse
from analysis.bench_rows import DECIDED_BY
from analysis.cells import FIXED
from analysis.results import DroppedCells
from codebooks.values import COLOURS, Value

CELL = ["casus", "perspectief", "aspect"]
NEEDED = [*CELL, "codeur", "waarde"]
UNKNOWN = str(Value.GEEN_INFORMATIE)
COLOUR_WORDS = frozenset(str(value) for value in COLOURS)

# Why a coded cell says nothing about agreement; in the order in which they are counted and shown.
DROP_REASONS = {
    "vastgesteld": "alleen een vastgestelde rij, geen eigen codering",
    "een_codeur": "door één codeur gecodeerd",
    "leeg": "nog niet door twee codeurs ingevuld",
    "niemand_informatie": "geen van de codeurs vond informatie",
    "een_waarde": "één codeur gaf een waarde, de rest vond geen informatie",
}


@dataclass(frozen=True)
class ComparedCells:
    """The cells with at least two judgements as ratings, and what became of the other cells.

    The two frames have an index of casus, perspectief and aspect, a column per codeur, and None where that
    codeur gave no judgement.
    """

    colours: pd.DataFrame
    options: pd.DataFrame  # cells of aspects whose values are no colours
    codeurs: tuple[str, ...]
    n_cells: int
    dropped: tuple[DroppedCells, ...]
    n_fixed_left_out: int  # rows
    n_fixed_counted: int  # compared cells


def compared_cells(codings: pd.DataFrame, sealed: bool = False) -> ComparedCells:
    """The codings side by side; ValueError where a column is missing, empty, or no coding fits in it.

    `sealed`: every row but those of `besluit` is of a codeur who sealed it before seeing another's.
    """
    rows = _checked(codings)
    decided = rows["codeur"] == DECIDED_BY
    fixed = ~decided & (rows["status"] == FIXED) & (not sealed)
    original = ~decided & (~fixed | _own_fixed(rows, fixed))
    kept = rows[original]
    _check_once(kept)
    options = _options_aspects(kept)
    cells = rows[CELL].drop_duplicates()
    wide = _side_by_side(kept, cells)
    compared = wide[wide.notna().sum(axis=1) >= 2]
    in_options = compared.index.get_level_values("aspect").isin(options)
    counted = kept.loc[fixed[original], CELL].drop_duplicates()
    return ComparedCells(
        compared[~in_options],
        compared[in_options],
        tuple(wide.columns),
        len(cells),
        _dropped(kept, wide),
        int((~original).sum()),
        int(compared.index.isin(pd.MultiIndex.from_frame(counted)).sum()),
    )


def _checked(codings: pd.DataFrame) -> pd.DataFrame:
    """The columns that matter, as plain objects; a frame without status has no fixed rows."""
    if not isinstance(codings, pd.DataFrame):
        raise refuse("codings", codings, "a DataFrame such as Frames.codings")
    missing = [name for name in NEEDED if name not in codings.columns]
    if missing:
        raise refuse("codings", list(codings.columns), f"a DataFrame with the columns {', '.join(NEEDED)}")
    codings = codings.sort_values([*CELL, "codeur"], key=_declared_order)
    rows = codings[NEEDED].astype("object").reset_index(drop=True)
    for name in (*CELL, "codeur"):
        if rows[name].isna().any():
            raise refuse("codings", name, "filled in for casus, perspectief, aspect and codeur")
    rows["waarde"] = rows["waarde"].where(rows["waarde"].notna() & (rows["waarde"] != ""), None)
    rows["status"] = list(codings["status"].astype("object")) if "status" in codings else ""
    return rows


def _declared_order(column: pd.Series[Any]) -> pd.Series[Any]:
    """Categories in the order of the study, names of codeurs by the alphabet: never by who came first."""
    return column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype(str)


def _own_fixed(rows: pd.DataFrame, fixed: pd.Series[bool]) -> pd.Series[bool]:
    """Fixed rows that are a codeur's own coding: rule 2 above."""
    if rows.empty:
        return fixed
    places = rows.groupby(CELL, sort=False).ngroup()
    draft = ~fixed & (rows["codeur"] != DECIDED_BY)
    drafts = rows.loc[draft, "codeur"].groupby(places[draft]).nunique()
    alone = ~rows.duplicated([*CELL, "codeur"], keep=False)
    return fixed & alone & (places.map(drafts).fillna(0) < 2)


def _check_once(kept: pd.DataFrame) -> None:
    twice = kept[kept.duplicated([*CELL, "codeur"])]
    if len(twice):
        cell = tuple(twice.iloc[0][[*CELL, "codeur"]])
        raise refuse("codings", cell, "one coding per codeur and cell")


def _options_aspects(kept: pd.DataFrame) -> frozenset[Any]:
    """The aspects whose values are options; an aspect with both colours and other words is a mistake."""
    valued = kept[kept["waarde"].notna() & (kept["waarde"] != UNKNOWN)]
    coloured = valued["waarde"].isin(COLOUR_WORDS)
    options = frozenset(valued.loc[~coloured, "aspect"])
    mixed = valued[valued["aspect"].isin(options & frozenset(valued.loc[coloured, "aspect"])) & ~coloured]
    if len(mixed):
        allowed = ", ".join((*map(str, COLOURS), UNKNOWN))
        raise refuse("waarde", mixed["waarde"].iloc[0], f"one of {allowed} for {mixed['aspect'].iloc[0]}")
    return options


def _side_by_side(kept: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Cells x codeurs, both in order; None where there is no judgement."""
    codeurs = list(kept["codeur"].unique())
    index = pd.MultiIndex.from_frame(cells)
    valued = kept[kept["waarde"].notna() & (kept["waarde"] != UNKNOWN)]
    values = np.full((len(index), len(codeurs)), None, dtype=object)
    row = index.get_indexer(pd.MultiIndex.from_frame(valued[CELL]))
    values[row, pd.Index(codeurs, dtype="object").get_indexer(valued["codeur"])] = valued["waarde"]
    return pd.DataFrame(values, index=index, columns=pd.Index(codeurs, dtype="object"), dtype="object")


def _dropped(kept: pd.DataFrame, wide: pd.DataFrame) -> tuple[DroppedCells, ...]:
    """Every cell without two judgements under the first reason that fits it."""
    place = wide.index.get_indexer(pd.MultiIndex.from_frame(kept[CELL]))
    coders = np.bincount(place, minlength=len(wide))
    unknown = np.bincount(place[(kept["waarde"] == UNKNOWN).to_numpy(dtype=bool)], minlength=len(wide))
    valued = wide.notna().sum(axis=1).to_numpy()
    conditions = [coders == 0, coders == 1, valued + unknown < 2, valued == 0, valued == 1]
    found = np.select(conditions, list(DROP_REASONS), default="")
    counts = {key: int((found == key).sum()) for key in DROP_REASONS}
    return tuple(DroppedCells(key, DROP_REASONS[key], n) for key, n in counts.items() if n)
