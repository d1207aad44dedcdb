"""Open answers: how many respondents named each category.

One answer may fall in several categories, so the counts of a question add up to more than its respondents.
`aantal` is the number of different responses with the category (a category given twice to one response counts
once); `van` is the number of responses that answered the question or were coded for it; the last row
`totaal` is the number of mentions. A respondent who skipped the question is in neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from analysis.asked import all_ever_asked, changed_question_notes
from analysis.cautions import invented_answers_warnings, small_n_notes
from analysis.colours import COUNT_COLUMNS, Makers
from analysis.frames import Frames
from analysis.results import ResultTable, Row
from codebooks.model import OpenQuestion, OpenScheme

Category = tuple[str, str, str]  # id, label, heading
ADDED = {"aanvaard": "Toegevoegd bij het coderen", "voorgesteld": "Voorgesteld bij het coderen"}
MENTIONS = "Het totaal telt vermeldingen, geen respondenten."
INVENTED = (
    "Wie wat noemde, is verzonnen, en ook hoeveel ouders antwoord gaven (Van). Alleen hoe vaak iets "
    "is genoemd, staat in de bron."
)


def named(frames: Frames) -> Makers:
    """A table `open_<question>` per open question that anyone was coded for."""
    coded = set(frames.open_codings["question"])
    return {
        f"open_{question.id}": partial(frequency_table, frames, scheme, question)
        for scheme in frames.data.open_schemes()
        for question in scheme.questions
        if f"{scheme.id}.{question.id}" in coded
    }


def frequency_table(frames: Frames, scheme: OpenScheme, question: OpenQuestion) -> ResultTable:
    """The categories of one question in printed order, then `totaal`."""
    name = f"{scheme.id}.{question.id}"
    codings = frames.open_codings[frames.open_codings["question"] == name]
    counts = {str(c): int(n) for c, n in codings.groupby("category")["response"].nunique().items()}
    respondents = len(set(codings["response"]) | _answered(frames, name))
    categories = [*_printed(question), *_added(frames, name)]
    rows = [Row(id, label, (counts.get(id, 0), respondents), group) for id, label, group in categories]
    mentions = sum(counts.get(id, 0) for id, _, _ in categories)
    rows.append(Row("totaal", "Totaal vermeldingen", (mentions, respondents)))
    notes = (
        *filter(None, (question.note.say(),)),
        MENTIONS,
        *small_n_notes(frames.data.study, respondents, "antwoorden"),
        *_changed(frames, name),
    )
    warnings = invented_answers_warnings(frames.data.study, INVENTED)
    return ResultTable(
        f"open_{question.id}", question.text.say(), COUNT_COLUMNS, tuple(rows), "Categorie", notes, warnings
    )


def _printed(question: OpenQuestion) -> Iterator[Category]:
    """The codebook's categories in printed order."""
    return ((one.id, one.label.say(), one.group.say()) for one in question.categories)


def _added(frames: Frames, name: str) -> Iterator[Category]:
    """Categories added while coding; one that was merged into another is counted there."""
    added = (one for one in frames.data.open_categories if one.question == name)
    return ((one.category, one.label, ADDED[one.status]) for one in added if one.status in ADDED)


def _asked(frames: Frames, name: str) -> Iterator[tuple[str, list[str]]]:
    """Each questionnaire with its variables that feed this question."""
    for instrument in all_ever_asked(frames.data):
        asked = (q for q in instrument.questions() if q.judges == name)
        variables = [part.variable for question in asked for part in question.parts]
        if variables:
            yield instrument.id, variables


def _answered(frames: Frames, name: str) -> set[str]:
    """The responses with an answer to a question that feeds this one."""
    answers = frames.answers
    found: set[str] = set()
    for instrument, variables in _asked(frames, name):
        chosen = (answers["instrument"] == instrument) & answers["question"].isin(variables)
        found |= set(answers.loc[chosen, "response"])
    return found


def _changed(frames: Frames, name: str) -> Iterator[str]:
    for instrument, variables in _asked(frames, name):
        yield from changed_question_notes(frames.data, instrument, variables)
