"""Rules on a codebook as a whole, where the files under bad/ leave a case open."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebooks.checks import check_codebook
from codebooks.model import (
    BoundaryRule,
    Category,
    DecisionRow,
    DecisionTable,
    EvidenceLink,
    Level,
    Norm,
    OpenQuestion,
    OpenScheme,
    Scale,
    SubQuestion,
)
from codebooks.scale import level_of
from codebooks.scale_checks import covered
from codebooks.values import Reason, Value
from instruments.texts import NO_TEXTS, Texts


def codes(book):
    return [problem.code for problem in check_codebook(book)]


def level(id, low, high, low_included=True, high_included=True):
    return Level(id, Texts.of(nl=id), "", "", low, high, low_included, high_included)


# decision tables


def test_a_table_that_forgets_an_unanswered_part_is_told_which(small_scheme):
    rows = tuple(row for row in small_scheme.decisions[0].rows if row.value is not Value.GEEN_INFORMATIE)
    book = replace(small_scheme, decisions=(DecisionTable("stelling", rows, "stelling", 7),))
    (problem,) = check_codebook(book)
    assert (problem.code, problem.line) == ("decision-gap", 7)
    assert "antwoord niet ingevuld" in problem.what


@pytest.mark.parametrize("gone", [0, 1, -1])
@pytest.mark.parametrize("id", ["aanwezig", "betrokken"])
def test_a_library_table_without_a_row_that_nothing_else_covers_has_a_gap(casusonderzoek, id, gone):
    rows = list(casusonderzoek.decision(id).rows)
    del rows[gone]
    tables = tuple(replace(t, rows=tuple(rows)) if t.id == id else t for t in casusonderzoek.decisions)
    assert codes(replace(casusonderzoek, decisions=tables)) == ["decision-gap"]


def test_a_row_that_catches_everything_leaves_no_gap_but_kills_what_follows(small_scheme):
    catch_all = DecisionRow({}, Value.GEEN_INFORMATIE, Reason.NIET_BESPROKEN, 3)
    table = small_scheme.decisions[0]
    last = replace(small_scheme, decisions=(replace(table, rows=(*table.rows[:-1], catch_all)),))
    first = replace(small_scheme, decisions=(replace(table, rows=(catch_all, *table.rows)),))
    assert codes(last) == []
    assert codes(first) == ["decision-row-dead"] * len(table.rows)


# names


def test_an_aspect_counted_twice_in_one_table_is_a_problem(small_scheme):
    (table,) = small_scheme.tables
    (section,) = table.sections
    doubled = replace(table, sections=(replace(section, rows=section.rows * 2),))
    assert codes(replace(small_scheme, tables=(doubled,))) == ["codebook-id-twice"]


def test_an_unknown_name_comes_with_the_nearest_one(small_scheme):
    aspects = (replace(small_scheme.aspects[0], group="kontact"), *small_scheme.aspects[1:])
    (problem,) = check_codebook(replace(small_scheme, aspects=aspects))
    assert "Bedoelt u 'contact'?" in problem.advice


def test_two_questions_may_share_a_category_but_one_may_not_have_it_twice():
    category = Category("klik", Texts.of(nl="Klik"))
    one = OpenQuestion("goed", Texts.of(nl="Goed"), (category,))
    scheme = OpenScheme("vragen", "1", NO_TEXTS, (one, replace(one, id="slecht")))
    assert codes(scheme) == []
    twice = replace(scheme, questions=(replace(one, categories=(category, category)),))
    assert codes(twice) == ["codebook-id-twice"]
    assert codes(replace(scheme, questions=(one, one))) == ["codebook-id-twice"]


def test_the_same_year_or_row_twice_in_a_score_frame_is_a_problem(ggsr):
    assert codes(replace(ggsr, years=("2013", "2013"))) == ["codebook-id-twice"]
    assert codes(replace(ggsr, rows=(*ggsr.rows, ggsr.rows[0]))) == ["codebook-id-twice"]


# norms


def test_a_declared_gap_covers_its_deelvraag_and_needs_no_part(small_normenkader):
    gap = small_normenkader.norms[-1]
    assert (gap.applicable, gap.part) == ("", "")
    without = replace(small_normenkader, norms=small_normenkader.norms[:-1])
    assert codes(without) == ["deelvraag-without-norm"]


@pytest.mark.parametrize("applicable", ["ja", "deels"])
def test_an_applicable_norm_must_answer_a_deelvraag(small_normenkader, applicable):
    norm = Norm("x", "", "nu", NO_TEXTS, applicable, Texts.of(nl="deels"), NO_TEXTS, "o1", (LINK,))
    book = replace(small_normenkader, norms=(*small_normenkader.norms, norm))
    assert codes(book) == ["deelvraag-unknown"]


LINK = EvidenceLink("bron", Texts.of(nl="Bron"), source="stukken")


def test_partly_applicable_needs_its_reason_and_its_judgement(small_normenkader):
    norm = replace(small_normenkader.norms[0], applicable="deels", judged_with="")
    book = replace(small_normenkader, norms=(norm, *small_normenkader.norms[1:]))
    assert codes(book) == ["norm-reason-missing", "judgement-missing"]


def test_evidence_that_counts_cells_and_names_a_source_is_of_two_kinds(small_normenkader):
    norm = replace(small_normenkader.norms[0], evidence=(replace(LINK, aspects=("klein.klik",)),))
    book = replace(small_normenkader, norms=(norm, *small_normenkader.norms[1:]))
    assert codes(book) == ["evidence-two-kinds"]


def test_link_ids_are_unique_within_a_norm_but_not_across_norms(small_normenkader):
    first, *others = small_normenkader.norms
    twice = replace(first, evidence=(LINK, LINK))
    assert codes(replace(small_normenkader, norms=(twice, *others))) == ["codebook-id-twice"]
    again = replace(first, id="nog_een")
    assert codes(replace(small_normenkader, norms=(first, again, *others))) == []


def test_every_deelvraag_without_a_norm_is_told(small_normenkader):
    more = tuple(SubQuestion(str(i), Texts.of(nl="?"), i) for i in (8, 9))
    book = replace(small_normenkader, questions=(*small_normenkader.questions, *more))
    assert [p.line for p in check_codebook(book)] == [8, 9]


# scales


@pytest.mark.parametrize("at", [0.0, 0.75, 1.0])
def test_without_its_boundary_rule_the_zwolle_scale_is_refused(normenkader, at):
    rules = tuple(rule for rule in normenkader.scale.boundaries if rule.at != at)
    book = replace(normenkader, scale=replace(normenkader.scale, boundaries=rules))
    (problem,) = check_codebook(book)
    assert problem.code == ("scale-gap" if at == 0.75 else "scale-overlap")
    assert f"{at * 100:g}%" in problem.what


def test_a_rule_for_one_share_does_not_mend_a_whole_stretch(small_normenkader):
    levels = (level("laag", 0.0, 0.4), level("hoog", 0.6, 1.0))
    why = Texts.of(nl="zomaar")
    scale = Scale(levels, (BoundaryRule(0.5, "laag", why),), 0.5)
    found = codes(replace(small_normenkader, scale=scale))
    assert "scale-gap" in found
    assert "boundary-needless" in found


def test_a_scale_that_does_not_reach_the_ends_has_gaps(small_normenkader):
    scale = Scale((level("midden", 0.1, 0.9),), (), 0.5)
    assert codes(replace(small_normenkader, scale=scale)) == ["scale-gap"] * 4


def test_a_share_decided_twice_is_a_problem(small_normenkader):
    scale = small_normenkader.scale
    doubled = replace(scale, boundaries=scale.boundaries * 2)
    assert codes(replace(small_normenkader, scale=doubled)) == ["codebook-id-twice"]


@pytest.mark.parametrize(("low", "high"), [(0.6, 0.4), (-0.1, 0.5), (0.0, 50.0), (float("nan"), 1.0)])
def test_bounds_that_are_no_shares_are_told_before_anything_is_concluded(small_normenkader, low, high):
    scale = Scale((level("scheef", low, high), level("hoog", 0.5, 1.0)), (), 0.5)
    assert codes(replace(small_normenkader, scale=scale)) == ["scale-bounds"]


@given(
    st.lists(st.integers(0, 10), min_size=2, max_size=5),
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=5, max_size=5),
    st.integers(0, 1000),
)
def test_a_scale_found_covered_gives_every_share_a_level(tenths, included, share):
    cuts = [tenth / 10 for tenth in sorted(tenths)]
    levels = tuple(
        level(f"n{i}", low, high, *included[i])
        for i, (low, high) in enumerate(zip(cuts, cuts[1:], strict=False))
    )
    scale = Scale(levels, (), 0.5)
    if not covered(scale, ""):
        assert level_of(scale, share / 1000).level in [found.id for found in levels]
