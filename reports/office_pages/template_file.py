"""An office's template before it is opened: of the right kind, of a decent size, without macros.

A template that can't be used is one Problem with what to do about it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

from instruments.problems import CATALOGUE, Problem, problem

MARKER = "[[nota]]"  # a paragraph with just this says where the report goes
MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE  # as it was sent
LARGEST_UNPACKED = 100 * MEGABYTE
MOST_PARTS = 2_000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)

TEMPLATE_TEXTS = {
    "template-too-large": (
        "Het sjabloon is te groot, of wordt uitgepakt te groot (de grens is {limit} MB).",
        "Verklein de plaatjes in het sjabloon en bewaar het opnieuw.",
    ),
    "template-not-this-kind": (
        "Het sjabloon is geen {kind}-bestand.",
        "Open het in een tekstverwerker en bewaar het als {kind}.",
    ),
    "template-encrypted": (
        "Het sjabloon is beveiligd met een wachtwoord.",
        "Bewaar het zonder wachtwoord.",
    ),
    "template-macros": (
        "Het sjabloon bevat macro's. Die komen niet in een nota.",
        "Bewaar het als gewoon {kind}-bestand, zonder macro's.",
    ),
    "template-broken": (
        "Het sjabloon is beschadigd: het is niet te openen.",
        "Open het in een tekstverwerker, bewaar het opnieuw als {kind} en probeer het nog eens.",
    ),
}
CATALOGUE.update(TEMPLATE_TEXTS)


class UnusableTemplate(ValueError):
    """The template can't be used; `problem` says why and what to do."""

    def __init__(self, found: Problem) -> None:
        super().__init__(str(found))
        self.problem = found


def refused(code: str, kind: str) -> UnusableTemplate:
    """The exception for this code; `kind` is 'docx' or 'odt'."""
    name = f"sjabloon.{kind}"
    limit = LARGEST_UNPACKED // MEGABYTE
    return UnusableTemplate(problem(code, name, 0, kind=kind, limit=limit))


def parts_of_package(content: bytes, kind: str) -> dict[str, bytes]:
    """Every part of the package by its name, unpacked within bounds; UnusableTemplate when that can't be."""
    if len(content) > LARGEST:
        raise refused("template-too-large", kind)
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # an old .doc, or a docx locked with a password
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise refused("template-encrypted" if locked else "template-not-this-kind", kind)
    if not content.startswith(b"PK"):
        raise refused("template-not-this-kind", kind)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _unpacked(package, kind)
    except BROKEN as why:
        raise why if isinstance(why, UnusableTemplate) else refused("template-broken", kind) from None


def _unpacked(package: zipfile.ZipFile, kind: str) -> dict[str, bytes]:
    entries = package.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise refused("template-too-large", kind)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise refused("template-encrypted", kind)
    return {entry.filename: package.read(entry) for entry in entries}


def style_remarks(added: Sequence[str]) -> tuple[str, ...]:
    """What is said to who gave a template that lacks these styles."""
    if not added:
        return ()
    names = ", ".join(f"‘{name}’" for name in added)
    return (
        f"Deze stijlen staan niet in het sjabloon en krijgen de opmaak van Wederhoor: {names}. "
        "Maak in het sjabloon stijlen met die namen om de opmaak zelf te bepalen.",
    )


def marker_remarks(paragraphs: Sequence[str], everything: str) -> tuple[str, ...]:
    """What is said when no paragraph of the text is just the marker."""
    if MARKER in (words.strip() for words in paragraphs):
        return ()
    if MARKER in everything:
        return (f"{MARKER} staat niet in een eigen alinea van de gewone tekst; de nota komt achteraan.",)
    return (f"{MARKER} staat niet in het sjabloon; de nota komt achter de tekst die er al staat.",)
