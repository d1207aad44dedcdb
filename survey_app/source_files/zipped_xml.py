"""docx and odt are zips of XML: one part is unpacked and parsed, within bounds and without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from survey_app.source_files.transcript import LARGEST_XML, MEGABYTE, UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 10_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def parts_in(raw: bytes) -> frozenset[str]:
    """The names in the zip; nothing is unpacked."""
    with _opened(raw) as archive:
        return frozenset(archive.namelist())


def part(raw: bytes, name: str) -> bytes:
    """One part, unpacked. What the zip says of its size is checked, and no more than that is read."""
    with _opened(raw) as archive:
        try:
            entry = archive.getinfo(name)
        except KeyError:
            raise UnreadableFile("source-broken") from None
        if entry.flag_bits & 0x1:
            raise UnreadableFile("source-encrypted")
        if entry.file_size > LARGEST_XML:
            raise UnreadableFile("source-unpacked", limit=LARGEST_XML // MEGABYTE)
        return _unpacked(archive, entry)


def _opened(raw: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _BROKEN:
        raise UnreadableFile("source-broken") from None
    if len(archive.infolist()) > MOST_PARTS:
        raise UnreadableFile("source-broken")
    return archive


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(entry) as handle:
            content = handle.read(LARGEST_XML + 1)
    except (*_BROKEN, RuntimeError):
        raise UnreadableFile("source-broken") from None
    if len(content) > LARGEST_XML:
        raise UnreadableFile("source-unpacked", limit=LARGEST_XML // MEGABYTE)
    return content


def xml_root(content: bytes) -> _Element:
    """The root of the part. No office program writes a DOCTYPE: with one it is refused."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableFile("source-entities" if b"<!DOCTYPE" in content else "source-broken") from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile("source-entities")
    return root


def child_named(element: _Element, tag: str) -> _Element | None:
    """The first child with this tag."""
    return next((child for child in element if child.tag == tag), None)
