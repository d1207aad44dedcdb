"""What the names and codes of another program become, so that conditions can follow them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from instruments.other_formats.conditions import Answered, Condition, Every, Not, NotUnderstood, Some
from instruments.other_formats.found import Choice, Found, Item, Kind
from instruments.other_formats.plain_words import name_of
from instruments.other_formats.standing_answers import standing_answer
from instruments.standard_answers import MISSING

GRADES = tuple(str(grade) for grade in range(1, 11))
HIGHEST = 95  # numbers above it are kept for answers that are no measurement


@dataclass(frozen=True)
class Coded:
    """A question under its new name: `codes` maps raw codes to ours, in order, `numbers` ours to numbers."""

    item: Item
    name: str
    codes: Mapping[str, str]
    numbers: Mapping[str, int]

    def own(self) -> tuple[Choice, ...]:
        """The choices that are the author's own."""
        return tuple(choice for choice in self.item.choices if self.codes[choice.code] in self.numbers)

    def also(self) -> tuple[str, ...]:
        """The standard answers among the choices, each once."""
        standing = (code for code in self.codes.values() if code not in self.numbers)
        return tuple(dict.fromkeys(standing)) if self.item.kind is not Kind.GRADE else ()


def coded_items(found: Found) -> dict[str, Coded]:
    """Raw name -> the question as it will be. A raw name that comes twice keeps its first question."""
    taken: set[str] = set()
    coded: dict[str, Coded] = {}
    for item in found.items():
        if item.kind is not Kind.NOTE:
            coded.setdefault(item.name, _coded(item, name_of(item.name, taken)))
    return coded


def _coded(item: Item, name: str) -> Coded:
    if item.kind is Kind.GRADE:
        return Coded(item, name, {grade: grade for grade in GRADES}, {grade: int(grade) for grade in GRADES})
    taken = set(MISSING)  # no choice of the author's own may be called like a standard answer
    standing = {choice.code: standing_answer(choice) for choice in item.choices}
    codes = {raw: code or name_of(raw, taken) for raw, code in standing.items()}
    own = [raw for raw, code in standing.items() if not code]
    return Coded(item, name, codes, {codes[raw]: number for raw, number in _numbers(own).items()})


def _numbers(raw_codes: list[str]) -> dict[str, int]:
    """The codes themselves where all of them are numbers that may stand; else 1, 2, 3."""
    as_numbers = [int(raw) for raw in raw_codes if raw.isascii() and raw.isdigit() and len(raw) < 3]
    fit = len(set(as_numbers)) == len(raw_codes) and all(number <= HIGHEST for number in as_numbers)
    numbers: Iterable[int] = as_numbers if fit else range(1, len(raw_codes) + 1)
    return dict(zip(raw_codes, numbers, strict=True))


def rule_of(condition: Condition, coded: Mapping[str, Coded]) -> dict[str, object]:
    """The condition as a rule of ours, ready for YAML. NotUnderstood when an answer in it does not exist."""
    match condition:
        case Every(parts):
            return {"all": [rule_of(part, coded) for part in parts]}
        case Some(parts):
            return {"any": [rule_of(part, coded) for part in parts]}
        case Not(part):
            return {"not": rule_of(part, coded)}
        case Answered():
            return _answer_rule(condition, coded)


def names_in(condition: Condition, coded: Mapping[str, Coded]) -> set[str]:
    """The raw names of the questions that the condition looks at."""
    match condition:
        case Every(parts) | Some(parts):
            return {name for part in parts for name in names_in(part, coded)}
        case Not(part):
            return names_in(part, coded)
        case Answered():
            return {_question(condition, coded)[0].item.name}


def _answer_rule(asked: Answered, coded: Mapping[str, Coded]) -> dict[str, object]:
    question, sign, value = _question(asked, coded)
    if not question.codes:
        raise NotUnderstood(f"'{question.item.name}' is geen vraag met vaste antwoorden")
    rule = _is(question, _meant(question, sign, value))
    return {"not": rule} if sign == "!=" and value else rule


def _is(question: Coded, raw_codes: list[str]) -> dict[str, object]:
    codes = list(dict.fromkeys(question.codes[raw] for raw in raw_codes))
    rule: dict[str, object] = {"answer": question.name, "is": codes}
    return rule if codes else {"not": _is(question, list(question.codes))}


def _meant(question: Coded, sign: str, value: str) -> list[str]:
    """The raw codes that the comparison is about; none stands for 'was not answered'."""
    if not value:
        return [] if sign == "=" else list(question.codes)
    if sign in ("=", "!=", "has"):
        if value not in question.codes:
            raise NotUnderstood(f"'{question.item.name}' heeft geen antwoord '{value}'")
        return [value]
    numbers = {raw: float(raw) for raw in question.codes if raw.isascii() and raw.isdigit()}
    if len(numbers) != len(question.codes):
        raise NotUnderstood(f"'{question.item.name}' heeft antwoorden die geen getal zijn")
    found = [raw for raw, number in numbers.items() if _compares(number, sign, value)]
    if not found:
        raise NotUnderstood(f"geen antwoord van '{question.item.name}' is {sign} {value}")
    return found


def _compares(number: float, sign: str, value: str) -> bool:
    try:
        bound = float(value)
    except ValueError:
        raise NotUnderstood(f"{sign} '{value}'") from None
    return {"<": number < bound, "<=": number <= bound, ">": number > bound, ">=": number >= bound}[sign]


_TICKED = {"1": True, "Y": True, "0": False, "": False, "N": False}


def _question(asked: Answered, coded: Mapping[str, Coded]) -> tuple[Coded, str, str]:
    """The question, and the comparison as one with its own codes: a box of its own counts as an answer."""
    if asked.name in coded:
        return coded[asked.name], asked.sign, asked.value
    for question, raw in _boxes(asked.name, coded):
        ticked = _TICKED.get(asked.value)
        if asked.sign in ("=", "!=") and ticked is not None and raw in question.codes:
            return question, "has" if ticked == (asked.sign == "=") else "!=", raw
    raise NotUnderstood(f"'{asked.name}' is hier geen vraag")


def _boxes(name: str, coded: Mapping[str, Coded]) -> Iterable[tuple[Coded, str]]:
    """`vraag(2)` of REDCap and `vraag_SQ002` of LimeSurvey are one box of a question with several answers."""
    for question, coded_question in coded.items():
        if coded_question.item.kind is Kind.MULTIPLE and name.startswith(question):
            rest = name[len(question) :]
            if rest.startswith("(") and rest.endswith(")"):
                yield coded_question, rest[1:-1]
            elif rest.startswith("_"):
                yield coded_question, rest[1:]
