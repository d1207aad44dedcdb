"""compare: every difference between two versions of a questionnaire, each with its kind.

Pages, questions, variables and answers are the same when they have the same name, wherever they stand. Not
compared are the version, the file and the lines: they say nothing to anyone who answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from instruments.changes.compare_parts import compare_parts
from instruments.changes.kinds import MOVED, Change, ChangeKind
from instruments.changes.places import At, place_of
from instruments.changes.rule_words import rule_words
from instruments.changes.wording import compare_texts
from instruments.model import Instrument, Page, Question

Settled = frozenset[str]  # languages that came or went as a whole: their texts are no changes one by one


def compare(old: Instrument, new: Instrument) -> tuple[Change, ...]:
    """Everything that differs; () where both ask the same. Both are instruments that passed their checks."""
    settled = frozenset(old.languages) ^ frozenset(new.languages)
    return (
        *_whole(old, new, settled),
        *_languages(old, new),
        *_pages(old, new, settled),
        *_questions(old, new, settled),
    )


def _whole(old: Instrument, new: Instrument, settled: Settled) -> Iterator[Change]:
    at = At()
    for name in ("id", "perspectief"):
        yield from at.differs(ChangeKind.MEANING, name, getattr(old, name), getattr(new, name))
    for name in ("title", "intro", "consent"):
        yield from compare_texts(at, name, getattr(old, name), getattr(new, name), settled)
    yield from at.differs(ChangeKind.TEXT, "minutes", str(old.minutes), str(new.minutes))
    for name in ("about_child", "by_the_young"):
        yield from at.differs(ChangeKind.MEANING, name, *(_yes_no(getattr(one, name)) for one in (old, new)))
    yield from _words(at, old, new, settled)


def _yes_no(flag: bool) -> str:
    return "ja" if flag else "nee"


def _words(at: At, old: Instrument, new: Instrument, settled: Settled) -> Iterator[Change]:
    """The words that are explained: an explanation more or less is the same question, unless it is not."""
    was, now = ({word.word.say(): word for word in side.words} for side in (old, new))
    for name in dict.fromkeys((*was, *now)):
        before, after = was.get(name), now.get(name)
        if before and after:
            yield from compare_texts(at, "words", before.word, after.word, settled)
            yield from compare_texts(at, "words", before.meaning, after.meaning, settled)
        else:
            old_side, new_side = (f"{name}: {one.meaning.say()}" if one else "" for one in (before, after))
            yield at.change(ChangeKind.TEXT, "words", old_side, new_side, wording=True)
    yield from at.reordered("words", list(was), list(now))


def _languages(old: Instrument, new: Instrument) -> Iterator[Change]:
    added = [one for one in new.languages if one not in old.languages]
    gone = [one for one in old.languages if one not in new.languages]
    if added:
        yield Change(ChangeKind.LANGUAGE, "languages", "", ", ".join(added))
    if gone:  # someone halfway may be reading it
        yield Change(ChangeKind.REMOVED, "languages", ", ".join(gone), "")
    stay = [[one for one in side.languages if one not in (*added, *gone)] for side in (old, new)]
    yield from At().differs(ChangeKind.ORDER, "languages", *map(", ".join, stay))


def _pages(old: Instrument, new: Instrument, settled: Settled) -> Iterator[Change]:
    was, now = {page.id: page for page in old.pages}, {page.id: page for page in new.pages}
    yield from At().reordered("pages", list(was), list(now))
    for page in old.pages:
        if page.id not in now:
            yield Change(ChangeKind.REMOVED, "pages", page.title.say(), "", page.id)
    for page in new.pages:
        if page.id in was:
            yield from _page(was[page.id], page, settled)
        else:
            yield Change(ChangeKind.ADDED, "pages", "", page.title.say(), page.id, line=page.line)


def _page(old: Page, new: Page, settled: Settled) -> Iterator[Change]:
    at = At(new.id, line=new.line)
    yield from at.differs(ChangeKind.ORDER, "step", old.step, new.step)
    yield from at.differs(ChangeKind.TEXT, "sensitive", _yes_no(old.sensitive), _yes_no(new.sensitive))
    yield from compare_texts(at, "title", old.title, new.title, settled)
    yield from compare_texts(at, "intro", old.intro, new.intro, settled)
    yield from at.rule(rule_words(old.show_when), rule_words(new.show_when), old.show_when == new.show_when)
    yield from at.reordered(
        "questions", *([question.id for question in page.questions] for page in (old, new))
    )


def _questions(old: Instrument, new: Instrument, settled: Settled) -> Iterator[Change]:
    was = {question.id: (page, question) for page in old.pages for question in page.questions}
    now = {question.id: (page, question) for page in new.pages for question in page.questions}
    for id, (page, question) in was.items():
        if id not in now:
            yield Change(ChangeKind.REMOVED, "questions", question.text.say(), "", page.id, id)
    for id, (page, question) in now.items():
        at = place_of(page, question)
        if id in was:
            yield from at.differs(ChangeKind.ORDER, MOVED, was[id][0].id, page.id)
            yield from _question(at, was[id][1], question, settled)
        else:
            yield at.change(ChangeKind.ADDED, "questions", "", question.text.say())


def _question(at: At, old: Question, new: Question, settled: Settled) -> Iterator[Change]:
    yield from at.differs(ChangeKind.MEANING, "kind", str(old.kind), str(new.kind))
    yield from compare_texts(at, "text", old.text, new.text, settled)
    yield from compare_texts(at, "help", old.help, new.help, settled)
    yield from at.differs(ChangeKind.MEANING, "judges", old.judges, new.judges)
    yield from at.rule(rule_words(old.show_when), rule_words(new.show_when), old.show_when == new.show_when)
    background = (_yes_no(one.background) for one in (old, new))
    yield from at.differs(ChangeKind.TEXT, "background", *background)
    more = new.longest == 0 or 0 < old.longest <= new.longest
    kind = ChangeKind.TEXT if more else ChangeKind.OPTION  # less room: an answer that fitted may not fit now
    yield from at.differs(kind, "longest", str(old.longest), str(new.longest))
    yield from compare_parts(at, old, new, settled)
