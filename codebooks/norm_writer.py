"""Normenkader -> YAML: what `codebooks.norm_loader` reads back as the same, in one spelling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from codebooks.model import BoundaryRule, EvidenceLink, Level, Norm, Normenkader, Scale
from codebooks.norm_model import KaderChange
from instruments.texts import Texts
from instruments.yaml_text import yaml_bytes

Fields = dict[str, Any]


def write_normenkader(kader: Normenkader) -> bytes:
    """The whole file; fields that say nothing are left out. Comments of an earlier file are not kept."""
    frozen = {
        "frozen_on": kader.frozen_on or None,
        "frozen_hash": kader.frozen_hash or None,
        "fieldwork_began": kader.fieldwork_began or None,
    }
    after = {"changes": [_change(one) for one in kader.changes] or None}
    head = {"kind": "normenkader", "id": kader.id, "version": kader.version}
    return dump({**head, "languages": list(kader.languages), **frozen, **content_tree(kader), **after})


def dump(tree: Mapping[str, Any]) -> bytes:
    """The tree as YAML, without the fields that are None."""
    return yaml_bytes({key: value for key, value in tree.items() if value is not None})


def content_tree(kader: Normenkader) -> Fields:
    """What the study is judged by: everything but when it was frozen and what was changed since."""
    return _told(
        title=_texts(kader.title),
        questions=[_told(id=one.id, text=_texts(one.text)) for one in kader.questions],
        parts=[_told(id=id, label=_texts(label)) for id, label in kader.parts],
        norms=[_norm(norm) for norm in kader.norms],
        scale=_scale(kader.scale),
        objections=[_told(text=_texts(text)) for text in kader.objections],
    )


def _norm(norm: Norm) -> Fields:
    why = "why_not" if norm.applicable else "gap"
    return _told(
        id=norm.id,
        deelvraag=norm.deelvraag,
        part=norm.part,
        text=_texts(norm.text),
        applicable=norm.applicable,
        **{why: _texts(norm.why_not)},
        source_kind=norm.source_kind,
        source=_texts(norm.source),
        measured=_texts(norm.measured),
        judged_with=norm.judged_with,
        evidence=[_link(link) for link in norm.evidence],
    )


def _link(link: EvidenceLink) -> Fields:
    return _told(
        id=link.id,
        text=_texts(link.text),
        aspects=list(link.aspects),
        question=link.question,
        met=list(link.met),
        partly=list(link.partly),
        figure=link.figure,
        at_least=link.at_least,
        at_most=link.at_most,
        source=link.source,
        documents=list(link.documents),
        weight=None if link.weight == 1 else link.weight,
        direction=link.direction if link.turned else "",
    )


def _scale(scale: Scale) -> Fields:
    return _told(
        partial_credit=scale.partial_credit,
        levels=[{**_named(level), **_bounds(level)} for level in scale.levels],
        unscaled=[_named(level) for level in scale.unscaled],
        boundaries=[_boundary(rule) for rule in scale.boundaries],
    )


def _named(level: Level) -> Fields:
    return _told(id=level.id, label=_texts(level.label), symbol=level.symbol, printed=level.printed)


def _bounds(level: Level) -> Fields:
    return {
        "low": level.low,
        "high": level.high,
        "low_included": level.low_included,
        "high_included": level.high_included,
    }


def _boundary(rule: BoundaryRule) -> Fields:
    return _told(at=rule.at, level=rule.level, why=_texts(rule.why))


def _change(change: KaderChange) -> Fields:
    fields = _told(
        on=change.on, by=change.by, what=change.what, old=change.old, new=change.new, why=change.why
    )
    began = {"fieldwork_began": True} if change.fieldwork_began else {}
    return fields | began | _told(hash=change.hash)


def _texts(texts: Texts) -> Fields:
    return dict(texts.pairs)


def _told(**fields: Any) -> Fields:
    """Without what says nothing: no text, no list, no number."""
    return {key: value for key, value in fields.items() if value is not None and value not in ("", [], {})}
