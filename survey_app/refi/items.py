"""What a REFI-QDA file holds, as frozen values; `line` is the line in the XML, 0 for what we write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

OUR_ORIGIN = "Wederhoor"


@dataclass(frozen=True)
class CodeItem:
    """A code with the codes under it."""

    guid: str
    name: str
    codable: bool
    description: str = ""
    colour: str = ""  # '#rrggbb', or ''
    children: tuple[CodeItem, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class UserItem:
    """Someone who coded."""

    guid: str
    name: str


@dataclass(frozen=True)
class CodingItem:
    """A code given to a selection or to a whole source; `notes` are GUIDs."""

    guid: str
    code: str
    user: str = ""
    notes: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class SelectionItem:
    """A piece of a text. What `start` and `end` count differs per program; None where it is no number."""

    guid: str
    name: str
    start: int | None
    end: int | None
    description: str = ""
    codings: tuple[CodingItem, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class TextItem:
    """A source that is text: in a file of the package (`path`) or in the XML itself (`content`)."""

    guid: str
    name: str
    path: str = ""
    content: str | None = None
    selections: tuple[SelectionItem, ...] = ()
    codings: tuple[CodingItem, ...] = ()
    values: tuple[tuple[str, str], ...] = ()  # GUID of a variable, its value
    line: int = 0


@dataclass(frozen=True)
class VariableItem:
    """A variable of cases or sources, always text."""

    guid: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class CaseItem:
    """A case with the GUIDs of its sources and selections."""

    guid: str
    name: str
    sources: tuple[str, ...] = ()
    selections: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class NoteItem:
    """A note; codings point at it."""

    guid: str
    name: str
    text: str


@dataclass(frozen=True)
class OtherItem:
    """A source that is no text: its kind is the name of its element."""

    kind: str
    name: str
    line: int = 0


@dataclass(frozen=True)
class ProjectItem:
    """A whole project."""

    name: str
    origin: str = ""
    users: tuple[UserItem, ...] = ()
    codes: tuple[CodeItem, ...] = ()
    variables: tuple[VariableItem, ...] = ()
    cases: tuple[CaseItem, ...] = ()
    texts: tuple[TextItem, ...] = ()
    notes: tuple[NoteItem, ...] = ()
    others: tuple[OtherItem, ...] = ()
    sets: int = 0


@dataclass(frozen=True)
class CodebookItem:
    """A codebook on its own; `sets` is None when the file has an empty list of sets."""

    origin: str
    codes: tuple[CodeItem, ...]
    sets: int | None = 0


@dataclass(frozen=True)
class CodePath:
    """A code with the names above it, the outermost first; its own name is the last."""

    code: CodeItem
    names: tuple[str, ...] = field(default=())


def code_paths(codes: tuple[CodeItem, ...], above: tuple[str, ...] = ()) -> Iterator[CodePath]:
    """Every code in the order of the file, with its path."""
    for code in codes:
        names = (*above, code.name)
        yield CodePath(code, names)
        yield from code_paths(code.children, names)
