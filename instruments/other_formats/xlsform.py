"""XLSForm (.xlsx, .xls or .csv; Kobo, ODK, formr) -> Found, read by pyxform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from instruments.other_formats.as_questionnaire import both
from instruments.other_formats.found import Choice, Dialect, Found, Item, Kind, Labels, Misfit, Section
from instruments.other_formats.plain_words import language_of, plain

KINDS = {
    "select one": Kind.SINGLE,
    "select all that apply": Kind.MULTIPLE,
    "text": Kind.OPEN,
    "note": Kind.NOTE,
    "range": Kind.GRADE,
}
AS_TEXT = {
    "integer": "een getal",
    "decimal": "een getal",
    "date": "een datum",
    "time": "een tijd",
    "dateTime": "een datum",
}
SILENT = {"calculate", "start", "end", "today", "deviceid", "username", "audit"}  # nobody is asked anything
DROPPED = {
    "constraint": "een controle op het antwoord",
    "calculate": "een berekening",
    "readonly": "een veld dat niemand invult",
}


class UnreadableForm(ValueError):
    """pyxform can't make sense of the file; its own words say why."""


def read_xlsform(path: Path) -> Found:
    """The form, with every kind of question we can ask too. UnreadableForm when it is no XLSForm."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json
    from pyxform.xls2xform import get_xlsform

    try:
        form = workbook_to_json(workbook_dict=get_xlsform(path), form_name="form", warnings=[])
    except (PyXFormError, ValueError, KeyError, TypeError, AttributeError, OSError, IndexError) as error:
        raise UnreadableForm(str(error)[:300]) from None
    return _Reading(form).found()


class _Reading:
    def __init__(self, form: Mapping[str, Any]) -> None:
        self.form = form
        self.misfits: list[Misfit] = []
        self.default = str(form.get("default_language", "default"))
        self.languages: dict[str, None] = {}
        self.required = False

    def found(self) -> Found:
        top = [child for child in self.form.get("children", ()) if child.get("name") != "meta"]
        sections = tuple(self._sections(top, {"title": self.form.get("title", "")}, ""))
        if self.required:
            self._miss("bestand", "verplichte vragen", "elke vraag mag worden overgeslagen")
        title = {"nl": plain(str(self.form.get("title", "")))}
        languages = tuple(sorted(self.languages, key=lambda code: code != "nl")) or ("nl",)
        return Found(title, {}, languages, sections, Dialect.XLSFORM, tuple(self.misfits))

    def _sections(
        self, children: Iterable[Mapping[str, Any]], group: Mapping[str, Any], condition: str
    ) -> Iterable[Section]:
        """A section per group; what stands between groups forms sections of its own."""
        name = str(group.get("name", "vragen"))
        labels = self._labels(group.get("label")) or {"nl": plain(str(group.get("title", name)))}
        loose: list[Item] = []
        for child in children:
            if child.get("type") in ("group", "repeat"):
                if loose:
                    yield Section(name, labels, tuple(loose), condition, name)
                    loose = []
                yield from self._group(child, condition)
            elif item := self._item(child):
                loose.append(item)
        if loose:
            yield Section(name, labels, tuple(loose), condition, name)

    def _group(self, group: Mapping[str, Any], condition: str) -> Iterable[Section]:
        if group.get("type") == "repeat":
            self._miss(str(group.get("name")), "een herhaling", "wordt één keer gevraagd")
        return self._sections(group.get("children", ()), group, both(condition, _bind(group, "relevant")))

    def _item(self, child: Mapping[str, Any]) -> Item | None:
        type_, name = str(child.get("type", "")), str(child.get("name", ""))
        kind = self._kind(child, type_, name)
        if kind is None:
            return None
        self.required |= _bind(child, "required").lower() in ("yes", "true()")
        for key, what in DROPPED.items():
            if _bind(child, key):
                self._miss(name, what, "weggelaten")
        choices = tuple(self._choice(choice) for choice in child.get("choices", ()))
        labels, hints = self._labels(child.get("label")), self._labels(child.get("hint"))
        return Item(name, kind, labels or {"nl": name}, name, hints, choices, _bind(child, "relevant"))

    def _kind(self, child: Mapping[str, Any], type_: str, name: str) -> Kind | None:
        if type_ in SILENT:
            return None
        if type_ in AS_TEXT:
            self._miss(name, AS_TEXT[type_], "een open vraag")
            return Kind.OPEN
        if type_ == "range":
            return self._range(child, name)
        if type_ in KINDS:
            if child.get("choice_filter"):
                self._miss(name, "keuzes die van een ander antwoord afhangen", "alle keuzes staan er")
            return KINDS[type_]
        self._miss(name, f"een vraag van het soort '{type_}'", "weggelaten")
        return None

    def _range(self, child: Mapping[str, Any], name: str) -> Kind:
        given = {key: str(value) for key, value in child.get("parameters", {}).items()}
        if (given.get("start"), given.get("end"), given.get("step", "1")) == ("1", "10", "1"):
            return Kind.GRADE
        self._miss(name, "een schuif die niet van 1 tot en met 10 loopt", "een open vraag")
        return Kind.OPEN

    def _choice(self, choice: Mapping[str, Any]) -> Choice:
        code = str(choice.get("name", ""))
        return Choice(code, self._labels(choice.get("label")) or {"nl": code})

    def _labels(self, label: object) -> Labels:
        if isinstance(label, str):
            label = {self.default: label}
        if not isinstance(label, Mapping):
            return {}
        found = {}
        for raw, text in label.items():
            code = language_of(str(raw)) or ("nl" if str(raw) == "default" else "")
            if not code:
                self._miss(str(raw), "een taal die Wederhoor niet kent", "weggelaten")
            elif plain(str(text)):
                found[code] = plain(str(text))
                self.languages[code] = None
        return found

    def _miss(self, place: str, what: str, became: str) -> None:
        found = Misfit(place, what, became)
        if found not in self.misfits:
            self.misfits.append(found)


def _bind(child: Mapping[str, Any], key: str) -> str:
    return str(child.get("bind", {}).get(key, ""))
