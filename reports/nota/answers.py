"""The answers to closed questions: an annex where there are enough, a sentence at the response where not."""

from __future__ import annotations

from analysis.printed_tables import LEAST_ANSWERS
from reports.document import Bullets, Label, Paragraph, Section, Sentence, section
from reports.nota_results import Results
from reports.wording import sentence

HOW = (
    "Antwoorden worden per perspectief geteld. Een aantal onder de drempel van het onderzoek is niet "
    "gedrukt, en zoveel andere aantallen als nodig is om het niet te kunnen terugrekenen"
)
NO_ANNEX = (
    "Antwoorden op gesloten vragen zijn niet per vraag gedrukt: van elk perspectief zijn daarvoor te weinig "
    "vragenlijsten ingevuld"
)
FEWER = "te weinig vragenlijsten om de antwoorden per vraag te drukken"


def answers_annex(results: Results) -> Section | None:
    """A table per perspectief that answered often enough, and the others by name; None without any table."""
    sides = results.data.study.perspectieven
    tables = [results.printed(f"vragen_{side}") for side, _ in sides]
    lines = tuple(line for side, label in sides if (line := _too_few(results, side, label.say())))
    if not any(tables):
        return None
    return section(
        "bijlage-antwoorden",
        "Antwoorden op gesloten vragen",
        Paragraph((sentence(HOW),)),
        Bullets(lines),
        *tables,
    )


def without_answers(results: Results) -> tuple[Sentence, ...]:
    """Why there is no such annex, for a study that asked; () where there is one, or where nobody answered."""
    sides = results.data.study.perspectieven
    if any(results.printed(f"vragen_{side}") for side, _ in sides):
        return ()
    return (sentence(NO_ANNEX),) if any(_too_few(results, side, label.say()) for side, label in sides) else ()


def _too_few(results: Results, side: str, label: str) -> Sentence | None:
    filled = results.figure("respons", side, "ingevuld")
    n = results.number("respons", side, "ingevuld")
    if filled is None or not n or n >= LEAST_ANSWERS or side not in results.data.study.instruments:
        return None
    return sentence(Label(label), ": ", filled, f" ingevuld, {FEWER}")
