"""A normenkader with one part more, another, or less: each verb returns a new one that is whole.

A deelvraag without a norm is a gap that says so, from the moment that it is asked until a norm is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from codebooks.model import EvidenceLink, Norm, Normenkader, Scale, SubQuestion
from codebooks.norm_writer import content_tree, dump
from instruments.texts import Texts

T = TypeVar("T")
NOT_YET = Texts.of(
    nl="Voor deze deelvraag is nog geen norm geschreven.",
    en="No norm has been written for this question yet.",
)


def new_kader(id: str, title: Texts, question: Texts, part: Texts, part_id: str, scale: Scale) -> Normenkader:
    """The smallest normenkader: one deelvraag, still without a norm, one part and a scale."""
    first = SubQuestion("1", question)
    fitted = in_languages(scale, tuple(title))
    kader = Normenkader(id, "1", title, "", (first,), ((part_id, part),), (), fitted)
    return with_gaps(kader)


def in_languages(scale: Scale, languages: tuple[str, ...]) -> Scale:
    """The scale with its words in these languages."""
    return replace(
        scale,
        levels=tuple(replace(one, label=_only(one.label, languages), line=0) for one in scale.levels),
        unscaled=tuple(replace(one, label=_only(one.label, languages), line=0) for one in scale.unscaled),
        boundaries=tuple(replace(one, why=_only(one.why, languages), line=0) for one in scale.boundaries),
        line=0,
    )


def _only(texts: Texts, languages: tuple[str, ...]) -> Texts:
    return Texts(tuple((language, texts.say(language)) for language in languages))


def with_question(kader: Normenkader, question: SubQuestion) -> Normenkader:
    """Another text for a deelvraag, or one more."""
    questions = _put(kader.questions, question, lambda one: one.id == question.id)
    return with_gaps(replace(kader, questions=questions))


def without_question(kader: Normenkader, id: str) -> Normenkader:
    """Without the deelvraag; a gap that stood there for it goes along."""
    norms = (n for n in kader.norms if not (n.deelvraag == id and is_open_gap(n)))
    questions = tuple(one for one in kader.questions if one.id != id)
    return replace(kader, questions=questions, norms=tuple(norms))


def with_part(kader: Normenkader, part: tuple[str, Texts]) -> Normenkader:
    """Another label for a part, or one more."""
    return replace(kader, parts=_put(kader.parts, part, lambda one: one[0] == part[0]))


def without_part(kader: Normenkader, id: str) -> Normenkader:
    """Without the part."""
    return replace(kader, parts=tuple(one for one in kader.parts if one[0] != id))


def with_norm(kader: Normenkader, norm: Norm) -> Normenkader:
    """The norm as it is now, or one more; it takes the place of the gap of its deelvraag."""
    kept = tuple(n for n in kader.norms if not (n.deelvraag == norm.deelvraag and is_open_gap(n)))
    return with_gaps(replace(kader, norms=_put(kept, norm, lambda one: one.id == norm.id)))


def without_norm(kader: Normenkader, id: str) -> Normenkader:
    """Without the norm; a deelvraag that loses its last one gets a gap."""
    return with_gaps(replace(kader, norms=tuple(one for one in kader.norms if one.id != id)))


def with_link(kader: Normenkader, norm: Norm, link: EvidenceLink) -> Normenkader:
    """The norm with this evidence as it is now, or one more."""
    links = _put(norm.evidence, link, lambda one: one.id == link.id)
    return with_norm(kader, replace(norm, evidence=links))


def without_link(kader: Normenkader, norm: Norm, id: str) -> Normenkader:
    """The norm without this evidence."""
    return with_norm(kader, replace(norm, evidence=tuple(one for one in norm.evidence if one.id != id)))


def with_gaps(kader: Normenkader) -> Normenkader:
    """Every deelvraag without a norm gets a gap that says so."""
    covered = {norm.deelvraag for norm in kader.norms}
    taken = {norm.id for norm in kader.norms}
    gaps = [
        Norm(_free(f"gat_{one.id}", taken), one.id, "", one.text, "", _only(NOT_YET, kader.languages))
        for one in kader.questions
        if one.id not in covered
    ]
    return replace(kader, norms=(*kader.norms, *gaps))


def is_open_gap(norm: Norm) -> bool:
    """Whether the norm only stands for one that is still to be written."""
    return norm.applicable == "" and norm.why_not.say() == NOT_YET.say()


def open_gaps(kader: Normenkader) -> tuple[str, ...]:
    """The deelvragen for which no norm was written yet, nor a reason why not."""
    return tuple(norm.deelvraag for norm in kader.norms if is_open_gap(norm))


def next_question(kader: Normenkader) -> str:
    """The number of a new deelvraag."""
    numbers = [int(one.id) for one in kader.questions if one.id.isdigit()]
    return _free(str(max(numbers, default=0) + 1), {one.id for one in kader.questions})


def stand_of(kader: Normenkader, *path: str) -> str:
    """A short name for a part as it is now: two people who change the same part notice by it.

    `path` walks the content by key and by id; '' for what is not there yet.
    """
    found: Any = content_tree(kader)
    for name in path:
        if isinstance(found, list):
            found = next((one for one in found if one.get("id") == name), None)
        else:
            found = (found or {}).get(name)
    return "" if found is None else hashlib.sha256(dump({"part": found})).hexdigest()[:16]


def _put(items: tuple[T, ...], new: T, same: Any) -> tuple[T, ...]:
    if any(same(one) for one in items):
        return tuple(new if same(one) else one for one in items)
    return (*items, new)


def _free(name: str, taken: Iterable[str]) -> str:
    known, free, number = set(taken), name, 2
    while free in known:
        free, number = f"{name}_{number}", number + 1
    return free
