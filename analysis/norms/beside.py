"""What feeds norms beside coded cells: answers to a question, and computed figures held against a threshold.

Nothing is read or computed where no norm asks for it. No pandas, but for figures: those come from the
study's own tables, which are made when the first figure is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from analysis.norms.shares import partial_credit
from analysis.results import CellValue
from analysis.study import StudyData
from codebooks.model import EvidenceLink, Normenkader, Scale
from codebooks.norm_checks import is_figure
from instruments.model import Instrument

LookUp = Callable[[str], CellValue]
NO_ANSWERS = "Niemand beantwoordde deze vraag."
NO_FIGURE = "Dit cijfer is er niet (meer) in de tabellen van het onderzoek."
NO_NUMBER = "Op deze plaats in de tabel staat geen getal."
NO_CELLS = "Er is geen gecodeerde cel die meetelt."
NOT_READ = "Nog niet beoordeeld."


def no_figures(address: str) -> CellValue:
    """Where there are no tables: every address is unknown."""
    raise KeyError(address)


@dataclass(frozen=True)
class Beside:
    """`answers`: question -> how often each answer was given, missing ones left out; `look_up`: a number."""

    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    look_up: LookUp = no_figures


NOTHING_BESIDE = Beside()


def beside_of(data: StudyData) -> Beside:
    """What the study has for the links of its normenkaders."""
    links = tuple(_links(data.normenkaders()))
    questions = {link.question for link in links if link.question}
    figures = any(link.figure for link in links)
    return Beside(count_answers(data, questions), _figures_of(data) if figures else no_figures)


def count_answers(data: StudyData, questions: Iterable[str]) -> dict[str, Counter[str]]:
    """Per question (instrument.variable) how often each answer was given; missing codes are no answer."""
    found: dict[str, Counter[str]] = {question: Counter() for question in questions}
    if not found:
        return found
    for answer in data.answers:
        counted = found.get(f"{answer.instrument}.{answer.question}")
        if counted is not None:
            counted[answer.value] += 1
    missing = {question: _missing_codes(data, question) for question in found}
    return {
        question: Counter({v: n for v, n in counted.items() if not set(v.split()) <= missing[question]})
        for question, counted in found.items()
    }


def met_by(link: EvidenceLink, answer: str) -> str:
    """ja, deels or nee: what this answer says about the norm. Of several options the best one counts."""
    given = set(answer.split())
    if given & set(link.met):
        return "ja"
    return "deels" if given & set(link.partly) else "nee"


def outcomes(link: EvidenceLink, answers: Mapping[str, int]) -> Counter[str]:
    """How many answers say ja, deels and nee."""
    found: Counter[str] = Counter()
    for answer, number in answers.items():
        found[met_by(link, answer)] += number
    return found


def answered_share(link: EvidenceLink, scale: Scale, beside: Beside) -> tuple[Fraction | None, int]:
    """(ja + deels x partial credit) / all answers, exact; None without answers. And how many there are."""
    found = outcomes(link, beside.answers.get(link.question, {}))
    n = sum(found.values())
    return ((found["ja"] + partial_credit(scale) * found["deels"]) / Fraction(n) if n else None), n


def figure_share(link: EvidenceLink, beside: Beside) -> tuple[Fraction | None, float | None, str]:
    """1 when the figure is within its threshold, else 0; the figure; and why there is no share, in Dutch."""
    try:
        value = beside.look_up(link.figure) if is_figure(link.figure) else None
    except KeyError:
        return None, None, NO_FIGURE
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None, None, NO_NUMBER
    low = link.at_least is None or value >= link.at_least
    high = link.at_most is None or value <= link.at_most
    return Fraction(int(low and high)), float(value), ""


def _links(kaders: Iterable[Normenkader]) -> Iterable[EvidenceLink]:
    return (link for kader in kaders for norm in kader.norms for link in norm.evidence)


def _missing_codes(data: StudyData, question: str) -> frozenset[str]:
    """Codes that measure nothing, in the questionnaire as it is and as it was."""
    name, _, variable = question.partition(".")
    current = data.instruments.get(name)
    versions: list[Instrument] = [i for (id, _), i in data.earlier.items() if id == name]
    versions += [current] if current else []
    parts = (part for instrument in versions for part in instrument.parts() if part.variable == variable)
    return frozenset(option.code for part in parts for option in part.options if option.missing)


def _figures_of(data: StudyData) -> LookUp:
    """Numbers from the tables that do not follow from judgements; the tables are made at the first."""
    made: list[LookUp] = []

    def look_up(address: str) -> CellValue:
        if not made:
            from analysis.tables import without_judgements  # loads pandas

            made.append(without_judgements(data).look_up)
        return made[0](address)

    return look_up
