"""Codes of another program as a codebook of ours: a YAML file of kind `codebook`, and what did not fit.

A code with only values under it (groen, oranje, ...) is an aspect; a code with nothing under it is one too;
what stands above is a group. Nothing is dropped in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from codebooks.values import Value
from instruments.problems import Problem
from survey_app.refi.items import OUR_ORIGIN, CodebookItem, CodeItem
from survey_app.refi.problem_texts import problem
from survey_app.refi.study_codes import VALUE_WORDS, folded, split_name

MEANINGS: dict[str, str] = {
    Value.GROEN: "Het was er, en de betrokkene is er positief over.",
    Value.ORANJE: "Het was er deels, of het was er en de betrokkene is niet helemaal tevreden.",
    Value.ROOD: "Het was er niet terwijl het gewenst was, of de betrokkene is ontevreden.",
    Value.GRIJS: "Het is niet van toepassing, of het was er niet en dat was ook niet nodig.",
    Value.GEEN_INFORMATIE: "Er is niet over gesproken, of de betrokkene weet het niet.",
}
WRAPPERS = {"nodes", "codes", "code system", "codesystem", "codeboek", "codebook"}  # of NVivo and others
LOOSE = "Zonder groep"
_OWN_CODE = re.compile(r"^([A-Z]{1,3}[0-9]{1,4})\s+(.+)$", re.DOTALL)
_NO_NAME = re.compile(r"[^a-z0-9]+")
_NO_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class FoundAspect:
    """A code that becomes an aspect, with the names of the codes above it; options where it had its own."""

    code: CodeItem
    above: tuple[str, ...]
    options: tuple[CodeItem, ...] = ()
    ours: bool = False  # then the name begins with the code, whatever it looks like


@dataclass(frozen=True)
class MadeCodebook:
    """The YAML, what did not fit, and how many groups and aspects came of it."""

    yaml: str
    problems: tuple[Problem, ...]
    groups: int
    aspects: int


def as_codebook(book: CodebookItem, id: str, perspectieven: Sequence[str], name: str) -> MadeCodebook:
    """The codebook as YAML that codebooks.loader accepts; `name` is how Problems call the file."""
    ours = book.origin == OUR_ORIGIN
    tree = _own_groups(book.codes) if ours else _tree(_unwrapped(book.codes))
    problems: list[Problem] = []
    found = list(_aspects(tree, (), ours, name, problems))
    groups = {one.above: f"groep_{number}" for number, one in enumerate(_first_of_groups(found), 1)}
    taken: set[str] = set()
    aspects = [_aspect(one, number, groups[one.above], taken) for number, one in enumerate(found, 1)]
    bare = sum(not one.code.description for one in found)
    if bare:
        problems.append(problem("refi-code-no-definition", name, 0, count=bare))
    problems.append(problem("refi-values-added", name, 0))
    fields = _fields(id, perspectieven, groups, aspects)
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=100)
    return MadeCodebook(text, tuple(problems), len(groups), len(aspects))


def _fields(
    id: str,
    perspectieven: Sequence[str],
    groups: dict[tuple[str, ...], str],
    aspects: list[dict[str, object]],
) -> dict[str, object]:
    labels = {key: " / ".join(above) or LOOSE for above, key in groups.items()}
    return {
        "kind": "codebook",
        "id": slug(id, set()),
        "version": "1",
        "languages": ["nl"],
        "title": {"nl": said(id)},
        "perspectieven": list(perspectieven),
        "meanings": {str(value): {"nl": text} for value, text in MEANINGS.items()},
        "groups": [{"id": key, "label": {"nl": said(label)}} for key, label in labels.items()],
        "aspects": aspects,
    }


def _first_of_groups(found: Sequence[FoundAspect]) -> list[FoundAspect]:
    return list({one.above: one for one in reversed(found)}.values())[::-1]


def said(text: str) -> str:
    """The text as one line that YAML can hold; never empty."""
    return " ".join(_NO_YAML.sub(" ", text).split()) or "-"


def slug(text: str, taken: set[str]) -> str:
    """A name of a-z, 0-9 and _ that is not taken; it is taken from then on."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = (_NO_NAME.sub("_", plain).strip("_") or "code")[:50].strip("_")
    name = base
    number = 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    taken.add(name)
    return name


def _unwrapped(codes: tuple[CodeItem, ...]) -> tuple[CodeItem, ...]:
    """Without the folder that NVivo puts around everything."""
    while len(codes) == 1 and codes[0].children and folded(codes[0].name) in WRAPPERS:
        codes = codes[0].children
    return codes


def _own_groups(codes: tuple[CodeItem, ...]) -> tuple[CodeItem, ...]:
    """Of our own file: the groups of every codebook."""
    return tuple(group for book in codes for group in book.children)


def _tree(codes: Sequence[CodeItem]) -> tuple[CodeItem, ...]:
    """Names that hold a path (plan/gezinsplan, Coke::diet) hung under what they name."""
    found: dict[str, CodeItem] = {}
    for code in codes:
        parts = split_name(code.name) or [code.name]
        _hang(found, replace(code, children=_tree(code.children)), parts)
    return tuple(found.values())


def _hang(found: dict[str, CodeItem], code: CodeItem, parts: list[str]) -> None:
    first = folded(parts[0])
    known = found.get(first)
    if len(parts) == 1:
        own = replace(code, name=parts[0])
        found[first] = replace(own, children=(*known.children, *own.children)) if known else own
        return
    above = known or CodeItem("", parts[0], codable=False, line=code.line)
    below = {folded(child.name): child for child in above.children}
    _hang(below, code, parts[1:])
    found[first] = replace(above, children=tuple(below.values()))


def _aspects(
    codes: Sequence[CodeItem], above: tuple[str, ...], ours: bool, name: str, problems: list[Problem]
) -> Iterator[FoundAspect]:
    for code in codes:
        if ours and above:
            yield FoundAspect(code, above, _own_options(code), ours=True)
        elif not code.children or _has_values(code):
            if len(above) > 1:
                problems.append(problem("refi-code-deep", name, code.line, code=code.name))
            yield FoundAspect(code, above)
        else:
            if code.codable and not ours:
                problems.append(problem("refi-code-both", name, code.line, code=code.name))
            yield from _aspects(code.children, (*above, said(code.name)), ours, name, problems)


def _has_values(code: CodeItem) -> bool:
    names = [folded(child.name) for child in code.children]
    return len(names) > 1 and all(_value_in(one) and not child.children for one, child in _pairs(names, code))


def _pairs(names: list[str], code: CodeItem) -> Iterator[tuple[str, CodeItem]]:
    return zip(names, code.children, strict=True)


def _value_in(name: str) -> str:
    """The value that a name ends with: groen, A05 G groen."""
    words = name.split(" ")
    return next((VALUE_WORDS[w] for i in range(len(words)) if (w := " ".join(words[i:])) in VALUE_WORDS), "")


def _own_options(code: CodeItem) -> tuple[CodeItem, ...]:
    """The values of an aspect of ours that has no colours."""
    return () if _has_values(code) else tuple(one for one in code.children if not _value_in(folded(one.name)))


def _aspect(found: FoundAspect, number: int, group: str, taken: set[str]) -> dict[str, object]:
    code, label = _code_and_label(found)
    code = code or f"C{number:02d}"
    fields: dict[str, object] = {
        "id": slug(label, taken),
        "code": code,
        "group": group,
        "label": {"nl": said(label)},
        "definition": {"nl": said(found.code.description or label)},
    }
    if found.options:
        codes: set[str] = set()
        labels = [said(one.name.removeprefix(f"{code} ")) for one in found.options]
        fields["options"] = [{"code": slug(one, codes), "label": {"nl": one}} for one in labels]
    return fields


def _code_and_label(found: FoundAspect) -> tuple[str, str]:
    """A05 and the rest of the name; '' where the name has no such beginning."""
    name = found.code.name
    if found.ours and " " in name:
        return name.split(" ", 1)[0], name.split(" ", 1)[1]
    own = _OWN_CODE.match(name)
    return (own.group(1), own.group(2)) if own else ("", name)
