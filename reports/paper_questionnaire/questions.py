"""Pages and questions of a questionnaire as Typst: boxes, follow-ups under them, lines for open answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from instruments.model import Instrument, Option, Page, Part, Question, QuestionKind
from instruments.numbering import part_numbers
from reports.paper_questionnaire import words
from reports.paper_questionnaire.routing_words import RoutingWords
from reports.typst_pages import printable, typst_string, typst_text

SHORT = 60  # characters of all labels together that go beside each other; in large letters under each other
SHORT_LARGE = 30
FEW_LINES, MANY_LINES = 4, 7  # to write on
LONG_ANSWER = 1000  # characters an open answer may have, from which it gets many lines


@dataclass(frozen=True)
class QuestionWriter:
    """Writes the questions of one instrument in one language."""

    instrument: Instrument
    language: str
    large: bool = False

    @property
    def routing(self) -> RoutingWords:
        """The routing in words."""
        return RoutingWords(self.instrument, self.language)

    def pages(self) -> Iterator[str]:
        """Every page that asks something; pages that follow with the same title have it once."""
        title = ""
        for page in (page for page in self.instrument.pages if page.questions):
            own = page.title.say(self.language)
            yield self._page(page, own if own != title else "")
            title = own

    def _page(self, page: Page, title: str) -> str:
        # A heading of signs that no font shows would be empty, which PDF/UA refuses.
        heading = f"#heading(level: 2, {typst_string(title)})\n" if printable(title).strip() else ""
        intro = paragraphs(page.intro.say(self.language)) + said(self.routing.of_page(page))
        held = f"#held[\n{intro}]\n" if intro else ""
        return heading + held + "".join(map(self._question, page.questions))

    def _question(self, question: Question) -> str:
        number = part_numbers(self.instrument)[question.parts[0].variable]
        title = typst_string(f"{number}. {question.text.say(self.language)}")
        first, *others = question.parts
        body = (
            said(self.routing.of_question(question))
            + hint(question.help.say(self.language))
            + self._answer(question, first)
            + "".join(self._follow_up(question, part) for part in others)
            + "".join(map(said, self.routing.after(question)))
        )
        return f"#question({title})[\n{body}]\n"

    def _follow_up(self, question: Question, part: Part) -> str:
        wanted = [option for option in question.parts[0].options if option.code in part.after]
        when = words.WHEN_ANSWERED.say(self.language).format(answers=self.routing.quoted(wanted))
        bold = f"{part_numbers(self.instrument)[part.variable]}. {when if wanted else ''}"
        text = part.text.say(self.language)
        return f"#follow_up({typst_string(bold)}, {typst_string(text)})[\n{self._answer(question, part)}]\n"

    def _answer(self, question: Question, part: Part) -> str:
        if not part.options:
            return f"#lines({MANY_LINES if question.longest >= LONG_ANSWER else FEW_LINES})\n"
        several = question.kind is QuestionKind.MULTIPLE and not self._says_several(question)
        note = hint(words.SEVERAL.say(self.language)) if several else ""
        return note + boxes(part.options, self.language, SHORT_LARGE if self.large else SHORT)

    def _says_several(self, question: Question) -> bool:
        """Whether the question says itself that more than one answer may be crossed."""
        said = f"{question.text.say(self.language)} {question.help.say(self.language)}".lower()
        return words.MORE_THAN_ONE.say(self.language) in said


def boxes(options: tuple[Option, ...], language: str, short: int = SHORT) -> str:
    """A box per answer, with the small digit that whoever copies the form types; a grade is its own digit."""
    labels = [option.label.say(language) for option in options]
    if len(options) < 2 or sum(map(len, labels)) > short:
        return f"#below(({''.join(f'{typst_string(label)}, ' for label in labels)}))\n"
    digits = ["" if label == str(at) else str(at) for at, label in enumerate(labels, 1)]
    made = zip(map(typst_string, digits), map(typst_string, labels), strict=True)
    return f"#beside(({', '.join(f'({digit}, {label})' for digit, label in made)}))\n"


def paragraphs(text: str) -> str:
    """Text with a paragraph a line, as Typst."""
    return "".join(f"\n{typst_text(one)}\n\n" for one in filter(str.strip, text.split("\n")))


def said(sentence: str) -> str:
    """A sentence about the route."""
    return f"#route({typst_string(sentence)})\n" if sentence else ""


def hint(sentence: str) -> str:
    """A sentence that explains."""
    return f"#hint({typst_string(sentence)})\n" if sentence else ""
