"""Change: one thing that differs between two versions of a questionnaire, and of which kind it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class ChangeKind(StrEnum):
    """What a change is to those who answered before and after it."""

    TEXT = "text"  # other words, the same question
    STATED_TEXT = "stated_text"  # the author says that it is the same question; the machine could not tell
    ORDER = "order"
    OPTION = "option"  # an answer to choose came, went or is called otherwise
    MEANING = "meaning"  # another question, another number, another route
    ADDED = "added"
    REMOVED = "removed"
    LANGUAGE = "language"  # a translation more
    UNDERWAY = "underway"  # in the ledger only: what became of questionnaires that were begun


HARMLESS = frozenset({ChangeKind.TEXT, ChangeKind.STATED_TEXT, ChangeKind.ORDER, ChangeKind.LANGUAGE})
MEANINGFUL = frozenset({ChangeKind.OPTION, ChangeKind.MEANING})  # a table that counts over it says so

KIND_WORDS: dict[str, str] = {
    ChangeKind.TEXT: "tekst",
    ChangeKind.STATED_TEXT: "tekst, volgens de opsteller",
    ChangeKind.ORDER: "volgorde",
    ChangeKind.OPTION: "antwoordkeuze",
    ChangeKind.MEANING: "betekenis",
    ChangeKind.ADDED: "erbij",
    ChangeKind.REMOVED: "eruit",
    ChangeKind.LANGUAGE: "taal",
    ChangeKind.UNDERWAY: "al begonnen",
}
MOVED = "page"  # `what` of a question that went to another page

# `what` -> how people call it.
WHAT_WORDS: dict[str, str] = {
    "id": "naam",
    "perspectief": "perspectief",
    "languages": "talen",
    "title": "titel",
    "intro": "inleiding",
    "consent": "toestemming",
    "minutes": "minuten",
    "words": "uitgelegd woord",
    "about_child": "gaat over een kind",
    "by_the_young": "voor jongeren",
    "sensitive": "gevoelige pagina",
    "pages": "pagina's",
    "step": "stap",
    "questions": "vragen",
    "show_when": "wanneer gevraagd",
    "kind": "soort vraag",
    "text": "vraagtekst",
    "help": "uitleg",
    "judges": "waarover de vraag gaat",
    "longest": "langste antwoord",
    "background": "achtergrondvraag",
    MOVED: "pagina",
    "parts": "onderdelen",
    "after": "wanneer doorgevraagd",
    "options": "antwoorden",
    "label": "tekst van een antwoord",
    "code": "code van een antwoord",
    "number": "nummer van een antwoord",
    "missing": "antwoord telt wel of niet mee",
    "responses": "begonnen vragenlijsten",
}


@dataclass(frozen=True)
class Change:
    """One difference. `what` is the field that differs; `line` where it stands in the newer file, 0 unknown.

    The place is a page, a question on it and a variable of that, as far as it goes: all '' is the whole.
    `wording` says that nothing but words differ, so that an author may call it text or meaning.
    """

    kind: ChangeKind
    what: str
    was: str = ""
    becomes: str = ""
    page: str = ""
    question: str = ""
    variable: str = ""
    line: int = 0
    wording: bool = False
    why: str = ""

    @property
    def place(self) -> str:
        """`page`, `page/question` or `page/question/variable`; '' for the whole."""
        return "/".join(filter(None, (self.page, self.question, self.variable)))

    @property
    def key(self) -> str:
        """A short name that this difference keeps as long as it is the same one."""
        parts = "\0".join((self.place, self.what, self.was, self.becomes))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def restated(change: Change, as_text: bool, why: str = "") -> Change:
    """The change as its author calls it: the same question in other words, or another question.

    What is more than wording stays what it is.
    """
    if not change.wording:
        return replace(change, why=why)
    if as_text and change.kind not in HARMLESS:
        return replace(change, kind=ChangeKind.STATED_TEXT, why=why)
    if not as_text and change.kind in HARMLESS:
        return replace(change, kind=ChangeKind.MEANING, why=why)
    return replace(change, why=why)


def moves_along(changes: Iterable[Change]) -> bool:
    """Whether someone who is halfway may go on in the new version, and miss nothing they answered.

    A question that went to another page stands unanswered there for who answered it before: such a change
    is harmless to the numbers, but not to someone halfway.
    """
    return all(change.kind in HARMLESS and change.what not in (MOVED, "pages") for change in changes)
