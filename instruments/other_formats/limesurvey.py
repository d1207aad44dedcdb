"""LimeSurvey's .lss -> Found. A grid becomes a question per row: nobody can read a grid on a phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from instruments.other_formats.found import Choice, Dialect, Found, Item, Kind, Labels, Misfit, Section
from instruments.other_formats.limesurvey_tables import Tables, Thing, in_order
from instruments.other_formats.plain_words import language_of, plain

KINDS = {
    "L": Kind.SINGLE,
    "!": Kind.SINGLE,
    "O": Kind.SINGLE,
    "Y": Kind.SINGLE,
    "G": Kind.SINGLE,
    "5": Kind.SINGLE,
    "M": Kind.MULTIPLE,
    "P": Kind.MULTIPLE,
    "S": Kind.OPEN,
    "T": Kind.OPEN,
    "U": Kind.OPEN,
    "N": Kind.OPEN,
    "D": Kind.OPEN,
    "X": Kind.NOTE,
}
GRIDS = {
    "F": Kind.SINGLE,
    "A": Kind.SINGLE,
    "B": Kind.GRADE,
    "C": Kind.SINGLE,
    "E": Kind.SINGLE,
    "Q": Kind.OPEN,
    "K": Kind.OPEN,
}
LOST = {
    "O": ("een opmerking bij een keuze", "de opmerking is weggelaten"),
    "P": ("opmerkingen bij keuzes", "de opmerkingen zijn weggelaten"),
    "N": ("een getal", "een open vraag"),
    "D": ("een datum", "een open vraag"),
    "K": ("getallen", "open vragen"),
}
_YES_NO = (Choice("Y", {"nl": "Ja", "en": "Yes"}), Choice("N", {"nl": "Nee", "en": "No"}))
_UNCERTAIN = Choice("U", {"nl": "Weet ik niet", "en": "I don't know"})
_FIVE = tuple(Choice(str(point), {"nl": str(point), "en": str(point)}) for point in range(1, 6))
FIXED = {
    "Y": _YES_NO,
    "G": (Choice("F", {"nl": "Vrouw", "en": "Female"}), Choice("M", {"nl": "Man", "en": "Male"})),
    "5": _FIVE,
    "A": _FIVE,
    "C": (*_YES_NO, _UNCERTAIN),
    "E": (
        Choice("I", {"nl": "Meer", "en": "More"}),
        Choice("S", {"nl": "Hetzelfde", "en": "The same"}),
        Choice("D", {"nl": "Minder", "en": "Less"}),
    ),
}


def read_limesurvey(text: bytes) -> Found:
    """The survey. NoSurvey (limesurvey_tables) when the file is none."""
    return _Reading(Tables(text)).found()


class _Reading:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.misfits: list[Misfit] = []
        self.answers = tables.answers()
        self.rows: dict[str, list[Thing]] = defaultdict(list)
        for thing in self._questions("subquestions"):
            self.rows[thing.fields.get("parent_qid", "")].append(thing)

    def found(self) -> Found:
        for raw in self.tables.unknown:
            self._miss(raw, "een taal die Wederhoor niet kent", "weggelaten")
        title, intro = self._settings("surveyls_title"), self._settings("surveyls_welcometext")
        sections = tuple(self._sections())
        if self.tables.rows("conditions"):
            self._miss(
                "bestand", "voorwaarden op de oude manier (conditions)", "alleen 'relevance' is gelezen"
            )
        spoken = {code for section in sections for item in section.items for code in item.labels}
        languages = tuple(sorted(spoken, key=lambda code: (code != "nl", code))) or ("nl",)
        return Found(title, intro, languages, sections, Dialect.LIMESURVEY, tuple(self.misfits))

    def _settings(self, name: str) -> Labels:
        rows = self.tables.rows("surveys_languagesettings")
        said = {language_of(row.get("surveyls_language", "")): plain(row.get(name, "")) for row in rows}
        return {code: text for code, text in said.items() if code and text}

    def _questions(self, table: str) -> list[Thing]:
        return self.tables.things(table, "qid", ("question", "help"))

    def _sections(self) -> Iterable[Section]:
        questions: dict[str, list[Thing]] = defaultdict(list)
        for thing in self._questions("questions"):
            if thing.fields.get("parent_qid", "0") in ("", "0"):
                questions[thing.fields.get("gid", "")].append(thing)
        groups = self.tables.things("groups", "gid", ("group_name", "description"))
        for group in in_order(groups, "group_order"):
            gid = group.fields.get("gid", "")
            items = [
                item for thing in in_order(questions[gid], "question_order") for item in self._items(thing)
            ]
            if group.say("description"):
                items.insert(0, Item(f"groep_{gid}", Kind.NOTE, group.say("description"), f"groep {gid}"))
            if items:
                labels = group.say("group_name") or {"nl": f"Deel {gid}"}
                yield Section(
                    f"groep_{gid}", labels, tuple(items), _relevance(group, "grelevance"), f"groep {gid}"
                )

    def _items(self, thing: Thing) -> Iterable[Item]:
        type_, name = thing.fields.get("type", ""), thing.fields.get("title", "")
        if thing.fields.get("mandatory", "N") in ("Y", "S"):
            self._miss("bestand", "verplichte vragen", "elke vraag mag worden overgeslagen")
        if type_ in LOST:
            self._miss(name, *LOST[type_])
        if type_ in GRIDS:
            self._miss(name, "een tabel met vragen", "een vraag per rij")
            yield from self._grid(thing, GRIDS[type_])
        elif type_ in KINDS:
            yield self._item(thing, KINDS[type_])
        else:
            self._miss(name, f"een vraag van het soort '{type_}'", "weggelaten")

    def _item(self, thing: Thing, kind: Kind) -> Item:
        name = thing.fields.get("title", "")
        choices = self._choices(thing) if kind in (Kind.SINGLE, Kind.MULTIPLE) else ()
        if thing.fields.get("other") == "Y":
            choices = (*choices, Choice("-oth-", {"nl": "Iets anders", "en": "Something else"}))
            self._miss(name, "een veld bij 'iets anders'", "alleen de keuze 'iets anders'")
        labels = thing.say("question") or {"nl": name}
        return Item(name, kind, labels, name, thing.say("help"), choices, _relevance(thing, "relevance"))

    def _choices(self, thing: Thing) -> tuple[Choice, ...]:
        type_, qid = thing.fields.get("type", ""), thing.fields.get("qid", "")
        if type_ in FIXED:
            return FIXED[type_]
        if type_ in ("M", "P"):
            boxes = in_order(self.rows[qid], "question_order")
            return _unique((box.fields.get("title", ""), box.say("question")) for box in boxes)
        return _unique((one.fields.get("code", ""), one.say("answer")) for one in self.answers.get(qid, ()))

    def _grid(self, thing: Thing, kind: Kind) -> Iterable[Item]:
        """A question per row, the text of the grid before that of the row."""
        name, asked = thing.fields.get("title", ""), thing.say("question")
        choices = self._choices(thing) if kind is Kind.SINGLE else ()
        for row in in_order(self.rows[thing.fields.get("qid", "")], "question_order"):
            code = row.fields.get("title", "")
            labels = {
                language: f"{asked[language]}\n{text}" if asked.get(language) else text
                for language, text in row.say("question").items()
            }
            condition = _relevance(thing, "relevance")
            yield Item(
                f"{name}_{code}", kind, labels or {"nl": code}, f"{name}_{code}", {}, choices, condition
            )

    def _miss(self, place: str, what: str, became: str) -> None:
        found = Misfit(place, what, became)
        if found not in self.misfits:
            self.misfits.append(found)


def _relevance(thing: Thing, name: str) -> str:
    return thing.fields.get(name, "").strip()


def _unique(pairs: Iterable[tuple[str, Labels]]) -> tuple[Choice, ...]:
    found: dict[str, Choice] = {}
    for code, labels in pairs:
        found.setdefault(code, Choice(code, labels or {"nl": code}))
    return tuple(found.values())
