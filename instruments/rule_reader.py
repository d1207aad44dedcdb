"""Rules for showing a page or question: a small typed tree in YAML, never an expression as text.

    {answer: klik_swt.gebeurd, is: [ja, gedeeltelijk]}    {all: [...]}    {any: [...]}    {not: {...}}

Here they are read; `rule_checks.py` checks them, and the web app's domain decides whether they hold.
"""

from __future__ import annotations

from instruments.field_reader import FieldReader
from instruments.model import AllOf, AnswerIs, AnyOf, NotRule, Rule

_SHAPES = ("answer", "all", "any", "not")
_NEVER: Rule = AnyOf(())  # stands in for a rule with a Problem; the caller drops the instrument


def read_rule(reader: FieldReader, key: str) -> Rule | None:
    """The rule under this field, or None where there is none."""
    child = reader.mapping(key, required=False)
    return None if child is None else _rule(child)


def _rule(reader: FieldReader) -> Rule:
    shapes = [shape for shape in _SHAPES if reader.has(shape)]
    if len(shapes) != 1:
        reader.report("rule-shape")
        return _NEVER
    rule = _READERS[shapes[0]](reader)
    reader.close()
    return rule


def _answer(reader: FieldReader) -> Rule:
    variable, values = reader.text("answer"), reader.names("is")
    if reader.has("is") and not values:
        reader.report("rule-empty", "is", key="is")
    return AnswerIs(variable, values, reader.line_of("answer"))


def _all(reader: FieldReader) -> Rule:
    return AllOf(_several(reader, "all"))


def _any(reader: FieldReader) -> Rule:
    return AnyOf(_several(reader, "any"))


def _not(reader: FieldReader) -> Rule:
    child = reader.mapping("not")
    return _NEVER if child is None else NotRule(_rule(child))


def _several(reader: FieldReader, key: str) -> tuple[Rule, ...]:
    before = len(reader.problems)
    rules = tuple(_rule(child) for child in reader.mappings(key))
    if not rules and len(reader.problems) == before:
        reader.report("rule-empty", key, key=key)
    return rules


_READERS = {"answer": _answer, "all": _all, "any": _any, "not": _not}
