"""Saving a page: idempotent, never over unseen answers, and sent once."""

from dataclasses import replace
from datetime import date

from instruments.model import Instrument, Option, Page, Part, Question, QuestionKind
from instruments.texts import Texts
from survey_app.domain.invitation import Invitation, PageSave, Progress, hash_token
from survey_app.use_cases.respond import Outcome, begin, open_link, save_page, send

TODAY = date(2026, 5, 1)
LINK = hash_token("link")
TEXT = Texts.of(nl="?")
JA_NEE = (Option("ja", 1, TEXT), Option("nee", 2, TEXT))


def page(id, variable):
    return Page(
        id, "s", TEXT, (Question(variable, QuestionKind.SINGLE, TEXT, (Part(variable, TEXT, JA_NEE),)),)
    )


FORM = Instrument("i", "1", "ouder", ("nl",), TEXT, TEXT, TEXT, 1, (page("een", "a"), page("twee", "b")))


class FakeResponses:
    """One invitation in memory; `steal` lets another tab save first."""

    def __init__(self):
        self.progress = Progress(Invitation(1, "s", "1", "ouder", "i", "1"))
        self.submissions, self.told = [], []
        self.steal = []

    def find(self, token_hash):
        return self.progress if token_hash == LINK else None

    def start(self, progress, response, today, citeren="", afname="web", moved=None):
        if self.progress.started:
            return False
        self.progress = self.progress.begun(response)
        return True

    def add_save(self, progress, save):
        if self.steal:
            self.progress = self.progress.with_save(self.steal.pop())
            return False
        self.progress = self.progress.with_save(save)
        return True

    def submit(self, progress, answers, today, taal="", citeren=""):
        if self.steal:
            self.progress = self.progress.with_save(self.steal.pop())
            return False
        if not self.submissions:
            self.submissions.append(dict(answers))
            self.told.append((taal, citeren))
            self.progress = replace(self.progress, submitted=True)
        return True


def started():
    store = FakeResponses()
    return store, begin(store, open_link(store, LINK), LINK, TODAY)


def save(store, progress, answer, revision=0, which=0):
    return save_page(store, progress, LINK, FORM, FORM.pages[which], {"ab"[which]: [answer]}, revision)


def test_opening_a_link_changes_nothing():
    store = FakeResponses()
    before = store.progress

    assert open_link(store, LINK) == before == store.progress
    assert open_link(store, hash_token("other")) is None


def test_beginning_twice_gives_one_response():
    store, first = started()
    second = begin(store, open_link(store, LINK), LINK, TODAY)

    assert first.invitation.response == second.invitation.response


def test_a_saved_page_is_there():
    store, progress = started()
    saved = save(store, progress, "ja")

    assert saved.outcome is Outcome.SAVED
    assert store.progress.answers() == {"a": "ja"}


def test_the_same_page_sent_twice_is_kept_once():
    store, progress = started()
    save(store, progress, "ja")
    again = save(store, store.progress, "ja", revision=0)

    assert again.outcome is Outcome.SAVED
    assert len(store.progress.saves) == 1


def test_another_tab_overwrites_nothing_unseen():
    store, progress = started()
    save(store, progress, "ja")
    stale = save(store, store.progress, "nee", revision=0)

    assert stale.outcome is Outcome.STALE
    assert stale.answers == {"a": "nee"}
    assert store.progress.answers() == {"a": "ja"}


def test_after_seeing_both_the_person_decides():
    store, progress = started()
    save(store, progress, "ja")
    stale = save(store, store.progress, "nee", revision=0)
    decided = save(store, stale.progress, "nee", revision=stale.progress.last_of("een").revision)

    assert decided.outcome is Outcome.SAVED
    assert store.progress.answers() == {"a": "nee"}
    assert [one.answers for one in store.progress.saves] == [{"a": "ja"}, {"a": "nee"}]


def test_a_save_that_another_tab_came_before_is_kept_after_it():
    store, progress = started()
    store.steal = [PageSave(1, "twee", "1", {"b": "nee"})]
    saved = save(store, progress, "ja")

    assert saved.outcome is Outcome.SAVED
    assert store.progress.answers() == {"a": "ja", "b": "nee"}


def test_a_race_for_the_same_page_is_told():
    store, progress = started()
    store.steal = [PageSave(1, "een", "1", {"a": "nee"})]

    assert save(store, progress, "ja").outcome is Outcome.STALE
    assert store.progress.answers() == {"a": "nee"}


def test_a_wrong_answer_is_not_kept():
    store, progress = started()

    assert save(store, progress, "hack").outcome is Outcome.MISTAKES
    assert store.progress.saves == ()


def test_nothing_is_saved_after_sending():
    store, progress = started()
    save(store, progress, "ja")
    send(store, store.progress, LINK, FORM, TODAY)

    assert save(store, store.progress, "nee", revision=1).outcome is Outcome.SENT_BEFORE
    assert store.submissions == [{"a": "ja"}]


def test_a_page_saved_in_another_tab_just_before_sending_is_sent_too():
    store, progress = started()
    save(store, progress, "ja")
    store.steal = [PageSave(2, "twee", "1", {"b": "nee"})]

    assert send(store, store.progress, LINK, FORM, TODAY)
    assert store.submissions == [{"a": "ja", "b": "nee"}]


def test_sending_that_never_comes_to_it_says_so():
    store, progress = started()
    save(store, progress, "ja")
    store.steal = [PageSave(9, "twee", "1", {"b": "nee"})] * 99

    assert not send(store, store.progress, LINK, FORM, TODAY)
    assert store.submissions == []


def test_sending_twice_writes_once():
    store, progress = started()
    save(store, progress, "ja")
    send(store, store.progress, LINK, FORM, TODAY)
    send(store, store.progress, LINK, FORM, TODAY)

    assert len(store.submissions) == 1
