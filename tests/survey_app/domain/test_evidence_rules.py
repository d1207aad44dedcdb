"""What a value must rest on: a gap per thing that is missing, and none where nothing is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Coding
from codebooks.loader import library_path, load_codebook
from codebooks.model import Aspect, AspectOption
from codebooks.values import REASONS, Reason, Value
from instruments.texts import Texts
from survey_app.domain.evidence_rules import NO_QUOTE, NO_REASON, NOT_CODED, cell_gaps, sheet_gaps

KLIK = Aspect("klik_swt", "A05", "swt", Texts.of(nl="Klik"), Texts())
SITUATIE = Aspect("situatie", "", "", Texts(), Texts(), options=(AspectOption("stabiel", Texts()),))
QUOTE = ("f1",)


def codes(waarde, reden="", fragmenten=(), toelichting="", aspect=KLIK):
    coding = Coding("1", "ouder", f"boek.{aspect.id}", "codeur_1", waarde, reden, toelichting, fragmenten)
    return [gap.code for gap in cell_gaps(aspect, coding)]


@pytest.mark.parametrize(
    ("waarde", "reden"),
    [
        ("groen", "aanwezig_tevreden"),
        ("oranje", "deels_aanwezig"),
        ("oranje", "aanwezig_deels_tevreden"),
        ("rood", "afwezig_gewenst"),
        ("rood", "aanwezig_ontevreden"),
    ],
)
def test_a_colour_with_its_reason_and_a_quote_is_whole(waarde, reden):
    assert codes(waarde, reden, QUOTE) == []
    assert codes(waarde, reden) == [NO_QUOTE]


@pytest.mark.parametrize("waarde", ["groen", "oranje", "rood"])
@pytest.mark.parametrize("reden", ["", "onbekend"])
def test_without_a_reason_that_says_something_there_is_a_gap(waarde, reden):
    assert codes(waarde, reden, QUOTE) == [NO_REASON]
    assert codes(waarde, reden) == [NO_REASON, NO_QUOTE]


def test_what_was_absent_may_be_explained_where_nothing_can_be_quoted():
    assert codes("rood", "afwezig_gewenst", toelichting="Niemand had het over een plan.") == []
    assert codes("rood", "afwezig_gewenst", toelichting="  \n") == [NO_QUOTE]
    assert codes("rood", "aanwezig_ontevreden", toelichting="Zie blad 2.") == [NO_QUOTE]


def test_grijs_needs_a_reason_and_no_quote():
    assert codes("grijs") == codes("grijs", "onbekend") == [NO_REASON]
    assert codes("grijs", "niet_van_toepassing") == codes("grijs", "afwezig_niet_nodig") == []


def test_no_information_needs_nothing():
    assert codes("geen_informatie") == []


def test_an_option_that_is_no_colour_needs_nothing_more():
    assert codes("stabiel", aspect=SITUATIE) == []
    assert codes("", aspect=SITUATIE) == [NOT_CODED]


def test_an_empty_cell_and_a_cell_without_a_value_are_not_coded():
    assert [(gap.aspect, gap.code) for gap in cell_gaps(KLIK, None, "boek.klik_swt")] == [
        ("boek.klik_swt", NOT_CODED)
    ]
    assert codes("", fragmenten=QUOTE) == [NOT_CODED]


@given(st.sampled_from(Value), st.sampled_from(Reason), st.booleans(), st.sampled_from(["", "Uitleg."]))
def test_a_gap_never_disappears_by_taking_evidence_away(waarde, reden, quoted, toelichting):
    more = codes(waarde, reden, QUOTE, "Uitleg.")

    assert set(more) <= set(codes(waarde, reden, QUOTE if quoted else (), toelichting))


@given(st.sampled_from(Value))
def test_every_value_can_be_made_whole(waarde):
    assert any(codes(waarde, reden, QUOTE) == [] for reden in REASONS[waarde])


def test_a_sheet_names_every_cell_that_lacks_something_in_the_order_of_the_books():
    book = load_codebook(library_path("casusonderzoek")).value
    first, second, *rest = [f"{book.id}.{aspect.id}" for aspect in book.aspects]
    coding = Coding("1", "ouder", first, "codeur_1", "groen", "aanwezig_tevreden", fragmenten=QUOTE)

    gaps = sheet_gaps([book], "ouder", [coding])
    assert [gap.aspect for gap in gaps] == [second, *rest]
    assert {gap.code for gap in gaps} == {NOT_CODED}
    assert sheet_gaps([book], "buurman", [coding]) == ()
    assert sheet_gaps([], "ouder", [coding]) == ()
