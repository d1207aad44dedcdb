"""What a new version of a codebook changes: what asks for coding again, and what would be lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebooks.loader import library_path, load_codebook
from codebooks.values import Value
from instruments.texts import Texts
from survey_app.domain.codebook_changes import (
    AspectChange,
    ChangeKind,
    Loss,
    as_text,
    compare_books,
    from_text,
    gathered,
    losses,
    recoded_aspects,
)

BOOK = load_codebook(library_path("casusonderzoek")).value
NAME = "casusonderzoek.klik_swt"
texts = st.builds(lambda nl, en: Texts.of(nl=nl, en=en), st.text(), st.text())


def with_aspect(id="klik_swt", **changes):
    aspects = tuple(replace(a, **changes) if a.id == id else a for a in BOOK.aspects)
    return replace(BOOK, aspects=aspects)


def kinds(new):
    return {(change.aspect, change.kind) for change in compare_books(BOOK, new)}


def test_a_book_says_the_same_as_itself_whatever_its_version_and_lines():
    moved = tuple(replace(aspect, line=aspect.line + 7) for aspect in BOOK.aspects)

    assert compare_books(BOOK, replace(BOOK, version="9", file="elders", aspects=moved)) == ()


@pytest.mark.parametrize(
    ("changes", "kind", "recodes"),
    [
        ({"definition": Texts.of(nl="Anders")}, ChangeKind.DEFINITION, True),
        ({"label": Texts.of(nl="Anders")}, ChangeKind.LABEL, False),
        ({"code": "Z99"}, ChangeKind.PLACE, False),
        ({"decision": "stelling"}, ChangeKind.DECISION, False),
    ],
)
def test_one_change_is_told_as_what_it_is(changes, kind, recodes):
    (change,) = compare_books(BOOK, with_aspect(**changes))

    assert (change.aspect, change.kind, change.recodes) == (NAME, kind, recodes)


def test_a_meaning_that_changes_for_a_group_touches_its_coloured_aspects_and_no_other():
    group = BOOK.aspect("klik_swt").group
    groups = tuple(
        replace(g, meanings={**g.meanings, Value.ROOD: Texts.of(nl="Streng")}) if g.id == group else g
        for g in BOOK.groups
    )
    changes = compare_books(BOOK, replace(BOOK, groups=groups))

    own = {f"casusonderzoek.{a.id}" for a in BOOK.coloured() if a.group == group}
    assert set(recoded_aspects(changes)) == own
    assert {change.kind for change in changes} == {ChangeKind.MEANINGS}
    assert {change.new.say() for change in changes} == {"R: Streng"}  # of the other values nothing changed
    ((_, names),) = gathered(changes)
    assert set(names) == own


def test_a_word_of_the_book_that_a_group_overrides_touches_only_the_other_groups():
    overridden = {g.id for g in BOOK.groups if Value.ROOD in g.meanings}
    new = replace(BOOK, meanings={**BOOK.meanings, Value.ROOD: Texts.of(nl="Streng")})

    touched = set(recoded_aspects(compare_books(BOOK, new)))
    assert touched == {f"casusonderzoek.{a.id}" for a in BOOK.coloured() if a.group not in overridden}


def test_options_that_change_touch_their_aspect():
    aspect = next(a for a in BOOK.aspects if a.options)
    more = (*aspect.options, replace(aspect.options[0], code="nieuw"))

    assert kinds(with_aspect(aspect.id, options=more)) == {
        (f"casusonderzoek.{aspect.id}", ChangeKind.OPTIONS)
    }
    assert losses(BOOK, with_aspect(aspect.id, options=more)) == ()
    (loss,) = losses(BOOK, with_aspect(aspect.id, options=aspect.options[1:]))
    assert (loss.kind, loss.value) == ("option", aspect.options[0].code)


def test_an_aspect_that_comes_touches_no_cell_and_one_that_goes_is_a_loss():
    fewer = replace(BOOK, aspects=tuple(a for a in BOOK.aspects if a.id != "klik_swt"))

    assert (NAME, ChangeKind.ASPECT_REMOVED) in kinds(fewer)
    assert losses(BOOK, fewer) == (Loss("casusonderzoek", NAME),)
    assert [c.kind for c in compare_books(fewer, BOOK) if c.aspect] == [ChangeKind.ASPECT_ADDED]
    assert recoded_aspects(compare_books(fewer, BOOK)) == {}


def test_a_rule_that_only_warns_asks_nobody_to_code_again():
    changes = compare_books(BOOK, replace(BOOK, implications=()))

    assert [(c.kind, c.recodes) for c in changes] == [(ChangeKind.IMPLICATIONS, False)]


def test_a_loss_hits_the_rows_that_would_lose_their_place_and_no_other():
    assert Loss("a", "a.x").hits("a.x", "ouder", "groen")
    assert not Loss("a", "a.x").hits("a.xy", "ouder", "groen")
    assert Loss("a", "a.x", value="thuis").hits("a.x", "ouder", "thuis")
    assert not Loss("a", "a.x", value="thuis").hits("a.x", "ouder", "")
    assert Loss("a", "", perspectief="swt").hits("a.y", "swt", "")
    assert not Loss("a", "", perspectief="swt").hits("ab.y", "swt", "")


@given(st.lists(st.builds(AspectChange, st.text(), st.sampled_from(ChangeKind), texts, texts), max_size=4))
def test_what_is_kept_beside_a_cell_comes_back_as_it_was(changes):
    assert from_text(as_text(changes)) == tuple(changes)
