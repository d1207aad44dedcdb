"""What is typed from a form, in its order: consent first, then questions and follow-ups with numbers."""

from __future__ import annotations

from dataclasses import dataclass

from instruments.model import Instrument, Option, QuestionKind
from instruments.numbering import part_numbers
from instruments.texts import NO_TEXTS, Texts
from survey_app.domain.consent import age_choices
from survey_app.domain.messages import N_

# No variable of a questionnaire begins with this sign, so consent never meets an answer.
TAKES_PART, MAY_QUOTE, AGE = "@meedoen", "@citeren", "@leeftijd"
OWN_CHOICES = {
    TAKES_PART: (("ja", N_("Ja, ik doe mee")),),
    MAY_QUOTE: (("ja", N_("Ja")), ("nee", N_("Nee"))),
}
LONGEST = 10_000  # characters of an open answer that says nothing of its own limit


@dataclass(frozen=True)
class Field:
    """One place to type: the answers to choose from by their digit, or none for free text.

    `own` are choices that are ours and not the questionnaire's: code and a Dutch sentence.
    """

    name: str
    number: str
    text: Texts
    options: tuple[Option, ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    several: bool = False
    longest: int = LONGEST
    heading: Texts | None = None  # the title of the page that begins here

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in the order of their digits, from 1."""
        return tuple(option.code for option in self.options) or tuple(code for code, _ in self.own)

    @property
    def is_consent(self) -> bool:
        """Whether it is about consent and no answer."""
        return self.name.startswith("@")


def fields_of(instrument: Instrument) -> tuple[Field, ...]:
    """Every field of the form, in the order of the paper."""
    numbers = part_numbers(instrument)
    fields = list(_consent(instrument))
    title = NO_TEXTS
    for page in instrument.pages:
        heading: Texts | None = page.title if page.title != title else None
        title = page.title
        for question in page.questions:
            for part in question.parts:
                several = question.kind is QuestionKind.MULTIPLE
                number, longest = numbers[part.variable], question.longest or LONGEST
                fields.append(
                    Field(part.variable, number, part.text, part.options, (), several, longest, heading)
                )
                heading = None
    return tuple(fields)


def _consent(instrument: Instrument) -> tuple[Field, ...]:
    takes_part = Field(TAKES_PART, "A", instrument.consent, own=OWN_CHOICES[TAKES_PART])
    may_quote = Field(MAY_QUOTE, "B", QUOTE, own=OWN_CHOICES[MAY_QUOTE])
    ages = tuple((choice.code, choice.statement) for choice in age_choices(instrument))
    age = (Field(AGE, "C", AGES, own=ages),) if ages else ()
    return (takes_part, may_quote, *age)


QUOTE = Texts.of(nl="Woorden gebruiken in het rapport", en="Words may be used in the report")
AGES = Texts.of(nl="Leeftijd", en="Age")
