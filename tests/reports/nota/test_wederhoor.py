"""The annex of wederhoor: both sides as they were written, silence included, and nothing of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.wederhoor_rows import Reaction, Reply, WederhoorPassage, WederhoorRound
from reports.document import Quote, Section, Table
from reports.nota.wederhoor import REMARK_WORDS, wederhoor_annex
from reports.nota_results import Results

AMBTELIJK = WederhoorRound("ambtelijk_1", "ambtelijk", "2026-04-01", "2026-04-29")
BESTUURLIJK = WederhoorRound(
    "bestuurlijk_1", "bestuurlijk", "2026-06-01", "2026-06-29", nawoord="Dank.\nTot zover."
)
PASSAGES = (
    WederhoorPassage("ambtelijk_1", "p1", "bevinding", "b1", "Bij 1 casus.", ("teamleider", "directeur")),
    WederhoorPassage("bestuurlijk_1", "p1", "aanbeveling", "a1", "Leg vast.", ("college", "raad")),
)
REACTIONS = (
    Reaction(
        "ambtelijk_1", "p1", "teamleider", "feit_onjuist", "Het waren er 2.", "Bij 2.", "a.pdf", late=True
    ),
    Reaction(
        "bestuurlijk_1",
        "p1",
        "college",
        "ten_dele",
        "Deels.",
        feasible="ja",
        action="In 2027.",
        consequences="Geen.",
    ),
)
REPLIES = (Reply("ambtelijk_1", "p1", "teamleider", "deels", "Van 1 is geen verslag.", "Bij minstens 1."),)


@pytest.fixture
def heard(data):
    parts = {"wederhoor_passages": PASSAGES, "reactions": REACTIONS, "replies": REPLIES}
    return replace(data, wederhoor_rounds=(AMBTELIJK, BESTUURLIJK), **parts)


def blocks(section):
    for block in section.blocks:
        yield block
        if isinstance(block, Section):
            yield from blocks(block)


def annex(study):
    return wederhoor_annex(Results(study, {}))


def plain(section):
    return " ".join(one.plain() for block in blocks(section) for one in getattr(block, "sentences", ()))


def test_each_reaction_stands_beside_what_was_shown_and_what_was_done(heard):
    (table,) = [block for block in blocks(annex(heard)) if isinstance(block, Table)]
    spoken, silent = ([cell.text for cell in row.cells] for row in table.rows)

    assert spoken == [
        "Bij 1 casus.",
        "teamleider",
        "Een feit klopt niet (na de termijn). Het waren er 2. Voorstel: ‘Bij 2.’ Met een bijlage.",
        "Deels overgenomen",
        "Van 1 is geen verslag.",
        "Bij minstens 1.",
    ]
    assert silent[1:3] == ["directeur", "Geen reactie"]


def test_a_bestuurlijk_reaction_is_printed_in_full_with_the_nawoord(heard):
    text = plain(annex(heard))

    assert "Reactie van college: ten dele overgenomen." in text
    assert all(
        words in text for words in ("Deels.", "Uitvoerbaar: ja.", "Actie: In 2027.", "Gevolgen: Geen.")
    )
    assert "Er kwam geen reactie van raad." in text
    assert "Dank. Tot zover." in text
    assert [block.text for block in blocks(annex(heard)) if isinstance(block, Quote)] == ["Leg vast."]


def test_of_a_round_in_preparation_nothing_is_printed_and_an_open_one_says_so(heard):
    concept = replace(heard, wederhoor_rounds=(replace(AMBTELIJK, state="concept"),))
    busy = replace(heard, wederhoor_rounds=(replace(AMBTELIJK, state="open"),))

    assert annex(concept) is None
    assert annex(replace(heard, wederhoor_rounds=())) is None
    assert "De ronde is nog open" in plain(annex(busy))


def test_every_remark_has_words():
    from analysis.report_rows import ADOPTIONS
    from analysis.wederhoor_rows import REMARKS, STANCES

    assert set(REMARK_WORDS) == {*REMARKS, *STANCES, *ADOPTIONS}
