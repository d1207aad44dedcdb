"""instruments/versions/: every version of a questionnaire that was in the field before the one of now.

`ouder-1.yaml` is version 1 of `ouder`. An answer is read and checked by the version it was given to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from analysis.ledger_rows import InstrumentChange
from analysis.study_folder import version_texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.study_folder.files import FolderFiles
from analysis.study_folder.named_files import INSTRUMENTS, load_named
from analysis.study_folder.problem_list import CEILING, ProblemList
from instruments.model import Instrument
from instruments.problems import Problem

FOLDER = "instruments/versions/"
Version = tuple[str, str]  # instrument, version


@dataclass(frozen=True)
class VersionsRead:
    """The earlier versions by name, those that are there and could not be read, and why."""

    found: Mapping[Version, Instrument] = field(default_factory=dict)
    broken: frozenset[Version] = frozenset()
    problems: tuple[Problem, ...] = ()


def version_path(instrument: str, version: str) -> str:
    """Where a folder keeps this version. A version may be any text; in a file's name it is quoted."""
    return f"{FOLDER}{instrument}-{quote(version, safe='')}.yaml"


def named_version(path: str) -> Version | None:
    """The instrument and version that a path of this folder names; None for any other path."""
    name = path.removeprefix(FOLDER).removesuffix(".yaml")
    instrument, dash, version = name.partition("-")
    if f"{FOLDER}{name}.yaml" != path or not (instrument and dash and version) or "/" in name:
        return None
    return instrument, unquote(version)


def read_versions(
    files: FolderFiles, instruments: Mapping[str, Instrument], asked: Collection[str] | None
) -> VersionsRead:
    """Every file of the folder. `instruments` are those that read, `asked` all that the study names.

    With None nobody knows what the study asks: then nothing is said of the folder.
    """
    if asked is None:
        return VersionsRead()
    found: dict[Version, Instrument] = {}
    broken: set[Version] = set()
    problems: list[Problem] = []
    for path in files.names(FOLDER)[:CEILING]:
        said = ProblemList(path)
        named = named_version(path)
        if named is None or named[0] not in asked:
            said.report(0, "version-file-unknown", tuple(sorted(asked)), value=path.removeprefix(FOLDER))
        elif (read := _read(files, named, instruments, said)) is not None:
            found[named] = read
        if named and not said.empty:
            broken.add(named)
        problems.extend(said.all())
    return VersionsRead(found, frozenset(broken), tuple(problems))


def _read(
    files: FolderFiles, named: Version, instruments: Mapping[str, Instrument], said: ProblemList
) -> Instrument | None:
    now = instruments.get(named[0])
    if now is not None and now.version == named[1]:
        said.report(0, "version-is-current", value=named[1], instrument=named[0])
        return None
    path = files.locate(said.file, said)
    read = load_named(INSTRUMENTS, path, said) if path else None
    if read is not None and (read.id, read.version) != named:
        said.report(0, "version-file-differs", value=read.version, id=read.id)
    return read if said.empty else None


def in_order(
    earlier: Mapping[Version, Instrument], changes: Iterable[InstrumentChange]
) -> dict[Version, Instrument]:
    """The earlier versions from old to new, as the ledger tells; what it does not name comes first."""
    places: dict[Version, int] = {}
    for place, change in enumerate(changes, 1):
        places.setdefault((change.instrument, change.from_version), place)
        places[(change.instrument, change.to_version)] = place + 1
    return dict(sorted(earlier.items(), key=lambda named: (places.get(named[0], 0), named[0])))
