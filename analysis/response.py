"""Response: how many questionnaires came in, per perspectief, per stratum and by which door.

`ingevuld` counts responses (submitted questionnaires), `casussen` the different casussen they are about; a
response without a casus (a basisteam) counts in the first only. Whole numbers; a perspectief without
answers is 0.
"""

from __future__ import annotations

from collections import Counter
from functools import partial

from analysis.cautions import invented_answers_warnings
from analysis.colours import Makers
from analysis.frames import Frames
from analysis.results import Column, ResultTable, Row
from analysis.study import AFNAMES

AFNAME_LABELS = (
    ("web", "Op internet"),
    ("papier", "Op papier"),
    ("telefoon", "Per telefoon"),
    ("huisbezoek", "Bij een huisbezoek"),
)
INVENTED = "Deze vragenlijsten zijn verzonnen: in het onderzoek zijn gesprekken gevoerd."


def named(frames: Frames) -> Makers:
    """`respons`, when the study has answers; `afname`, when it also says how they came in."""
    made: Makers = {"respons": partial(response_table, frames)} if frames.data.answers else {}
    if made and frames.data.responses:
        made["afname"] = partial(door_table, frames)
    return made


def response_table(frames: Frames) -> ResultTable:
    """Per perspectief the responses and the casussen they are about."""
    casus = frames.responses["casus"].astype("object").replace("", None)
    groups = frames.responses.assign(casus=casus).groupby("perspectief", observed=False)
    counts = groups.agg(response=("response", "size"), casus=("casus", "nunique"))
    labels = {id: label.say() for id, label in frames.data.study.perspectieven}
    rows = tuple(
        Row(str(id), labels.get(str(id), str(id)), (int(row["response"]), int(row["casus"])))
        for id, row in counts.iterrows()
    )
    columns = (Column("ingevuld", "Ingevuld"), Column("casussen", "Casussen"))
    warnings = invented_answers_warnings(frames.data.study, INVENTED)
    return ResultTable("respons", "Respons per perspectief", columns, rows, "Perspectief", (), warnings)


def door_table(frames: Frames) -> ResultTable:
    """`afname`: per perspectief how many questionnaires came in by which door, and all of them.

    A response that responses.csv does not name came in on the web. Whole numbers; 0 where there are none.
    """
    told = {row.response: row.afname for row in frames.data.responses}
    door = frames.responses["response"].astype("object").map(told).fillna(AFNAMES[0])
    perspectief = frames.responses["perspectief"].astype("object")
    counts = Counter(zip(perspectief, door, strict=True))
    rows = tuple(
        Row(id, label.say(), (*(found := [counts[id, one] for one in AFNAMES]), sum(found)))
        for id, label in frames.data.study.perspectieven
    )
    columns = (*(Column(one, label) for one, label in AFNAME_LABELS), Column("ingevuld", "Ingevuld"))
    warnings = invented_answers_warnings(frames.data.study, INVENTED)
    return ResultTable("afname", "Manier van invullen", columns, rows, "Perspectief", (), warnings)


def response_by_stratum(frames: Frames, stratum: str) -> ResultTable:
    """Per value of `stratum` the casussen and, per perspectief, how many of them have a response.

    Rows the stratum's values, columns `casussen` and the perspectieven. KeyError for an unknown stratum.
    """
    chosen = {s.id: s for s in frames.data.study.strata}[stratum]
    answered = set(frames.responses[["casus", "perspectief"]].itertuples(index=False, name=None))
    cases = frames.cases[["casus", stratum]].dropna()
    members = {value.code: list(cases.loc[cases[stratum] == value.code, "casus"]) for value in chosen.values}
    rows = tuple(
        Row(
            value.code,
            value.label.say(),
            (
                len(members[value.code]),
                *(sum((c, p) in answered for c in members[value.code]) for p in frames.perspectieven),
            ),
        )
        for value in chosen.values
    )
    columns = (
        Column("casussen", "Casussen"),
        *(Column(id, label.say()) for id, label in frames.data.study.perspectieven),
    )
    title = f"Respons per {chosen.label.say().lower()}"
    return ResultTable(f"respons_per_{stratum}", title, columns, rows, chosen.label.say())
