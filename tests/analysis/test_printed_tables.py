"""The tables as the nota may print them: small counts of answers are hidden, coded casussen are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.printed_tables import PrintedTables
from analysis.study import Answer, OpenCoding, PublishedFigure, StudyData
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

KLEIN = Path(__file__).parent / "study_folder" / "folders" / "klein"


@pytest.fixture(scope="module")
def klein() -> StudyData:
    data = read_study_folder(KLEIN).value
    assert data is not None
    return data


def with_open_answers(data: StudyData, counts: dict[str, int], answered: int) -> StudyData:
    """So many ouders who answered the open question, so many of them in each category."""
    scheme = data.open_schemes()[0]
    question = f"{scheme.id}.{scheme.questions[0].id}"
    model = next(a for a in data.answers if a.perspectief == "ouder")
    names = [f"r{i}" for i in range(answered)]
    answers = tuple(
        Answer(n, "1", "ouder", model.instrument, model.version, model.question, model.value) for n in names
    )
    codings = tuple(OpenCoding(n, question, category) for category, k in counts.items() for n in names[:k])
    return replace(data, answers=answers, responses=(), open_codings=codings, instrument_changes=())


def categories(data: StudyData) -> list[str]:
    return [category.id for category in data.open_schemes()[0].questions[0].categories]


def test_a_small_count_goes_with_what_would_give_it_away_and_says_so(klein):
    first, *_ = categories(klein)
    data = with_open_answers(klein, {first: 3}, 40)
    name = f"open_{klein.open_schemes()[0].questions[0].id}"
    printed = PrintedTables(Tables(data))

    assert Tables(data).table(name).cell(first, "aantal") == 3
    assert printed[name].cell(first, "aantal") is None
    assert printed.is_hidden(name, first, "aantal")
    assert printed[name].cell("totaal", "aantal") is None  # 3 too, as nothing else was said
    assert any("niet gedrukt" in note for note in printed[name].notes)


def test_what_an_earlier_report_printed_is_not_hidden_in_vain(klein):
    first, *_ = categories(klein)
    data = with_open_answers(klein, {first: 3}, 40)
    name = f"open_{klein.open_schemes()[0].questions[0].id}"
    rows = Tables(data).table(name).rows
    places = [f"{name}/{row.key}/{column}" for row in rows for column in ("aantal", "van")]
    known = tuple(PublishedFigure(str(i), "p. 1", "x", "3", place) for i, place in enumerate(places))

    assert PrintedTables(Tables(replace(data, published=known)))[name].cell(first, "aantal") == 3
    assert PrintedTables(Tables(replace(data, published=known[1:])))[name].cell(first, "aantal") is None


def test_counts_of_coded_casussen_stay_however_small(klein):
    tables = Tables(klein)
    printed = PrintedTables(tables)

    assert printed["waarden"] == tables.table("waarden")
    assert printed["selectie"] == tables.table("selectie")
    assert not printed.is_hidden("waarden", tables.table("waarden").rows[0].key, "groen")


def test_without_codings_the_selection_counts_respondents(klein):
    printed = PrintedTables(Tables(replace(klein, codings=(), published=())))
    counts = [cell for row in printed["selectie"].rows for cell in row.cells]

    assert any(cell is None for cell in counts)
    assert not any(isinstance(cell, int) and 0 < cell < klein.study.threshold for cell in counts)


def test_means_tests_and_answers_of_few_stay_inside(klein):
    printed = PrintedTables(Tables(klein))
    inside = set(Tables(klein).names) - set(printed)

    assert {"vragen_ouder", "vragen_ouder_ontbrekend", "vragen_swt", "schaal_tevredenheid"} <= inside
    assert {
        "groepen_tevredenheid_per_jaar",
        "gewogen_weging",
        "weging_weging",
        "cijfers_korte_ouder",
    } <= inside
    assert {"respons", "respons_verantwoord", "benchmark_gebruik", "gepubliceerd", "normen"} <= set(printed)
    with pytest.raises(KeyError):
        printed["vragen_ouder"]


def test_answers_of_twenty_are_printed_and_their_small_counts_are_not(klein):
    data = with_open_answers(klein, {}, 20)
    printed = PrintedTables(Tables(data))
    cells = {cell for row in printed["vragen_ouder"].rows for cell in row.cells[:2]}

    assert 20 in cells
    assert not any(isinstance(cell, int) and 0 < cell < data.study.threshold for cell in cells)
