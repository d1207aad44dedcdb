"""Mail on the pages of staff: a list comes in whole or not, and no page ever shows an address."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from survey_app.domain.mailing.turns import Kind, State
from survey_app.domain.roles import Role
from survey_app.storage import tables
from survey_app.storage.contacts import mail_stores
from survey_app.storage.database import reading

TODAY = date.today()
MAIL = "/studies/zwolle/mail"
# What is refused before any database is asked needs no second one.
ONE_DATABASE = pytest.mark.parametrize("lasting_kind", ["sqlite"], indirect=True)
LIST = "casus;perspectief;e-mail;taal\n1;ouder;jan.jansen@elders.nl;nl\n2;ouder;els@elders.nl;en\n"


@pytest.fixture
def zwolle_app(lasting_app, mail_server):
    """The example study on databases that last for this file, and a mail server of this test's own."""
    mail = {"SMTP_URL": mail_server.url, "MAIL_FROM": "Rekenkamer <onderzoek@voorbeeld.nl>"}
    lasting_app.config.update(mail, PUBLIC_URL="https://wederhoor.example")
    return lasting_app


@pytest.fixture
def worker(as_role):
    """The browser of a veldwerker."""
    return as_role(Role.VELDWERKER)


@pytest.fixture
def kept(zwolle_app):
    """The stores behind the pages."""
    from survey_app.config import contact_secrets

    extensions = zwolle_app.extensions
    return mail_stores(extensions["database"], extensions["contacts"], contact_secrets(zwolle_app.config))


def bring_in(worker, text=LIST, **form):
    data = {"naam": "ouders", "lijst": text, "versturen_op": TODAY.isoformat(), **form}
    return worker.post(f"{MAIL}/adressen", data=data, content_type="multipart/form-data")


def invitations(app):
    with reading(app.extensions["database"]) as connection:
        return connection.execute(select(tables.invitations)).mappings().all()


def test_a_pasted_list_becomes_invitations_and_the_page_shows_numbers_only(worker, zwolle_app, kept):
    answer = bring_in(worker, herinneren_op=(TODAY + timedelta(days=10)).isoformat())

    page = worker.get(answer.location).text
    assert answer.status_code == 303
    assert "2 adressen" in page
    assert f"Uitnodiging {TODAY.isoformat()}: 2" in page
    assert "@elders" not in page
    assert [row["channel"] for row in invitations(zwolle_app)] == ["mail", "mail"]
    assert {one.language for one in kept.contacts.addressees("zwolle")} == {"nl", "en"}


def workbook(rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@ONE_DATABASE
@pytest.mark.parametrize(
    "content",
    [
        workbook(
            [
                ("Casus", "Perspectief", "E-mail"),
                (1, "ouder", "jan@elders.nl"),
                (None,),
                (2.0, "swt", "s@x.nl"),
            ]
        ),
        "casus,perspectief,email\r\n1,ouder,jan@elders.nl\r\n2,swt,s@x.nl\r\n".encode("utf-16"),
        b"casus\tperspectief\te-mail\n1\touder\tjan@elders.nl\n2\tswt\ts@x.nl\n",
        b'\xef\xbb\xbfcasus;perspectief;"e-mail"\n1;ouder;"jan@elders.nl"\n2;swt;s@x.nl',
    ],
    ids=["xlsx", "utf-16", "tabs", "bom"],
)
def test_a_file_in_any_common_form_is_read(worker, zwolle_app, content):
    answer = bring_in(worker, "", bestand=(io.BytesIO(content), "lijst"))

    assert answer.status_code == 303
    assert sorted(row["casus"] for row in invitations(zwolle_app)) == ["1", "2"]


def test_every_problem_is_told_with_its_line_and_nothing_is_kept(worker, zwolle_app):
    answer = bring_in(worker, LIST + "9999;ouder;kees@elders.nl;nl\n3;buur;geen adres;nl\n")

    assert answer.status_code == 422
    assert "Regel 4: Die casus" in answer.text
    assert "Regel 5: Bij dit perspectief" in answer.text
    assert "Regel 5: Dit is geen e-mailadres" in answer.text
    assert "@elders" not in answer.text
    assert invitations(zwolle_app) == []


def test_the_same_list_twice_changes_nothing(worker, zwolle_app):
    bring_in(worker)
    assert "zo heet" in bring_in(worker, LIST.replace("elders", "verder")).text

    again = bring_in(worker, naam="nog eens")

    assert again.status_code == 422
    assert "Regel 2: Dit adres is bij deze casus al uitgenodigd" in again.text
    assert len(invitations(zwolle_app)) == 2


BROKEN = {
    "nothing": ("", {}),
    "both": (LIST, {"bestand": (io.BytesIO(b"x"), "x.csv")}),
    "no name": (LIST, {"naam": " "}),
    "no date": (LIST, {"versturen_op": "2026-02-30"}),
    "past": (LIST, {"herinneren_op": "2020-01-01"}),
    "order": (LIST, {"herinneren_op": TODAY.isoformat()}),
    "late": (
        LIST,
        {
            "herinneren_op": (TODAY + timedelta(9)).isoformat(),
            "laatste_dag": (TODAY + timedelta(8)).isoformat(),
        },
    ),
    "zip": ("", {"bestand": (io.BytesIO(b"PK\x03\x04" + b"\0" * 50), "x.xlsx")}),
    "binary": ("", {"bestand": (io.BytesIO(bytes(range(256))), "x.csv")}),
    "quote": ("", {"bestand": (io.BytesIO(b'casus;"' + b"x" * 200_000), "x.csv")}),
    "odd": ("casus;perspectief;e-mail\n\0;\u2028;\u202e@x.nl", {}),
}


@ONE_DATABASE
@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_list_is_one_sentence_and_nothing_is_kept(worker, zwolle_app, case):
    text, form = BROKEN[case]
    form = {
        name: (io.BytesIO(value[0].getvalue()), value[1]) if isinstance(value, tuple) else value
        for name, value in form.items()
    }

    assert bring_in(worker, text, **form).status_code == 422
    assert invitations(zwolle_app) == []


@ONE_DATABASE
def test_a_workbook_that_would_unpack_to_very_much_is_refused(worker):
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)

    assert bring_in(worker, "", bestand=(io.BytesIO(file.getvalue()), "x.xlsx")).status_code == 422


def test_the_links_in_mail_can_not_be_replaced_by_codes(worker, zwolle_app, kept):
    bring_in(worker)
    (batch,) = kept.contacts.batches("zwolle")
    before = [row["token_hash"] for row in invitations(zwolle_app)]

    assert worker.get(f"/studies/zwolle/uitnodigingen/{batch.id}").status_code == 200
    codes = worker.post(f"/studies/zwolle/uitnodigingen/{batch.id}/codes", data={"uitgave": "0"})

    assert codes.status_code == 404
    assert [row["token_hash"] for row in invitations(zwolle_app)] == before


def test_the_days_of_a_list_can_be_changed_and_emptied(worker, kept):
    bring_in(worker)
    (batch,) = kept.contacts.batches("zwolle")
    later = (TODAY + timedelta(days=5)).isoformat()

    wrong = worker.post(
        f"{MAIL}/dagen", data={"partij": batch.id, "versturen_op": later, "herinneren_op": later}
    )
    assert wrong.status_code == 422
    assert kept.contacts.batches("zwolle") == (batch,)

    done = worker.post(f"{MAIL}/dagen", data={"partij": batch.id, "versturen_op": "", "herinneren_op": later})
    assert done.status_code == 303
    (changed,) = kept.contacts.batches("zwolle")
    assert (changed.send_on, changed.remind_on.isoformat()) == (None, later)
    for number in ("", "999", "x", "\0", "9" * 40):
        assert worker.post(f"{MAIL}/dagen", data={"partij": number}).status_code == 404


@pytest.mark.parametrize(("standing", "status"), [("afgemeld", ""), ("onbestelbaar", "onbestelbaar")])
def test_one_address_is_told_about_and_shown_masked_only(worker, zwolle_app, standing, status):
    bring_in(worker)

    page = worker.post(f"{MAIL}/adres", data={"adres": "Jan.Jansen@elders.nl", "stand": standing})

    assert page.status_code == 200
    assert "J•••@e•••.nl" in page.text
    assert "ansen" not in page.text
    assert sorted(row["status"] for row in invitations(zwolle_app)) == ["", status]


@ONE_DATABASE
@pytest.mark.parametrize(
    "form",
    [
        {},
        {"adres": "niemand@elders.nl", "stand": "afgemeld"},
        {"adres": "els@elders.nl"},
        {"adres": "els@elders.nl", "stand": ""},
        {"adres": "els\0@elders.nl", "stand": "vernietigd"},
    ],
)
def test_what_is_told_of_nobody_changes_nothing(worker, kept, form):
    bring_in(worker)

    assert worker.post(f"{MAIL}/adres", data=form).status_code in (404, 422)
    assert {one.standing for one in kept.contacts.addressees("zwolle")} == {""}


@ONE_DATABASE
def test_an_address_with_a_domain_in_any_script_is_invited_and_found_again(worker, kept):
    assert bring_in(worker, "casus;perspectief;e-mail\n1;ouder;jan@münchen.de\n").status_code == 303
    (one,) = kept.contacts.addressees("zwolle")
    claim = kept.claims.claim("zwolle", one.token_hash, Kind.INVITATION, TODAY)
    told = worker.post(f"{MAIL}/adres", data={"adres": "jan@MÜNCHEN.de", "stand": "afgemeld"})

    assert claim.address == "jan@xn--mnchen-3ya.de"
    assert (told.status_code, "j•••@x•••.de" in told.text) == (200, True)
    assert "bijna geen mailserver" in bring_in(worker, LIST.replace("els@", "él@"), naam="anders").text
    strange = worker.post(f"{MAIL}/adres", data={"adres": "él@elders.nl", "stand": "afgemeld"})
    assert (strange.status_code, "bijna geen mailserver" in strange.text) == (422, True)


def test_messages_that_may_have_gone_are_told_and_can_be_let_go(worker, kept):
    bring_in(worker)
    one = kept.contacts.addressees("zwolle")[0]
    kept.claims.claim("zwolle", one.token_hash, Kind.INVITATION, TODAY - timedelta(days=1))

    assert "Misschien verstuurd: 1" in worker.get(MAIL).text
    answer = worker.post(f"{MAIL}/vrijgeven")

    assert "Vrijgegeven: 1" in worker.get(answer.location).text
    assert "Misschien verstuurd" not in worker.get(MAIL).text


def test_the_words_can_be_changed_looked_at_and_put_back(worker, kept):
    place = {"in": "nl", "soort": "herinnering"}
    typed = {**place, "onderwerp": "Nog even\r\nBcc: x@y.nl", "tekst": "Hier: {link}\n<script>"}

    looked = worker.post(f"{MAIL}/teksten", data={**typed, "bekijk": "ja"})
    assert "https://wederhoor.example/v/voorbeeld" in looked.text
    assert "&lt;script&gt;" in looked.text
    assert kept.texts.text("zwolle", "nl", "herinnering").subject != "Nog even Bcc: x@y.nl"

    worker.post(f"{MAIL}/teksten", data=typed)
    assert kept.texts.text("zwolle", "nl", "herinnering") == (
        "Nog even Bcc: x@y.nl",
        "Hier: {link}\n<script>",
    )
    assert kept.texts.text("zwolle", "en", "herinnering").subject.startswith("Reminder")

    worker.post(f"{MAIL}/teksten", data={**place, "terug": "ja"})
    assert kept.texts.text("zwolle", "nl", "herinnering").subject.startswith("Herinnering")


@ONE_DATABASE
@pytest.mark.parametrize("text", ["geen link", "{link} {naam}", "{link}\0" * 3000, "{"])
def test_words_that_can_not_go_out_are_refused_and_stay_in_the_form(worker, kept, text):
    before = kept.texts.text("zwolle", "nl", "uitnodiging")

    answer = worker.post(f"{MAIL}/teksten", data={"onderwerp": "Dag", "tekst": text, "proef": "ja"})

    assert answer.status_code == 422
    assert 'value="Dag"' in answer.text
    assert kept.texts.text("zwolle", "nl", "uitnodiging") == before


@ONE_DATABASE
def test_a_test_goes_to_oneself_only(worker, mail_server):
    form = {"onderwerp": "Proef", "tekst": "Hier: {link}", "proef": "ja", "adres": "ander@elders.nl"}

    assert worker.post(f"{MAIL}/teksten", data=form).status_code == 303
    assert mail_server.got() == {"veldwerker@voorbeeld.nl": 1}


@ONE_DATABASE
def test_without_a_mail_server_a_test_is_one_sentence(worker, zwolle_app, mail_server):
    form = {"onderwerp": "Proef", "tekst": "Hier: {link}", "proef": "ja"}
    mail_server.server_close()

    assert "niet te bereiken" in worker.post(f"{MAIL}/teksten", data=form).text
    zwolle_app.config["SMTP_URL"] = ""
    assert "geen mailserver" in worker.post(f"{MAIL}/teksten", data=form).text
    assert "geen mailserver" in worker.get(MAIL).text


@ONE_DATABASE
@pytest.mark.parametrize(
    "query", ["?in=xx&soort=yy", "?in=%00&soort=%00", "?gedaan=vrijgegeven&aantal=%25(x)s"]
)
def test_an_address_with_nonsense_shows_the_first_text(worker, query):
    assert worker.get(f"{MAIL}/teksten{query}").status_code == 200
    assert worker.get(f"{MAIL}{query}").status_code == 200


def test_wishes_are_listed_and_removed(worker, kept):
    kept.wishes.keep_wish("zwolle", "06 12345678 <b>", 1)
    (wish,) = kept.wishes.wishes("zwolle")

    assert "06 12345678 &lt;b&gt;" in worker.get(f"{MAIL}/wensen").text
    assert worker.post(f"{MAIL}/wensen", data={"wens": "\0"}).status_code == 404
    assert worker.post(f"{MAIL}/wensen", data={"wens": wish.id}).status_code == 303
    assert "12345678" not in worker.get(f"{MAIL}/wensen").text


def test_after_the_cut_nothing_can_be_brought_in_and_the_pages_say_so(worker, kept, zwolle_app):
    bring_in(worker)
    kept.keys.destroy("zwolle")

    assert "verbroken" in worker.get(MAIL).text
    assert "verbroken" in worker.get(f"{MAIL}/adressen").text
    assert "verbroken" in bring_in(worker, LIST.replace("elders", "verder"), naam="later").text
    assert len(invitations(zwolle_app)) == 2


class TestOptOut:
    """The link to get no more mail."""

    @pytest.fixture
    def token(self, worker, kept):
        """The link of one of two."""
        bring_in(worker)
        one = kept.contacts.addressees("zwolle")[0]
        return kept.claims.claim("zwolle", one.token_hash, Kind.INVITATION, TODAY).opt_out

    def test_opening_the_link_changes_nothing(self, zwolle_client, token, kept):
        for method in ("GET", "HEAD"):
            for query in ("", "?List-Unsubscribe=One-Click", "?taal=en"):
                assert zwolle_client.open(f"/afmelden/{token}{query}", method=method).status_code == 200
        assert {one.standing for one in kept.contacts.addressees("zwolle")} == {""}
        assert zwolle_client.get(f"/afmelden/{token}").headers.get("Set-Cookie") is None

    def test_the_button_ends_the_mail_and_says_what_else_is_possible(self, zwolle_client, token, kept):
        answer = zwolle_client.post(f"/afmelden/{token}?taal=en")

        page = zwolle_client.get(answer.location).text
        assert (answer.status_code, "no more email" in page) == (303, True)
        assert "/intrekken" in page
        assert sorted(one.standing for one in kept.contacts.addressees("zwolle")) == ["", "afgemeld"]

    def test_a_mail_program_is_answered_at_once(self, zwolle_app, token, kept):
        """With CSRF on, as in the field: the program has no key of a form."""
        from survey_app import create_app

        app = create_app({**zwolle_app.config, "WTF_CSRF_ENABLED": True})
        form = {"List-Unsubscribe": "One-Click"}
        answer = app.test_client().post(f"/afmelden/{token}", data=form)

        assert (answer.status_code, answer.location) == (200, None)
        assert "afgemeld" in {one.standing for one in kept.contacts.addressees("zwolle")}
        for name in ("database", "contacts"):
            app.extensions[name].dispose()

    @ONE_DATABASE
    @pytest.mark.parametrize("made_up", ["x", "%00", "%ff", "a" * 3000, "..%2f"])
    def test_a_link_that_is_nobodys_says_so(self, zwolle_client, token, kept, made_up):
        assert zwolle_client.get(f"/afmelden/{made_up}").status_code == 404
        assert zwolle_client.post(f"/afmelden/{made_up}").status_code == 404
        assert {one.standing for one in kept.contacts.addressees("zwolle")} == {""}

    def test_the_link_of_the_questionnaire_stays_open(self, zwolle_client, token, kept):
        claim = kept.claims.claim(
            "zwolle", kept.contacts.addressees("zwolle")[1].token_hash, Kind.INVITATION, TODAY
        )
        zwolle_client.post(f"/afmelden/{claim.opt_out}")

        assert zwolle_client.get(f"/v/{claim.token}").status_code == 200
        assert (
            kept.contacts.addressees("zwolle", claim.token_hash)[0].messages[Kind.INVITATION].state
            == State.CLAIMED
        )

    def test_after_the_cut_the_link_is_nobodys(self, zwolle_client, token, kept):
        kept.keys.destroy("zwolle")

        assert zwolle_client.get(f"/afmelden/{token}").status_code == 404
