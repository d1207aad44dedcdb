"""The tipping point: no smaller change than the one given moves the level, proved by trying every change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cells import Cell, decided_cells
from analysis.norms import NormEvidence, judge, tipping_of, tipping_point
from analysis.study import Assessment, EvidenceRow
from analysis.study_folder import read_study_folder
from codebooks.loader import library_path, load_codebook
from codebooks.model import EvidenceLink, Norm, Normenkader
from instruments.texts import NO_TEXTS

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"
KADER = load_codebook(library_path("normenkader_zwolle")).value
COLOURS, CREDITS = ("rood", "oranje", "groen"), ("nee", "deels", "ja")
ORDER = [level.id for level in KADER.scale.levels]


def norm(id, *links):
    """A norm of links: a text is a read link, a tuple the aspects of a counted one."""
    evidence = tuple(
        EvidenceLink(f"l{i}", NO_TEXTS, link if isinstance(link, tuple) else ())
        for i, link in enumerate(links)
    )
    return Norm(id, "1", "deel", NO_TEXTS, "ja", judged_with="o", evidence=evidence)


def cell(aspect, casus, value):
    return Cell(str(casus), "ouder", aspect, value, 1, "")


def evidence(cells=(), credits=None, scale=KADER.scale):
    return NormEvidence(scale, tuple(cells), credits or {})


def level_by_judging(norms, found):
    """The level as `analysis.norms.judge` has it: from counts, not from single pieces as the search."""
    kader = Normenkader("k", "1", NO_TEXTS, "", (), (), norms, found.scale)
    rows = tuple(EvidenceRow(*place, credit) for place, credit in found.credits.items())
    counts = Counter((c.aspect, c.waarde) for c in found.cells if c.perspectief == "ouder")
    return judge(kader, "o", Assessment("o", "", evidence=rows), counts)


def every_change(found, applicability):
    """(how many differ, evidence) for every way in which this evidence could have been otherwise."""
    colours = (*COLOURS, "grijs") if applicability else COLOURS
    choices = [
        *([c.waarde] if c.waarde not in colours else colours for c in found.cells),
        *(CREDITS for _ in found.credits),
    ]
    for values in product(*choices):
        cells = tuple(replace(c, waarde=v) for c, v in zip(found.cells, values, strict=False))
        credits = dict(zip(found.credits, values[len(cells) :], strict=True))
        now = (*(c.waarde for c in found.cells), *found.credits.values())
        yield (
            sum(a != b for a, b in zip(values, now, strict=True)),
            replace(found, cells=cells, credits=credits),
        )


def fewest(norms, found, applicability, up):
    """The smallest number of changes that moves the level this way, by trying them all; None: none does."""
    start = ORDER.index(level_by_judging(norms, found).calculated)
    numbers = []
    for number, other in every_change(found, applicability):
        level = level_by_judging(norms, other).calculated
        if level and (ORDER.index(level) > start if up else ORDER.index(level) < start):
            numbers.append(number)
    return min(numbers, default=None)


def carried_out(found, changes):
    """The evidence after these changes; each must start from what is really there."""
    cells, credits = list(found.cells), dict(found.credits)
    for change in changes:
        if change.aspect:
            (i,) = [i for i, c in enumerate(cells) if (c.aspect, c.casus) == (change.aspect, change.casus)]
            assert cells[i].waarde == change.was
            cells[i] = replace(cells[i], waarde=change.becomes)
        else:
            place = tuple(change.links[0].split("__"))
            assert credits[place] == change.was
            credits[place] = change.becomes
    return replace(found, cells=tuple(cells), credits=credits)


@st.composite
def cases(draw, shared):
    """One or two norms, at most five pieces of evidence; `shared`: two links may count the same aspect."""
    aspects = iter(["a", "a", "a"] if shared else ["a", "b", "c"])
    kinds = draw(
        st.lists(st.lists(st.sampled_from(["read", "count"]), min_size=1, max_size=2), min_size=1, max_size=2)
    )
    names = [
        [(next(aspects, "d"),) if kind == "count" else "read" for kind in kind_list] for kind_list in kinds
    ]
    norms = tuple(norm(f"n{i}", *links) for i, links in enumerate(names))
    counted = sorted({link[0] for links in names for link in links if link != "read"})
    room = 5 - sum(link == "read" for links in names for link in links)
    values = st.sampled_from([*COLOURS, "grijs", "geen_informatie"])
    found = draw(st.lists(st.tuples(st.sampled_from(counted), values), max_size=room)) if counted else []
    cells = [cell(aspect, i, value) for i, (aspect, value) in enumerate(found)]
    credits = {
        (n.id, link.id): draw(st.sampled_from(CREDITS))
        for n in norms
        for link in n.evidence
        if not link.aspects
    }
    scale = replace(KADER.scale, partial_credit=draw(st.sampled_from([0.5, 0.25])))
    return norms, evidence(cells, credits, scale)


def check(norms, found, applicability):
    tip = tipping_point(norms, found, applicability)
    judged = level_by_judging(norms, found)
    assert (tip.share, tip.level) == (judged.share, judged.calculated)
    for way, up in ((tip.up, True), (tip.down, False)):
        smallest = fewest(norms, found, applicability, up) if tip.level else None
        assert (way.number if way else None) == smallest
        if way:
            after = level_by_judging(norms, carried_out(found, way.changes))
            assert (after.share, after.calculated) == (way.share, way.level)
            assert len(way.changes) == way.number
            check_every_way(norms, found, tip, way, up)


def check_every_way(norms, found, tip, way, up):
    """Whichever candidates are taken, first or last, the level moves."""
    for moves in way.ways:
        assert sum(move.number for move in moves) == way.number
        for taken in (lambda m: m.candidates[: m.number], lambda m: m.candidates[-m.number :]):
            changes = [change for move in moves for change in taken(move)]
            level = level_by_judging(norms, carried_out(found, changes)).calculated
            assert (ORDER.index(level) > ORDER.index(tip.level)) == up
            assert level != tip.level


@settings(max_examples=20)
@given(case=cases(shared=False))
def test_no_smaller_change_of_colours_and_credits_moves_the_level(case):
    check(*case, applicability=False)


@settings(max_examples=20)
@given(case=cases(shared=True))
def test_a_cell_that_feeds_several_links_counts_in_each_of_them(case):
    check(*case, applicability=False)


@settings(max_examples=15)
@given(case=cases(shared=False))
def test_no_smaller_change_moves_the_level_when_cells_may_become_grijs_too(case):
    check(*case, applicability=True)


def test_with_one_change_every_kind_of_cell_that_suffices_is_named_in_its_mildest_form():
    cells = [cell("a", 1, "rood"), cell("a", 2, "rood"), cell("a", 3, "groen"), cell("a", 4, "groen")]
    tip = tipping_point(norm("n", ("a",)), evidence(cells))

    assert (tip.level, tip.up.number, tip.up.level) == ("voldoet_beperkt", 1, "voldoet_merendeels")
    ((move,),) = tip.up.ways
    assert [(c.casus, c.was, c.becomes) for c in move.candidates] == [
        ("1", "rood", "oranje"),
        ("2", "rood", "oranje"),
    ]
    assert (tip.down.number, tip.down.level) == (2, "voldoet_niet")
    assert tip.nearest == tip.up


def test_an_emptied_link_is_left_out_of_the_mean():
    """One red cell is half of the norm; not applicable, it leaves the other half alone."""
    one = norm("n", ("a",), "read")
    found = evidence([cell("a", 1, "rood")], {("n", "l1"): "ja"})
    tip = tipping_point(one, found, applicability=True)

    assert tip.up.number == 1
    assert {way[0].candidates[0].becomes for way in tip.up.ways} == {"oranje", "grijs"}


def test_a_grijs_cell_that_comes_to_apply_brings_its_link_into_the_mean():
    """Of twenty cells one is green; a second link, in full, lifts the mean above one half by one change."""
    cells = [cell("a", i, "rood" if i else "groen") for i in range(20)]
    found = evidence([*cells, cell("b", 1, "grijs")])
    pair = norm("n", ("a",), ("b",))
    tip = tipping_point(pair, found, applicability=True)

    assert (tip.up.number, tip.up.level) == (1, "voldoet_merendeels")
    assert [(c.aspect, c.was, c.becomes) for c in tip.up.changes] == [("b", "grijs", "groen")]
    assert tipping_point(pair, found).up.number == 10


def test_applicability_is_refused_where_links_share_their_cells():
    with pytest.raises(ValueError, match="applicability must be False"):
        tipping_point(norm("n", ("a",), ("a",)), evidence([cell("a", 1, "rood")]), applicability=True)


def test_without_evidence_nothing_tips_and_the_reason_is_said():
    tip = tipping_point(norm("n", ("a",), "read"), evidence([cell("a", 1, "grijs")]))

    assert (tip.share, tip.level, tip.up, tip.down, tip.nearest) == (None, "", None, None, None)
    assert "geen bewijs" in tip.reason


def test_other_perspectieven_and_aspects_are_no_evidence():
    cells = [cell("a", 1, "rood"), replace(cell("a", 2, "groen"), perspectief="swt"), cell("z", 3, "groen")]

    assert tipping_point(norm("n", ("a",)), evidence(cells)).share == 0


def test_hundreds_of_cells_are_searched_without_trying_their_subsets():
    cells = [cell(f"a{i % 4}", i, ("groen", "rood", "oranje")[i % 3]) for i in range(600)]
    two = (norm("m", ("a0",), ("a1",), "read"), norm("n", ("a2", "a3")))
    tip = tipping_point(two, evidence(cells, {("m", "l2"): "deels"}), applicability=True)

    assert tip.level == "voldoet_beperkt"
    assert tip.up.number == 1  # at exactly one half, the smallest gain lifts it


def test_the_judgements_of_zwolle_stand_on_so_few_pieces():
    data = read_study_folder(ZWOLLE).value
    (kader,) = data.normenkaders()
    fixed = {a.judgement: a for a in data.assessments}
    cells = decided_cells(data.codings)
    tips = {name: tipping_of(kader, name, fixed[name], cells) for name in kader.judgements()}

    assert {name: (t.up and t.up.number, t.down and t.down.number) for name, t in tips.items()} == {
        "3": (1, 1),
        "7a": (1, 1),
        "7b": (2, 1),
        "2": (1, 1),
        "5a": (2, 1),
        "5b": (3, 1),
    }
