"""The adapter to deduce: its lists of Dutch first names, surnames, places, streets and care institutions.

Building the lists takes two minutes and 1.2 GB once, loading them seven seconds and 1.1 GB: so never in a web
worker, and only where this is called. What is built is kept in a folder of the installation's own.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from survey_app.domain.pseudonyms import FoundName, NameKind

BUILT = Path("cache") / "lookup_structs.pickle"
# deduce's words for what it found; ages are no names.
KINDS: Mapping[str, NameKind] = {
    "persoon": NameKind.PERSOON,
    "patient": NameKind.PERSOON,
    "locatie": NameKind.PLAATS,
    "ziekenhuis": NameKind.INSTELLING,
    "zorginstelling": NameKind.INSTELLING,
    "datum": NameKind.DATUM,
    "telefoonnummer": NameKind.TELEFOON,
    "emailadres": NameKind.EMAIL,
    "url": NameKind.NUMMER,
    "bsn": NameKind.NUMMER,
    "id": NameKind.NUMMER,
}


def lists_are_built(folder: Path) -> bool:
    """Whether the lists are there, so that they only need loading."""
    return (folder / BUILT).is_file()


class NameLists:
    """deduce with its lists loaded. ImportError without deduce; OSError when they can't be kept."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(
            mode=0o700, parents=True, exist_ok=True
        )  # a pickle that others could write runs their code
        os.chmod(folder, 0o700)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._deduce: Any = _loaded(folder)

    def __call__(self, text: str) -> Iterator[FoundName]:
        """What stands in the lists, ages left out."""
        for found in self._deduce.deidentify(text).annotations:
            kind = KINDS.get(found.tag)
            if kind:
                yield FoundName(found.start_char, found.end_char, kind)


def _loaded(folder: Path) -> Any:
    root = logging.getLogger()
    quiet = logging.NullHandler()
    root.addHandler(quiet)  # deduce would print everything to the screen, names included
    try:
        from deduce import Deduce

        return Deduce(cache_path=folder)
    finally:
        root.removeHandler(quiet)
