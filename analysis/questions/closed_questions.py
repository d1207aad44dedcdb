"""Closed questions: how often each answer was given, what is missing and why, and the answers per stratum.

A table counts one perspectief: perspectieven are never added up. `aantal` is responses with the answer, `van`
the responses with any answer that measures something (not weet niet, wil niet zeggen, niet van toepassing);
`aandeel` = aantal / van, with its Wilson interval of 95% from the study's threshold up. Of a question with
several answers each response may count in several rows, so its shares add up to more than one. What is
missing stands in a table of its own, kind by kind: its columns after `ingevuld` add up to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

import numpy as np
import numpy.typing as npt

from analysis.asked import changed_question_notes, ever_asked
from analysis.cautions import invented_answers_warnings, small_n_notes
from analysis.colours import Makers
from analysis.frames import Frames
from analysis.proportions import share
from analysis.questions.closed_counts import Item, Tally, items, silence, tally
from analysis.questions.questionnaires import Questionnaires, filled_in
from analysis.response import INVENTED
from analysis.results import CellValue, Column, ResultTable, Row
from analysis.study import Stratum
from instruments.model import Option, QuestionKind
from instruments.standard_answers import ON_PAPER

SEVERAL = "Bij vragen met meer antwoorden telt een vragenlijst bij elk genoemd antwoord mee."
INTERVAL = (
    "Laag en hoog zijn de grenzen van het betrouwbaarheidsinterval van 95% (Wilson). Dat geldt alleen als "
    "wie antwoordde een toevallige greep is uit de groep. Onder de drempel van het onderzoek zijn ze er niet."
)
SUMS = "Geldig en de kolommen erna tellen op tot ingevuld; wat ontbreekt, telt in geen aandeel mee."
SHARES = (
    Column("aantal", "Aantal"),
    Column("van", "Van"),
    Column("aandeel", "Aandeel", "share"),
    Column("laag", "Laag", "limit"),
    Column("hoog", "Hoog", "limit"),
)


def named(frames: Frames) -> Makers:
    """Per perspectief that answered `vragen_<perspectief>` and `vragen_<perspectief>_ontbrekend`.

    And `vragen_<perspectief>_per_<stratum>` where at least two values of the stratum reach the threshold:
    below it a comparison says little and may point at people.
    """
    makers: Makers = {}
    for perspectief in frames.perspectieven:
        if not _answered(frames, perspectief):
            continue
        filled = cache(partial(filled_in, frames, perspectief))  # laid out once for all its tables
        name = f"vragen_{perspectief}"
        makers[name] = _later(answers_table, frames, filled)
        makers[f"{name}_ontbrekend"] = _later(missing_table, frames, filled)
        for stratum in _comparable(frames, perspectief):
            makers[f"{name}_per_{stratum.id}"] = _later(answers_by_stratum, frames, filled, stratum.id)
    return makers


def _later(
    make: Callable[..., ResultTable], frames: Frames, filled: Callable[[], Questionnaires], *more: str
) -> Callable[[], ResultTable]:
    return lambda: make(frames, filled(), *more)


def _answered(frames: Frames, perspectief: str) -> bool:
    asked = frames.data.study.instruments.get(perspectief, "")
    if asked not in frames.data.instruments or not len(frames.answer_columns):
        return False
    instrument = ever_asked(frames.data, asked)
    found = frames.responses
    mine = (found["perspectief"] == perspectief) & (found["instrument"] == instrument.id)
    return bool(mine.any()) and any(True for _ in items(instrument))


def _comparable(frames: Frames, perspectief: str) -> Iterator[Stratum]:
    rows = np.flatnonzero((frames.responses["perspectief"] == perspectief).to_numpy())
    for stratum in frames.data.study.strata:
        groups = _groups(frames, rows, stratum)
        sizes = np.bincount(groups[groups >= 0], minlength=len(stratum.values))
        if np.count_nonzero(sizes >= max(1, frames.data.study.threshold)) > 1:
            yield stratum


def _groups(frames: Frames, rows: npt.NDArray[np.int64], stratum: Stratum) -> npt.NDArray[np.int64]:
    """Per response the place of its casus' value among those of the stratum; -1 where there is none."""
    places = {value.code: place for place, value in enumerate(stratum.values)}
    values = {case.casus: places.get(case.attributes.get(stratum.id, ""), -1) for case in frames.data.cases}
    casus = frames.responses["casus"].cat
    known = np.array([values.get(str(word), -1) for word in casus.categories], dtype=np.int64)
    found: npt.NDArray[np.int64] = known[casus.codes.to_numpy()[rows]]
    return found


def answers_table(frames: Frames, filled: Questionnaires) -> ResultTable:
    """A row per closed question and answer that measures something, in the order of the questionnaire."""
    counted = [(item, tally(filled, item)) for item in items(filled.instrument)]
    threshold = frames.data.study.threshold
    rows = tuple(
        Row(_key(item, option), option.label.say(), _share(found, option, threshold), item.heading)
        for item, found in counted
        for option in item.measuring
    )
    return ResultTable(
        f"vragen_{filled.perspectief}",
        f"Antwoorden op gesloten vragen: {_label(frames, filled)}",
        SHARES,
        rows,
        "Antwoord",
        (INTERVAL, *_notes(frames, counted), *_changed(frames, filled)),
        invented_answers_warnings(frames.data.study, INVENTED),
    )


def _key(item: Item, option: Option) -> str:
    """`signalering_tijdig.gebeurd.ja`: the variable and the code of the answer."""
    return f"{item.part.variable}.{option.code}"


def _share(found: Tally, option: Option, threshold: int) -> tuple[CellValue, ...]:
    """aantal, van, aandeel, laag, hoog; None where nobody answered, and for limits below the threshold."""
    chosen = found.chosen.get(option.code, 0)
    part = share(chosen, found.valid)
    if not found.valid:
        return (chosen, 0, None, None, None)
    limits = (part.ci_low, part.ci_high) if found.valid >= threshold else (None, None)
    return (chosen, found.valid, part.estimate, *limits)


def _label(frames: Frames, filled: Questionnaires) -> str:
    labels = {id: label.say() for id, label in frames.data.study.perspectieven}
    return labels[filled.perspectief]


def _notes(frames: Frames, counted: Sequence[tuple[Item, Tally]]) -> tuple[str, ...]:
    several = any(item.question.kind is QuestionKind.MULTIPLE for item, _ in counted)
    strange = sum(found.strange for _, found in counted)
    unknown = f"Niet geteld: {strange} antwoorden die niet in de vragenlijst staan." if strange else ""
    return (*((SEVERAL,) if several else ()), *filter(None, [unknown]), *_signals(frames, counted))


def _signals(frames: Frames, counted: Sequence[tuple[Item, Tally]]) -> tuple[str, ...]:
    """The note about small numbers: about all questions, or about how many of them."""
    study = frames.data.study
    sizes = [found.valid for _, found in counted if found.valid]
    few = sum(size < study.threshold for size in sizes)
    if few == len(sizes):
        return small_n_notes(study, max(sizes, default=0), "geldige antwoorden")
    text = (
        f"Bij {few} van de {len(sizes)} vragen zijn minder geldige antwoorden dan de drempel van "
        f"{study.threshold} van dit onderzoek: lees die als signalen."
    )
    return (text,) if few else ()


def missing_table(frames: Frames, filled: Questionnaires) -> ResultTable:
    """A row per variable: `ingevuld`, `geldig`, each kind of missing answer, `overgeslagen`, `niet_gevraagd`.

    Whole numbers of responses. `vreemd`, answers that the questionnaire does not offer, only where there are.
    """
    counted = [(item, tally(filled, item)) for item in items(filled.instrument)]
    kinds = {o.code: o.label.say() for item, _ in counted for o in item.part.options if o.missing}
    marked = [code for code in ON_PAPER if any(found.missing.get(code) for _, found in counted)]
    kinds |= {code: ON_PAPER[code].label.say() for code in marked}
    strange = any(found.strange for _, found in counted)
    rows = tuple(
        Row(item.part.variable, item.heading, _missing(filled, item, found, list(kinds), strange))
        for item, found in counted
    )
    columns = (
        *(Column("ingevuld", "Ingevuld"), Column("geldig", "Geldig")),
        *(Column(code, label) for code, label in kinds.items()),
        *((Column("vreemd", "Niet in de vragenlijst"),) if strange else ()),
        *(Column("overgeslagen", "Overgeslagen"), Column("niet_gevraagd", "Niet gevraagd")),
    )
    return ResultTable(
        f"vragen_{filled.perspectief}_ontbrekend",
        f"Wat ontbreekt in de gesloten vragen: {_label(frames, filled)}",
        columns,
        rows,
        "Vraag",
        (SUMS, *_changed(frames, filled)),
        invented_answers_warnings(frames.data.study, INVENTED),
    )


def _missing(
    filled: Questionnaires, item: Item, found: Tally, kinds: Sequence[str], strange: bool
) -> tuple[CellValue, ...]:
    silent = silence(filled, item)
    missing = [found.missing.get(kind, 0) for kind in kinds]
    others = [found.strange] if strange else []
    return (filled.number, found.valid, *missing, *others, silent.skipped, silent.not_asked)


def answers_by_stratum(frames: Frames, filled: Questionnaires, stratum: str) -> ResultTable:
    """The rows of `answers_table` with, per value of the stratum, `<value>` and `<value>_van`.

    Responses about a casus without a value for the stratum are in none. KeyError for an unknown stratum.
    """
    chosen = {one.id: one for one in frames.data.study.strata}[stratum]
    groups = _groups(frames, filled.rows, chosen)
    rows = tuple(row for item in items(filled.instrument) for row in _rows_by(filled, item, groups, chosen))
    columns = [
        column
        for value in chosen.values
        for column in (
            Column(value.code, value.label.say()),
            Column(f"{value.code}_van", f"{value.label.say()}, van"),
        )
    ]
    left_out = int(np.count_nonzero(groups < 0))
    return ResultTable(
        f"vragen_{filled.perspectief}_per_{stratum}",
        f"Gesloten vragen per {chosen.label.say().lower()}: {_label(frames, filled)}",
        tuple(columns),
        rows,
        "Antwoord",
        (*_left_out(left_out), *_changed(frames, filled)),
        invented_answers_warnings(frames.data.study, INVENTED),
    )


def _left_out(number: int) -> tuple[str, ...]:
    return (f"Niet ingedeeld, want het kenmerk ontbreekt: {number}.",) if number else ()


def _changed(frames: Frames, filled: Questionnaires) -> tuple[str, ...]:
    variables = [item.part.variable for item in items(filled.instrument)]
    return changed_question_notes(frames.data, filled.instrument.id, variables)


def _rows_by(
    filled: Questionnaires, item: Item, groups: npt.NDArray[np.int64], stratum: Stratum
) -> Iterator[Row]:
    found = [tally(filled, item, groups == place) for place in range(len(stratum.values))]
    for option in item.measuring:
        cells = [number for one in found for number in (one.chosen.get(option.code, 0), one.valid)]
        yield Row(_key(item, option), option.label.say(), tuple(cells), item.heading)
