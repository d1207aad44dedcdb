"""What the college answered to a recommendation, as the standpunt it becomes once staff take it over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from analysis.report_rows import Recommendation, Standpoint
from analysis.wederhoor_rows import Reaction
from instruments.days import is_day
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.report_items import ReportItem
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.replies import Exchange

COLLEGE = "college"  # who answers in a bestuurlijke ronde
# The nota is Dutch, and so are the words before what the college filled in.
_FILLED_IN = (("Uitvoerbaar: ", "feasible"), ("Actie: ", "action"), ("Gevolgen: ", "consequences"))
_BRACES = str.maketrans({"{": "(", "}": ")"})  # whoever answers from outside refers to no figures


@dataclass(frozen=True)
class CollegeAnswer:
    """An answer that was sent, as the standpunt it would be; `key` names it in a form."""

    key: str
    reader: str
    value: Standpoint


@dataclass(frozen=True)
class Answered:
    """A recommendation with its answers, oldest first, and the standpunt that is there, with its revision."""

    recommendation: Recommendation
    answers: tuple[CollegeAnswer, ...]
    kept: Standpoint | None = None
    revision: int = 0  # 0: there is no standpunt

    @property
    def is_taken_over(self) -> bool:
        """Whether the standpunt says what an answer says; its day may differ."""
        return self.kept is not None and any(_same(one.value, self.kept) for one in self.answers)

    @property
    def proposed(self) -> str:
        """The key of the only answer, where nobody wrote a standpunt; '' where staff must choose."""
        return self.answers[0].key if self.kept is None and len(self.answers) == 1 else ""


@dataclass(frozen=True)
class Taken:
    """A standpunt to be kept over what the person saw."""

    value: Standpoint
    over: Standpoint | None
    revision: int


def standpoint_id(recommendation: str) -> str:
    """What names the college's standpunt among the items of the report."""
    return f"{recommendation}.{COLLEGE}"


def answered(
    recommendations: Iterable[Recommendation], exchanges: Sequence[Exchange], kept: Mapping[str, ReportItem]
) -> tuple[Answered, ...]:
    """Every recommendation that was answered, in the order of the report. `kept` is by standpoint_id."""
    found = []
    for one in recommendations:
        said = [
            _answer(one.id, exchange)
            for exchange in exchanges
            if (exchange.passage.kind, exchange.passage.about) == ("aanbeveling", one.id)
        ]
        item = kept.get(standpoint_id(one.id))
        value = Standpoint(**item.content) if item else None
        if said:
            found.append(Answered(one, tuple(said), value, item.revision if item else 0))
    return tuple(found)


def _answer(recommendation: str, one: Exchange) -> CollegeAnswer:
    said = one.reaction
    return CollegeAnswer(f"{one.passage.id} {said.reader}", said.reader, _standpoint(recommendation, said))


def _standpoint(recommendation: str, said: Reaction) -> Standpoint:
    more = [f"{opening}{text}" for opening, name in _FILLED_IN if (text := getattr(said, name))]
    text = "\n".join(part for part in (said.text, *more) if part)
    return Standpoint(recommendation, COLLEGE, said.remark, said.on, _without_references(text))


def _without_references(text: str) -> str:
    return text.translate(_BRACES) if "{{" in text else text


def _same(one: Standpoint, other: Standpoint) -> bool:
    return {**asdict(one), "on": ""} == {**asdict(other), "on": ""}


def check_chosen(
    form: Mapping[str, str], answers: Sequence[Answered]
) -> tuple[tuple[Taken, ...], tuple[Mistake, ...]]:
    """What was chosen (`keuze-1`, with `versie-1` as it was seen), and what is wrong with `datum` or that."""
    day = clean(form.get("datum", ""))
    mistakes = [Mistake("datum", messages.NO_DAY)] if day and not is_day(day) else []
    taken = [one for item in answers if (one := _taken(form, item, day))]
    if not taken:
        mistakes.append(Mistake("standpunten", messages.NO_ANSWER_CHOSEN))
    return tuple(taken), tuple(mistakes)


def _taken(form: Mapping[str, str], item: Answered, day: str) -> Taken | None:
    id = item.recommendation.id
    chosen = next((one for one in item.answers if one.key == form.get(f"keuze-{id}")), None)
    seen = form.get(f"versie-{id}", "")
    revision = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1
    return Taken(replace(chosen.value, on=day), item.kept, revision) if chosen else None
