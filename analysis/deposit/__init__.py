"""What of the questionnaires may leave the house: answers per person from which nobody can be found."""

from __future__ import annotations

from analysis.deposit.columns import Column, columns_of
from analysis.deposit.protect import kept_keys
from analysis.reidentification.variables import Person, people_of
from analysis.results.deposit import DepositColumn, DepositedAnswers, LeftOut
from analysis.study import StudyData

__all__ = ["deposited_answers"]

TOO_FEW = "minder dan {threshold} mensen vulden de vragenlijst in"
OPEN = "open antwoord: er kan een naam of een verhaal in staan"
POINTS_OUT = "met andere kenmerken samen kan het iemand aanwijzen"


def deposited_answers(data: StudyData) -> tuple[DepositedAnswers, ...]:
    """Each questionnaire's answers as rows of numbers, at the study's threshold; none with too few people.

    Left out are the response's name, the casus, days, the way in which it was filled in, and every open
    answer. What others may know of someone (strata of the casus, background questions; see
    analysis/reidentification/) stays only as far as every combination of values that occurs is shared by at
    least `threshold` people: the characteristic that sets most people apart goes first, for everybody. Rows
    stand in the order of their values, so that their place tells nothing of who came when.

    Values are the options' numbers; 96 is not asked (off the route), None is skipped. An option of a question
    with several answers is a column of its own: 1 chosen, 0 not. An empty study gives ().

    It does not hide what someone can tell who knows an answer to another question, nor that all people of a
    group gave one answer: such data go out under restricted access only.

    Source: k-anonymity, L. Sweeney, International Journal of Uncertainty, Fuzziness and Knowledge-Based
    Systems 10 (2002) 557-570; dropping whole characteristics is its global suppression.

    >>> from pathlib import Path
    >>> from analysis.study_folder import read_study_folder
    >>> found = deposited_answers(read_study_folder(Path("examples/zwolle")).value)
    >>> [(one.instrument, one.people, len(one.rows)) for one in found]
    [('ouder', 15, 15), ('swt', 6, 0), ('hulpverlener', 5, 0)]
    """
    people = people_of(data)
    asked = dict.fromkeys(person.instrument for person in people if person.instrument in data.instruments)
    return tuple(_of(data, id, [one for one in people if one.instrument == id]) for id in asked)


def _of(data: StudyData, instrument: str, people: list[Person]) -> DepositedAnswers:
    threshold, columns = data.study.threshold, columns_of(data, instrument)
    closed = [column for column in columns if not column.open]
    left_out = [LeftOut(column.name, OPEN) for column in columns if column.open]
    if len(people) < threshold:
        reason = TOO_FEW.format(threshold=threshold)
        return DepositedAnswers(instrument, len(people), (), (), (LeftOut("", reason),))
    rows = [tuple(column.value(person) for column in closed) for person in people]
    keys = [at for at, column in enumerate(closed) if column.known]
    kept = kept_keys(rows, keys, threshold)
    gone = set(keys) - set(kept)
    left_out += [LeftOut(closed[at].name, POINTS_OUT) for at in sorted(gone)]
    stays = [at for at in range(len(closed)) if at not in gone]
    chosen = sorted((tuple(row[at] for at in stays) for row in rows), key=_order)
    return DepositedAnswers(
        instrument,
        len(people),
        tuple(_told(closed[at]) for at in stays),
        tuple(chosen),
        tuple(left_out),
    )


def _order(row: tuple[int | None, ...]) -> tuple[int, ...]:
    return tuple(-1 if value is None else value for value in row)


def _told(column: Column) -> DepositColumn:
    return DepositColumn(column.name, column.label, column.values, column.missing, column.ordered)
