"""The response in the nota: who filled in, by which formula, and how few make signals of participants."""

from __future__ import annotations

from analysis.response_rate import FEWEST, LOWEST
from analysis.results import Row
from reports.charts import response_chart
from reports.document import Label, Paragraph, Section, Sentence, section
from reports.nota.answers import without_answers
from reports.nota_results import Results, resting
from reports.wording import Runs, casussen, enumeration, flatten, participants, sentence

TABLE, ACCOUNT, DOORS = "respons", "respons_verantwoord", "afname"
STRICTEST = "volledig_van_uitgenodigd"
MADE_UP = "Deze antwoorden zijn verzonnen; zo is de keten van vraag tot oordeel te volgen"


def response(results: Results) -> Section | None:
    """The counts as a sentence, a picture and a table; every rate with its formula where the plan has it."""
    table = results.printed(TABLE)
    if table is None:
        return None
    counted = [filled for row in results.rows(TABLE) if (filled := _filled_in(results, row))]
    said = sentence("Ingevulde vragenlijsten per perspectief: ", enumeration(counted))
    few = [row.label for row in results.rows(TABLE) if _is_few(results, row)]
    return section(
        "respons",
        "Respons",
        Paragraph((said, *_signals(few), *resting(results, TABLE, MADE_UP), *without_answers(results))),
        response_chart(results),
        table,
        results.printed(ACCOUNT),
        results.printed(DOORS),
    )


def _signals(few: list[str]) -> tuple[Sentence, ...]:
    return (participants([Label(label) for label in few]),) if few else ()


def _is_few(results: Results, row: Row) -> bool:
    """Fewer than 100 answers, or fewer than one in five of who was invited (analysis/response_rate.py)."""
    filled = results.number(TABLE, row.key, "ingevuld") or 0
    rate = results.number(ACCOUNT, f"{row.key}_{STRICTEST}", "aandeel")
    return 0 < filled < FEWEST or (rate is not None and rate < LOWEST)


def _filled_in(results: Results, row: Row) -> Runs:
    """'Ouder 15 (over 15 casussen)'."""
    filled = results.figure(TABLE, row.key, "ingevuld")
    about = results.figure(TABLE, row.key, "casussen")
    if filled is None or about is None:
        return ()
    n = results.number(TABLE, row.key, "casussen") or 0
    over = flatten([" (over ", about, f" {casussen(n)})"]) if n else ()
    return flatten([Label(row.label), " ", filled, over])
