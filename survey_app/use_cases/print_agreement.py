"""Agreement between codeurs for people and for programs: the report on double coding and its tables."""

from __future__ import annotations

import json
from collections.abc import Sequence

from analysis.agreement.tables import PREFIX, report_of
from analysis.results import ResultTable
from analysis.study import StudyData
from analysis.tables import Tables
from reports.tables import to_text

NOBODY = (
    "Niemand heeft dubbel gecodeerd, dus er is geen overeenstemming te berekenen. Laat een tweede codeur een "
    "deel van de casussen coderen zonder het werk van de eerste te zien."
)
NOT_SEALED = (
    "Er is nog geen blad dat twee codeurs beiden verzegelden, dus er is geen overeenstemming te berekenen. "
    "Wat nog blind is, telt niet mee."
)
NO_CODINGS = "Dit onderzoek heeft nog geen coderingen."


def printed_agreement(data: StudyData, form: str) -> str:
    """The report as text, or as one JSON object: `melding` ('' when there is something to compare), `report`
    (unrounded; null: no such number) and `tables`, an object with a key per table.
    """
    tables = Tables(data)
    made = [tables.table(name) for name in tables.names if name.partition("_")[0] == PREFIX]
    told = "" if made else _nothing(data)
    if form == "json":
        return _json(tables, made, told)
    return told or "\n\n".join(to_text(table, data.study.threshold).rstrip("\n") for table in made)


def _nothing(data: StudyData) -> str:
    if not data.codings:
        return NO_CODINGS
    return NOT_SEALED if data.assignments else NOBODY


def _json(tables: Tables, made: Sequence[ResultTable], told: str) -> str:
    found = {
        "melding": told,
        "report": report_of(tables.frames).to_dict(),
        "tables": {table.name: table.to_dict() for table in made},
    }
    return json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False)
