"""The codings of a file as rows of the study: what fits becomes a row, all else is listed with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.bench_rows import DECIDED_BY
from analysis.study import Coding, Fragment, StudyData
from codebooks.model import Codebook
from codebooks.values import REASONS, Value
from instruments.problems import Problem
from survey_app.domain.answer_checks import clean
from survey_app.domain.coding import LONGEST_TEXT
from survey_app.domain.exchange import ImportText, Way
from survey_app.domain.quotes import named
from survey_app.refi.as_codebook import slug
from survey_app.refi.items import OUR_ORIGIN, CodePath, CodingItem, ProjectItem, code_paths
from survey_app.refi.placed_texts import PlacedSelection, PlacedText
from survey_app.refi.problem_texts import problem
from survey_app.refi.study_codes import CodeReader, Meaning
from survey_app.refi.text_places import places_in

CodingKey = tuple[str, str, str, str]  # casus, perspectief, aspect, codeur


@dataclass(frozen=True)
class Target:
    """A text of the file and what it is in the study."""

    text: ImportText
    placed: PlacedText


@dataclass(frozen=True)
class FoundCodings:
    """New rows, what was left out, and how many quotes of each text were kept."""

    fragments: tuple[Fragment, ...]
    codings: tuple[Coding, ...]
    problems: tuple[Problem, ...]
    quotes: Mapping[str, int]


def read_codings(data: StudyData, project: ProjectItem, targets: Sequence[Target], file: str) -> FoundCodings:
    """The rows that these texts give; only texts that are known or declared have any."""
    reading = _Reading(data, project, file)
    for target in targets:
        if target.text.way in (Way.KNOWN, Way.NEW):
            reading.read(target)
    return reading.found()


class _Reading:
    """Gathers quotes per cell and codeur, and counts what is left out."""

    def __init__(self, data: StudyData, project: ProjectItem, file: str) -> None:
        self._data, self._project, self._file = data, project, file
        reader = CodeReader(data.study.id, data.coding_schemes())
        paths = list(code_paths(project.codes))
        self._meanings = {one.code.guid: reader.meaning(one) for one in paths}
        self._paths: dict[str, CodePath] = {one.code.guid: one for one in paths}
        self._users = {one.guid: one.name for one in project.users}
        self._notes = {one.guid: one.text for one in project.notes}
        self._case_of = {guid: one.name for one in project.cases for guid in one.selections}
        self._books = {book.id: book for book in data.coding_schemes()}
        self._assigned = {(one.casus, one.perspectief) for one in data.assignments}
        self._fragments: dict[tuple[str, int, int], Fragment] = {}
        self._values: dict[CodingKey, dict[str, None]] = {}
        self._quotes: dict[CodingKey, dict[str, None]] = {}
        self._said: dict[CodingKey, dict[str, None]] = {}
        self._named: dict[CodingKey, str] = {}
        self._left_out: Counter[tuple[str, tuple[tuple[str, str], ...], int]] = Counter()
        self._problems: list[Problem] = []
        self._kept: Counter[str] = Counter()

    def read(self, target: Target) -> None:
        """Everything on one text: quotes with their codings, then codings of the whole text."""
        places = places_in(target.placed.text, target.text.text)
        for selection in target.placed.selections:
            fragment = self._fragment(target, selection, places)
            if fragment is None:
                self._outside(target, selection)
                continue
            self._kept[target.text.guid] += 1
            casus = target.text.casus or self._case_of.get(selection.selection.guid, "")
            for coding in selection.selection.codings:
                self._coding(target, coding, casus, fragment)
        for coding in target.placed.item.codings:
            self._coding(target, coding, target.text.casus, None)

    def _fragment(
        self, target: Target, selection: PlacedSelection, places: list[int | None] | None
    ) -> Fragment | None:
        start, end = (places[selection.start], places[selection.end]) if places else (None, None)
        if start is None or end is None or not target.text.text[start:end].strip():
            return None
        key = (target.text.bron, start, end)
        if key not in self._fragments:
            bare = Fragment("", target.text.bron, start, end, target.text.text[start:end])
            self._fragments[key] = named(bare, self._data.fragments)
        return self._fragments[key]

    def _outside(self, target: Target, selection: PlacedSelection) -> None:
        places = {"start": selection.selection.start, "end": selection.selection.end}
        line = selection.selection.line
        about = {"name": target.text.name, **places}
        self._problems.append(problem("refi-place-outside", self._file, line, **about))

    def _coding(self, target: Target, coding: CodingItem, casus: str, fragment: Fragment | None) -> None:
        meaning = self._meanings.get(coding.code)
        path = self._paths.get(coding.code)
        name = "/".join(path.names) if path else coding.code
        user = self._users.get(coding.user, "")
        if meaning is None:
            line = path.code.line if path else coding.line
            self._leave_out("refi-code-unknown", line, {"code": name})
            return
        if user == DECIDED_BY:
            self._leave_out("refi-coding-decided", 0, {"codeur": user})
            return
        perspectief = target.text.perspectief or _only_one(self._books[meaning.aspect.split(".")[0]])
        if not self._is_place(meaning, casus, perspectief):
            about = {"code": name, "name": target.text.name}
            self._problems.append(problem("refi-coding-place", self._file, coding.line, **about))
            return
        if (casus, perspectief) in self._assigned:
            sheet = {"casus": casus, "perspectief": perspectief}
            self._leave_out("refi-coding-assigned", 0, sheet)
            return
        key = (casus, perspectief, meaning.aspect, f"import_{slug(user or 'onbekend', set())}")
        self._named[key] = user
        self._add(key, meaning, coding, fragment)

    def _add(self, key: CodingKey, meaning: Meaning, coding: CodingItem, fragment: Fragment | None) -> None:
        self._values.setdefault(key, {})
        self._quotes.setdefault(key, {})
        said = self._said.setdefault(key, {})
        if meaning.value:
            self._values[key][meaning.value] = None
        if fragment:
            self._quotes[key][fragment.fragment] = None
        for note in coding.notes:
            said[self._notes.get(note, "")] = None

    def _is_place(self, meaning: Meaning, casus: str, perspectief: str) -> bool:
        book = self._books[meaning.aspect.split(".")[0]]
        return casus in {one.casus for one in self._data.cases} and perspectief in book.perspectieven

    def _leave_out(self, code: str, line: int, about: Mapping[str, str]) -> None:
        self._left_out[(code, tuple(about.items()), line)] += 1

    def found(self) -> FoundCodings:
        """The rows: quotes that are new, and codings of cells that this codeur had not coded."""
        there = {(c.casus, c.perspectief, c.aspect, c.codeur): c for c in self._data.codings}
        coded = {one[:3] for one in there}
        codings = []
        for key in self._values:
            one = self._row(key)
            if key in there or _is_same(there.get((*key[:3], self._named[key])), one):
                self._leave_out("refi-coding-present", 0, {"codeur": self._named[key] or key[3]})
            else:
                codings.append(one)
                if key[:3] in coded:
                    self._leave_out("refi-coding-second", 0, {"codeur": key[3]})
        known = {one.fragment for one in self._data.fragments}
        new = tuple(one for one in self._fragments.values() if one.fragment not in known)
        problems = (*self._problems, *self._counted())
        return FoundCodings(new, tuple(codings), problems, self._kept)

    def _row(self, key: CodingKey) -> Coding:
        values = tuple(self._values[key])
        if len(values) > 1:
            about = {"codeur": self._named[key] or key[3], "aspect": key[2], "casus": key[0]}
            words = ", ".join(values)
            self._problems.append(problem("refi-coding-conflict", self._file, 0, values=words, **about))
        waarde = values[0] if len(values) == 1 else ""
        row = Coding(*key, waarde, fragmenten=tuple(self._quotes[key]))
        said = [text for text in self._said[key] if text]
        return _with_notes(row, said, self._project.origin == OUR_ORIGIN)

    def _counted(self) -> Iterator[Problem]:
        for (code, about, line), count in self._left_out.items():
            yield problem(code, self._file, line, count=count, **dict(about))


def _only_one(book: Codebook) -> str:
    return book.perspectieven[0] if len(book.perspectieven) == 1 else ""


def _is_same(there: Coding | None, new: Coding) -> bool:
    """Whether the codeur of this name has this already: our own file, read back."""
    return there is not None and (there.waarde, set(there.fragmenten)) == (new.waarde, set(new.fragmenten))


def _with_notes(row: Coding, said: Sequence[str], ours: bool) -> Coding:
    """Notes become the memo; those that we wrote become again what they were."""
    if not (ours and said):
        return replace(row, memo=_short("\n\n".join(said)))
    fields = _own_note(said[0])
    reden = fields.get("reden", "").replace(" ", "_")
    fitting = {str(one) for one in REASONS.get(Value(row.waarde), ())} if row.waarde in set(Value) else set()
    return replace(
        row,
        reden=reden if reden in fitting else "",
        toelichting=_short(fields.get("toelichting", "")),
        memo=_short(fields.get("memo", "")),
    )


def _own_note(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    key = "memo"
    for line in text.split("\n"):
        name, colon, rest = line.partition(": ")
        if colon and name in ("reden", "toelichting", "memo") and name not in found:
            key, line = name, rest
        found[key] = f"{found[key]}\n{line}" if key in found else line
    return found


def _short(text: str) -> str:
    return clean(text)[:LONGEST_TEXT]
