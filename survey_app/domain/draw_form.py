"""The form that says who codes what: every mistake in it at once, each in one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Form, Mistake, clean
from survey_app.domain.assignments import EVERYONE

LONGEST_SEED = 40
MOST_NAMED = 5  # unknown casussen that are named; the rest would make an unreadable sentence
ALL, PART = "allen", "deel"


@dataclass(frozen=True)
class DrawForm:
    """What was filled in, as text; `users` are numbers of accounts."""

    perspectieven: tuple[str, ...] = ()
    users: tuple[str, ...] = ()
    division: str = ""
    share: str = "20"
    seed: str = ""
    casussen: str = ""
    adding: bool = False
    accepted: bool = False

    @property
    def percentage(self) -> int:
        """The share as `draw` wants it; only for a form without mistakes."""
        return EVERYONE if self.division == ALL else int(self.share)

    def chosen(self, casussen: Iterable[str]) -> tuple[str, ...]:
        """The casussen that were named, in the study's order; all of them when none were."""
        named = set(_names(self.casussen))
        return tuple(casus for casus in casussen if not named or casus in named)


def read_draw(form: Form) -> DrawForm:
    """The form as it was sent, without what no database can hold."""
    one = {name: clean(texts[0]) if texts else "" for name, texts in form.items()}
    return DrawForm(
        perspectieven=tuple(dict.fromkeys(clean(text) for text in form.get("perspectief", ()))),
        users=tuple(dict.fromkeys(clean(text) for text in form.get("codeur", ()))),
        division=one.get("verdeling", ""),
        share=one.get("aandeel", ""),
        seed=one.get("startgetal", ""),
        casussen=one.get("casussen", ""),
        adding=one.get("erbij") == "ja",
        accepted=one.get("akkoord") == "ja",
    )


def check_draw(
    form: DrawForm, casussen: Collection[str], perspectieven: Collection[str], users: Collection[str]
) -> tuple[Mistake, ...]:
    """Everything that is wrong with the form, given what the study has and who may code in it."""
    found = [
        _one_of("perspectief", form.perspectieven, perspectieven, messages.NO_PERSPECTIEF_CHOSEN),
        _one_of("codeur", form.users, users, messages.NO_CODEUR_CHOSEN),
        *_check_division(form),
        _check_casussen(form, casussen),
    ]
    if len(form.seed) > LONGEST_SEED:
        found.append(Mistake("startgetal", messages.BAD_SEED, {"limit": LONGEST_SEED}))
    return tuple(mistake for mistake in found if mistake)


def _one_of(name: str, sent: Collection[str], known: Collection[str], message: str) -> Mistake | None:
    return None if sent and set(sent) <= set(known) else Mistake(name, message)


def _check_division(form: DrawForm) -> list[Mistake | None]:
    if form.division not in (ALL, PART):
        return [Mistake("verdeling", messages.NO_DIVISION)]
    if form.division == ALL:
        return []
    if not re.fullmatch(r"[0-9]{1,3}", form.share) or int(form.share) > 100:
        return [Mistake("aandeel", messages.BAD_SHARE)]
    alone = int(form.share) > 0 and len(form.users) == 1
    return [Mistake("codeur", messages.TWO_CODEURS_NEEDED) if alone else None]


def _check_casussen(form: DrawForm, known: Collection[str]) -> Mistake | None:
    unknown = [name[:20] for name in _names(form.casussen) if name not in known]
    if not unknown:
        return None
    named = ", ".join(unknown[:MOST_NAMED]) + (" …" if len(unknown) > MOST_NAMED else "")
    return Mistake("casussen", messages.UNKNOWN_CASUSSEN, {"names": named})


def _names(text: str) -> list[str]:
    return [name for part in re.split(r"[\n,;]", text) if (name := part.strip())]
