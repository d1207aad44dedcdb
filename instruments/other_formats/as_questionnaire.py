"""A questionnaire of another program as one of ours: pages, rules, texts, and what did not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from instruments.other_formats.answer_codes import Coded, coded_items, names_in, rule_of
from instruments.other_formats.conditions import Condition, NotUnderstood, parse
from instruments.other_formats.found import Found, Item, Kind, Labels, Misfit, Section
from instruments.other_formats.plain_words import is_piped, name_of

MOST_ON_A_PAGE = 4  # questions; a page is for one topic on a phone
MINUTES_PER_QUESTION = 0.3
CONSENT = {
    "nl": "Ik doe uit vrije wil mee. De onderzoekers mogen mijn antwoorden gebruiken voor dit onderzoek.",
    "en": "I am taking part of my own free will. The researchers may use my answers for this study.",
}
INTRO = {
    "nl": "Meedoen is vrijwillig. U mag elke vraag overslaan. Uw antwoorden hebben geen gevolgen.",
    "en": "Taking part is voluntary. You may skip any question. Your answers have no consequences.",
}


@dataclass
class _Page:
    """A page while it is being filled."""

    section: Section
    intro: list[Labels] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


class Conversion:
    """Turns one Found into what a YAML file of ours holds. `misfits` grows on the way."""

    def __init__(self, found: Found, id: str, perspectief: str) -> None:
        self.found, self.id, self.perspectief = found, id, perspectief
        self.misfits = list(found.misfits)
        self.coded = coded_items(found)
        self.languages = self._complete_languages()
        self._names: set[str] = set()

    def questionnaire(self) -> dict[str, Any]:
        """The whole file as plain mappings and lists."""
        pages = [self._page(page) for page in self._pages()]
        asked = sum(len(page["questions"]) for page in pages)
        return {
            "kind": "instrument",
            "id": self.id,
            "version": "1",
            "perspectief": self.perspectief,
            "languages": list(self.languages),
            "minutes": max(1, round(asked * MINUTES_PER_QUESTION)),
            "title": self._texts(self.found.title, self.id),
            "intro": self._texts(self.found.intro, "") if self.found.intro else self._standard(INTRO),
            "consent": self._standard(CONSENT),
            "pages": pages,
        }

    def _complete_languages(self) -> tuple[str, ...]:
        """The first language, and every other that all questions and choices are in."""
        first, *others = self.found.languages or ("nl",)
        asked = [coded.item for coded in self.coded.values()]
        written = [
            labels for item in asked for labels in (item.labels, *(one.labels for one in item.choices))
        ]
        kept = [first]
        for language in others:
            lacking = sum(1 for labels in written if not labels.get(language))
            if lacking:
                self._miss(language, f"{lacking} teksten missen in deze taal", "de taal is weggelaten")
            else:
                kept.append(language)
        return tuple(kept)

    def _pages(self) -> Iterator[_Page]:
        for section in self.found.sections:
            page = _Page(section)
            for item in section.items:
                if item.kind is Kind.NOTE:
                    if page.items:
                        yield page
                        page = _Page(section)
                    page.intro.append(item.labels)
                elif self.coded[item.name].item is not item:
                    self._miss(
                        item.place, f"de naam '{item.name}' komt twee keer voor", "de tweede is weggelaten"
                    )
                else:
                    if self._needs_new_page(page, item):
                        yield page
                        page = _Page(section)
                    page.items.append(item)
            if page.items:
                yield page
            elif page.intro:
                self._miss(section.place or section.name, "een tekst zonder vraag erna", "weggelaten")

    def _needs_new_page(self, page: _Page, item: Item) -> bool:
        """A rule looks at earlier pages only; and a page stays short."""
        here = {other.name for other in page.items}
        condition = self._condition(item.condition, item.place, quiet=True)
        looks_here = bool(condition and here & names_in(condition, self.coded))
        return bool(page.items) and (looks_here or len(page.items) >= MOST_ON_A_PAGE)

    def _page(self, page: _Page) -> dict[str, Any]:
        section = page.section
        made: dict[str, Any] = {
            "id": name_of(section.name, self._names),
            "step": self._step(section),
            "title": self._texts(section.labels, section.name),
        }
        if page.intro:
            made["intro"] = {
                language: "\n".join(labels.get(language) or _any(labels) for labels in page.intro)
                for language in self.languages
            }
        made |= self._rule(section.condition, section.place or section.name)
        return made | {"questions": [self._question(item) for item in page.items]}

    def _step(self, section: Section) -> str:
        return f"deel_{self.found.sections.index(section) + 1}"

    def _question(self, item: Item) -> dict[str, Any]:
        coded = self.coded[item.name]
        made: dict[str, Any] = {"id": coded.name, "kind": str(item.kind)}
        made["text"] = self._texts(item.labels, item.name, item.place)
        if item.hints:
            made["help"] = self._texts(item.hints, "", item.place)
        made |= self._rule(item.condition, item.place)
        if item.kind in (Kind.SINGLE, Kind.MULTIPLE):
            made["options"] = [self._option(coded, number) for number in range(len(coded.own()))]
        if coded.also():
            made["also"] = list(coded.also())
            self._miss(item.place, "antwoorden zoals 'weet ik niet'", "de vaste antwoorden van Wederhoor")
        return made

    def _option(self, coded: Coded, place: int) -> dict[str, Any]:
        choice = coded.own()[place]
        code = coded.codes[choice.code]
        return {"code": code, "number": coded.numbers[code], "label": self._texts(choice.labels, choice.code)}

    def _rule(self, condition: str, place: str) -> dict[str, Any]:
        parsed = self._condition(condition, place)
        if parsed is None:
            return {}
        try:
            return {"show_when": rule_of(parsed, self.coded)}
        except NotUnderstood as error:
            self._miss(place, f"de voorwaarde {condition!r}: {error}", "wordt altijd gevraagd")
            return {}

    def _condition(self, text: str, place: str, quiet: bool = False) -> Condition | None:
        if not text.strip() or text.strip() in ("1", "true()"):
            return None
        try:
            parsed = parse(text, self.found.dialect)
            names_in(parsed, self.coded)
        except NotUnderstood as error:
            if not quiet:
                self._miss(place, f"de voorwaarde {text!r}: {error}", "wordt altijd gevraagd")
            return None
        return parsed

    def _texts(self, labels: Labels, otherwise: str, place: str = "") -> dict[str, str]:
        if any(map(is_piped, labels.values())):
            self._miss(
                place or otherwise, "de tekst neemt een eerder antwoord over", "letterlijk overgenomen"
            )
        return {code: labels.get(code) or _any(labels) or otherwise for code in self.languages}

    def _standard(self, texts: Mapping[str, str]) -> dict[str, str]:
        return {code: texts.get(code, texts["nl"]) for code in self.languages}

    def _miss(self, place: str, what: str, became: str) -> None:
        found = Misfit(place, what, became)
        if found not in self.misfits:
            self.misfits.append(found)


def both(first: str, second: str) -> str:
    """Two conditions of the same program that must both hold, as one."""
    parts = [part for part in (first.strip(), second.strip()) if part and part != "1"]
    return " and ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)


def _any(labels: Labels) -> str:
    return next((text for text in labels.values() if text), "")
