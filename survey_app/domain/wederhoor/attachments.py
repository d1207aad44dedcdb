"""A file beside a reaction: what it is follows from its content, never from what the sender says.

It is kept as bytes and handed to staff as a download; nothing in it is opened, shown or run here.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.wederhoor import sentences as messages

MEGABYTE = 1_000_000
LARGEST = 5 * MEGABYTE
KINDS = ("docx", "odt", "pdf", "txt", "png", "jpg")
LONGEST_NAME = 80  # characters of a file's own name that are kept, for its sender to know it by
_SAME = {"jpeg": "jpg", "text": "txt"}
_MOST_PARTS = 5_000
_ODT = b"application/vnd.oasis.opendocument.text"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class Attachment:
    """A file that was accepted: its content, its kind, and what its sender called it."""

    content: bytes
    kind: str  # one of KINDS
    shown: str


def check_attachment(name: str, content: bytes) -> Attachment | Mistake:
    """The file, or why it is refused."""
    last = re.sub(r".*[/\\]", "", clean(name))
    kind = last.rpartition(".")[2].lower() if "." in last else ""
    kind = _SAME.get(kind, kind)
    if len(content) > LARGEST:
        return Mistake("bestand", messages.FILE_TOO_LARGE, {"limit": LARGEST // MEGABYTE})
    if not content:
        return Mistake("bestand", messages.FILE_EMPTY)
    if kind not in KINDS:
        return Mistake("bestand", messages.FILE_KIND, {"kinds": ", ".join(KINDS)})
    refused = _refusal(kind, content)
    return refused or Attachment(content, kind, _short(last))


def file_name(round: str, passage: str, number: int, kind: str, mark: str) -> str:
    """The name under which it is kept: nothing of the sender's own name for it, or of who they are."""
    return f"{round}-{passage}-{number}-{mark}.{kind}"


def _short(name: str) -> str:
    stem, _, ending = re.sub(r"[\n\t]", " ", name).rpartition(".")
    return f"{stem[:LONGEST_NAME]}.{ending}"


def _refusal(kind: str, content: bytes) -> Mistake | None:
    if kind in ("docx", "odt"):
        names = _names_in(content)
        if any("vbaproject" in name.lower() or name.lower().startswith("basic/") for name in names):
            return Mistake("bestand", messages.FILE_WITH_MACROS)
        good = "word/document.xml" in names if kind == "docx" else _is_odt(content, names)
    else:
        good = _LOOKS[kind](content)
    return None if good else Mistake("bestand", messages.FILE_NOT_WHAT_IT_SAYS, {"kind": kind})


def _names_in(content: bytes) -> frozenset[str]:
    """The names in the zip; nothing is unpacked. Empty for what is no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except _BROKEN:
        return frozenset()
    return frozenset(part.filename for part in parts) if len(parts) <= _MOST_PARTS else frozenset()


def _is_odt(content: bytes, names: frozenset[str]) -> bool:
    """An ODT says what it is in its first bytes, uncompressed, where the standard wants it."""
    return "content.xml" in names and content[30:38] == b"mimetype" and content[38:].startswith(_ODT)


def _is_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return not any(byte < 9 or 13 < byte < 32 for byte in content)  # Windows' own letters
    return True


_LOOKS = {
    "pdf": lambda content: content[:1024].lstrip().startswith(b"%PDF-"),
    "png": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    "jpg": lambda content: content.startswith(b"\xff\xd8\xff"),
    "txt": _is_text,
}
