"""`wederhoor renew-contact-key`: the new secret opens everything, or the old one does; never none."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from survey_app.commands import main
from survey_app.config import contact_secrets, settings
from survey_app.storage.contacts import SqlStudyKeys, SqlWishes, open_contacts

OLD, NEW = "the-old-secret-that-is-long-enough-for-it", "the-new-secret-that-is-long-enough-for-it"
STRANGE = "a-secret-of-somebody-else-altogether-here"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A contact store on disk, and the settings of the commands."""
    monkeypatch.setenv("WEDERHOOR_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("WEDERHOOR_CONTACT_KEY", raising=False)
    monkeypatch.delenv("WEDERHOOR_CONTACTS_URL", raising=False)
    engine = open_contacts(settings({})["CONTACTS_URL"])
    yield engine
    engine.dispose()


@pytest.fixture
def wish(store):
    """`wish(secret)`: what is kept of someone who wants to be called; '' where the secret opens nothing."""

    def read(secret):
        return "".join(one.reach for one in SqlWishes(store, SqlStudyKeys(store, secret)).wishes("zwolle"))

    return read


def keep(store, secret):
    assert SqlWishes(store, SqlStudyKeys(store, secret)).keep_wish("zwolle", "06 12345678", 1)


def renew(**more):
    told = CliRunner().invoke(main, ["renew-contact-key"], **more)
    assert "secret" not in told.output
    return told.exit_code, told.output


def test_the_secret_of_the_file_is_made_anew_and_the_old_one_opens_nothing(store, wish, tmp_path):
    old = contact_secrets(settings({}))
    keep(store, old)

    assert renew()[0] == 0
    file = tmp_path / "var" / "contact_key"
    new = file.read_text(encoding="ascii")
    assert (wish(new), wish(old)) == ("06 12345678", "")
    assert ("," in new, file.stat().st_mode & 0o777) == (False, 0o600)
    assert sorted(one.name for one in file.parent.glob("*key*")) == ["code_key", "contact_key", "secret_key"]


@pytest.mark.parametrize("renewed", [False, True], ids=["before", "after"])
def test_broken_off_before_or_after_the_store_was_written_the_file_still_opens_it(
    store, wish, tmp_path, renewed
):
    old = contact_secrets(settings({}))
    keep(store, old)
    (tmp_path / "var" / "contact_key").write_text(f"{NEW},{old}", encoding="ascii")  # as it then stands
    if renewed:
        assert SqlStudyKeys(store, f"{NEW},{old}").renew() == 0

    assert wish(contact_secrets(settings({}))) == "06 12345678"
    assert renew()[0] == 0
    assert wish(contact_secrets(settings({}))) == "06 12345678"
    assert wish(old) == wish(NEW) == ""


@pytest.mark.parametrize(
    ("kept", "typed"), [(NEW, f"{OLD}\n"), (f"{NEW},{OLD}", "")], ids=["stdin", "setting"]
)
def test_a_secret_of_the_settings_takes_the_old_one_from_the_input_or_beside_it(
    store, wish, monkeypatch, kept, typed
):
    keep(store, OLD)
    monkeypatch.setenv("WEDERHOOR_CONTACT_KEY", kept)

    assert renew(input=typed)[0] == 0
    assert (wish(NEW), wish(OLD)) == ("06 12345678", "")


@pytest.mark.parametrize("typed", ["", "kort", f"{STRANGE}\n", "\x00" * 40, "é" * 40])
def test_a_wrong_old_secret_changes_nothing_and_says_so(store, wish, monkeypatch, typed):
    keep(store, OLD)
    monkeypatch.setenv("WEDERHOOR_CONTACT_KEY", NEW)
    code, told = renew(input=typed)

    assert code == 1
    assert told.count("\n") == 1
    assert "Er is niets veranderd" in told
    assert (wish(NEW), wish(OLD)) == ("", "06 12345678")


def test_the_help_says_how_it_is_done():
    told = CliRunner().invoke(main, ["renew-contact-key", "--help"]).output

    for word in ("WEDERHOOR_CONTACT_KEY", "standaardinvoer", "nieuw,oud", "alles of niets", "reservekopie"):
        assert word in told
