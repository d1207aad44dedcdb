"""ProblemList: the Problems of one file, with a ceiling: a file full of rubbish stays cheap to report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from analysis.study_folder import problem_texts as _texts  # noqa: F401  # its import fills the catalogue
from instruments.field_reader import FieldReader
from instruments.problems import Problem, did_you_mean, problem

CEILING = 100  # Problems shown per file; the rest are counted
GIVE_UP = 10_000  # Problems after which reading on tells nobody anything
LONGEST_SHOWN = 60  # characters of a wrong value that a sentence repeats
MOST_LISTED = 12  # names a sentence lists before it says "..."
MOST_COMPARED = 1000  # known names looked through for a hint; comparing is slow
LOSING = frozenset(
    {
        "file-missing",
        "file-empty",
        "file-too-large",
        "file-encoding",
        "file-control-character",
        "file-unreadable",
        "link-outside",
        "csv-semicolon",
        "csv-blank-lines",
        "csv-broken",
        "csv-field-too-large",
        "column-missing",
        "column-twice",
    }
)
LONGEST_COMPARED = 100  # characters; nobody mistypes a name into something longer


class ProblemList:
    """Collects the Problems of one file. `full` says that the next ones are only counted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Problem] = []
        self._uncounted = 0

    @property
    def full(self) -> bool:
        """Whether the ceiling has been reached."""
        return len(self._found) >= CEILING

    @property
    def hopeless(self) -> bool:
        """Whether there are so many that the rest of the file need not be read."""
        return len(self._found) + self._uncounted >= GIVE_UP

    @property
    def empty(self) -> bool:
        """Whether nothing is wrong so far."""
        return not self._found

    def lost_rows(self) -> bool:
        """Whether rows could not be read or kept, so that names in them are not known."""
        return self.full or any(one.code in LOSING for one in self._found)

    def report(self, line: int, code: str, known: Collection[str] = (), **details: object) -> None:
        """Adds a Problem; `known` are the names it could have been, for `allowed` and the hint."""
        if self.full:
            self._uncounted += 1
            return
        shown = {key: shorten(str(value)) for key, value in details.items()}
        shown.setdefault("allowed", _listed(known))
        shown["hint"] = _hint(str(details.get("value", "")), known)
        self._found.append(problem(code, self.file, line, **shown))

    def add(self, problems: Collection[Problem]) -> None:
        """Adds Problems that another loader made."""
        room = max(0, CEILING - len(self._found))
        self._found.extend(tuple(problems)[:room])
        self._uncounted += max(0, len(problems) - room)

    def all(self) -> tuple[Problem, ...]:
        """In order of line, and last how many more there are."""
        found = tuple(sorted(self._found, key=lambda one: one.line))
        if not self._uncounted:
            return found
        code = "and-many-more" if self.hopeless else "and-more"
        return (*found, problem(code, self.file, 0, count=self._uncounted))


def until_hopeless(readers: Iterable[FieldReader], problems: list[Problem]) -> Iterator[FieldReader]:
    """The items of a YAML list, up to where so much is wrong that the rest need not be read."""
    for reader in readers:
        if len(problems) >= GIVE_UP:
            return
        yield reader


def shorten(value: str) -> str:
    """A wrong value as a sentence can repeat it: on one line and not too long."""
    flat = " ".join(value[: LONGEST_SHOWN + 1].split())
    return flat if len(value) <= LONGEST_SHOWN else flat[:LONGEST_SHOWN] + "..."


def _listed(known: Collection[str]) -> str:
    names = list(known)
    rest = ", ..." if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + rest


def _hint(value: str, known: Collection[str]) -> str:
    if not value or len(value) > LONGEST_COMPARED or len(known) > MOST_COMPARED:
        return ""
    return did_you_mean(value, known)
