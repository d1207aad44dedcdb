"""From a language's YAML file to a Language, or to every Problem in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from instruments.field_reader import FieldReader
from instruments.problems import Loaded, Problem
from instruments.yaml_source import read_yaml

DIRECTIONS = ("ltr", "rtl")
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}\Z")  # as `lang` of a page wants it: tr, uk, pt-BR
# The answers and sub-questions that belong to a kind of question; standard_answers.py says where each goes.
ANSWERS = (
    "weet_niet",
    "wil_niet_zeggen",
    "nvt",
    "gebeurd_ja",
    "gebeurd_gedeeltelijk",
    "gebeurd_nee",
    "tevreden_vraag",
    "tevreden_ja",
    "tevreden_deels",
    "tevreden_nee",
    "gewenst_vraag",
    "gewenst_ja",
    "gewenst_nee",
    "stelling_geldt",
    "stelling_deels",
    "stelling_niet_wel_gewenst",
    "stelling_nvt_geen_zicht",
)


@dataclass(frozen=True)
class Language:
    """A language that questionnaires may be in: its code, its own name, and which way it is written."""

    code: str
    name: str
    direction: str = "ltr"
    answers: Mapping[str, str] = field(
        default_factory=dict
    )  # empty where texts are worked out: the pseudo-language


def load_language(path: Path, name: str | None = None) -> Loaded[Language]:
    """Reads one language; the file is called after its code. Never raises on content."""
    shown = name or str(path)
    source = read_yaml(path, shown)
    if source.value is None:
        return Loaded(None, source.problems)
    problems: list[Problem] = []
    language = _language(FieldReader(source.value, shown, problems), path.stem)
    return Loaded(None if problems else language, tuple(sorted(set(problems))))


def _language(reader: FieldReader, stem: str) -> Language:
    reader.choice("kind", ("language",))
    code = reader.choice("code", (stem,))
    if code and not _CODE.match(code):
        reader.report("value-unknown", "code", key="code", value=code, allowed="nl, en, tr, pt-BR", hint="")
    found = Language(code, reader.text("name"), reader.choice("direction", DIRECTIONS), _answers(reader))
    reader.close()
    return found


def _answers(reader: FieldReader) -> Mapping[str, str]:
    child = reader.mapping("answers")
    if child is None:
        return {}
    found = {key: child.text(key) for key in ANSWERS}
    child.close()
    return found
