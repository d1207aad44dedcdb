"""From what a respondent answered to a value: the codebook's decision table, read row by row.

`judge` is total: whatever the answers are, it gives a value. The check `decision-gap` proves that a table
decides every combination of answers by itself; what falls outside (a code that the question does not have)
is no information, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from codebooks.model import Codebook, DecisionRow, DecisionTable
from codebooks.values import Reason, Value

NOT_ANSWERED = ""

# The parts of each kind of question and the codes each can have; '' (not answered) is always possible too.
PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "aanwezig": {
        "gebeurd": ("ja", "gedeeltelijk", "nee", "nvt", "weet_niet"),
        "tevreden": ("ja", "deels", "nee"),
        "gewenst": ("ja", "nee"),
    },
    "stelling": {"antwoord": ("geldt", "deels", "niet_wel_gewenst", "nvt_geen_zicht")},
}


@dataclass(frozen=True)
class Judged:
    """A value and which of its definitions applies."""

    value: Value
    reason: Reason


NO_INFORMATION = Judged(Value.GEEN_INFORMATIE, Reason.NIET_BESPROKEN)


def judge(table: DecisionTable, answers: Mapping[str, str]) -> Judged:
    """The value of one cell. `answers`: part -> code; a part that is absent was not answered."""
    for row in table.rows:
        if fits(row, answers):
            return Judged(row.value, row.reason)
    return NO_INFORMATION


def fits(row: DecisionRow, answers: Mapping[str, str]) -> bool:
    """Whether every part that the row names has one of the row's codes."""
    return all(answers.get(part, NOT_ANSWERED) in codes for part, codes in row.when.items())


def judge_aspect(codebook: Codebook, aspect_id: str, answers_by_variable: Mapping[str, str]) -> Judged:
    """The value of a coloured aspect, from variables such as `klik_swt.gebeurd` (a stelling: `klik_swt`).

    KeyError when there is no such aspect; ValueError when it is not coloured and so has no decision table.
    """
    aspect = codebook.aspect(aspect_id)
    if not aspect.decision:
        raise ValueError(f"{codebook.id}.{aspect_id} has no decision table")
    table = codebook.decision(aspect.decision)
    variables = {part: variable(aspect_id, part) for part in PARTS[table.kind]}
    answers = {part: answers_by_variable.get(name, NOT_ANSWERED) for part, name in variables.items()}
    return judge(table, answers)


def variable(aspect_id: str, part: str) -> str:
    """The questionnaire variable that keeps this part of the question about this aspect."""
    return aspect_id if part == "antwoord" else f"{aspect_id}.{part}"
