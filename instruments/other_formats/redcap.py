"""A REDCap data dictionary (CSV) -> Found."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from instruments.other_formats.found import Choice, Dialect, Found, Item, Kind, Misfit, Section
from instruments.other_formats.plain_words import plain

NAME, FORM, HEADER = "Variable / Field Name", "Form Name", "Section Header"
TYPE, LABEL, NOTE = "Field Type", "Field Label", "Field Note"
CHOICES, LOGIC = "Choices, Calculations, OR Slider Labels", "Branching Logic (Show field only if...)"
CHECK, IDENTIFIER, REQUIRED = "Text Validation Type OR Show Slider Number", "Identifier?", "Required Field?"
NEEDED = (NAME, FORM, TYPE, LABEL)
KINDS = {
    "text": Kind.OPEN,
    "notes": Kind.OPEN,
    "radio": Kind.SINGLE,
    "dropdown": Kind.SINGLE,
    "yesno": Kind.SINGLE,
    "truefalse": Kind.SINGLE,
    "checkbox": Kind.MULTIPLE,
    "descriptive": Kind.NOTE,
}
FIXED = {
    "yesno": (Choice("1", {"nl": "Ja"}), Choice("0", {"nl": "Nee"})),
    "truefalse": (Choice("1", {"nl": "Klopt"}), Choice("0", {"nl": "Klopt niet"})),
}
Row = Mapping[str, str]


class NoDictionary(ValueError):
    """The file lacks columns of a data dictionary; they are named."""


def read_redcap(text: str) -> Found:
    """The dictionary. NoDictionary when it is none."""
    rows = _rows(text)
    reading = _Reading()
    sections = tuple(reading.sections(rows))
    if any(row.get(REQUIRED, "").lower() == "y" for row in rows):
        reading.miss("bestand", "verplichte vragen", "elke vraag mag worden overgeslagen")
    title = {"nl": _title(rows[0][FORM])} if rows else {}
    return Found(title, {}, ("nl",), sections, Dialect.REDCAP, tuple(reading.misfits))


def _rows(text: str) -> list[Row]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    try:
        lacking = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if lacking:
            raise NoDictionary(", ".join(lacking))
        return [{str(key): str(value or "") for key, value in row.items() if key} for row in reader]
    except csv.Error as error:
        raise NoDictionary(str(error)) from None


class _Reading:
    def __init__(self) -> None:
        self.misfits: list[Misfit] = []

    def sections(self, rows: list[Row]) -> list[Section]:
        """A section per form, and another at each section header."""
        found: list[tuple[str, str, list[Item]]] = []
        for row in rows:
            header = plain(row.get(HEADER, ""))
            if not found or header or row[FORM] != found[-1][0]:
                found.append((row[FORM], header or _title(row[FORM]), []))
            item = self._item(row)
            if item:
                found[-1][2].append(item)
        return [Section(form, {"nl": title}, tuple(items), "", form) for form, title, items in found if items]

    def _item(self, row: Row) -> Item | None:
        name, type_ = row[NAME].strip(), row[TYPE].strip().lower()
        if row.get(IDENTIFIER, "").lower() == "y":
            self.miss(name, "een gegeven waaraan iemand te herkennen is", "weggelaten: bewaar dat apart")
            return None
        kind = self._kind(row, name, type_)
        if kind is None:
            return None
        hints = {"nl": plain(row.get(NOTE, ""))} if plain(row.get(NOTE, "")) else {}
        choices = FIXED.get(type_) or (
            self._choices(row, name) if kind in (Kind.SINGLE, Kind.MULTIPLE) else ()
        )
        label = {"nl": plain(row[LABEL]) or name}
        return Item(name, kind, label, name, hints, choices, row.get(LOGIC, "").strip())

    def _kind(self, row: Row, name: str, type_: str) -> Kind | None:
        if type_ == "slider":
            self.miss(name, "een schuif", "een rapportcijfer van 1 tot en met 10")
            return Kind.GRADE
        if type_ not in KINDS:
            self.miss(name, f"een veld van het soort '{type_}'", "weggelaten")
            return None
        if row.get(CHECK, "").strip():
            self.miss(name, f"de controle '{row[CHECK].strip()}'", "een open vraag zonder controle")
        return KINDS[type_]

    def _choices(self, row: Row, name: str) -> tuple[Choice, ...]:
        """`1, Ja | 2, Nee`: code, label."""
        found: dict[str, Choice] = {}
        for part in row.get(CHOICES, "").split("|"):
            code, comma, label = part.partition(",")
            if code.strip() and comma:
                found.setdefault(code.strip(), Choice(code.strip(), {"nl": plain(label) or code.strip()}))
            elif part.strip():
                self.miss(name, f"de keuze {part.strip()!r} heeft geen code", "weggelaten")
        return tuple(found.values())

    def miss(self, place: str, what: str, became: str) -> None:
        """Something does not fit."""
        self.misfits.append(Misfit(place, what, became))


def _title(form: str) -> str:
    return form.replace("_", " ").strip().capitalize()
