"""Files in the manner of other programs, written here as code.

They are constructed after what the makers and the standard's annex describe, and after what was measured on
real files; no program produced them. Each manner says how it counts, how it writes GUIDs, folders, wrappers.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

import pytest

PROJECT = "urn:QDA-XML:project:1.0"


def number(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def code_points(text: str, place: int) -> int:
    return place


def utf_16(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le")) // 2


def utf_8(text: str, place: int) -> int:
    return len(text[:place].encode())


def one_per_line_end(text: str, place: int) -> int:
    return len(text[:place].replace("\r\n", "\n"))


def utf_16_one_per_line_end(text: str, place: int) -> int:
    return utf_16(text[:place].replace("\r\n", "\n"), len(text))


def utf_8_one_per_line_end(text: str, place: int) -> int:
    return len(text[:place].replace("\r\n", "\n").encode())


@dataclass(frozen=True)
class Manner:
    """How a program writes: what it counts, and its habits of form."""

    origin: str
    count: Callable[[str, int], int] = code_points
    folder: str = "sources/"
    braces: bool = False
    wrapper: str = ""
    scheme: str = "internal://"
    quotes: bool = True  # the quote stands in the name of the selection
    longest: int = 0  # characters after which the quote is cut off with an ellipsis
    bom: bool = False

    def guid(self, name: str) -> str:
        return f"{{{number(name).upper()}}}" if self.braces else number(name)


MANNERS = {
    "NVivo": Manner("NVivo 14.23.2", utf_16, "Sources/", True, "Nodes", "internal://", False, 0, True),
    "ATLAS.ti": Manner("ATLAS.ti 23.1", one_per_line_end, longest=100),
    "QualCoder": Manner("QualCoder 3.5", folder="Sources/", scheme=""),
    "Taguette-bytes": Manner("Taguette 1.5.2", utf_8),
    "MAXQDA": Manner("MAXQDA 24", utf_16, "sources/", False),
    "onbekend": Manner("", code_points, quotes=False),
}


def qdpx(
    manner: Manner,
    texts: dict[str, str],
    quotes: Sequence[tuple[str, int, int, str]],
    codes: Sequence[str],
    user: str = "Vera",
) -> bytes:
    """A package: `quotes` are (text, start, end, code), places in code points."""
    listed = "".join(
        f"<Code guid={quoteattr(manner.guid(code))} name={quoteattr(code)} isCodable='true'/>"
        for code in codes
    )
    if manner.wrapper:
        listed = f"<Code guid='{number('w')}' name='{manner.wrapper}' isCodable='false'>{listed}</Code>"
    sources = "".join(_source(manner, name, text, quotes) for name, text in texts.items())
    xml = (
        f"<?xml version='1.0' encoding='utf-8'?><Project xmlns='{PROJECT}' name='proef' "
        f"origin={quoteattr(manner.origin)}><Users><User guid='{manner.guid(user)}' name={quoteattr(user)}/>"
        f"</Users><CodeBook><Codes>{listed}</Codes></CodeBook><Sources>{sources}</Sources></Project>"
    )
    files = {"project.qde": xml.encode()}
    for name, text in texts.items():
        stored = "\ufeff" * manner.bom + text
        files[f"{manner.folder}{number(name)}.txt"] = stored.encode()
    return zipped(files)


def _source(manner: Manner, name: str, text: str, quotes: Sequence[tuple[str, int, int, str]]) -> str:
    selections = "".join(
        _selection(manner, text, i, start, end, code)
        for i, (where, start, end, code) in enumerate(quotes)
        if where == name
    )
    return (
        f"<TextSource guid='{manner.guid(name)}' name={quoteattr(name)} "
        f"plainTextPath='{manner.scheme}{number(name)}.txt'>{selections}</TextSource>"
    )


def _selection(manner: Manner, text: str, i: int, start: int, end: int, code: str) -> str:
    quote = text[start:end]
    if manner.longest and len(quote) > manner.longest:
        quote = quote[: manner.longest] + "…"
    name = f" name={quoteattr(quote)}" if manner.quotes else ""
    return (
        f"<PlainTextSelection guid='{number(f's{i}')}' startPosition='{manner.count(text, start)}' "
        f"endPosition='{manner.count(text, end)}'{name}><Coding guid='{number(f'c{i}')}' "
        f"creatingUser='{manner.guid('Vera')}'><CodeRef targetGUID='{manner.guid(code)}'/></Coding>"
        "</PlainTextSelection>"
    )


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def project_xml(inside: str, origin: str = "") -> bytes:
    return f"<Project xmlns='{PROJECT}' name='p' origin={quoteattr(origin)}>{inside}</Project>".encode()


@pytest.fixture(scope="session", params=MANNERS)
def manner(request: pytest.FixtureRequest) -> Manner:
    """Each program's manner in turn."""
    return MANNERS[request.param]


@pytest.fixture(scope="session")
def manners() -> dict[str, Manner]:
    """Every manner by its program."""
    return MANNERS


@pytest.fixture(scope="session")
def make_qdpx() -> Callable[..., bytes]:
    """Writes a package in a manner."""
    return qdpx


@pytest.fixture(scope="session")
def make_zip() -> Callable[[dict[str, bytes]], bytes]:
    """Writes files as a zip."""
    return zipped


@pytest.fixture(scope="session")
def make_project() -> Callable[..., bytes]:
    """Writes a project file around this XML."""
    return project_xml


@pytest.fixture(scope="session")
def as_text() -> Callable[[str], str]:
    """Text as XML holds it."""
    return escape
