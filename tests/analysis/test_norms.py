"""From evidence to share to level: exact, reproducible, and refused when a difference has no reason."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.norms import counted_share, credit_share, judge_norms, problems_of
from analysis.study import Assessment, EvidenceRow
from analysis.tables import Tables
from codebooks.loader import library_path, load_codebook
from codebooks.model import EvidenceLink, Norm, Normenkader, SubQuestion
from codebooks.norm_model import Scale
from instruments.texts import Texts


@pytest.fixture(scope="session")
def scale() -> Scale:
    """The scale of the Zwolle study, as the library has it."""
    return load_codebook(library_path("normenkader_zwolle")).value.scale


@pytest.fixture(scope="session")
def case(build, scale):
    """case('ja nee', level, ...) -> a study with norm n and one link per credit; '' or '-' is no evidence."""

    def make(credits, level="", reason="", aspects=(), lines=(), **changes):
        words = credits.split()
        links = tuple(EvidenceLink(f"l{i}", build.nl(f"Bewijs {i}")) for i in range(len(words)))
        counted = (EvidenceLink("geteld", build.nl("Geteld"), aspects),) if aspects else ()
        norm = Norm("n", "1", "deel", build.nl("De norm"), "ja", judged_with="o", evidence=(*links, *counted))
        kader = kader_of(build, scale, norm)
        rows = tuple(EvidenceRow("n", f"l{i}", w, "tekst", "p. 1") for i, w in enumerate(words) if w != "-")
        fixed = Assessment("o", level, reason=reason, evidence=rows)
        books = (kader, build.colours_book())
        return build.data(*lines, books=books, assessments=(fixed,), **changes)

    return make


def kader_of(build, scale, *norms):
    questions = (SubQuestion("1", build.nl("Vraag een")), SubQuestion("2", build.nl("Vraag twee")))
    parts = (("deel", build.nl("Deel")),)
    return Normenkader("kader", "1", build.nl("Kader"), "2022-01-01", questions, parts, norms, scale)


def only(data):
    (judgement,) = judge_norms(data)
    return judgement


@pytest.mark.parametrize(
    ("credits", "share", "level", "on_boundary"),
    [
        ("ja ja ja nee", Fraction(3, 4), "voldoet_grotendeels", True),
        ("ja nee", Fraction(1, 2), "voldoet_beperkt", True),
        ("nee nee", Fraction(0), "voldoet_niet", True),
        ("ja ja", Fraction(1), "voldoet", True),
        ("deels ja nee ja", Fraction(5, 8), "voldoet_merendeels", False),
        ("deels nee nee nee nee nee", Fraction(1, 12), "voldoet_beperkt", False),
        ("ja ja ja ja nee", Fraction(4, 5), "voldoet_grotendeels", False),
    ],
)
def test_evidence_gives_its_share_and_level(case, credits, share, level, on_boundary):
    judgement = only(case(credits))

    assert (judgement.share, judgement.calculated, judgement.on_boundary) == (share, level, on_boundary)


def test_exactly_75_percent_says_which_rule_placed_it(case):
    assert "75%" in only(case("ja ja ja nee")).why


def test_exactly_50_percent_is_a_boundary_and_says_so(case):
    judgement = only(case("ja nee"))

    assert judgement.on_boundary
    assert "50%" in judgement.why


def test_three_norms_of_a_third_do_not_fall_beside_the_boundary(build, scale):
    links = tuple(EvidenceLink(f"l{i}", build.nl("b")) for i in range(3))
    norms = tuple(
        Norm(f"n{i}", "1", "deel", build.nl("t"), "ja", judged_with="o", evidence=links) for i in range(4)
    )
    credits = ("ja ja nee", "ja ja nee", "ja ja nee", "ja ja ja")  # 2/3, 2/3, 2/3, 1: together exactly 3/4
    rows = tuple(
        EvidenceRow(f"n{i}", f"l{j}", word) for i, c in enumerate(credits) for j, word in enumerate(c.split())
    )
    data = build.data(
        books=(kader_of(build, scale, *norms),), assessments=(Assessment("o", "", evidence=rows),)
    )

    assert only(data).share == Fraction(3, 4)
    assert only(data).on_boundary


def test_every_norm_weighs_the_same_however_many_links_it_has(build, scale):
    links = tuple(EvidenceLink(f"l{i}", build.nl("b")) for i in range(3))
    norms = (
        Norm("n0", "1", "deel", build.nl("t"), "ja", judged_with="o", evidence=links),
        Norm("n1", "1", "deel", build.nl("t"), "deels", judged_with="o", evidence=links[:1]),
        Norm("n2", "1", "deel", build.nl("t"), "nee", judged_with="o", evidence=links[:1]),
    )
    rows = (*(EvidenceRow("n0", f"l{i}", "nee") for i in range(3)), EvidenceRow("n1", "l0", "ja"))
    data = build.data(
        books=(kader_of(build, scale, *norms),), assessments=(Assessment("o", "", evidence=rows),)
    )

    assert (only(data).share, only(data).norms) == (Fraction(1, 2), ("n0", "n1"))


def test_counted_evidence_is_the_share_of_the_parents_cells_that_apply(case):
    lines = (
        *("1 ouder kleuren.zon groen", "2 ouder kleuren.zon oranje", "3 ouder kleuren.zon rood"),
        *("1 ouder kleuren.aap rood", "2 ouder kleuren.aap grijs", "3 ouder kleuren.aap geen_informatie"),
        "1 swt kleuren.aap groen",
    )
    judgement = only(case("", aspects=("kleuren.zon", "kleuren.aap"), lines=lines))

    assert (judgement.share, judgement.evidence[0].n) == (Fraction(3, 8), 4)


def test_without_an_applicable_cell_there_is_no_share(case):
    judgement = only(case("", aspects=("kleuren.zon",), lines=("1 ouder kleuren.zon grijs",)))

    assert (judgement.share, judgement.calculated, judgement.missing) == (None, "", ("n__geteld",))


def test_missing_evidence_is_left_out_and_named_never_counted_as_nee(case):
    judgement = only(case("ja - ja"))

    assert (judgement.share, judgement.missing) == (1, ("n__l1",))


def test_the_level_may_equal_the_calculation_without_a_reason(case):
    assert problems_of(case("ja nee", level="voldoet_beperkt")) == []


def test_another_level_without_a_reason_is_refused_with_its_place(case):
    (problem,) = problems_of(case("ja nee", level="voldoet", reason=" "), lines={"o": 7})

    assert (problem.file, problem.line, problem.code) == ("assessments.yaml", 7, "judgement-reason-missing")
    assert "voldoet_beperkt" in problem.what


def test_another_level_with_a_reason_stands_and_is_shown(case):
    data = case("ja nee", level="voldoet", reason="Er is meer dan geteld.")
    row = Tables(data).table("normen").rows[0]

    assert problems_of(data) == []
    assert row.cells[:5] == (0.5, "voldoet_beperkt", "voldoet", "Voldoet", "ja")


def test_a_level_without_any_evidence_is_refused(case):
    (problem,) = problems_of(case("- -", level="voldoet"))

    assert problem.code == "judgement-evidence-missing"


def test_a_judgement_that_is_not_fixed_yet_differs_from_nothing(case):
    assert problems_of(case("ja nee")) == []
    assert not only(case("ja nee")).differs


def test_partial_credit_is_the_number_that_was_written(scale):
    assert credit_share("deels", replace(scale, partial_credit=0.1)) == Fraction(1, 10)
    assert credit_share("", scale) is None


@settings(deadline=None, max_examples=40)
@given(groen=st.integers(0, 20), oranje=st.integers(0, 20), rood=st.integers(0, 20), grijs=st.integers(0, 20))
def test_a_counted_share_lies_between_0_and_1_and_ignores_grijs(scale, groen, oranje, rood, grijs):
    counts = {("a", "groen"): groen, ("a", "oranje"): oranje, ("a", "rood"): rood, ("a", "grijs"): grijs}
    share, n = counted_share(["a"], scale, counts)

    assert n == groen + oranje + rood
    assert share is None if n == 0 else 0 <= share <= 1
    assert share == counted_share(["a"], scale, {**counts, ("a", "grijs"): 0})[0]


@settings(deadline=None, max_examples=40)
@given(words=st.lists(st.sampled_from(["ja", "deels", "nee"]), min_size=1, max_size=8), data=st.data())
def test_the_order_of_the_evidence_changes_no_judgement(case, words, data):
    shuffled = data.draw(st.permutations(words))

    assert only(case(" ".join(words))).share == only(case(" ".join(shuffled))).share


def test_evidence_stands_in_a_table_with_its_n_text_and_place(case):
    lines = ("1 ouder kleuren.zon groen", "2 ouder kleuren.zon rood")
    table = Tables(case("deels", aspects=("kleuren.zon",), lines=lines)).table("bewijs")

    assert {row.key: row.cells for row in table.rows} == {
        "n__l0": ("deels", 0.5, 1, "tekst", "p. 1"),
        "n__geteld": ("", 0.5, 2, "", ""),
    }


def test_a_judgement_on_reconstructed_cells_warns(case, build):
    study = build.study(reconstruction=build.nl("Gereconstrueerd."))
    lines = ("1 ouder kleuren.zon groen an concept free",)
    tables = Tables(case("ja -", aspects=("kleuren.zon",), lines=lines, study=study))

    assert tables.table("normen").warnings == (
        "Gereconstrueerd.",
        "Deze aantallen zijn geteld over een reconstructie. Alleen wat ook in de bron is gedrukt "
        "(zie de nagerekende cijfers) is een gepubliceerd aantal.",
        "Zonder bewijs en daarom niet meegerekend: n__l1.",
    )


def test_norms_that_do_not_apply_keep_their_reason_and_count_nowhere(build, scale):
    reason = Texts.of(nl="Beschrijvende vraag.")
    norms = (
        Norm("n", "1", "deel", build.nl("Norm"), "deels", judged_with="o"),
        Norm("m", "2", "deel", build.nl("Geen"), "nee", reason),
        Norm("g", "2", "deel", build.nl("Gat"), "", reason),
    )
    tables = Tables(build.data(books=(kader_of(build, scale, *norms),)))

    assert [row.cells for row in tables.table("normenkader").rows] == [
        ("1", "deels", "o", ""),
        ("2", "nee", "", "Beschrijvende vraag."),
        ("2", "", "", "Beschrijvende vraag."),
    ]
    assert [row.cells[1:] for row in tables.table("deelvragen").rows] == [(1, 1), (0, 0)]
    assert "normen" not in tables.names


def test_fixed_judgements_are_counted_per_level_of_the_scale(case):
    table = Tables(case("ja nee", level="voldoet_beperkt")).table("oordelen")

    assert {row.key: row.cells[0] for row in table.rows} == {
        "voldoet_niet": 0,
        "voldoet_beperkt": 1,
        "voldoet_merendeels": 0,
        "voldoet_grotendeels": 0,
        "voldoet": 0,
    }


def test_the_scale_shows_its_bounds_as_shares_and_the_rules_that_were_chosen(case):
    table = Tables(case("ja")).table("schaal")

    assert table.cell("voldoet_merendeels", "van") == 0.5
    assert any("75%" in note for note in table.notes)
