"""From a YAML file to an Instrument, or to every Problem in it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from instruments.checks import check_instrument
from instruments.field_reader import FieldReader
from instruments.languages import LANGUAGES
from instruments.model import Instrument, Page, Question, QuestionKind, Word
from instruments.problems import Loaded, Problem
from instruments.question_parts import Asked, Scales, read_parts, read_scales
from instruments.rule_reader import read_rule
from instruments.yaml_source import LARGEST_YAML, parse_yaml, read_text

LIBRARY = Path(__file__).parent / "library"
LONGEST_ANSWER = 4000  # characters of an open answer, unless its question says otherwise
LONGEST_ALLOWED = 20_000
REMEMBERED = 500_000  # characters; a longer file is read anew each time
# With only these Problems the questionnaire still hangs together, so the checks can look at it as well.
_HARMLESS = frozenset({"language-missing", "field-unknown", "number-out-of-range"})


def library_path(id: str) -> Path:
    """Where the library keeps this instrument; the file need not exist."""
    return LIBRARY / f"{id}.yaml"


def library_ids() -> tuple[str, ...]:
    """The instruments in the library, by name."""
    return tuple(sorted(path.stem for path in LIBRARY.glob("*.yaml")))


def load_instrument(path: Path, name: str | None = None) -> Loaded[Instrument]:
    """Reads and checks one instrument. `name` is what Problems call the file. Never raises on content."""
    shown = name or str(path)
    text = read_text(path, shown, LARGEST_YAML)
    if text.value is None:
        return Loaded(None, text.problems)
    return (_remembered if len(text.value) <= REMEMBERED else _loaded)(text.value, shown)


@lru_cache(maxsize=32)  # files; every study that is read brings the same ones
def _remembered(text: str, shown: str) -> Loaded[Instrument]:
    return _loaded(text, shown)


def _loaded(text: str, shown: str) -> Loaded[Instrument]:
    source = parse_yaml(text, shown)
    if source.value is None:
        return Loaded(None, source.problems)
    problems: list[Problem] = []
    reader = FieldReader(source.value, shown, problems)
    if reader.text("kind") != "instrument" and not problems:
        reader.report("kind-unknown", "kind", value=reader.text("kind"), allowed="instrument")
    instrument = None if problems else _instrument(reader, shown)
    if instrument and all(found.code in _HARMLESS for found in problems):
        problems += check_instrument(instrument)
    return Loaded(None if problems else instrument, tuple(sorted(set(problems))))


def _instrument(reader: FieldReader, shown: str) -> Instrument:
    reader.languages = _languages(reader)
    scales = read_scales(reader)
    instrument = Instrument(
        id=reader.name("id"),
        version=reader.text("version"),
        perspectief=reader.name("perspectief"),
        languages=reader.languages,
        title=reader.texts("title"),
        intro=reader.texts("intro"),
        consent=reader.texts("consent"),
        minutes=reader.whole_between("minutes", 1, 120),
        pages=tuple(_page(page, scales) for page in reader.mappings("pages")),
        about_child=reader.flag("about_child"),
        by_the_young=_by_the_young(reader),
        file=shown,
        words=tuple(_word(word) for word in reader.mappings("words", required=False)),
    )
    reader.close()
    return instrument


def _word(reader: FieldReader) -> Word:
    word = Word(reader.texts("word"), reader.texts("meaning"), reader.line)
    reader.close()
    return word


def _by_the_young(reader: FieldReader) -> bool:
    """Who may agree depends on who answers: a parent about a child, or the young person."""
    young = reader.flag("by_the_young")
    if young and reader.flag("about_child"):
        reader.report("ages-both", "by_the_young")
    return young


def _languages(reader: FieldReader) -> tuple[str, ...]:
    before = len(reader.problems)
    languages = reader.names("languages")
    for language in languages:
        if language not in LANGUAGES:
            details = {"key": "languages", "value": language, "allowed": ", ".join(LANGUAGES), "hint": ""}
            reader.report("value-unknown", "languages", **details)
    for language in sorted(set(languages)):
        if languages.count(language) > 1:
            reader.report("language-twice", "languages", language=language)
    if not languages and len(reader.problems) == before:
        reader.report("language-none", "languages")
    return languages


def _page(reader: FieldReader, scales: Scales) -> Page:
    page = Page(
        id=reader.name("id"),
        step=reader.name("step"),
        title=reader.texts("title"),
        intro=reader.texts("intro", required=False),
        questions=tuple(_question(question, scales) for question in reader.mappings("questions")),
        show_when=read_rule(reader, "show_when"),
        line=reader.line,
        sensitive=reader.flag("sensitive"),
    )
    reader.close()
    return page


def _question(reader: FieldReader, scales: Scales) -> Question:
    id, text = reader.name("id"), reader.texts("text")
    kind = _kind(reader)
    question = Question(
        id=id,
        kind=kind or QuestionKind.OPEN,
        text=text,
        parts=read_parts(reader, kind, Asked(id, text, scales)) if kind else (),
        help=reader.texts("help", required=False),
        judges=reader.text("judges", ""),
        show_when=read_rule(reader, "show_when"),
        longest=_longest(reader) if kind is QuestionKind.OPEN else 0,
        line=reader.line,
        background=reader.flag("background"),
    )
    if kind:  # else nobody knows which fields belong here
        reader.close()
    return question


def _kind(reader: FieldReader) -> QuestionKind | None:
    kind = reader.choice("kind", [kind.value for kind in QuestionKind])
    return QuestionKind(kind) if kind in set(QuestionKind) else None


def _longest(reader: FieldReader) -> int:
    return reader.whole_between("longest", 1, LONGEST_ALLOWED, LONGEST_ANSWER)
