"""Two entries of one form side by side: where they differ, how often they agree, and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.paper import messages
from survey_app.domain.paper.fields import Field
from survey_app.domain.paper.typed import Typed, read_typed

Values = Mapping[str, str]
FIRST, SECOND, OTHER = "eerste", "tweede", "anders"


@dataclass(frozen=True)
class Difference:
    """A field that two people typed differently; '' where one left it empty."""

    field: Field
    first: str
    second: str


@dataclass(frozen=True)
class FieldAgreement:
    """Of how many forms both people typed the same in this field."""

    field: Field
    same: int
    forms: int


def differences(fields: Sequence[Field], first: Values, second: Values) -> tuple[Difference, ...]:
    """The fields that differ, in the order of the paper."""
    pairs = ((field, first.get(field.name, ""), second.get(field.name, "")) for field in fields)
    return tuple(Difference(field, one, other) for field, one, other in pairs if one != other)


def agreement(fields: Sequence[Field], differed: Iterable[Iterable[str]]) -> tuple[FieldAgreement, ...]:
    """Per field how often two entries were the same; `differed` names the fields that differed, per form."""
    forms = [set(names) for names in differed]
    counts = Counter(name for names in forms for name in names)
    return tuple(FieldAgreement(field, len(forms) - counts[field.name], len(forms)) for field in fields)


def settled(fields: Sequence[Field], first: Values, second: Values, form: Mapping[str, str]) -> Typed:
    """What counts, after somebody looked at the paper once more; a mistake per difference left undecided.

    `form` says per field name `eerste`, `tweede` or `anders`; with `anders` what stands on paper is under
    `anders:<name>`.
    """
    found = differences(fields, first, second)
    again = [one.field for one in found if form.get(one.field.name) == OTHER]
    typed = read_typed(again, {field.name: form.get(f"{OTHER}:{field.name}", "") for field in again})
    chosen = {one.field.name: _choice(one, form, typed.values) for one in found}
    undecided = [Mistake(one.field.name, messages.UNDECIDED, {"number": one.field.number}) for one in found]
    mistakes = [*(m for m in undecided if chosen[m.variable] is None), *typed.mistakes]
    values = {**first, **{name: value or "" for name, value in chosen.items()}}
    ordered = {field.name: values[field.name] for field in fields if values.get(field.name)}
    return Typed(ordered, tuple(mistakes))


def _choice(one: Difference, form: Mapping[str, str], typed: Values) -> str | None:
    """What was decided; None when nothing was."""
    choice = form.get(one.field.name, "")
    decided = {FIRST: one.first, SECOND: one.second, OTHER: typed.get(one.field.name, "")}
    return decided.get(choice)
