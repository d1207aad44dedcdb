"""Results as Dutch sentences. No sentence is about a population: small numbers are signals and say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reports.document import Figure, Label, Run, Sentence, Text
from reports.numbers import SIGNALS_BELOW

CONCEPT = "Concept, nog niet door twee mensen ondertekend: "
Piece = Run | str
Runs = tuple[Run, ...]

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
DIRECTIONS = {
    "lager": "lager",  # the first perspective is more negative than the second
    "hoger": "hoger",
    "gelijk": "gelijk",
    "niet_vergelijkbaar": "niet te vergelijken",
}


def sentence(*pieces: Piece | Runs) -> Sentence:
    """A sentence of words, marks and results; it gets a capital, and a full stop when it has no end yet."""
    runs = _capital(flatten(pieces))
    ends = runs[-1].text.rstrip() if runs else ""
    return Sentence(runs if ends.endswith((".", "!", "?", ":")) else (*runs, Text(".")))


def flatten(pieces: Sequence[Piece | Runs]) -> Runs:
    """The pieces as one row of runs; plain words become Text, empty ones disappear."""
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, tuple):
            runs.extend(piece)
        elif isinstance(piece, str):
            runs.extend([Text(piece)] if piece else [])
        else:
            runs.append(piece)
    return tuple(runs)


def day(iso: str) -> Label:
    """'2026-11-27' as '27 november 2026'; what is no such day stays as it is."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return Label(iso, "datum")
    return Label(f"{found.day} {MONTHS[found.month - 1]} {found.year}", "datum")


def enumeration(items: Sequence[Piece | Runs], joined_by: str = "en") -> Runs:
    """'a', 'a en b', 'a, b en c'; nothing for no items."""
    pieces: list[Piece | Runs] = []
    for i, item in enumerate(items):
        if i:
            pieces.append(f" {joined_by} " if i == len(items) - 1 else ", ")
        pieces.append(item)
    return flatten(pieces)


def noun(n: int | float, singular: str, plural: str) -> str:
    """The form that goes with the number: 1 casus, 0 casussen, 2 casussen."""
    return singular if n == 1 else plural


def casussen(n: int | float) -> str:
    """'casus' or 'casussen'."""
    return noun(n, "casus", "casussen")


def verb(n: int | float, singular: str, plural: str) -> str:
    """The verb that goes with a counted subject: 1 casus is, 2 casussen zijn; 'geen' takes the singular."""
    return singular if n in (0, 1) else plural


def count_word(figure: Figure, n: int | float) -> Figure:
    """The figure with 'geen' for zero, for use inside a sentence."""
    return Figure(figure.address, "geen") if n == 0 else figure


def k_of_n(k: Figure, hits: int | float, of: Figure) -> Runs:
    """'7 van de 15', '1 van de 15', 'geen van de 15'."""
    return flatten([count_word(k, hits), " van de ", of])


def quoted(text: str) -> Runs:
    """Wording of the study between quotation marks."""
    return flatten(["‘", Label(text), "’"])


def signals(n: int | float | None, figure: Figure, who: str) -> Sentence | None:
    """The warning under few cases; None where there are enough, or where nothing is known of n.

    `who` is what is counted, in the plural: 'casussen'.
    """
    if n is None or n >= SIGNALS_BELOW:
        return None
    return sentence(
        "Dit zijn signalen: er ",
        f"{verb(n, 'is', 'zijn')} ",
        count_word(figure, n),
        f" {who if n > 1 else _one(who)} onderzocht, te weinig voor uitspraken over iedereen die hulp krijgt",
    )


def participants(who: Sequence[Label]) -> Sentence:
    """That few answers, or answers of few of those invited, are signals of who took part."""
    named = enumeration(list(who))
    told = ("zijn signalen van deelnemers", ": lees ze niet als uitspraak over iedereen")
    return sentence("De antwoorden van ", named, f" {told[0]}{told[1]}")


def direction(first: str, second: str, richting: str) -> str:
    """Who is more negative: 'ouder lager dan swt', 'ouder gelijk aan swt'."""
    word = DIRECTIONS.get(richting, richting.replace("_", " "))
    link = {"gelijk": "aan", "niet te vergelijken": "met"}.get(word, "dan")
    return f"{first} {word} {link} {second}"


def level_sentences(
    calculated: Runs, fixed: Runs, evidence: Runs = (), boundary: str = "", concept: bool = False
) -> tuple[Sentence, ...]:
    """What the evidence gives and what was fixed; `boundary` explains a share that stands on one.

    `concept`: two people have not signed the fixed level yet.
    """
    found = []
    if calculated and evidence:
        opening = flatten(["Het bewijs telt op tot ", evidence])
        found.append(sentence(opening, "; volgens de schaal is dat het niveau ", calculated))
    else:
        found.append(sentence("Er is geen bewijs dat meetelt, dus is er geen niveau berekend"))
    if boundary:
        found.append(sentence("Het aandeel ligt precies op de grens tussen twee niveaus: ", Label(boundary)))
    if fixed:
        found.append(sentence(CONCEPT if concept else "De rekenkamer stelt vast: ", fixed))
    return tuple(found)


def difference_sentences(differs: bool, reason: str) -> tuple[Sentence, ...]:
    """That the fixed level differs from the calculated one, and why; without a reason that is said too."""
    if differs and not reason:
        return (sentence("Het vastgestelde niveau wijkt af van het berekende; een reden is niet vastgelegd"),)
    if differs:
        return (sentence("Het vastgestelde niveau wijkt af van het berekende. De reden: ", Label(reason)),)
    return (sentence("De reden: ", Label(reason)),) if reason else ()


def _one(plural: str) -> str:
    return {"casussen": "casus", "antwoorden": "antwoord", "mensen": "mens"}.get(plural, plural)


def _capital(runs: Runs) -> Runs:
    if not runs or isinstance(runs[0], Label):
        return runs
    first = runs[0]
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *runs[1:])
