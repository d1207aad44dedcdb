"""What was typed in the forms of the normenkader, as its parts; and what can't be one.

Only what a form alone can know is checked here: the loader of codebooks checks the whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from codebooks.model import BoundaryRule, EvidenceLink, Level, Norm, Normenkader, Scale, SubQuestion
from instruments.field_reader import NAME
from instruments.texts import NO_TEXTS, Texts
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.staff_messages import TEXT_TOO_LONG

LONGEST = 2_000  # characters of one field
MOST_LEVELS = 8
NEW = "nieuw"  # the address of what is not there yet: no part may be called so
_NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,6})?\Z")
Form = Callable[[str], str]  # the name of a field -> what was typed


T = TypeVar("T")


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """The part as it was typed, and what is wrong with it."""

    value: T
    mistakes: tuple[Mistake, ...] = ()


class FormReader:
    """Takes fields out of a form and collects every Mistake on the way."""

    def __init__(self, form: Form, languages: tuple[str, ...]) -> None:
        self._form, self._languages = form, languages
        self.mistakes: list[Mistake] = []

    def wrong(self, field: str, message: str, **details: object) -> None:
        """Something is wrong with this field."""
        self.mistakes.append(Mistake(field, message, details))

    def text(self, field: str, needed: bool = False) -> str:
        """The field, cleaned; '' where nothing was typed."""
        text = clean(self._form(field))
        if len(text) > LONGEST:
            self.wrong(field, TEXT_TOO_LONG, limit=LONGEST)
        if needed and not text:
            self.wrong(field, messages.NO_TEXT)
        return text

    def texts(self, field: str, needed: bool = False) -> Texts:
        """The field in every language of the normenkader; one that was left out says what the first says."""
        found = {lang: self.text(f"{field}_{lang}") for lang in self._languages}
        first = next(iter(found.values()))
        if not first:
            if needed:
                self.wrong(f"{field}_{self._languages[0]}", messages.NO_TEXT)
            return NO_TEXTS
        return Texts(tuple((lang, text or first) for lang, text in found.items()))

    def words(self, field: str) -> tuple[str, ...]:
        """A list with spaces, commas or lines between."""
        return tuple(dict.fromkeys(re.split(r"[\s,;]+", self.text(field)))) if self.text(field) else ()

    def number(self, field: str, default: float | None = None) -> float | None:
        """A number with a point or a comma; `default` where nothing was typed."""
        text = self.text(field)
        if _NUMBER.match(text):
            return float(text.replace(",", "."))
        if text:
            self.wrong(field, messages.NOT_A_NUMBER)
        return default

    def share(self, field: str) -> float:
        """A percentage as a fraction; 0 where nothing was typed."""
        return round((self.number(field) or 0.0) / 100, 8)

    def id(self, field: str, taken: Mapping[str, object], default: str = "") -> str:
        """A new name that nothing else has."""
        text = self.text(field).lower() or default
        if not NAME.match(text) or text == NEW:
            self.wrong(field, messages.BAD_ID)
        elif text in taken:
            self.wrong(field, messages.ID_TAKEN, id=text)
        return text


def read_question(form: FormReader, id: str) -> Parsed[SubQuestion]:
    """A deelvraag."""
    return Parsed(SubQuestion(id, form.texts("tekst", needed=True)), tuple(form.mistakes))


def read_label(form: FormReader, id: str) -> Parsed[tuple[str, Texts]]:
    """A part of the normenkader: its id and label."""
    return Parsed((id, form.texts("tekst", needed=True)), tuple(form.mistakes))


def read_norm(form: FormReader, id: str, evidence: tuple[EvidenceLink, ...]) -> Parsed[Norm]:
    """A norm with the evidence that it has; one that does not apply falls under no judgement."""
    applies = form.text("van_toepassing") or "ja"
    judged = (form.text("oordeel") or id) if applies in ("ja", "deels") else ""
    norm = Norm(
        id=id,
        deelvraag=form.text("deelvraag"),
        part=form.text("onderdeel"),
        text=form.texts("tekst", needed=True),
        applicable=applies,
        why_not=form.texts("waarom_niet"),
        source=form.texts("bron"),
        judged_with=judged,
        evidence=evidence,
        source_kind=form.text("soort_bron"),
        measured=form.texts("gemeten"),
    )
    return Parsed(norm, tuple(form.mistakes))


def read_link(form: FormReader, id: str) -> Parsed[EvidenceLink]:
    """What feeds a norm; only the fields of the kind that was chosen count."""
    kind = form.text("soort")
    weight = form.number("gewicht", 1.0)
    link = EvidenceLink(
        id=id,
        text=form.texts("bewijs", needed=True),
        aspects=form.words("aspecten") if kind == "cellen" else (),
        source=form.text("vindplaats") if kind == "gelezen" else "",
        documents=form.words("documenten") if kind == "gelezen" else (),
        question=form.text("vraag") if kind == "vraag" else "",
        met=form.words("voldoet") if kind == "vraag" else (),
        partly=form.words("deels") if kind == "vraag" else (),
        figure=form.text("cijfer") if kind == "cijfer" else "",
        at_least=form.number("minstens") if kind == "cijfer" else None,
        at_most=form.number("hooguit") if kind == "cijfer" else None,
        weight=1.0 if weight is None else weight,
        direction=form.text("richting") or "succes",
    )
    return Parsed(link, tuple(form.mistakes))


def read_scale(form: FormReader) -> Parsed[Scale]:
    """The levels row by row; an empty row is no level, and one without a share has no bounds."""
    rows = [_level(form, row) for row in range(1, MOST_LEVELS + 1) if form.text(f"naam_{row}_nl")]
    credit = form.number("deels_telt", 0.5)
    scale = Scale(
        levels=tuple(level for level, scaled in rows if scaled),
        boundaries=tuple(_rule(form, row) for row in range(1, MOST_LEVELS + 1) if form.text(f"grens_{row}")),
        partial_credit=0.5 if credit is None else credit,
        unscaled=tuple(level for level, scaled in rows if not scaled),
    )
    if not scale.levels:
        form.wrong("naam_1_nl", messages.NO_SCALE)
    return Parsed(scale, tuple(form.mistakes))


def _level(form: FormReader, row: int) -> tuple[Level, bool]:
    scaled = form.text(f"zonder_{row}") != "ja"
    label = form.texts(f"naam_{row}")
    level = Level(
        id=form.text(f"id_{row}") or slug(label.say()),
        label=label,
        symbol=form.text(f"teken_{row}", needed=True),
        printed=form.text(f"gedrukt_{row}") or (_span(form, row) if scaled else ""),
        low=form.share(f"van_{row}") if scaled else 0.0,
        high=form.share(f"tot_{row}") if scaled else 0.0,
        low_included=scaled and form.text(f"van_in_{row}") == "ja",
        high_included=scaled and form.text(f"tot_in_{row}") == "ja",
    )
    return level, scaled


def _span(form: FormReader, row: int) -> str:
    return f"{form.text(f'van_{row}') or '0'}-{form.text(f'tot_{row}') or '0'}%"


def _rule(form: FormReader, row: int) -> BoundaryRule:
    level = form.text(f"grens_niveau_{row}")
    return BoundaryRule(form.share(f"grens_{row}"), level, form.texts(f"grens_waarom_{row}", needed=True))


def slug(text: str, taken: Mapping[str, object] | None = None) -> str:
    """A name made of a text: small letters, digits and _, and one that is free."""
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:40].strip("_") or "deel"
    free, number = plain, 2
    while free in (taken or {}) or free == NEW:
        free, number = f"{plain}_{number}", number + 1
    return free


def languages_of(kader: Normenkader | None) -> tuple[str, ...]:
    """What the forms ask each text in."""
    return kader.languages if kader else ("nl",)
