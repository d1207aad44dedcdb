"""A study's sources, quotes and codings as a project of REFI-QDA, and what such a project can't hold.

Places are code points into the text, the first is 0, the end is the first place after the quote. What is
given in is what may be shown: the caller leaves out blind sheets, and texts under review are no sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.cells import decided_cells
from analysis.study import Coding, Fragment, Source, StudyData
from codebooks.values import LETTERS, Value
from survey_app.refi.guids import guid
from survey_app.refi.items import (
    OUR_ORIGIN,
    CaseItem,
    CodingItem,
    NoteItem,
    ProjectItem,
    SelectionItem,
    TextItem,
    UserItem,
    VariableItem,
)
from survey_app.refi.project_writing import write_project_package
from survey_app.refi.study_codes import aspect_name, study_codes, value_guid

BOM = "\ufeff"
PERSPECTIEF, SOORT = "perspectief", "soort"


@dataclass(frozen=True)
class Written:
    """The package, and how many codings with a value are only in the table of cases: no text to hang on."""

    content: bytes
    only_in_cases: int


def write_study(data: StudyData) -> Written:
    """The study as a QDPX package; the same study gives the same bytes."""
    project = _Project(data)
    texts = {f"{project.id('source', s.bron)}.txt": s.text.removeprefix(BOM) for s in data.sources}
    return Written(write_project_package(project.whole(), texts), project.only_in_cases())


class _Project:
    """Makes the parts of the project, one kind after another."""

    def __init__(self, data: StudyData) -> None:
        self._data = data
        self._fragments = {one.fragment: one for one in data.fragments}
        self._books = {book.id for book in data.coding_schemes()}
        self._codings = [one for one in data.codings if one.aspect.split(".")[0] in self._books]

    def id(self, *names: str) -> str:
        """The GUID of a thing in this study."""
        return guid(self._data.study.id, *names)

    def whole(self) -> ProjectItem:
        """The project."""
        data = self._data
        return ProjectItem(
            name=data.study.title.say("nl"),
            origin=OUR_ORIGIN,
            users=tuple(UserItem(self.id("user", name), name) for name in self._codeurs()),
            codes=study_codes(data.study.id, data.coding_schemes()),
            variables=tuple(self._variables()),
            cases=tuple(self._case(case.casus) for case in data.cases),
            texts=tuple(self._text(source) for source in data.sources),
            notes=tuple(self._note(one) for one in self._codings if _note_text(one)),
        )

    def only_in_cases(self) -> int:
        """Codings with a value that no text of the study carries."""
        carried = {self._coding_id(one, one.fragmenten[0]) for one in self._codings if one.fragmenten}
        carried |= {self._coding_id(one, "") for s in self._data.sources for one in self._on_whole(s)}
        return sum(
            bool(one.waarde)
            and self._coding_id(one, one.fragmenten[0] if one.fragmenten else "") not in carried
            for one in self._codings
        )

    def _codeurs(self) -> list[str]:
        return sorted({one.codeur for one in self._codings})

    def _variables(self) -> Iterator[VariableItem]:
        for name in (PERSPECTIEF, SOORT):
            yield VariableItem(self.id("variable", name), name)
        labels = dict(self._data.study.perspectieven)
        for book in self._data.coding_schemes():
            for perspectief in (p for p in book.perspectieven if p in labels):
                for aspect in book.aspects:
                    name = f"{aspect_name(aspect)} - {labels[perspectief].say('nl')}"
                    key = f"{book.id}.{aspect.id}"
                    id = self.id("variable", key, perspectief)
                    yield VariableItem(id, name, aspect.definition.say("nl"))

    def _case(self, casus: str) -> CaseItem:
        sources = [one for one in self._data.sources if one.casus == casus]
        general = {one.bron for one in self._data.sources if not one.casus}
        used = {name: None for one in self._codings if one.casus == casus for name in one.fragmenten}
        quotes = [name for name in used if name in self._fragments and self._fragments[name].bron in general]
        return CaseItem(
            self.id("case", casus),
            casus,
            tuple(self.id("source", one.bron) for one in sources),
            tuple(self.id("selection", name) for name in quotes),
            tuple(self._decided(casus)),
        )

    def _decided(self, casus: str) -> Iterator[tuple[str, str]]:
        """The value that counts, as G groen; cells that nobody coded or decided are absent."""
        for cell in decided_cells(one for one in self._codings if one.casus == casus):
            if cell.waarde:
                yield self.id("variable", cell.aspect, cell.perspectief), _value_text(cell.waarde)

    def _text(self, source: Source) -> TextItem:
        about = ((PERSPECTIEF, source.perspectief), (SOORT, source.soort))
        return TextItem(
            self.id("source", source.bron),
            source.bron,
            path=f"internal://{self.id('source', source.bron)}.txt",
            selections=tuple(
                self._selection(source, one) for one in self._data.fragments if one.bron == source.bron
            ),
            codings=tuple(self._coding(one, "") for one in self._on_whole(source)),
            values=tuple((self.id("variable", name), text) for name, text in about if text),
        )

    def _selection(self, source: Source, fragment: Fragment) -> SelectionItem:
        shift = int(source.text.startswith(BOM))
        return SelectionItem(
            self.id("selection", fragment.fragment),
            fragment.tekst.removeprefix(BOM) if fragment.start < shift else fragment.tekst,
            max(fragment.start - shift, 0),
            fragment.eind - shift,
            codings=tuple(
                self._coding(one, fragment.fragment)
                for one in self._codings
                if fragment.fragment in one.fragmenten
            ),
        )

    def _on_whole(self, source: Source) -> Iterable[Coding]:
        """Values without a quote hang on the whole text, where there is one text they can be about."""
        if not source.casus or not source.perspectief:
            return ()
        place = (source.casus, source.perspectief)
        same = [one for one in self._data.sources if (one.casus, one.perspectief) == place]
        return [
            one
            for one in self._codings
            if len(same) == 1 and one.waarde and not one.fragmenten and (one.casus, one.perspectief) == place
        ]

    def _coding(self, coding: Coding, fragment: str) -> CodingItem:
        book, aspect = coding.aspect.split(".", 1)
        code = (
            value_guid(self._data.study.id, book, aspect, coding.waarde)
            if coding.waarde
            else self.id("aspect", book, aspect)
        )
        notes = (self._note_id(coding),) if _note_text(coding) else ()
        return CodingItem(self._coding_id(coding, fragment), code, self.id("user", coding.codeur), notes)

    def _coding_id(self, coding: Coding, fragment: str) -> str:
        return self.id("coding", *_cell(coding), fragment)

    def _note_id(self, coding: Coding) -> str:
        return self.id("note", *_cell(coding))

    def _note(self, coding: Coding) -> NoteItem:
        name = f"{coding.casus} {coding.perspectief} {coding.aspect} {coding.codeur}"
        return NoteItem(self._note_id(coding), name, _note_text(coding))


def _cell(coding: Coding) -> tuple[str, str, str, str]:
    return coding.casus, coding.perspectief, coding.aspect, coding.codeur


def _note_text(coding: Coding) -> str:
    parts = {"reden": coding.reden.replace("_", " "), "toelichting": coding.toelichting, "memo": coding.memo}
    return "\n".join(f"{name}: {text}" for name, text in parts.items() if text)


def _value_text(value: str) -> str:
    if value in {str(one) for one in Value}:
        return f"{LETTERS[Value(value)]} {value.replace('_', ' ')}"
    return value
