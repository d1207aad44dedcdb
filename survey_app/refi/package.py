"""The package (.qdpx, a zip) in memory: read as if from an enemy, written the same byte for byte.

Only the project file and the texts are unpacked; media and documents stay closed. Nothing touches a disk.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from instruments.problems import Loaded, Problem
from survey_app.refi.problem_texts import problem

MEGABYTE = 1_000_000
LARGEST_FILE = 25 * MEGABYTE
MOST_ENTRIES = 2_000
LARGEST_ENTRY = 20 * MEGABYTE  # of what is unpacked: the project or one text
LARGEST_TOTAL = 50 * MEGABYTE
HIGHEST_RATIO = 200  # text packs 3 to 20 times; a bomb a thousand
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_DRIVE = re.compile(r"^[A-Za-z]:")
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True)
class Package:
    """The project file, and the texts under the lower-case name of their file without folder."""

    project: bytes
    texts: Mapping[str, bytes]


class _Refused(Exception):
    """Why the package is not read."""


def read_package(content: bytes, name: str) -> Loaded[Package]:
    """The package, or the Problem that it is none or not to be trusted. Never raises on content."""
    if len(content) > LARGEST_FILE:
        details = {"size": len(content) // MEGABYTE, "limit": LARGEST_FILE // MEGABYTE}
        return _no(problem("refi-file-large", name, 0, **details))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, name)
    except _Refused as refusal:
        return _no(problem("refi-zip-refused", name, 0, detail=str(refusal)))
    except _BROKEN:
        return _no(problem("refi-no-zip", name, 0))


def _no(found: Problem) -> Loaded[Package]:
    return Loaded(None, (found,))


def _read(archive: zipfile.ZipFile, name: str) -> Loaded[Package]:
    entries = archive.infolist()
    _check_entries(entries)
    files = [entry for entry in entries if not entry.is_dir()]
    projects = [entry for entry in files if entry.filename.lower().endswith(".qde")]
    texts = [entry for entry in files if _is_text(entry.filename)]
    if len(projects) != 1 or "/" in projects[0].filename:
        return _no(problem("refi-no-project", name, 0))
    room = LARGEST_TOTAL
    unpacked = {}
    for entry in (projects[0], *texts):
        unpacked[entry.filename] = _unpack(archive, entry, room)
        room -= len(unpacked[entry.filename])
    project = unpacked.pop(projects[0].filename)
    return Loaded(Package(project, {file_name(path): text for path, text in unpacked.items()}))


def file_name(path: str) -> str:
    """The name of the file in lower case: programs differ in folder and letter case."""
    return path.rsplit("/", 1)[-1].lower()


def _is_text(path: str) -> bool:
    folder, _, file = path.lower().rpartition("/")
    return folder == "sources" and file.endswith(".txt")


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _Refused(f"er zitten meer dan {MOST_ENTRIES} bestanden in")
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry)
        if entry.filename.lower() in seen:
            raise _Refused("een bestandsnaam komt twee keer voor")
        seen.add(entry.filename.lower())


def _check_entry(entry: zipfile.ZipInfo) -> None:
    """ZipFile cuts a name at NUL and turns the system's separator around: the raw name is what counts."""
    name = entry.orig_filename
    parts = name.rstrip("/").split("/")
    if "\\" in name or "\0" in name or _DRIVE.match(name) or {"", ".", ".."} & set(parts):
        raise _Refused("een bestandsnaam wijst buiten het pakket")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise _Refused("er zit een koppeling naar een ander bestand in")
    if entry.flag_bits & 0x1:
        raise _Refused("het is met een wachtwoord versleuteld")
    if name.lower().endswith((".zip", ".qdpx")):
        raise _Refused("er zit een pakket in het pakket")


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """The declared size is a promise; what comes out is what is counted."""
    limit = min(LARGEST_ENTRY, room)
    if entry.compress_type not in _PLAIN:
        raise _Refused("het is op een ongebruikelijke manier ingepakt")
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > limit or (entry.file_size > MEGABYTE and ratio > HIGHEST_RATIO):
        raise _Refused("het wordt uitgepakt te groot")
    with archive.open(entry) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise _Refused("het wordt uitgepakt te groot")
    return content


def write_package(files: Mapping[str, bytes]) -> bytes:
    """The files as a package; the same files always give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def only_texts(content: bytes) -> bytes:
    """A package that was read, without what was not: documents, pictures and sound. b'' for anything else."""
    read = read_package(content, "")
    if read.value is None:
        return b""
    texts = {f"sources/{name}": text for name, text in read.value.texts.items()}
    return write_package({"project.qde": read.value.project, **texts})
