"""What a respondent does: open the link, begin, save a page, look back, send.

Every function takes the store it works on, and the hash of what stood in the link: a token, or a code from a
letter. The web layer decides which store, and how a token or a code is hashed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Protocol

from instruments.model import Instrument, Page
from instruments.routing import answers_on_route
from survey_app.domain.answer_checks import Form, Mistake, check_page
from survey_app.domain.invitation import PageSave, Progress, make_response_id
from survey_app.domain.inviting.pincodes import Moved

ATTEMPTS = 5  # another tab or a second click may take the revision first; then we look again


class Responses(Protocol):
    """Where responses are kept (survey_app/storage/responses.py; a fake in the tests)."""

    def find(self, token_hash: str) -> Progress | None:
        """The response behind this link, with its saves in order."""

    def start(
        self,
        progress: Progress,
        response: str,
        today: date,
        citeren: str = "",
        afname: str = "web",
        moved: Moved | None = None,
    ) -> bool:
        """Ties a new response to the invitation; False when it has one, or was withdrawn."""

    def add_save(self, progress: Progress, save: PageSave) -> bool:
        """Adds the save; False when its revision is already taken."""

    def submit(
        self, progress: Progress, answers: Mapping[str, str], today: date, taal: str = "", citeren: str = ""
    ) -> bool:
        """Writes the submission; False when a page was saved meanwhile, or the questionnaire was sent.

        `taal` is not kept of an anonymous study. `citeren`: ja or nee; '' leaves it as it was.
        """


@dataclass(frozen=True)
class About:
    """What is kept of a questionnaire beside its answers, once it is sent.

    `taal`: the language it was sent in, '' when that is none of the questionnaire's own. `citeren`: whether
    words may be quoted, ja or nee; '' when nothing was chosen: then it stays as it was.
    """

    taal: str = ""
    citeren: str = ""


class Outcome(Enum):
    """What came of saving a page."""

    SAVED = auto()
    MISTAKES = auto()  # nothing was kept; the page is shown again with what was typed
    STALE = auto()  # the page was saved elsewhere meanwhile: the person sees both versions and chooses
    SENT_BEFORE = auto()
    BUSY = auto()


@dataclass(frozen=True)
class Saved:
    """The outcome, the response as it now stands, and what to show when it must be shown again."""

    outcome: Outcome
    progress: Progress
    answers: Mapping[str, str]
    mistakes: tuple[Mistake, ...] = ()


def open_link(store: Responses, token_hash: str) -> Progress | None:
    """The response behind the link, or None when the link is unknown. Changes nothing."""
    return store.find(token_hash)


def begin(
    store: Responses,
    progress: Progress,
    token_hash: str,
    today: date,
    citeren: str = "",
    moved: Moved | None = None,
) -> Progress:
    """Starts the response; someone who clicks twice gets the one that was started first.

    `citeren`: whether words may be quoted, ja or nee; '' when it was not asked. `moved`: where the response
    is found with the pincode that was chosen. What comes back was not started when another one was chosen
    at the same moment; it has no pincode when it was started without.
    """
    response = make_response_id()
    if not progress.started and store.start(progress, response, today, citeren, moved=moved):
        return progress.begun(response, has_pincode=moved is not None)
    with_pincode = store.find(moved.token_hash) if moved else None
    return with_pincode or store.find(token_hash) or progress


def save_page(
    store: Responses,
    progress: Progress,
    token_hash: str,
    instrument: Instrument,
    page: Page,
    form: Form,
    revision: int,
    seconds: int | None = None,
) -> Saved:
    """Keeps the page's answers; `revision` is the save the person was looking at.

    Saving the same answers again changes nothing. When the page was saved elsewhere since, nothing is
    overwritten: the person sees both versions and decides. `seconds`: how long the page stood open.
    """
    for _ in range(ATTEMPTS):
        if progress.submitted:
            return Saved(Outcome.SENT_BEFORE, progress, {})
        checked = check_page(page, form, before_page(progress, instrument, page))
        if checked.mistakes:
            return Saved(Outcome.MISTAKES, progress, checked.answers, checked.mistakes)
        last = progress.last_of(page.id)
        if last and last.answers == checked.answers:
            return Saved(Outcome.SAVED, progress, checked.answers)
        if last and last.revision != revision:
            return Saved(Outcome.STALE, progress, checked.answers)
        save = PageSave(progress.revision + 1, page.id, instrument.version, checked.answers, seconds)
        if store.add_save(progress, save):
            return Saved(Outcome.SAVED, progress.with_save(save), checked.answers)
        progress = store.find(token_hash) or progress
    return Saved(Outcome.BUSY, progress, checked.answers)


def language_of(instrument: Instrument, shown: str) -> str:
    """The language of the questions where the pages are in `shown`; '' where it is not one of theirs."""
    return shown if shown in instrument.languages else ""


def send(
    store: Responses,
    progress: Progress,
    token_hash: str,
    instrument: Instrument,
    today: date,
    about: About = About(),
) -> bool:
    """Sends the questionnaire: once, and only the answers on the route. False when it did not come to it."""
    for _ in range(ATTEMPTS):
        if progress.submitted:
            return True
        answers = progress.walk(instrument)[1]
        if store.submit(progress, answers, today, about.taal, about.citeren):
            return True
        progress = store.find(token_hash) or progress
    return progress.submitted


def pages_of(progress: Progress, instrument: Instrument) -> tuple[Page, ...]:
    """The pages this person gets, given the answers so far."""
    return progress.walk(instrument)[0]


def before_page(progress: Progress, instrument: Instrument, page: Page) -> dict[str, str]:
    """The answers that the page's rules look at: on the route, and not its own, which are to be replaced."""
    if all(question.show_when is None for question in page.questions):
        return {}  # no rule on this page looks at them
    own = {part.variable for question in page.questions for part in question.parts}
    others = {variable: text for variable, text in progress.answers().items() if variable not in own}
    return answers_on_route(instrument, others)


def keeps_what_was_there(progress: Progress, page: Page, revision: int) -> bool:
    """Whether someone who chose what was already kept saw what is kept now: then nothing has to be saved."""
    last = progress.last_of(page.id)
    return last is not None and last.revision == revision
