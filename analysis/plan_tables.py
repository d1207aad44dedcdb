"""The analysis plan carried out: response, scales, groups, weights and benchmark as tables.

What was planned is what is shown, whatever comes out. A part that the data do not allow (a margin nobody is
in, more answers than invitations) is a table with a warning, never a guess.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from analysis.colours import Makers
from analysis.frames import Frames
from analysis.plan import Municipality, PlannedBenchmark, PlannedResponse, PlannedWeights
from analysis.questions.numeric_answers import answer_codes, option_labels, question_label, stratum_codes
from analysis.results import Column, ResultTable, Row

if TYPE_CHECKING:
    from analysis.results import Benchmark, Raking

TOO_MANY = "{label}: er zijn {complete} vragenlijsten, meer dan het plan toelaat ({reached} bereikt)."
FORMULA_COLUMNS = (
    Column("aandeel", "Aandeel", "share"),
    Column("van", "Van"),
    Column("formule", "Formule", "text"),
)


def named(frames: Frames) -> Makers:
    """The tables that plan.yaml asks for, in its order; none without a plan."""
    plan, makers = frames.data.plan, Makers()
    if plan.response:
        makers["respons_verantwoord"] = partial(response_account, frames)
    for weights in plan.weights if frames.data.answers else ():
        makers[f"gewogen_{weights.id}"] = partial(weighted_answers, frames, weights)
        makers[f"weging_{weights.id}"] = partial(weights_used, frames, weights)
    for planned in plan.benchmarks:
        makers[f"benchmark_{planned.id}"] = partial(municipalities, planned)
        makers[f"vergelijkbaar_{planned.id}"] = partial(comparable, planned)
    return makers


def response_account(frames: Frames) -> ResultTable:
    """Per perspectief every count and every rate with its formula; who completed is counted from the answers.

    Rows `<perspectief>_<rate>`. A perspectief with more answers than invitations has no rates, but a warning.
    """
    labels = {id: label.say() for id, label in frames.data.study.perspectieven}
    counts = frames.answers.groupby("perspectief", observed=False)["response"].nunique()
    complete = {str(id): int(number) for id, number in counts.items()}
    rows: list[Row] = []
    warnings: list[str] = []
    notes: list[str] = []
    for planned in frames.data.plan.response:
        label, number = labels.get(planned.perspectief, planned.perspectief), complete[planned.perspectief]
        reached = planned.invited - planned.undeliverable - planned.refused
        if number + (planned.partial or 0) > min(reached, _started(planned, reached)):
            warnings.append(TOO_MANY.format(label=label, complete=number, reached=reached))
            continue
        found, note = _rates(planned, number, label)
        rows += found
        notes.append(note)
    return ResultTable(
        "respons_verantwoord",
        "Respons: aantallen en formules",
        FORMULA_COLUMNS,
        tuple(rows),
        "Respons",
        tuple(notes),
        tuple(warnings),
    )


def _started(planned: PlannedResponse, reached: int) -> int:
    return reached if planned.started is None else planned.started


def _rates(planned: PlannedResponse, complete: int, label: str) -> tuple[list[Row], str]:
    """A row per rate, and the sentence with all counts."""
    from analysis.proportions import response_rate

    found = response_rate(
        planned.invited,
        complete,
        planned.partial or 0,
        planned.started,
        planned.refused,
        planned.undeliverable,
    )
    rows = [
        Row(
            f"{planned.perspectief}_{rate.name}",
            rate.name.replace("_", " ").capitalize(),
            (rate.estimate, rate.denominator, rate.formula),
            label,
        )
        for rate in found.rates
    ]
    counts = (
        f"{label}: {found.invited} uitgenodigd, {found.undeliverable} onbestelbaar, {found.refused} "
        f"geweigerd, {found.started} begonnen, {found.partial} gedeeltelijk, "
        f"{found.complete} volledig ingevuld."
    )
    return rows, f"{counts} {found.caution}".strip()


def weighted_answers(frames: Frames, planned: PlannedWeights) -> ResultTable:
    """The answers to the planned questions, unweighted beside weighted, and what is wrong in the margins."""
    from analysis.weighting.tables import AskedQuestion, weighted_shares_table

    raking, frame = _raked(frames, planned)
    asked = [
        AskedQuestion(
            question,
            question_label(frames, planned.instrument, question),
            option_labels(frames, planned.instrument, question),
        )
        for question in planned.questions
    ]
    raked_on = [margin.by for margin in planned.margins]
    threshold = frames.data.study.threshold
    table = weighted_shares_table(
        frame, asked, raking, raked_on, f"gewogen_{planned.id}", planned.title.say(), threshold
    )
    wrong = tuple(f"{problem.what} {problem.advice}" for problem in raking.problems)
    return replace(table, warnings=(*table.warnings, *wrong))


def weights_used(frames: Frames, planned: PlannedWeights) -> ResultTable:
    """What the weights are like and what they cost in precision."""
    from analysis.weighting.tables import raking_table

    raking, _ = _raked(frames, planned)
    return raking_table(raking, f"weging_{planned.id}", f"{planned.title.say()}: de gewichten")


def _raked(frames: Frames, planned: PlannedWeights) -> tuple[Raking, pd.DataFrame]:
    """The weights, and the frame they belong to: a row a response."""
    from analysis.weighting import rake

    names = [*(margin.by for margin in planned.margins), *planned.questions]
    frame = pd.DataFrame({name: _codes(frames, planned.instrument, name) for name in dict.fromkeys(names)})
    frame = frame.reset_index(drop=True)
    margins = {margin.by: dict(margin.counts) for margin in planned.margins}
    return rake(frame, margins, trim=planned.trim, file="plan.yaml"), frame


def _codes(frames: Frames, instrument: str, name: str) -> pd.Series[str]:
    strata = {stratum.id for stratum in frames.data.study.strata}
    find = stratum_codes if name in strata else answer_codes
    return find(frames, instrument, name)


def municipalities(planned: PlannedBenchmark) -> ResultTable:
    """The municipalities with their shares, ranks and place in the funnel."""
    from analysis.benchmark.tables import benchmark_table

    return benchmark_table(_compared(planned), f"benchmark_{planned.id}", planned.title.say())


def comparable(planned: PlannedBenchmark) -> ResultTable:
    """Whether the municipality is ten minste vergelijkbaar, by the margin that was chosen beforehand."""
    from analysis.benchmark import at_least_comparable
    from analysis.benchmark.tables import comparison_table

    found = _compared(planned)
    verdict = at_least_comparable(
        found.difference, planned.margin, planned.reason, higher_is_better=planned.higher_is_better
    )
    title = f"{planned.title.say()}: ten minste vergelijkbaar?"
    return comparison_table(found, verdict, f"vergelijkbaar_{planned.id}", title)


def _compared(planned: PlannedBenchmark) -> Benchmark:
    from analysis.benchmark import compare_with

    others = pd.DataFrame([_row(other) for other in planned.others], columns=["municipality", "k", "n"])
    own = planned.own
    return compare_with(own.count, own.of, others, own.name, highest_first=planned.higher_is_better)


def _row(municipality: Municipality) -> tuple[str, int, int]:
    return municipality.name, municipality.count, municipality.of
