"""The parts of a StatLine table, JSON as CBS gives it, read into a CbsTable: titles, steps, kinds of gap."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import analysis.cbs.problems  # noqa: F401  (fills the catalogue)
from analysis.arguments import number
from analysis.results import CbsFigure, CbsRow, CbsTable, CbsTopic
from instruments.problems import Problem, problem

Parts = Mapping[str, Any]
Rounding = float | Mapping[str, float]  # the step of every count, or per topic
TABLE_ID = re.compile(r"\d{5}[A-Za-z]{3}")
ROUNDED_TO = {"85100NED": 5.0, "85102NED": 5.0}  # CBS rounds numbers of youths with jeugdzorg
COUNT = "aantal"  # the unit of a count
DIMENSIONS = ("Dimension", "TimeDimension", "GeoDimension", "GeoDetail")
SIGNS = {".": "onbekend", "-": "nihil", "": "leeg"}
NO_FIGURE = "niet_gegeven"
DATA_SETS = ("UntypedDataSet", "TypedDataSet")
PROVISIONAL = {"Definitief": False, "Voorlopig": True, "NaderVoorlopig": True}
MOST_DECLARED = 1e9  # no table is rounded to more
MOST_SHOWN = 20  # unreadable figures; a spoiled file has one kind of mistake


class NotATable(ValueError):
    """The file is no table of StatLine; the message says in Dutch what is missing."""


def parsed(parts: Any, file: str, rounding: Rounding | None) -> tuple[CbsTable, tuple[Problem, ...]]:
    """The table, and a Problem for each figure that cannot be read. NotATable when a part is missing."""
    info, properties = _records(parts, "TableInfos")[0], _records(parts, "DataProperties")
    id = _text(info, "Identifier")
    topics = tuple(_topic(one, id, rounding) for one in properties if one.get("Type") == "Topic")
    names = [_text(one, "Key") for one in properties if one.get("Type") in DIMENSIONS]
    dimensions = {name: {_text(one, "Key"): one for one in _records(parts, name)} for name in names}
    data = next((_records(parts, name) for name in DATA_SETS if name in parts), None)
    if data is None or not topics:
        raise NotATable("er zijn geen gegevens")
    rows = tuple(_row(one, topics, dimensions) for one in data)
    origin, modified, fetched = (_text(place, key) for place, key in _places(parts, info))
    table = CbsTable(id, _text(info, "Title"), modified, fetched, origin, topics, rows)
    return table, tuple(_unreadable(table, file))[:MOST_SHOWN]


def _places(parts: Parts, info: Parts) -> tuple[tuple[Parts, str], ...]:
    return (parts, "origin"), (info, "Modified"), (parts, "fetched")


def _records(parts: Any, name: str) -> list[Parts]:
    """A part: a list of at least one record."""
    found = parts.get(name) if isinstance(parts, Mapping) else None
    if not isinstance(found, list) or not found or not all(isinstance(one, Mapping) for one in found):
        raise NotATable(f"het deel {name} ontbreekt of is leeg")
    return found


def _text(record: Parts, key: str) -> str:
    """The text under a key, without the spaces that CBS fills codes up with; '' when there is none."""
    found = record.get(key)
    return "" if found is None else str(found).strip()


def _topic(record: Parts, table: str, rounding: Rounding | None) -> CbsTopic:
    key, unit = _text(record, "Key"), _text(record, "Unit")
    return CbsTopic(key, _text(record, "Title"), unit, _step(record, key, unit, table, rounding))


def _step(record: Parts, key: str, unit: str, table: str, rounding: Rounding | None) -> float:
    """What the caller says, else the file, else what is known of the table, else the last decimal."""
    if isinstance(rounding, Mapping) and key in rounding:
        return number(f"rounding[{key!r}]", rounding[key], low=0.0)
    if rounding is not None and not isinstance(rounding, Mapping) and unit == COUNT:
        return number("rounding", rounding, low=0.0)
    if "Rounding" in record:
        return _declared(record, "Rounding")
    if unit == COUNT and table.upper() in ROUNDED_TO:
        return ROUNDED_TO[table.upper()]
    return float(10.0 ** -_declared(record, "Decimals"))


def _declared(record: Parts, key: str) -> float:
    """A number that the table says of itself, such as its decimals; 0 when it does not."""
    try:
        return number(key, record.get(key) or 0, low=0.0, high=MOST_DECLARED)
    except ValueError:
        raise NotATable(f"bij {key} staat geen bruikbaar getal") from None


def _row(
    record: Parts, topics: tuple[CbsTopic, ...], dimensions: Mapping[str, Mapping[str, Parts]]
) -> CbsRow:
    codes = {name: _text(record, name) for name in dimensions}
    members = {name: dimensions[name].get(code, {}) for name, code in codes.items()}
    titles = {name: _text(member, "Title") or codes[name] for name, member in members.items()}
    status, provisional = _status(members.values())
    figures = {topic.key: _figure(record.get(topic.key), topic, status, provisional) for topic in topics}
    return CbsRow(codes, titles, figures)


def _status(members: Any) -> tuple[str, bool | None]:
    """The status of the row's period; an asterisk after its title is CBS's sign for provisional."""
    for member in members:
        status = _text(member, "Status")
        if status:
            return status, PROVISIONAL.get(status)
        if _text(member, "Title").endswith("*"):
            return "", True
    return "", None


def _figure(printed: Any, topic: CbsTopic, status: str, provisional: bool | None) -> CbsFigure:
    text = "" if printed is None else str(printed).strip()
    kind = NO_FIGURE if printed is None else SIGNS.get(text, "waarde")
    value = _number(text) if kind == "waarde" else math.nan
    low, high = value - topic.step / 2, value + topic.step / 2
    low = max(low, 0.0) if value >= 0 else low
    return CbsFigure(kind, text, value, low, high, topic.step, status, provisional)


def _number(text: str) -> float:
    """The number; NaN for what is none, which `_unreadable` reports."""
    try:
        found = float(text)
    except ValueError:
        return math.nan
    return found if math.isfinite(found) else math.nan


def _unreadable(table: CbsTable, file: str) -> Iterator[Problem]:
    for row in table.rows:
        for topic, figure in row.figures.items():
            if figure.kind == "waarde" and math.isnan(figure.value):
                yield problem("cbs-figure-unreadable", file, 0, topic=topic, value=figure.printed)
