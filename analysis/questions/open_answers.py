"""Open answers: how many respondents named each category.

One answer may fall in several categories, so the counts of a question add up to more than its respondents.
`aantal` is the number of different responses with the category (a category given twice to one response counts
once); `van` is the number of responses that answered the question or were coded for it; the last row
`totaal` is the number of mentions. A respondent who skipped the question is in neither.
"""

from __future__ import annotations

from functools import partial

from analysis.cautions import invented_answers_warnings, small_n_notes
from analysis.colours import COUNT_COLUMNS, Makers
from analysis.frames import Frames
from analysis.results import ResultTable, Row
from codebooks.model import OpenQuestion, OpenScheme

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
    rows = [
        Row(
            category.id, category.label.say(), (counts.get(category.id, 0), respondents), category.group.say()
        )
        for category in question.categories
    ]
    mentions = sum(counts.get(category.id, 0) for category in question.categories)
    rows.append(Row("totaal", "Totaal vermeldingen", (mentions, respondents)))
    notes = (
        *filter(None, (question.note.say(),)),
        MENTIONS,
        *small_n_notes(frames.data.study, respondents, "antwoorden"),
    )
    warnings = invented_answers_warnings(frames.data.study, INVENTED)
    return ResultTable(
        f"open_{question.id}", question.text.say(), COUNT_COLUMNS, tuple(rows), "Categorie", notes, warnings
    )


def _answered(frames: Frames, name: str) -> set[str]:
    """The responses with an answer to a question that feeds this one."""
    answers = frames.answers
    found: set[str] = set()
    for instrument in frames.data.instruments.values():
        asked = [q for q in instrument.questions() if q.judges == name]
        variables = [part.variable for question in asked for part in question.parts]
        if variables:
            chosen = (answers["instrument"] == instrument.id) & answers["question"].isin(variables)
            found |= set(answers.loc[chosen, "response"])
    return found
