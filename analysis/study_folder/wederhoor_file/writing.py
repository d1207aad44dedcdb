"""Rounds, passages, reactions and replies -> wederhoor.yaml, each under what it belongs to."""

from __future__ import annotations

from typing import Any

from analysis.study_folder.wederhoor_file.reading import WederhoorRows
from analysis.wederhoor_rows import Reaction, Reply, WederhoorPassage
from instruments.yaml_text import yaml_bytes

_ROUND = ("id", "kind", "state", "starts_on", "until", "text", "nawoord")
_PASSAGE = ("id", "kind", "about", "text")
_SAID = ("reader", "remark", "text", "proposal", "feasible", "action", "consequences", "attachment", "on")
_REPLY = ("verdict", "why", "becomes")
Key = tuple[str, str]  # round, passage


def wederhoor_yaml(rows: WederhoorRows) -> bytes:
    """The file in canonical spelling; empty fields are left out."""
    replies = {(one.round, one.passage, one.reader): one for one in rows.replies}
    said: dict[Key, list[dict[str, Any]]] = {}
    for one in rows.reactions:
        tree = _reaction(one, replies.get((one.round, one.passage, one.reader)))
        said.setdefault((one.round, one.passage), []).append(tree)
    shown: dict[str, list[dict[str, Any]]] = {}
    for passage in rows.passages:
        shown.setdefault(passage.round, []).append(_passage(passage, said))
    rounds = [{**_fields(one, _ROUND), **_some("passages", shown.get(one.id))} for one in rows.rounds]
    return yaml_bytes({"kind": "wederhoor", "rounds": rounds})


def _passage(row: WederhoorPassage, said: dict[Key, list[dict[str, Any]]]) -> dict[str, Any]:
    reactions = _some("reactions", said.get((row.round, row.id)))
    return {**_fields(row, _PASSAGE), "readers": list(row.readers), **reactions}


def _reaction(row: Reaction, reply: Reply | None) -> dict[str, Any]:
    late: dict[str, Any] = {"late": True} if row.late else {}
    answer: dict[str, Any] = {"reply": _fields(reply, _REPLY)} if reply else {}
    return {**_fields(row, _SAID), **late, **answer}


def _fields(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(row, name))}


def _some(key: str, found: list[dict[str, Any]] | None) -> dict[str, Any]:
    return {key: found} if found else {}
