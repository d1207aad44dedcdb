"""The parts of a question, by its kind: which variables keep the answer, and what there is to choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from instruments import standard_answers as standard
from instruments.field_reader import FieldReader
from instruments.model import Option, Part, QuestionKind
from instruments.problems import did_you_mean
from instruments.texts import NO_TEXTS, Texts

HIGHEST_NUMBER = standard.NOT_ASKED - 1  # an author's own numbers stay clear of the missing ones
Scales = Mapping[str, tuple[Option, ...]]


@dataclass(frozen=True)
class Asked:
    """The question whose parts are read: its id, its text, and the scales its file defines."""

    id: str
    text: Texts
    scales: Scales


def read_parts(reader: FieldReader, kind: QuestionKind, asked: Asked) -> tuple[Part, ...]:
    """The parts of a question of this kind; what an author did wrong goes to the reader's Problems."""
    return _BY_KIND[kind](reader, asked)


def read_scales(reader: FieldReader) -> Scales:
    """The file's named lists of options, which several questions may share."""
    child = reader.mapping("scales", required=False)
    if child is None:
        return {}
    names = child.keys()
    return {name: tuple(map(_option, child.mappings(name))) for name in names}


def _option(reader: FieldReader) -> Option:
    option = Option(
        code=reader.name("code"),
        number=reader.whole_between("number", 0, HIGHEST_NUMBER),
        label=reader.texts("label"),
    )
    reader.close()
    return option


def _aanwezig(reader: FieldReader, asked: Asked) -> tuple[Part, ...]:
    own = reader.mapping("parts", required=False)
    parts = (
        _part(reader, own, asked, _Shape("gebeurd", asked.text, standard.GEBEURD)),
        _part(reader, own, asked, _TEVREDEN),
        _part(reader, own, asked, _GEWENST),
    )
    if own:
        own.close()
    return parts


@dataclass(frozen=True)
class _Shape:
    """What a part of an `aanwezig` question is like where its author says nothing else."""

    name: str
    text: Texts
    options: tuple[Option, ...]
    after: tuple[str, ...] = ()


_TEVREDEN = _Shape("tevreden", standard.TEVREDEN_TEXT, standard.TEVREDEN, standard.AFTER_TEVREDEN)
_GEWENST = _Shape("gewenst", standard.GEWENST_TEXT, standard.GEWENST, standard.AFTER_GEWENST)


def _part(reader: FieldReader, own: FieldReader | None, asked: Asked, shape: _Shape) -> Part:
    written = own.texts(shape.name, required=False) if own else NO_TEXTS
    text = written or standard.text_in(shape.text, reader.languages)
    options = standard.options_in(shape.options, reader.languages)
    return Part(f"{asked.id}.{shape.name}", text, options, shape.after)


def _stelling(reader: FieldReader, asked: Asked) -> tuple[Part, ...]:
    return (Part(asked.id, asked.text, standard.options_in(standard.STELLING, reader.languages)),)


def _grade(reader: FieldReader, asked: Asked) -> tuple[Part, ...]:
    grades = standard.options_in(standard.GRADES, reader.languages)
    return (Part(asked.id, asked.text, grades + _also(reader)),)


def _choice(reader: FieldReader, asked: Asked) -> tuple[Part, ...]:
    return (Part(asked.id, asked.text, _own_options(reader, asked.scales) + _also(reader)),)


def _open(reader: FieldReader, asked: Asked) -> tuple[Part, ...]:
    return (Part(asked.id, asked.text),)


def _own_options(reader: FieldReader, scales: Scales) -> tuple[Option, ...]:
    if not reader.has("scale"):
        return tuple(map(_option, reader.mappings("options")))
    if reader.has("options"):
        reader.report("options-both", "scale")
        reader.mappings("options")
    name = reader.text("scale")
    if name and name not in scales:
        hint = did_you_mean(name, scales)
        reader.report("value-unknown", "scale", key="scale", value=name, allowed=", ".join(scales), hint=hint)
    return scales.get(name, ())


def _also(reader: FieldReader) -> tuple[Option, ...]:
    """The standard missing answers that the author offers besides."""
    names = reader.names("also", ())
    for name in names:
        if name not in standard.MISSING:
            hint, allowed = did_you_mean(name, standard.MISSING), ", ".join(standard.MISSING)
            reader.report("value-unknown", "also", key="also", value=name, allowed=allowed, hint=hint)
    found = tuple(standard.MISSING[name] for name in names if name in standard.MISSING)
    return standard.options_in(found, reader.languages)


_BY_KIND: dict[QuestionKind, Callable[[FieldReader, Asked], tuple[Part, ...]]] = {
    QuestionKind.AANWEZIG: _aanwezig,
    QuestionKind.STELLING: _stelling,
    QuestionKind.SINGLE: _choice,
    QuestionKind.MULTIPLE: _choice,
    QuestionKind.GRADE: _grade,
    QuestionKind.OPEN: _open,
}
