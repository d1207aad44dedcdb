"""A study folder as one zip, the same bytes for the same files; and out of it again, whatever it holds."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from survey_app.domain.messages import N_

MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: when it was packed is no part of what it holds
LARGEST = 500 * 1024 * 1024  # bytes, unpacked
MOST_FILES = 20_000
DAMAGED = (  # what zipfile raises on a file that is no zip, or was one
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)
NOT_A_ZIP = N_("Dit bestand is geen momentopname: het is geen zip of het is beschadigd.")
TOO_LARGE = N_("Dit bestand is uitgepakt te groot om een momentopname te zijn.")
ODD_NAME = N_("In dit bestand staat een naam die naar buiten de map wijst. Het wordt niet uitgepakt.")


class PackageError(ValueError):
    """A file that is not a package; its text is a sentence for who brought it."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, in order of their paths."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, files[path])
    return out.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """Path -> bytes; PackageError for what is no zip, too large, or names what lies outside its folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST:
                raise PackageError(TOO_LARGE)
            if not all(_is_inside(entry.filename) for entry in entries):
                raise PackageError(ODD_NAME)
            return {entry.filename: _read(zipped, entry) for entry in entries}
    except PackageError:
        raise
    except DAMAGED:
        raise PackageError(NOT_A_ZIP) from None


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    odd = "\\" in name or "\0" in name or ":" in name or path.is_absolute()
    return not odd and bool(path.parts) and ".." not in path.parts


def _read(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What it says it holds and not a byte more."""
    with zipped.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise PackageError(TOO_LARGE)
    return content
