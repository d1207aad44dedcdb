"""How many of the names in invented interviews are found, with deduce's lists and without.

The figures: pytest -s tests/survey_app/names/test_recall.py. The first time the lists are built: two minutes.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from survey_app.names.finder import find_names
from survey_app.names.lists import NameLists

PASSAGES = Path(__file__).parent / "interviews.txt"
MARK = re.compile(r"\[\[([a-z-]+)\|([^\]]+)\]\]")
NO_PART_OF_A_NAME = {"mevrouw", "mr", "dr", "zuster"}


class Passage(NamedTuple):
    """A passage without its marks, and what they marked: (kind, start, eind)."""

    title: str
    text: str
    marks: tuple[tuple[str, int, int], ...]


def passages():
    blocks = re.split(r"^== ", PASSAGES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [read_passage(*block.split("\n", 1)) for block in blocks]


def read_passage(title, body):
    text, marks, at = "", [], 0
    for mark in MARK.finditer(body):
        text += body[at : mark.start()]
        marks.append((mark[1], len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    return Passage(title, text + body[at:], tuple(marks))


class Score(NamedTuple):
    """Per kind the names marked, found with all their words, and found as that kind; then the proposals."""

    marked: Counter
    found: Counter
    right: Counter
    proposals: int
    on_a_mark: int

    @property
    def recall(self):
        return sum(self.found.values()) / sum(self.marked.values())

    @property
    def precision(self):
        return self.on_a_mark / self.proposals

    def __str__(self):
        kinds = [f"{k:16}{self.found[k]:4} of {n:3}, as {k}: {self.right[k]}" for k, n in self.marked.items()]
        return "\n".join([*kinds, f"recall {self.recall:.3f}, precision {self.precision:.3f}"])


def is_whole(passage, mark, found):
    """Every word of the name with a capital or a digit lies in a proposal; a title is no part of it."""
    _kind, start, eind = mark
    words = [
        (start + word.start(), start + word.end())
        for word in re.finditer(r"[\w@.+'’-]+", passage.text[start:eind])
        if word[0].strip(".").casefold() not in NO_PART_OF_A_NAME
    ]
    telling = [(a, b) for a, b in words if any(c.isupper() or c.isdigit() for c in passage.text[a:b])]
    covers = [(one.start, one.eind) for one in found]
    return all(any(s <= a and b - 1 <= e for s, e in covers) for a, b in telling or words)


def scored(chosen, lists):
    score = Score(Counter(), Counter(), Counter(), 0, 0)
    for passage in chosen:
        found = find_names(passage.text, (), lists)
        for mark in passage.marks:
            whole = is_whole(passage, mark, found)
            over = [one for one in found if one.start < mark[2] and mark[1] < one.eind]
            score.marked[mark[0]] += 1
            score.found[mark[0]] += whole
            score.right[mark[0]] += whole and any(one.kind == mark[0] for one in over)
        on = sum(any(s < one.eind and one.start < e for _, s, e in passage.marks) for one in found)
        score = score._replace(proposals=score.proposals + len(found), on_a_mark=score.on_a_mark + on)
    return score


def chosen(which):
    return [passage for passage in passages() if passage.title.startswith(which)]


@pytest.fixture(scope="session")
def lists():
    """deduce with its lists; kept between sessions, for building them takes minutes."""
    pytest.importorskip("deduce")
    kept = os.environ.get("WEDERHOOR_NAME_LISTS")
    return NameLists(
        Path(kept) if kept else Path(tempfile.gettempdir()) / f"wederhoor-name-lists-{os.getuid()}"
    )


def test_the_passages_hold_enough_names_of_every_kind():
    kinds = Counter(mark[0] for passage in passages() for mark in passage.marks)

    assert len(passages()) >= 12
    assert sum(kinds.values()) >= 180
    assert set(kinds) == {
        "persoon", "plaats", "instelling", "adres", "telefoonnummer", "e-mailadres", "datum", "nummer"
    }  # fmt: skip


def test_the_score_misses_what_is_not_found_and_counts_what_is_no_name():
    passage = read_passage("x", "Dag [[persoon|Jan Jansen]], dag hond.")
    nothing, half = is_whole(passage, passage.marks[0], []), find_names("Dag Jan")

    assert not nothing
    assert not is_whole(passage, passage.marks[0], half)


@pytest.mark.parametrize(("which", "floor"), [("tuned", 0.93), ("held out", 0.90)])
def test_patterns_alone_find_most_names(which, floor):
    score = scored(chosen(which), None)
    print(f"\n{which}, patterns only\n{score}")

    assert score.recall >= floor
    assert score.precision >= 0.95


@pytest.mark.slow
@pytest.mark.parametrize(("which", "floor"), [("tuned", 0.98), ("held out", 0.97)])
def test_patterns_and_lists_together_find_nearly_every_name(lists, which, floor):
    score = scored(chosen(which), lists)
    print(f"\n{which}, patterns and name lists\n{score}")

    assert score.recall >= floor
    assert score.precision >= 0.95
    assert all(score.found[kind] / n >= 0.9 for kind, n in score.marked.items())


@pytest.mark.slow
def test_the_lists_alone_would_miss_institutions_so_the_patterns_earn_their_keep(lists):
    marks = [(p, mark) for p in passages() for mark in p.marks if mark[0] == "instelling"]
    found = {p.title: list(lists(p.text)) for p in passages()}

    assert sum(is_whole(p, mark, found[p.title]) for p, mark in marks) / len(marks) < 0.5


@pytest.mark.slow
def test_searching_prints_no_name_on_the_screen(lists, capfd):
    list(lists("Mevrouw Jansen woont in Hattem."))
    told = capfd.readouterr()

    assert "Jansen" not in told.out + told.err
