"""What study.yaml says about the fieldwork: anonymity, the key, whom to turn to, and the targets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from analysis.study import Stratum, Target
from instruments.field_reader import FieldReader
from instruments.problems import did_you_mean

ANONYMITY = ("anoniem", "pseudoniem", "bekend")
MOST_WANTED = 1_000_000  # complete questionnaires in one target


def read_field_rules(
    reader: FieldReader, perspectieven: Sequence[str], strata: Sequence[Stratum]
) -> dict[str, Any]:
    """The fields of Study that are about fieldwork; every one of them may be absent."""
    return {
        "anonymity": reader.choice("anonymity", ANONYMITY, "pseudoniem"),
        "key_until": _day(reader, "key_until"),
        "support": reader.texts("support", required=False),
        "privacy_officer": reader.texts("privacy_officer", required=False),
        "processors": reader.texts("processors", required=False),
        "targets": tuple(
            _target(child, perspectieven, strata) for child in reader.mappings("targets", required=False)
        ),
        "paper_without_code": reader.flag("paper_without_code"),
    }


def _day(reader: FieldReader, key: str) -> str:
    text = reader.text(key, "")
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        reader.report("day-unreadable", key, key=key, value=text)
        return ""


def _target(reader: FieldReader, perspectieven: Sequence[str], strata: Sequence[Stratum]) -> Target:
    perspectief = reader.text("perspectief", "")
    if perspectief:
        _known(reader, "perspectief", "perspectief-unknown", perspectief, perspectieven)
    where = _where(reader, strata)
    target = Target(perspectief, where, reader.whole_between("count", 1, MOST_WANTED))
    reader.close()
    return target


def _where(reader: FieldReader, strata: Sequence[Stratum]) -> dict[str, str]:
    child = reader.mapping("where", required=False)
    if child is None:
        return {}
    values = {stratum.id: [value.code for value in stratum.values] for stratum in strata}
    found = {name: child.text(name) for name in child.keys()}  # noqa: SIM118  # this also marks them as asked
    for name, value in found.items():
        _known(child, name, "stratum-unknown", name, tuple(values))
        if name in values and value:
            _known(child, name, "stratum-value-unknown", value, values[name])
    return found


def _known(reader: FieldReader, key: str, code: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        allowed = ", ".join(known) or "(geen)"
        reader.report(code, key, key=key, value=value, allowed=allowed, hint=did_you_mean(value, known))
