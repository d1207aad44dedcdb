"""What keeps a sheet from being sealed, and the hash of what was sealed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.bench_rows import Seal
from analysis.seal_hash import OwnSheet, hash_of, sheet_hash
from analysis.study import Coding, Fragment
from survey_app.domain import staff_messages as messages
from survey_app.domain.evidence_rules import Gap
from survey_app.domain.seals import SealForm, SealState, check_seal, verify

QUOTES = (Fragment("f_1", "verslag", 3, 9, "gezin 😀"), Fragment("f_2", "verslag", 20, 25, "hulp"))
FIRST = Coding(
    "1", "ouder", "boek.a", "codeur_1", "rood", "afwezig_gewenst", "Uitleg", ("f_1", "f_2"), memo="Mijn memo"
)
SECOND = Coding("1", "ouder", "boek.b", "codeur_1", "groen", "aanwezig_tevreden")
SHEET, BOOKS = OwnSheet((FIRST, SECOND), QUOTES), "boek:1"
VALUES, REASON, QUOTE = (
    Gap("boek.a", "niet_gecodeerd", ""),
    Gap("boek.b", "geen_reden", ""),
    Gap("boek.c", "geen_citaat", ""),
)


def changed(**fields):
    return OwnSheet((replace(FIRST, **fields), SECOND), QUOTES)


@pytest.mark.parametrize(
    "other",
    [
        changed(waarde="groen"),
        changed(reden=""),
        changed(toelichting="Uitleg "),
        changed(memo=""),
        changed(fragmenten=("f_1",)),
        changed(codeur="codeur_2"),
        changed(aspect="boek.c"),
        changed(casus="2"),
        changed(perspectief="swt"),
        changed(herkomst="free"),
        OwnSheet((FIRST,), QUOTES),
        OwnSheet((FIRST, SECOND), (replace(QUOTES[0], tekst="gezin"), QUOTES[1])),
        OwnSheet((FIRST, SECOND), (replace(QUOTES[0], bron="ander"), QUOTES[1])),
        OwnSheet((FIRST, SECOND), ()),
        OwnSheet(),
    ],
)
def test_any_other_content_has_another_hash(other):
    assert hash_of(other, BOOKS) != hash_of(SHEET, BOOKS)


@pytest.mark.parametrize("books", ["boek:2", "boek:1 meer:1", ""])
def test_another_codebook_or_version_has_another_hash(books):
    assert hash_of(SHEET, books) != hash_of(SHEET, BOOKS)


@pytest.mark.parametrize(
    "same",
    [
        OwnSheet((SECOND, FIRST), QUOTES[::-1]),
        changed(fragmenten=("f_2", "f_1")),
        changed(status="vastgesteld"),
        OwnSheet((FIRST, SECOND), (replace(QUOTES[0], start=103, eind=109), QUOTES[1])),
        OwnSheet(
            (replace(FIRST, fragmenten=("g_1", "f_2")), SECOND),
            (replace(QUOTES[0], fragment="g_1"), QUOTES[1]),
        ),
    ],
)
def test_order_place_and_status_do_not_change_the_hash(same):
    assert hash_of(same, BOOKS) == hash_of(SHEET, BOOKS)


def test_the_hash_is_the_one_that_it_always_was():
    """Written down: a sheet sealed with this version must verify with every later one."""
    assert hash_of(SHEET, BOOKS) == "f0885f57e9ac80e1b22241034e62d57a374a46ae96eafe084aa57a3528798b2e"


@given(st.text(), st.text(), st.text())
def test_no_text_can_pass_for_other_fields(first, second, third):
    one = OwnSheet((replace(FIRST, toelichting=first, memo=second, reden=third, fragmenten=()),))
    other = OwnSheet((replace(FIRST, toelichting=first + second, memo="", reden=third, fragmenten=()),))

    assert (hash_of(one, BOOKS) == hash_of(other, BOOKS)) == (second == "")


def test_sheet_hash_names_the_codebooks_with_their_versions(zwolle_books):
    assert sheet_hash(SHEET.codings, zwolle_books, QUOTES) == hash_of(
        SHEET, " ".join(f"{book.id}:{book.version}" for book in zwolle_books)
    )


@pytest.fixture
def zwolle_books():
    from codebooks.loader import library_path, load_codebook

    return (load_codebook(library_path("casusonderzoek")).value,)


def test_verifying_tells_what_was_sealed_from_what_was_changed():
    seal = Seal("1", "ouder", "codeur_1", "2026-11-27", hash_of(SHEET, BOOKS), BOOKS)
    other = changed(waarde="groen")

    assert verify(seal, SHEET) is SealState.SAME
    assert verify(seal, SHEET, in_trail=True) is SealState.SAME
    assert verify(seal, other) is SealState.OTHER
    assert verify(seal, other, in_trail=True) is SealState.KNOWN


@pytest.mark.parametrize(
    ("gaps", "form", "fields"),
    [
        ((), SealForm(), []),
        ((VALUES,), SealForm(True, "Daarom"), ["waarden"]),
        ((REASON,), SealForm(True, "Daarom"), ["waarden"]),
        ((QUOTE,), SealForm(), ["akkoord", "waarom"]),
        ((QUOTE,), SealForm(True), ["waarom"]),
        ((QUOTE,), SealForm(False, "Daarom"), ["akkoord"]),
        ((QUOTE,), SealForm(True, "Daarom"), []),
        ((QUOTE,), SealForm(True, "a" * 5_001), ["waarom"]),
        ((VALUES, QUOTE), SealForm(), ["waarden", "akkoord", "waarom"]),
    ],
)
def test_values_and_reasons_must_be_there_and_quotes_may_be_missed_with_a_reason(gaps, form, fields):
    assert [mistake.variable for mistake in check_seal(gaps, form)] == fields


def test_the_number_of_open_cells_is_told():
    (mistake,) = check_seal((VALUES, REASON), SealForm())

    assert (mistake.message, mistake.details) == (messages.SEAL_NEEDS_VALUES, {"count": 2})
