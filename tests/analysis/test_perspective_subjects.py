"""Which aspects of several codebooks are about the same, and whose judgement counts for whom."""

from __future__ import annotations

from pathlib import Path

from analysis.cells import decided_cells
from analysis.perspectives.subjects import compared, subjects_of
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from codebooks.model import Aspect, Codebook
from instruments.texts import Texts

ZWOLLE = Path(__file__).resolve().parents[2] / "examples" / "zwolle"
ORDER = ("swt", "ouder")


def book(id: str, perspectieven: tuple[str, ...], *aspects: tuple[str, str]) -> Codebook:
    made = tuple(Aspect(name, "", "", Texts(), Texts(), linked=linked) for name, linked in aspects)
    return Codebook(id, "1", Texts(), perspectieven, {}, (), made)


def test_every_aspect_of_a_book_for_several_perspectieven_is_a_subject():
    (subject,) = subjects_of([book("b", ORDER, ("a", ""))], ORDER)

    assert subject.name == "b.a"
    assert dict(subject.judged) == {"swt": "b.a", "ouder": "b.a"}


def test_a_book_for_one_perspectief_has_nothing_to_compare():
    assert subjects_of([book("b", ("ouder",), ("a", ""))], ORDER) == ()


def test_a_linked_aspect_speaks_for_the_perspectief_that_the_other_book_lacks():
    (subject,) = subjects_of([book("b", ("ouder",), ("a", "")), book("c", ("swt",), ("s", "b.a"))], ORDER)

    assert dict(subject.judged) == {"swt": "c.s", "ouder": "b.a"}


def test_where_all_judge_one_statement_that_is_compared_and_the_other_stands_beside_it():
    (subject,) = subjects_of([book("b", ("ouder",), ("a", "")), book("c", ORDER, ("s", "b.a"))], ORDER)

    assert (subject.name, dict(subject.judged)) == ("c.s", {"swt": "c.s", "ouder": "c.s"})
    assert subject.beside == (("ouder", "b.a"),)
    assert subject.aspects == {"c.s", "b.a"}


def test_a_link_to_what_does_not_exist_is_no_link():
    (subject,) = subjects_of([book("c", ORDER, ("s", "weg.a"))], ORDER)

    assert subject.beside == ()


def test_links_in_a_chain_and_in_a_circle_are_one_subject():
    books = [
        book("b", ("ouder",), ("a", "c.s")),
        book("c", ("swt",), ("s", "d.t")),
        book("d", ORDER, ("t", "b.a")),
    ]

    (subject,) = subjects_of(books, ORDER)
    assert subject.aspects == {"b.a", "c.s", "d.t"}


def test_the_comparison_takes_each_perspectief_from_its_own_aspect():
    (subject,) = subjects_of([book("b", ("ouder",), ("a", "")), book("c", ("swt",), ("s", "b.a"))], ORDER)
    values = {("1", "ouder", "b.a"): "rood", ("1", "swt", "c.s"): "groen", ("1", "ouder", "c.s"): "groen"}

    assert compared(subject, "1", values).pattern == "tegenspraak"
    assert compared(subject, "2", values).pattern == "stilte"


def test_the_subjects_of_the_example_give_the_patterns_of_its_tables():
    zwolle = read_study_folder(ZWOLLE).value
    values = {(c.casus, c.perspectief, c.aspect): c.waarde for c in decided_cells(zwolle.codings)}
    subjects = subjects_of(zwolle.coding_schemes(), [id for id, _ in zwolle.study.perspectieven])
    table = Tables(zwolle).table("perspectieven_patroon")

    assert [subject.aspect.id for subject in subjects] == [row.key for row in table.rows]
    for subject, row in zip(subjects, table.rows, strict=True):
        found = [str(compared(subject, column.key, values).pattern) for column in table.columns]
        assert found == list(row.cells)
