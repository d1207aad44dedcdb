"""An office file packed anew: the same content always gives the same bytes, whatever the clock says."""

from __future__ import annotations

import io
import zipfile

MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip can name


def repacked(content: bytes, first: str = "") -> bytes:
    """The zip with its files in the same order and without dates; `first` leads, stored as it is."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        names = list(dict.fromkeys(old.namelist()))
        for name in sorted(names, key=lambda name: name != first):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return target.getvalue()
