"""The texts of a package with their selections in place: what can't be proved is listed, never placed.

Places are code points into the text as the package has it, without its BOM.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from instruments.problems import Loaded, Problem
from survey_app.refi.evidence import Choice, Evidence, choose, is_quote_of, quotes_of, squeezed
from survey_app.refi.items import OUR_ORIGIN, ProjectItem, SelectionItem, TextItem
from survey_app.refi.offsets import Reading, Ruler
from survey_app.refi.package import Package, file_name, read_package
from survey_app.refi.problem_texts import problem
from survey_app.refi.project_reading import read_project_file
from survey_app.refi.safe_xml import sayable

BOM = "\ufeff"
SHOWN = 60  # characters of a quote that a Problem repeats


@dataclass(frozen=True)
class PlacedSelection:
    """A selection and where it is."""

    selection: SelectionItem
    start: int
    end: int


@dataclass(frozen=True)
class PlacedText:
    """A text with the selections that could be placed; `had_bom`: the BOM was taken off."""

    item: TextItem
    text: str
    had_bom: bool = False
    selections: tuple[PlacedSelection, ...] = ()


@dataclass(frozen=True)
class PlacedProject:
    """A project whose texts were read; `choice` says how the file counts."""

    project: ProjectItem
    texts: tuple[PlacedText, ...]
    choice: Choice


def read_project_package(content: bytes, name: str) -> Loaded[PlacedProject]:
    """The project with its texts; Problems beside a value list everything that was left out."""
    package = read_package(content, name)
    if package.value is None:
        return Loaded(None, package.problems)
    project = read_project_file(package.value.project, name)
    if project.value is None:
        return Loaded(None, project.problems)
    problems = list(_remarks(project.value, name))
    texts = list(_texts(project.value.texts, package.value, name, problems))
    evidence = [Evidence(one.text, one.had_bom, one.item.selections) for one in texts]
    choice = choose(evidence, project.value.origin)
    placed = tuple(_place(one, choice, project.value.origin, name, problems) for one in texts)
    count = sum(len(one.item.selections) for one in texts)
    if choice.reading is None:
        problems.append(problem("refi-offsets-unclear", name, 0, count=count))
    return Loaded(PlacedProject(project.value, placed, choice), tuple(sorted(problems)))


def _remarks(project: ProjectItem, name: str) -> Iterator[Problem]:
    for other in project.others:
        yield problem("refi-source-kind", name, other.line, name=other.name, kind=other.kind)
    if project.sets:
        yield problem("refi-sets", name, 0, count=project.sets)


def _texts(
    items: Sequence[TextItem], package: Package, name: str, problems: list[Problem]
) -> Iterator[PlacedText]:
    for item in items:
        found = _text(item, package, name)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            yield found


def _text(item: TextItem, package: Package, name: str) -> PlacedText | Problem:
    """Only what is in the package itself is read: a path outside is refused, whatever it points at."""
    about = {"name": item.name or item.guid}
    if item.content is not None and not item.path:
        return _as_text(item, item.content, name)
    scheme, _, rest = item.path.rpartition("://")
    if scheme.lower() not in ("", "internal") or "\\" in rest or rest.startswith("/") or ".." in rest:
        return problem("refi-source-outside", name, item.line, path=item.path, **about)
    content = package.texts.get(file_name(rest)) if rest else None
    if content is None:
        return problem("refi-source-missing", name, item.line, path=item.path, **about)
    try:
        return _as_text(item, content.decode("utf-8"), name)
    except UnicodeDecodeError:
        return problem("refi-source-unreadable", name, item.line, **about)


def _as_text(item: TextItem, text: str, name: str) -> PlacedText | Problem:
    about = {"name": item.name or item.guid}
    if "\0" in text:
        return problem("refi-source-unreadable", name, item.line, **about)
    if not text.removeprefix(BOM).strip():
        return problem("refi-source-empty", name, item.line, **about)
    return PlacedText(item, text.removeprefix(BOM), text.startswith(BOM))


def _place(found: PlacedText, choice: Choice, origin: str, name: str, problems: list[Problem]) -> PlacedText:
    if choice.reading is None:
        return found
    judge = _Judge(found, choice.reading, origin == OUR_ORIGIN, name)
    judged = [judge.placed(selection) for selection in found.item.selections]
    problems += [one for one in judged if isinstance(one, Problem)]
    placed = tuple(one for one in judged if isinstance(one, PlacedSelection))
    return PlacedText(found.item, found.text, found.had_bom, placed)


class _Judge:
    """Decides for each selection of one text: in place, or a Problem."""

    def __init__(self, found: PlacedText, reading: Reading, ours: bool, name: str) -> None:
        self._found, self._reading, self._ours, self._name = found, reading, ours, name
        self._ruler = Ruler(found.text, found.had_bom)
        self._whole = squeezed(sayable(found.text))
        self._right = self._wrong = 0
        for selection in found.item.selections:
            self._count(selection)

    def _count(self, selection: SelectionItem) -> None:
        quotes, piece = quotes_of(selection, self._whole), self._piece(selection)
        fits = any(is_quote_of(quote, piece) for quote in quotes)
        self._right += fits
        self._wrong += bool(quotes) and not fits

    def _piece(self, selection: SelectionItem) -> str:
        span = self._ruler.span(self._reading, selection.start, selection.end)
        return self._found.text[slice(*span)] if span else ""

    def placed(self, selection: SelectionItem) -> PlacedSelection | Problem:
        """The selection in place when its quote is there, or when nothing speaks against it."""
        about = {"name": self._found.item.name or self._found.item.guid}
        if selection.start is None or selection.end is None:
            return problem("refi-number", self._name, selection.line, **about)
        span = self._ruler.span(self._reading, selection.start, selection.end)
        piece = self._piece(selection)
        if span is None or not piece.strip():
            places = {"start": selection.start, "end": selection.end}
            return problem("refi-place-outside", self._name, selection.line, **about, **places)
        code = self._objection(selection, piece)
        if code:
            words = {"quote": selection.name[:SHOWN], "found": piece[:SHOWN]}
            return problem(code, self._name, selection.line, **about, **words)
        return PlacedSelection(selection, *span)

    def _objection(self, selection: SelectionItem, piece: str) -> str:
        """A quote that is elsewhere in the text has shifted; a title proves nothing, for or against.

        What we wrote ourselves always has its quote.
        """
        quotes = (selection.name,) if self._ours else quotes_of(selection, self._whole)
        if any(is_quote_of(quote, piece) for quote in quotes):
            return ""
        if quotes:
            return "refi-quote-differs"
        titled = bool(selection.name.strip() or selection.description.strip())
        return "refi-quote-unproved" if titled and self._wrong else ""
