"""The whole form: who asks and why, consent, the questions, and a sheet for contact that has no code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from analysis.study import Study
from instruments.model import Instrument
from instruments.texts import Texts
from reports.paper_questionnaire import words
from reports.paper_questionnaire.layout import LAYOUT
from reports.paper_questionnaire.questions import QuestionWriter, paragraphs
from reports.typst_pages import compiled, page_setup, printable, typst_string, typst_text

POINTS, LARGE_POINTS = 11, 14
NO_CODE = "0"  # what the picture of a code without letters and digits says


@dataclass(frozen=True)
class PaperForm:
    """What is printed; `address` is where someone may fill it in on the web, '' for nowhere."""

    instrument: Instrument
    study: Study
    language: str = "nl"
    large: bool = False
    address: str = ""

    def say(self, texts: Texts) -> str:
        """The text in the form's language."""
        return texts.say(self.language)


def paper_questionnaire(form: PaperForm, codes: Sequence[str] = ()) -> bytes:
    """The form as PDF/UA-1, once per code, or once without a code when there are none.

    `codes` are as they are printed, such as C7M-4PX-9RTD; the QR holds the code without its dashes, so that
    a scanner types it where the form is entered.
    """
    return compiled(paper_source(form, codes), code_pictures(codes))


def paper_source(form: PaperForm, codes: Sequence[str] = ()) -> str:
    """The same as Typst source; the pictures it names are those of code_pictures."""
    setup = page_setup(form.say(form.instrument.title), form.language, LARGE_POINTS if form.large else POINTS)
    written = QuestionWriter(form.instrument, form.language, form.large).pages()
    content = f"#let questions = [\n{''.join(written)}]\n"
    copies = "".join(_copy(form, number, code) for number, code in enumerate(codes or ("",)))
    return setup + LAYOUT + content + copies


def code_pictures(codes: Sequence[str]) -> dict[str, bytes]:
    """A QR per code, by the name the source calls it."""
    import segno

    pictures = {}
    for number, code in enumerate(codes):
        picture = BytesIO()
        segno.make(scanned(code) or NO_CODE, error="m", micro=False).save(picture, kind="svg", border=2)
        pictures[f"code_{number}.svg"] = picture.getvalue()
    return pictures


def scanned(code: str) -> str:
    """The code as a scanner types it: its letters and digits."""
    return "".join(sign for sign in code if sign.isascii() and sign.isalnum())


def _copy(form: PaperForm, number: int, code: str) -> str:
    """One form: its first page, the questions, and the sheet without a code."""
    page_of = form.say(words.PAGE_OF).split("{page}")[0]
    middle = form.say(words.PAGE_OF).split("{page}")[1].split("{pages}")[0]
    picture = f"code_{number}.svg" if code else ""
    told = [number, *map(typst_string, (code, picture, form.say(words.MARGIN_CODE), page_of, middle))]
    begin = f"#show: form.with({', '.join(map(str, told))})\n"
    return (
        f"#[\n{begin}{_first_page(form, code)}#questions\n{_end(form, number, code)}]\n{_contact_sheet(form)}"
    )


def _first_page(form: PaperForm, code: str) -> str:
    shown = form.say(form.instrument.title)
    named = shown if printable(shown).strip() else "Wederhoor"  # as the document is named then
    title = f"#heading(level: 1, {typst_string(named)})\n"
    organisation = f"#hint({typst_string(form.study.organisation)})\n"
    return (
        title
        + organisation
        + paragraphs(form.say(form.instrument.intro))
        + paragraphs(f"{form.say(words.NO_CONSEQUENCES)} {form.say(words.YOUR_CHOICE)}")
        + _on_the_web(form, code)
        + _how(form, code)
        + _section(form, words.QUESTIONS_TO, form.study.contact)
        + _section(form, words.SUPPORT, form.study.support)
        + _consent(form)
    )


def _on_the_web(form: PaperForm, code: str) -> str:
    if not (code and form.address):
        return ""
    return paragraphs(form.say(words.ON_THE_WEB).format(address=form.address, code=code))


def _how(form: PaperForm, code: str) -> str:
    steps = [*words.HOW_STEPS, words.SMALL_DIGITS, *([words.KEEP_CODE] if code else [])]
    items = "".join(f"[{typst_text(form.say(step))}], " for step in steps)
    return f"#heading(level: 2, {typst_string(form.say(words.HOW))})\n#list({items})\n"


def _section(form: PaperForm, heading: Texts, texts: Texts) -> str:
    """What the study says about it; nothing when it says nothing."""
    said = form.say(texts)
    if not said.strip():
        return ""
    return f"#whole[#strong[{typst_text(form.say(heading))}]\n{paragraphs(said)}]\n"


def _consent(form: PaperForm) -> str:
    yes, no = form.say(words.YES), form.say(words.NO)
    return (
        f"#whole[#heading(level: 2, {typst_string(form.say(words.CONSENT))})\n"
        f"{paragraphs(form.say(form.instrument.consent))}{paragraphs(form.say(words.RIGHTS))}"
        f"#one({typst_string(form.say(words.CONSENT_YES))})\n"
        f"{paragraphs(form.say(words.QUOTE))}"
        f'#beside((("1", {typst_string(yes)}), ("2", {typst_string(no)})))]\n'
        f"{_age(form)}"
    )


def _age(form: PaperForm) -> str:
    """Who may decide about taking part, where the questionnaire is about a child."""
    young = form.instrument.by_the_young
    if not (young or form.instrument.about_child):
        return ""
    question, ages = (words.OWN_AGE, words.OWN_AGES) if young else (words.AGE_OF_CHILD, words.AGES_OF_CHILD)
    labels = "".join(f"{typst_string(form.say(age))}, " for age in ages)
    return f"#whole[{paragraphs(form.say(question))}#below(({labels}))]\n"


def _end(form: PaperForm, number: int, code: str) -> str:
    address = paragraphs(form.say(form.study.contact)) + _take_back(form, code)
    return (
        f"#whole[#heading(level: 2, {typst_string(form.say(words.SEND_BACK))})\n"
        f"{paragraphs(form.say(words.SEND_TO))}{address}]\n#metadata(none) <end-{number}>\n"
    )


def _take_back(form: PaperForm, code: str) -> str:
    """How answers can be taken back; nothing where nobody could find them."""
    if not code or form.study.anonymity == "anoniem":
        return ""
    return paragraphs(form.say(words.TAKE_BACK).replace("{code}", code))


def _contact_sheet(form: PaperForm) -> str:
    """Apart from the answers: whoever opens the post puts this sheet elsewhere."""
    return (
        f"#apart\n#heading(level: 1, {typst_string(form.say(words.CONTACT_SHEET))})\n"
        f"{paragraphs(form.say(words.CONTACT_WHY))}"
        f"#one({typst_string(form.say(words.CONTACT_YES))})\n"
        f"{paragraphs(form.say(words.CONTACT_HOW))}#lines(3)\n"
    )
