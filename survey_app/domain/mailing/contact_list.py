"""A list of whom to invite by mail: every problem with its line at once, and then all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.study import StudyData
from survey_app.domain.answer_checks import clean
from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.addresses import has_strange_name, is_address, mailable

MOST_CONTACTS = 5_000  # in one list
MOST_PROBLEMS = 100  # that are told at once
COLUMNS = {
    "casus": "casus",
    "perspectief": "perspectief",
    "e-mail": "address",
    "email": "address",
    "e-mailadres": "address",
    "emailadres": "address",
    "mail": "address",
    "taal": "language",
    "language": "language",
}
NEEDED = ("casus", "perspectief", "address")
NAMES = {"casus": "casus", "perspectief": "perspectief", "address": "e-mail"}


class SheetRow(NamedTuple):
    """A row of a file or of pasted text; lines count from 1, as a spreadsheet does."""

    line: int
    cells: tuple[str, ...]


class NewContact(NamedTuple):
    """Someone to be invited by mail."""

    line: int
    casus: str
    perspectief: str
    address: str
    language: str


class LineProblem(NamedTuple):
    """What is wrong on a line; `message` is a sentence with `details`. Line 0 is the whole list."""

    line: int
    message: str
    details: dict[str, object]


@dataclass(frozen=True)
class ContactList:
    """The contacts, or else the problems: never both."""

    contacts: tuple[NewContact, ...] = ()
    problems: tuple[LineProblem, ...] = ()


@dataclass
class _Seen:
    """Where an address stood before: (address, casus) -> line and perspectief."""

    places: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)


def read_contact_list(data: StudyData, rows: Iterable[SheetRow]) -> ContactList:
    """The contacts in these rows, the first of which names the columns.

    A column that is not asked for is refused: what is not needed is not brought in.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if len(filled) < 2:
        return _refused(LineProblem(0, say.EMPTY_LIST, {}))
    if len(filled) > MOST_CONTACTS + 1:
        return _refused(LineProblem(0, say.TOO_MANY, {"most": MOST_CONTACTS}))
    header, problems = _header(filled[0])
    if problems:
        return _refused(*problems)
    contacts = [_contact(data, header, row) for row in filled[1:]]
    known, seen = {case.casus for case in data.cases}, _Seen()
    found = [p for one in contacts for p in (*_problems(data, known, one), *_twice(seen, one))]
    return _refused(*found) if found else ContactList(tuple(contacts))


def _refused(*problems: LineProblem) -> ContactList:
    if len(problems) <= MOST_PROBLEMS:
        return ContactList(problems=problems)
    more = LineProblem(0, say.MORE_PROBLEMS, {"count": len(problems) - MOST_PROBLEMS})
    return ContactList(problems=(*problems[:MOST_PROBLEMS], more))


def _header(row: SheetRow) -> tuple[dict[str, int], list[LineProblem]]:
    """Where each column stands, or what is wrong with the first row."""
    names = [clean(cell).casefold() for cell in row.cells]
    places = {COLUMNS[name]: place for place, name in reversed(list(enumerate(names))) if name in COLUMNS}
    missing = [NAMES[name] for name in NEEDED if name not in places]
    if missing:
        return {}, [LineProblem(row.line, say.MISSING_COLUMNS, {"columns": ", ".join(missing)})]
    strange = [place + 1 for place, name in enumerate(names) if name and name not in COLUMNS]
    if strange:
        columns = ", ".join(str(place) for place in strange)
        return {}, [LineProblem(row.line, say.STRANGE_COLUMNS, {"columns": columns})]
    return places, []


def _contact(data: StudyData, header: dict[str, int], row: SheetRow) -> NewContact:
    cells = {name: _cell(row.cells, place) for name, place in header.items()}
    language = cells.get("language", "").casefold() or data.study.languages[0]
    address = mailable(cells["address"]) or cells["address"]
    return NewContact(row.line, cells["casus"], cells["perspectief"].casefold(), address, language)


def _cell(cells: Sequence[str], place: int) -> str:
    return clean(cells[place]) if place < len(cells) else ""


def _problems(data: StudyData, known: set[str], one: NewContact) -> list[LineProblem]:
    languages = ", ".join(data.study.languages)
    found = [
        (one.casus not in known, say.LINE_CASUS, {}),
        (one.perspectief not in data.study.instruments, say.LINE_PERSPECTIEF, {}),
        (not is_address(one.address), _no_address(one.address), {}),
        (one.language not in data.study.languages, say.LINE_LANGUAGE, {"languages": languages}),
    ]
    return [LineProblem(one.line, message, dict(details)) for wrong, message, details in found if wrong]


def _no_address(text: str) -> str:
    return say.STRANGE_NAME if has_strange_name(text) else say.LINE_ADDRESS


def _twice(seen: _Seen, one: NewContact) -> list[LineProblem]:
    """An address once per casus: a second perspectief would let one person speak for two."""
    place = (one.address.casefold(), one.casus)
    if not one.address or place not in seen.places:
        seen.places[place] = (one.line, one.perspectief)
        return []
    line, perspectief = seen.places[place]
    message = say.LINE_TWICE if perspectief == one.perspectief else say.LINE_OTHER_PERSPECTIEF
    return [LineProblem(one.line, message, {"line": line})]
