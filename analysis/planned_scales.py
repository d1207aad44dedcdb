"""Planned scales and comparisons of groups, and the report grades of every questionnaire, as tables."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.asked import all_ever_asked, changed_question_notes, ever_asked
from analysis.cautions import invented_answers_warnings, small_n_notes
from analysis.colours import Makers
from analysis.frames import Frames
from analysis.plan import PlannedComparison, PlannedScale
from analysis.questions.numeric_answers import (
    answer_codes,
    numeric_answers,
    option_labels,
    question_label,
    stratum_codes,
)
from analysis.response import INVENTED
from analysis.results import GroupComparison, ResultTable
from instruments.model import Instrument, QuestionKind

SCALE_ROWS = ("schaal", "alfa", "omega")  # rows of the table of a scale that are no question
GROUP_ROWS = ("verschil", "effect", "toets")
REVERSED = "Omgekeerd gescoord: {names}."


def named(frames: Frames) -> Makers:
    """`cijfers_<instrument>`, `schaal_<id>`, `groepen_<id>`, and `groepen`: all comparisons as one family."""
    if not frames.data.answers:
        return {}
    plan, makers = frames.data.plan, Makers()
    for instrument in all_ever_asked(frames.data):
        if _grade_questions(instrument):
            makers[f"cijfers_{instrument.id}"] = partial(grades_of, frames, instrument)
    for scale in plan.scales:
        makers[f"schaal_{scale.id}"] = partial(scale_of, frames, scale)
    for comparison in plan.comparisons:
        makers[f"groepen_{comparison.id}"] = partial(comparison_of, frames, comparison)
    if len(plan.comparisons) > 1:
        makers["groepen"] = partial(family_of, frames)
    return makers


def grades_of(frames: Frames, instrument: Instrument) -> ResultTable:
    """A row per question of this instrument that asks for a report grade."""
    from analysis.scales import grades
    from analysis.scales.tables import grades_table

    questions = _grade_questions(instrument)
    answers = numeric_answers(frames, instrument.id, questions)
    found = [(name, question_label(frames, instrument.id, name), grades(answers[name])) for name in questions]
    title = f"Rapportcijfers: {instrument.title.say()}"
    name, threshold = f"cijfers_{instrument.id}", frames.data.study.threshold
    table = _noted(frames, grades_table(name, title, found, threshold), instrument.id, questions)
    return _cautioned(frames, table, len(answers))


def _grade_questions(instrument: Instrument) -> list[str]:
    asked = (question for question in instrument.questions() if question.kind is QuestionKind.GRADE)
    return [part.variable for question in asked for part in question.parts]


def scale_of(frames: Frames, scale: PlannedScale) -> ResultTable:
    """Each question of the scale against the rest, and alpha and omega of the whole."""
    from analysis.scales.tables import scale_table

    items = item_scores(frames, scale)
    labels = {name: question_label(frames, scale.instrument, name) for name in scale.questions}
    names = {name: _apart(name, SCALE_ROWS) for name in scale.questions}
    table = scale_table(
        f"schaal_{scale.id}",
        scale.title.say(),
        items.rename(columns=names),
        {names[name]: label for name, label in labels.items()},
        threshold=frames.data.study.threshold,
    )
    turned = ", ".join(labels[name] for name in scale.questions if name in scale.reversed)
    notes = (*table.notes, *([REVERSED.format(names=turned)] if turned else []))
    table = _noted(frames, replace(table, notes=notes), scale.instrument, scale.questions)
    return _cautioned(frames, table, len(items))


def item_scores(frames: Frames, scale: PlannedScale) -> pd.DataFrame:
    """The numbers of the scale's questions, a row a response; `reversed` ones from high to low."""
    from analysis.scales.scores import turn_round

    items = numeric_answers(frames, scale.instrument, scale.questions)
    parts = {part.variable: part for part in ever_asked(frames.data, scale.instrument).parts()}
    numbers = {
        name: [option.number for option in parts[name].options if not option.missing]
        for name in scale.reversed
    }
    return turn_round(items, {name: (min(found), max(found)) for name, found in numbers.items()})


def comparison_of(frames: Frames, comparison: PlannedComparison) -> ResultTable:
    """The groups with their spread, the effect and the test."""
    from analysis.groups.tables import groups_table

    values, groups, labels = _compared(frames, comparison)
    table = groups_table(
        f"groepen_{comparison.id}",
        comparison.title.say(),
        values,
        groups,
        list(labels),
        labels,
        level_of_measurement=comparison.measured,
        threshold=frames.data.study.threshold,
    )
    table = _noted(frames, table, comparison.instrument, _variables(frames, comparison))
    return _cautioned(frames, table, len(values))


def family_of(frames: Frames) -> ResultTable:
    """Every planned comparison in a row, with p-values corrected for their number."""
    from analysis.groups.tables import family_table

    plan = frames.data.plan.comparisons
    found = [(one.id, one.title.say(), _test(frames, one)) for one in plan]
    table = family_table("groepen", "Alle vergelijkingen van het plan samen", found, "Vergelijking")
    return _cautioned(frames, table, max(one.n for _, _, one in found))


def _test(frames: Frames, comparison: PlannedComparison) -> GroupComparison:
    from analysis.groups import compare_groups

    values, groups, labels = _compared(frames, comparison)
    return compare_groups(values, groups, list(labels), level_of_measurement=comparison.measured)


def _compared(
    frames: Frames, comparison: PlannedComparison
) -> tuple[list[float], list[str | None], dict[str, str]]:
    """The values, the group of each, and the groups' labels in order."""
    values = _values(frames, comparison)
    codes = _groups(frames, comparison).reindex(values.index)
    labels = {_apart(code, GROUP_ROWS): label for code, label in _group_labels(frames, comparison).items()}
    groups: list[str | None] = [None if pd.isna(code) else _apart(str(code), GROUP_ROWS) for code in codes]
    return [float(value) for value in values], groups, labels


def _values(frames: Frames, comparison: PlannedComparison) -> pd.Series[float]:
    """A number per response: the mean of the scale where every question was answered, or the answer."""
    from analysis.scales.scores import scale_scores

    scales = {scale.id: scale for scale in frames.data.plan.scales}
    if comparison.value in scales:
        return scale_scores(item_scores(frames, scales[comparison.value]))
    return numeric_answers(frames, comparison.instrument, [comparison.value])[comparison.value]


def _variables(frames: Frames, comparison: PlannedComparison) -> tuple[str, ...]:
    """The questions that a comparison rests on; what is no question changes nothing here."""
    scales = {scale.id: scale.questions for scale in frames.data.plan.scales}
    return (*scales.get(comparison.value, (comparison.value,)), comparison.by)


def _noted(frames: Frames, table: ResultTable, instrument: str, variables: Collection[str]) -> ResultTable:
    """The table, with what changed in its questions while people were answering."""
    changed = changed_question_notes(frames.data, instrument, variables)
    return replace(table, notes=(*table.notes, *changed))


def _groups(frames: Frames, comparison: PlannedComparison) -> pd.Series[str]:
    find = stratum_codes if comparison.by in _strata(frames) else answer_codes
    return find(frames, comparison.instrument, comparison.by)


def _group_labels(frames: Frames, comparison: PlannedComparison) -> dict[str, str]:
    strata = {stratum.id: stratum for stratum in frames.data.study.strata}
    if comparison.by in strata:
        return {value.code: value.label.say() for value in strata[comparison.by].values}
    return option_labels(frames, comparison.instrument, comparison.by)


def _strata(frames: Frames) -> Collection[str]:
    return {stratum.id for stratum in frames.data.study.strata}


def _apart(name: str, taken: Collection[str]) -> str:
    """The name as a row's key: not that of a row which the table has already."""
    return f"{name}_antwoord" if name in taken else name


def _cautioned(frames: Frames, table: ResultTable, n: int) -> ResultTable:
    study = frames.data.study
    notes = (*table.notes, *small_n_notes(study, n, "vragenlijsten"))
    warnings = (*table.warnings, *invented_answers_warnings(study, INVENTED))
    return replace(table, notes=notes, warnings=warnings)
