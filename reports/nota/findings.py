"""The findings of the nota: what was counted, in tables and in the sentences that follow from them."""

from __future__ import annotations

from analysis.results import Row
from codebooks.model import Aspect, Codebook, CountTable, OpenQuestion
from instruments.texts import Texts
from reports.charts import value_charts
from reports.document import Block, Bullets, Label, Paragraph, Section, Sentence, section
from reports.nota_results import Results, resting
from reports.tables import VALUE_WORDS
from reports.wording import Runs, casussen, enumeration, flatten, k_of_n, quoted, sentence, signals

MADE_UP = "Hoeveel ouders antwoord gaven en wie wat noemde, is verzonnen en is geen gepubliceerde uitkomst"
TOO_FEW = (
    "Wat hierna staat, is genoemd. Hoe vaak, staat er niet bij waar dat aantal klein is: zo is een antwoord "
    "niet tot mensen te herleiden"
)
MANY = 3  # more rows than this that share the first place are not named one by one


def count_sections(results: Results) -> tuple[Section | None, ...]:
    """A section for each published count table: successes, bottlenecks."""
    schemes = results.data.coding_schemes()
    return tuple(_count_section(results, book, table) for book in schemes for table in book.tables)


def _count_section(results: Results, book: Codebook, table: CountTable) -> Section | None:
    printed = results.printed(table.id)
    if printed is None:
        return None
    return section(
        f"bevinding-{table.id}",
        table.title.say(),
        Paragraph(count_sentences(results, book, table)),
        *_majority(results, table),
        Paragraph((reach,) if (reach := case_signals(results, table.id)) else ()),
        printed,
    )


def count_sentences(results: Results, book: Codebook, table: CountTable) -> tuple[Sentence, ...]:
    """What the value of the table means, where it occurs most, and where it never does."""
    colour = VALUE_WORDS[table.value]
    found = (
        _most(results, table.id, f"De waarde {colour} komt het vaakst voor bij "),
        _never(results, table.id, f"De waarde {colour} komt niet voor bij "),
    )
    return (*_meanings(book, table), *(line for line in found if line))


def _meanings(book: Codebook, table: CountTable) -> tuple[Sentence, ...]:
    """What the table's value stands for, also where a group in the table reads it otherwise."""
    counted = {book.aspect(row.aspect).group for row in table.rows()}
    groups = [group for group in book.groups if group.id in counted and group.meanings.get(table.value)]
    word, meaning = VALUE_WORDS[table.value], book.meanings.get(table.value)
    general = [sentence(f"{word} betekent: ", Label(_small(meaning)))] if meaning else []
    others = [
        sentence("Bij ", quoted(g.label.say()), f" betekent {word}: ", Label(_small(g.meanings[table.value])))
        for g in groups
    ]
    return (*general, *others)


def _small(text: Texts) -> str:
    said = text.say()
    return said[:1].lower() + said[1:]


def case_signals(results: Results, table: str) -> Sentence | None:
    """The warning that few casussen are signals, with the largest n of the table."""
    rows = sorted(results.rows(table), key=lambda row: -(results.number(table, row.key, "van") or 0))
    figure = results.figure(table, rows[0].key, "van") if rows else None
    return signals(results.number(table, rows[0].key, "van"), figure, "casussen") if figure else None


def _most(results: Results, table: str, opening: str) -> Sentence | None:
    rows = _top(results, table)
    if not rows or len(rows) > MANY:
        return None
    return sentence(opening, enumeration([_named_count(results, table, row) for row in rows]))


def _top(results: Results, table: str) -> list[Row]:
    """The rows that share the highest count; none where nothing was counted."""
    counts = {row.key: results.number(table, row.key, "aantal") or 0 for row in _counted(results, table)}
    highest = max(counts.values(), default=0)
    return [row for row in _counted(results, table) if highest and counts[row.key] == highest]


def _counted(results: Results, table: str) -> tuple[Row, ...]:
    return tuple(row for row in results.rows(table) if row.key != "totaal")


def _never(results: Results, table: str, opening: str) -> Sentence | None:
    rows = [row for row in _counted(results, table) if results.number(table, row.key, "aantal") == 0]
    named = [flatten([_name(results, table, row), " (", _k_of_n(results, table, row), ")"]) for row in rows]
    return sentence(opening, enumeration(named)) if rows else None


def _majority(results: Results, table: CountTable) -> tuple[Block, ...]:
    """The rows with the value in more than half of the casussen; nothing when they were all named already."""
    rows = [row for row in _counted(results, table.id) if _is_majority(results, table.id, row)]
    if len(rows) <= len(_top(results, table.id)):
        return ()
    intro = sentence(f"Bij meer dan de helft van de casussen is {VALUE_WORDS[table.value]} gevonden voor:")
    lines = tuple(
        sentence(_name(results, table.id, row), ": ", _cases(results, table.id, row)) for row in rows
    )
    return (Paragraph((intro,)), Bullets(lines))


def _is_majority(results: Results, table: str, row: Row) -> bool:
    hits, of = results.number(table, row.key, "aantal"), results.number(table, row.key, "van")
    return 2 * (hits or 0) > (of or 0)


def _named_count(results: Results, table: str, row: Row) -> Runs:
    """'X' (12 van de 15 casussen)."""
    return flatten([_name(results, table, row), " (", _cases(results, table, row), ")"])


def _name(results: Results, table: str, row: Row) -> Runs:
    """The label between marks, with its heading where another row has the same label."""
    same = [other for other in results.rows(table) if other.label == row.label]
    heading = f", {row.group[:1].lower()}{row.group[1:]}" if len(same) > 1 and row.group else ""
    return flatten([quoted(row.label), Label(heading)]) if heading else quoted(row.label)


def _cases(results: Results, table: str, row: Row) -> Runs:
    of = results.number(table, row.key, "van") or 0
    return flatten([_k_of_n(results, table, row), f" {casussen(of)}"])


def _k_of_n(results: Results, table: str, row: Row) -> Runs:
    k, of = results.figure(table, row.key, "aantal"), results.figure(table, row.key, "van")
    hits = results.number(table, row.key, "aantal")
    return k_of_n(k, hits, of) if k and of and hits is not None else ()


def values_per_aspect(results: Results) -> Section | None:
    """All values of every aspect, with what the values are counted over."""
    printed = results.printed("waarden")
    if printed is None:
        return None
    said = (
        sentence("De tabel telt per aspect hoe vaak elke waarde voorkomt"),
        sentence("Grijs is een waarde: het aspect was niet van toepassing of niet nodig"),
        sentence("Geen informatie is een ontbrekende waarde"),
    )
    charts = value_charts(results)
    return section("bevinding-waarden", "Waarden per aspect", Paragraph(said), *charts, printed)


def open_questions(results: Results) -> tuple[Section | None, ...]:
    """A section per open question; its table stands in an annex."""
    return tuple(_open_question(results, question) for question in _asked_openly(results))


def _asked_openly(results: Results) -> list[OpenQuestion]:
    return [question for scheme in results.data.open_schemes() for question in scheme.questions]


def open_annex(results: Results) -> Section | None:
    """What was answered to the open questions, counted where the counts may be printed."""
    tables = [results.printed(f"open_{question.id}") for question in _asked_openly(results)]
    return section("bijlage-open-vragen", "Open vragen", *tables)


def _open_question(results: Results, question: OpenQuestion) -> Section | None:
    name = f"open_{question.id}"
    if results.table(name) is None:
        return None
    key, title = f"bevinding-{name}", question.text.say()
    made_up = resting(results, name, MADE_UP)
    if any(results.is_hidden(name, row.key, "aantal") for row in results.rows(name)):
        return section(key, title, Paragraph((sentence(TOO_FEW), *made_up)), _mentioned(results, name))
    lines = (_most_named(results, name), _mentions(results, name), *made_up)
    return section(key, title, Paragraph(tuple(line for line in lines if line)))


def _mentioned(results: Results, name: str) -> Bullets:
    """What was said by anybody, in the order of the scheme: that tells nothing of how often."""
    rows = [row for row in _counted(results, name) if results.number(name, row.key, "aantal") != 0]
    return Bullets(tuple(sentence(Label(row.label)) for row in rows))


def _most_named(results: Results, name: str) -> Sentence | None:
    rows = _top(results, name)
    if not rows or len(rows) > MANY:
        return None
    named = [flatten([quoted(row.label), " (", _k_of_n(results, name, row), ")"]) for row in rows]
    return sentence("Het vaakst genoemd: ", enumeration(named))


def _mentions(results: Results, name: str) -> Sentence | None:
    total = results.figure(name, "totaal", "aantal")
    return sentence("In totaal zijn ", total, " vermeldingen ingedeeld") if total else None


def option_sections(results: Results) -> tuple[Section | None, ...]:
    """A section per aspect that is not coloured: situatie, toegang."""
    return tuple(
        _option_section(results, aspect, group_label(book, aspect))
        for book in results.data.coding_schemes()
        for aspect in book.aspects
        if aspect.options
    )


def group_label(book: Codebook, aspect: Aspect) -> str:
    """The label of the aspect's group, else its own: an aspect with options often stands alone in a group."""
    labels = {group.id: group.label.say() for group in book.groups}
    return labels.get(aspect.group) or aspect.label.say()


def _option_section(results: Results, aspect: Aspect, title: str) -> Section | None:
    printed = results.printed(aspect.id)
    if printed is None:
        return None
    rows = [row for row in results.rows(aspect.id) if results.number(aspect.id, row.key, "aantal")]
    said = sentence("Gevonden is: ", enumeration([_named_count(results, aspect.id, row) for row in rows]))
    lines = Paragraph((said, *resting(results, aspect.id)) if rows else ())
    return section(f"bevinding-{aspect.id}", title, lines, printed.titled(title))
