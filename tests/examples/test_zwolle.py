"""The Zwolle example holds together: answers give the codings, codings give the printed counts."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.study import Coding, StudyData
from analysis.study_folder import csv_files
from analysis.tables import Tables
from codebooks.decision import judge_aspect
from codebooks.model import Codebook
from codebooks.values import REASONS, Reason, Value

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"

# groen, oranje, rood, grijs of 15 as printed, conflicts resolved; None where print leaves the split open.
PRINTED: dict[str, tuple[int | None, int | None, int | None, int | None]] = {
    "signalering_tijdig": (7, None, 6, None),
    "bezoek_swt_tijdig": (9, 2, 3, 1),
    "weet_waar_terecht": (8, None, 4, None),
    "gemeente_bereikt_gezinnen": (2, None, None, 1),
    "klik_swt": (12, 3, 0, 0),
    "zelfde_consulent": (11, None, 2, None),
    "overdracht_naar_hulp": (10, 4, 0, 1),
    "contact_swt_aanbieder": (8, None, 3, None),
    "regie_swt": (3, 4, 8, 0),
    "afschaling_voorveld": (8, 2, 3, 2),
    "evaluatie_swt": (8, None, 4, None),
    "hulp_tijdig": (7, 4, 4, 0),
    "ontvangst_na_overdracht": (None, None, None, None),
    "klik_aanbieder": (10, 2, 3, 0),
    "evaluatie_aanbieder": (11, None, 3, None),
    "op_en_afschaling": (8, None, 4, None),
    "sluit_aan_bij_gezin": (10, 0, 5, 0),
    "verergering_voorkomen": (10, 2, 3, 0),
    "probleem_behapbaar": (10, 3, 2, 0),
    "probleem_opgelost": (2, 5, 3, 5),
    "nazorg_overdracht": (8, None, 4, None),
    "school": (12, 1, 1, 1),
    "huisarts": (5, 1, 0, 9),
    "jeugdverpleegkundige": (6, 0, 0, 9),
    "overige_zorg": (5, 0, 0, 10),
    "jongerenwerker": (1, 0, 0, 14),
    "meerdere_aanbieders": (13, 0, 0, 2),
    "politie": (0, 0, 0, 15),
}


def _answers(zwolle: StudyData) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    for answer in zwolle.answers:
        found.setdefault((answer.casus, answer.perspectief), {})[answer.question] = answer.value
    return found


def _answered(zwolle: StudyData, scheme: str) -> list[tuple[Coding, dict[str, str]]]:
    """Every coding of the scheme whose perspectief filled in its questionnaire about that scheme."""
    answers = _answers(zwolle)
    asked = {"casusonderzoek": ("ouder",), "perspectieven": ("swt", "hulpverlener")}[scheme]
    return [
        (coding, answers[coding.casus, coding.perspectief])
        for coding in zwolle.codings
        if coding.perspectief in asked and coding.aspect.startswith(f"{scheme}.")
    ]


# ---- the whole folder


def test_no_cell_is_coded_twice_and_every_cell_is_there(zwolle, cells):
    assert len(cells) == len(zwolle.codings) == 15 * 30 + 19 * 14


def test_the_files_are_what_the_writer_would_write(zwolle):
    written = csv_files(zwolle)
    assert [name for name, raw in written.items() if (ZWOLLE / name).read_bytes() != raw] == []
    assert {path.name for path in ZWOLLE.glob("*.csv")} <= set(written)


def test_the_readme_says_what_is_not_the_original(zwolle):
    text = (ZWOLLE / "README.md").read_text(encoding="utf-8")
    for word in ("reconstruction", "verzonnen", "zeer veel schema's", "tegenspreekt"):
        assert word.casefold() in text.casefold()
    for herkomst, count in Counter(coding.herkomst for coding in zwolle.codings).items():
        assert f"| {herkomst} |" in text
        assert f"| {count} |" in text


# ---- from answer to colour


@pytest.mark.parametrize("scheme", ["casusonderzoek", "perspectieven"])
def test_the_decision_table_turns_the_answers_into_exactly_these_colours(zwolle, scheme):
    book = zwolle.codebooks[scheme]
    assert isinstance(book, Codebook)
    wrong = []
    for coding, answers in _answered(zwolle, scheme):
        aspect = coding.aspect.removeprefix(f"{scheme}.")
        if book.aspect(aspect).options:
            continue
        judged = judge_aspect(book, aspect, answers)
        if (judged.value, judged.reason) != (coding.waarde, coding.reden):
            wrong.append((coding.casus, aspect, judged, coding.waarde, coding.reden))
    assert wrong == []


@pytest.mark.parametrize("aspect", ["situatie", "toegang"])
def test_situatie_and_toegang_are_what_the_parent_chose(zwolle, cells, aspect):
    for (casus, perspectief), answers in _answers(zwolle).items():
        if perspectief == "ouder":
            assert answers[aspect] == cells[casus, "ouder", f"casusonderzoek.{aspect}"].waarde


def test_every_questionnaire_that_should_be_there_is_there(zwolle):
    responses = Counter(perspectief for _, perspectief in _answers(zwolle))
    assert responses == {"ouder": 15, "swt": 6, "hulpverlener": 5}


def test_every_answer_is_one_that_its_questionnaire_can_give(zwolle):
    for answer in zwolle.answers:
        parts = {part.variable: part for part in zwolle.instruments[answer.instrument].parts()}
        options = [option.code for option in parts[answer.question].options]
        assert not options or answer.value in options, answer


@pytest.mark.parametrize(
    ("waarde", "reasons"),
    [(v, set(r) - {Reason.ONBEKEND}) for v, r in REASONS.items() if v is not Value.GEEN_INFORMATIE],
)
def test_every_kind_of_a_colour_occurs(zwolle, waarde, reasons):
    assert {
        coding.reden for coding, _ in _answered(zwolle, "casusonderzoek") if coding.waarde == waarde
    } == reasons


# ---- from colour to count


@pytest.mark.parametrize("aspect", PRINTED)
def test_the_counts_are_the_printed_ones(zwolle, aspect):
    found = Counter(c.waarde for c in zwolle.codings if c.aspect == f"casusonderzoek.{aspect}")
    for value, printed in zip(("groen", "oranje", "rood", "grijs"), PRINTED[aspect], strict=True):
        assert printed is None or found[value] == printed
    assert found.total() == 15


def test_a_single_changed_cell_changes_exactly_that_count(zwolle, cells):
    before = Tables(zwolle)
    changed = cells["11", "ouder", "casusonderzoek.klik_swt"]
    codings = tuple(replace(c, waarde="oranje") if c is changed else c for c in zwolle.codings)
    after = Tables(replace(zwolle, codings=codings))
    assert _differences(before, after, "succesfactoren") == {"succesfactoren/klik_swt/aantal": (12, 11)}
    assert _differences(before, after, "knelpunten") == {}
    assert _differences(before, after, "waarden") == {
        "waarden/klik_swt/groen": (12, 11),
        "waarden/klik_swt/oranje": (3, 4),
    }
    assert _differences(before, after, "analyseschema") == {"analyseschema/klik_swt/11": ("groen", "oranje")}


def _differences(before: Tables, after: Tables, name: str) -> dict[str, tuple[object, object]]:
    old, new = before.table(name), after.table(name)
    addresses = [f"{name}/{row.key}/{column.key}" for row in old.rows for column in old.columns]
    assert [row.key for row in old.rows] == [row.key for row in new.rows]
    found = {a: (before.look_up(a), after.look_up(a)) for a in addresses}
    return {address: pair for address, pair in found.items() if pair[0] != pair[1]}


def test_solved_implies_prevented_and_manageable(cells):
    for casus in (str(number) for number in range(1, 16)):
        trap = [
            cells[casus, "ouder", f"casusonderzoek.{a}"].waarde
            for a in ("probleem_opgelost", "verergering_voorkomen", "probleem_behapbaar")
        ]
        assert trap[0] != "groen" or trap == ["groen"] * 3
