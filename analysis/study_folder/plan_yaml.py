"""plan.yaml -> Plan, checked against the questionnaires and strata that it names."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from analysis.plan import (
    MEASURED,
    ORDINAL,
    Margin,
    Municipality,
    Plan,
    PlannedBenchmark,
    PlannedComparison,
    PlannedResponse,
    PlannedScale,
    PlannedWeights,
)
from analysis.study_folder import plan_texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import LONGEST_SHOWN, until_hopeless
from instruments.field_reader import FieldReader
from instruments.model import QuestionKind
from instruments.problems import Problem, did_you_mean
from instruments.yaml_source import MapNode

MOST_PEOPLE = 99_999_999
COUNTED = frozenset({QuestionKind.AANWEZIG, QuestionKind.STELLING, QuestionKind.SINGLE, QuestionKind.GRADE})
T = TypeVar("T")


def read_plan(node: MapNode, file: str, known: KnownNames, problems: list[Problem]) -> Plan:
    """The plan; what is wrong is added to `problems`. Nothing is checked against a file that did not read."""
    reader = FieldReader(node, file, problems)
    reader.choice("kind", ("plan",))
    names = _Names(known)
    scales = _each(reader, "scales", lambda child: _scale(child, names))
    names = _Names(known, tuple(scale.id for scale in scales))
    plan = Plan(
        scales=scales,
        comparisons=_each(reader, "groups", lambda child: _comparison(child, names)),
        response=_each(reader, "response", lambda child: _response(child, names), key="perspectief"),
        weights=_each(reader, "weights", lambda child: _weights(child, names)),
        benchmarks=_each(reader, "benchmark", _benchmark),
    )
    reader.close()
    return plan


def _each(reader: FieldReader, name: str, read: Callable[[FieldReader], T], key: str = "id") -> tuple[T, ...]:
    """Every item under `name`; each has a `key` of its own."""
    children = reader.mappings(name, required=False)
    found = tuple(read(child) for child in until_hopeless(children, reader.problems))
    _report_twice(children, key, "id-twice", key)
    return found


def _report_twice(children: list[FieldReader], field: str, code: str, key: str) -> None:
    seen: set[str] = set()
    for child in children:
        value = child.text(field, "")
        if value and value in seen:
            child.report(code, field, key=key, value=value[:LONGEST_SHOWN])
        seen.add(value)


@dataclass(frozen=True)
class _Names:
    """What a plan may name, and the reporting of what it may not."""

    known: KnownNames
    scales: tuple[str, ...] = ()

    def instrument(self, reader: FieldReader) -> str:
        name = reader.text("instrument")
        asked = tuple(self.known.study.instruments.values()) if self.known.study else ()
        if name and self.known.study and name not in asked:
            _unknown(reader, "instrument", "plan-instrument-unknown", name, asked)
        return name

    def question(self, reader: FieldReader, key: str, instrument: str, name: str) -> None:
        """A question that can be counted with."""
        variables = self.known.ever_asked.get(instrument)
        if variables is None:
            return
        if name not in variables:
            _unknown(reader, key, "plan-question-unknown", name, variables, instrument=instrument)
        elif variables[name][0].kind not in COUNTED:
            reader.report("plan-question-kind", key, value=name)

    def either(
        self, reader: FieldReader, key: str, code: str, instrument: str, others: Collection[str]
    ) -> str:
        """The field's text: one of `others`, or a question of the instrument."""
        name = reader.text(key)
        variables = self.known.ever_asked.get(instrument)
        if not name or name in others or variables is None:
            return name
        if name in variables:
            self.question(reader, key, instrument, name)
        else:
            _unknown(reader, key, code, name, [*others, *variables], instrument=instrument)
        return name

    def strata(self) -> tuple[str, ...]:
        return tuple(stratum.id for stratum in self.known.study.strata) if self.known.study else ()

    def values_of(self, instrument: str, by: str) -> Collection[str] | None:
        """What a stratum or question can be; None where that is not known."""
        for stratum in self.known.study.strata if self.known.study else ():
            if stratum.id == by:
                return [value.code for value in stratum.values]
        found = self.known.ever_asked.get(instrument, {}).get(by)
        return [option.code for option in found[1].options if not option.missing] if found else None


def _scale(reader: FieldReader, names: _Names) -> PlannedScale:
    instrument = names.instrument(reader)
    scale = PlannedScale(
        id=reader.name("id"),
        title=reader.texts("title"),
        instrument=instrument,
        questions=reader.names("questions"),
        reversed=reader.names("reversed", ()),
    )
    for name in scale.questions:
        names.question(reader, "questions", instrument, name)
    if len(set(scale.questions)) < 2:
        reader.report("plan-scale-short", "questions", value=scale.id)
    for name in [name for name in scale.reversed if name not in scale.questions]:
        _unknown(reader, "reversed", "plan-reversed-unknown", name, scale.questions)
    reader.close()
    return scale


def _comparison(reader: FieldReader, names: _Names) -> PlannedComparison:
    instrument = names.instrument(reader)
    found = PlannedComparison(
        id=reader.name("id"),
        title=reader.texts("title"),
        instrument=instrument,
        value=names.either(reader, "value", "plan-value-unknown", instrument, names.scales),
        by=names.either(reader, "by", "plan-by-unknown", instrument, names.strata()),
        measured=reader.choice("measured", MEASURED, ORDINAL),
    )
    reader.close()
    return found


def _response(reader: FieldReader, names: _Names) -> PlannedResponse:
    perspectief = reader.text("perspectief")
    known = names.known.perspectieven
    if perspectief and known is not None and perspectief not in known:
        _unknown(reader, "perspectief", "perspectief-unknown", perspectief, known)
    found = PlannedResponse(
        perspectief,
        invited=reader.whole_between("invited", 0, MOST_PEOPLE),
        undeliverable=reader.whole_between("undeliverable", 0, MOST_PEOPLE, 0),
        refused=reader.whole_between("refused", 0, MOST_PEOPLE, 0),
        started=_optional_whole(reader, "started"),
        partial=_optional_whole(reader, "partial"),
    )
    outcomes = found.undeliverable + found.refused
    if outcomes > found.invited:
        reader.report("plan-count", "invited", value=perspectief, count=outcomes, of=found.invited)
    reader.close()
    return found


def _optional_whole(reader: FieldReader, key: str) -> int | None:
    given = reader.has(key)
    value = reader.whole_between(key, 0, MOST_PEOPLE, 0)
    return value if given else None


def _weights(reader: FieldReader, names: _Names) -> PlannedWeights:
    instrument = names.instrument(reader)
    trim = reader.number("trim", 0.0) if reader.has("trim") else None
    margins = reader.mappings("margins")
    _report_twice(margins, "by", "name-twice", "margins")
    found = PlannedWeights(
        id=reader.name("id"),
        title=reader.texts("title"),
        instrument=instrument,
        margins=tuple(_margin(child, names, instrument) for child in margins),
        questions=reader.names("questions"),
        trim=trim,
    )
    if reader.has("margins") and not margins:
        reader.report("field-missing", "margins", key="margins")
    if trim is not None and trim <= 1:
        details = {"key": "trim", "value": trim, "low": "meer dan 1", "high": MOST_PEOPLE}
        reader.report("number-out-of-range", "trim", **details)
    for name in found.questions:
        names.question(reader, "questions", instrument, name)
    reader.close()
    return found


def _margin(reader: FieldReader, names: _Names, instrument: str) -> Margin:
    """Whether the margins fit the answers is for `analysis.weighting.rake` to say."""
    by = names.either(reader, "by", "plan-by-unknown", instrument, names.strata())
    counts = reader.mapping("counts")
    allowed = names.values_of(instrument, by)
    found = []
    for code in counts.keys() if counts else ():  # noqa: SIM118  # a FieldReader is no dict
        if allowed is not None and code not in allowed:
            _unknown(counts, code, "plan-margin-value", code, allowed, by=by)  # type: ignore[arg-type]
        found.append((code, counts.number(code)))  # type: ignore[union-attr]
    reader.close()
    return Margin(by, tuple(found))


def _benchmark(reader: FieldReader) -> PlannedBenchmark:
    own = reader.mapping("own")
    others = reader.mappings("others")
    found = PlannedBenchmark(
        id=reader.name("id"),
        title=reader.texts("title"),
        own=_municipality(own) if own else Municipality("", 0, 0),
        others=tuple(_municipality(child) for child in others),
        margin=reader.number("margin"),
        reason=reader.text("reason"),
        higher_is_better=reader.flag("higher_is_better", default=True),
    )
    _report_twice([one for one in (own, *others) if one], "name", "name-twice", "others")
    if not others and reader.has("others"):
        reader.report("plan-others-few", "others", value=found.id)
    if reader.has("margin") and not 0 < found.margin < 1:
        reader.report("number-out-of-range", "margin", key="margin", value=found.margin, low=0, high=1)
    reader.close()
    return found


def _municipality(reader: FieldReader) -> Municipality:
    found = Municipality(
        reader.text("name"),
        count=reader.whole_between("count", 0, MOST_PEOPLE),
        of=reader.whole_between("of", 1, MOST_PEOPLE),
    )
    if found.count > found.of:
        reader.report("plan-count", "count", value=found.name, count=found.count, of=found.of)
    reader.close()
    return found


def _unknown(
    reader: FieldReader, key: str, code: str, value: str, known: Collection[str], **details: object
) -> None:
    shown = value[:LONGEST_SHOWN]
    hint = did_you_mean(shown, known)
    reader.report(code, key, value=shown, allowed=", ".join(known), hint=hint, **details)
