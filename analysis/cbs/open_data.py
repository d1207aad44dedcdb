"""Open data of CBS (StatLine): fetched once, kept as a file with its date, read without a network ever after.

A table is read from the untyped data set, because the typed one has null for whatever is no figure, and then
unknown, nil and impossible cannot be told apart. cbsodata does the fetching; see `_download` for what it must
be asked.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.arguments import refuse
from analysis.cbs.parts import TABLE_ID, NotATable, Rounding, parsed
from analysis.results import CbsFigure, CbsTable
from instruments.problems import Loaded, problem

Getter = Callable[[str, str | None], Mapping[str, Any]]  # table, filter -> the parts of the table
SHIPPED = Path(__file__).parent
SECONDS = 60


def read_cbs(table: str, source: Path | None = None, rounding: Rounding | None = None) -> Loaded[CbsTable]:
    """What a table of CBS says, with provisional, rounded and hidden figures kept as such.

    `table` is its number, such as 85102NED. `source` is a file that `fetch_cbs` wrote; without it the extract
    that comes with Wederhoor is read, where there is one (`origin` says what it is). `rounding` is the step
    to which counts were rounded where the table does not say: one number, or per topic; without it the last
    decimal CBS prints, and 5 for the tables on jeugdzorg in ROUNDED_TO.

    Missing values have kinds: onbekend (.), nihil (-), leeg, and niet_gegeven where the file has null. None
    of them is 0; a 0 that CBS prints is a figure, below half its step. Errors: ValueError for what cannot be
    a table's number or a rounding; whatever is wrong with the file is a Problem, all of them at once.

    Formula: a figure v rounded to step s lies between v - s/2 and v + s/2, and not below 0 when v is not.

    Source: CBS, Open data v3, parts TableInfos, DataProperties and UntypedDataSet; rounding to 5: StatLine,
    table 85100NED.

    >>> table = read_cbs("85102NED").value
    >>> found = table.figure("JongerenOpPeildatum", {"Perioden": "20250630", "Jeugdzorg": "T001"})
    >>> found.value, found.low, found.high, found.provisional
    (326505.0, 326502.5, 326507.5, None)
    >>> table.figure("JongerenInJaar", {"Perioden": "20250630", "Jeugdzorg": "T001"}).kind
    'onbekend'
    """
    _check_id(table)
    file = source or SHIPPED / f"{table}_extract.json"
    if source is None and not file.is_file():
        return Loaded(None, (problem("cbs-not-fetched", table, 0, table=table),))
    try:
        parts = json.loads(file.read_text(encoding="utf-8"))
    except OSError:
        return Loaded(None, (problem("file-missing", file.name, 0, name=file.name),))
    except (ValueError, RecursionError):
        return Loaded(None, (problem("cbs-not-a-table", file.name, 0, detail="het is geen JSON"),))
    return _read(table, parts, file.name, rounding)


def fetch_cbs(
    table: str,
    into: Path,
    on: date,
    filters: str | None = None,
    getter: Getter | None = None,
    rounding: Rounding | None = None,
) -> Loaded[CbsTable]:
    """Fetch a table of CBS, keep it in the file `into` with the day `on`, and read it.

    `filters` is CBS's own filter, such as "RegioS eq 'GM0193'". `getter` gives the parts of the table;
    without it cbsodata asks CBS. What goes wrong on the way (no network, no such table, a broken answer) is
    one Problem, and `into` stays as it was; so it does when what came is no table. A file that cannot be
    written is a Problem too.
    """
    _check_id(table)
    try:
        parts = dict((getter or _download)(table, filters))
    except (OSError, ValueError, KeyError, TypeError) as error:  # requests' errors are OSErrors
        return Loaded(None, (problem("cbs-unreachable", into.name, 0, table=table, detail=_words(error)),))
    found = _read(table, {**parts, "fetched": on.isoformat()}, into.name, rounding)
    return found if found.value is None else _kept({**parts, "fetched": on.isoformat()}, into, found)


def _kept(parts: Mapping[str, Any], into: Path, found: Loaded[CbsTable]) -> Loaded[CbsTable]:
    try:
        into.write_text(f"{json.dumps(parts, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    except OSError:
        return Loaded(None, (problem("cbs-not-kept", into.name, 0, name=into.name),))
    return found


def cbs_counts(
    table: CbsTable, counted: str, of: str, where: Mapping[str, str], region: str = "RegioS"
) -> pd.DataFrame:
    """A table's counts per region, as `compare_with` takes them.

    `counted` and `of` are topics; `where` fixes the other dimensions by code. Columns municipality, k and n
    (NaN where there is no figure), kind (of k, or of n where k is one), k_low and k_high (the unrounded count
    lies between them) and provisional. Rows without a figure stay: whoever compares leaves them out
    knowingly. KeyError for a topic or dimension that the table does not have.
    """
    rows = [row for row in table.rows if all(row.codes[key] == code for key, code in where.items())]
    return pd.DataFrame(
        [_count(row.titles[region], row.figures[counted], row.figures[of]) for row in rows],
        columns=["municipality", "k", "n", "kind", "k_low", "k_high", "provisional"],
    )


def _check_id(table: object) -> None:
    if not isinstance(table, str) or not TABLE_ID.fullmatch(table):
        raise refuse("table", table, "the number of a table of CBS, such as '85102NED'")


def _read(table: str, parts: Any, file: str, rounding: Rounding | None) -> Loaded[CbsTable]:
    try:
        found, problems = parsed(parts, file, rounding)
    except NotATable as error:
        return Loaded(None, (problem("cbs-not-a-table", file, 0, detail=str(error)),))
    if found.id.upper() != table.upper():
        problems = (problem("cbs-other-table", file, 0, found=found.id, table=table), *problems)
    return Loaded(None if problems else found, problems)


def _download(table: str, filters: str | None) -> Mapping[str, Any]:
    """The parts of a table from CBS. Which of the two data sets comes depends on the version of cbsodata.

    Version 1.3.5 gives the untyped data set when it is asked for the typed one, and the other way round.
    """
    import cbsodata

    for typed in (True, False):
        parts: dict[str, Any] = cbsodata.download_data(table, typed=typed, filters=filters, timeout=SECONDS)
        if "UntypedDataSet" in parts:
            return parts
    return parts


def _words(error: Exception) -> str:
    """What went wrong in a word or two: an address with a filter in it says a reader nothing."""
    if isinstance(error, OSError):
        return "geen verbinding of geen antwoord"
    return "onbruikbaar antwoord"


def _count(name: str, k: CbsFigure, n: CbsFigure) -> tuple[Any, ...]:
    kind = k.kind if math.isnan(k.value) else n.kind
    known = [figure.provisional for figure in (k, n) if figure.provisional is not None]
    return name, k.value, n.value, kind, k.low, k.high, any(known) if known else None
