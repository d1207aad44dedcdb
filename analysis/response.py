"""Response: how many questionnaires came in, per perspectief and per stratum.

`ingevuld` counts responses (submitted questionnaires), `casussen` the different casussen they are about; a
response without a casus (a basisteam) counts in the first only. Whole numbers; a perspectief without
answers is 0.
"""

from __future__ import annotations

from functools import partial

from analysis.cautions import invented_answers_warnings
from analysis.colours import Makers
from analysis.frames import Frames
from analysis.results import Column, ResultTable, Row

INVENTED = "Deze vragenlijsten zijn verzonnen: in het onderzoek zijn gesprekken gevoerd."


def named(frames: Frames) -> Makers:
    """`respons`, when the study has answers."""
    return {"respons": partial(response_table, frames)} if frames.data.answers else {}


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
