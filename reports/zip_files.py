"""Zip files that are the same each time: no moment of making in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold


def zipped(files: Mapping[str, bytes], stored_first: str = "") -> bytes:
    """The files by name, in this order; `stored_first` is not compressed, as OpenDocument asks."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if name == stored_first else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Name -> content, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
