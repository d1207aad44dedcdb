"""Fields that several kinds of codebook share: values, their meanings, lists that may not be empty."""

from __future__ import annotations

import codebooks.problem_texts  # noqa: F401  (its codes must be in the catalogue before a Problem is made)
from codebooks.values import Reason, Value
from instruments.field_reader import FieldReader
from instruments.texts import Texts

VALUE_NAMES = tuple(value.value for value in Value)
REASON_NAMES = tuple(reason.value for reason in Reason)


def read_value(reader: FieldReader, key: str) -> Value:
    """One of the five values; geen_informatie stands in where a Problem was reported."""
    name = reader.choice(key, VALUE_NAMES)
    return Value(name) if name in VALUE_NAMES else Value.GEEN_INFORMATIE


def read_reason(reader: FieldReader, key: str) -> Reason:
    """One of the reasons; onbekend stands in where a Problem was reported."""
    name = reader.choice(key, REASON_NAMES)
    return Reason(name) if name in REASON_NAMES else Reason.ONBEKEND


def read_meanings(reader: FieldReader, key: str, all_values: bool) -> dict[Value, Texts]:
    """What each value means; with `all_values` every value must be there, else only what is overridden."""
    fields = reader.mapping(key, required=all_values)
    if fields is None:
        return {}
    wanted = [value for value in Value if all_values or fields.has(value.value)]
    found = {value: fields.texts(value.value) for value in wanted}
    fields.close()
    return found


def read_list(reader: FieldReader, key: str) -> list[FieldReader]:
    """A list of mappings that must have at least one item."""
    items = reader.mappings(key)
    if not items and reader.has(key):
        reader.report("codebook-list-empty", key, key=key)
    return items


def read_named(reader: FieldReader, key: str) -> tuple[tuple[str, Texts], ...]:
    """A list of `{id, label}` as pairs; an id used twice is reported here, where its line is known."""
    found: dict[str, Texts] = {}
    for item in read_list(reader, key):
        id, label = item.name("id"), item.texts("label")
        if id in found:
            item.report("codebook-id-twice", "id", id=id, where=key)
        found[id] = label
        item.close()
    return tuple(found.items())
