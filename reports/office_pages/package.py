"""An office file packed anew: the same content always gives the same bytes, whatever the clock says."""

from __future__ import annotations

from reports.zip_files import unzipped, zipped


def repacked(content: bytes, first: str = "") -> bytes:
    """The zip with its files in the same order and without dates; `first` leads, stored as it is."""
    files = unzipped(content)
    return zipped(dict(sorted(files.items(), key=lambda file: file[0] != first)), stored_first=first)
