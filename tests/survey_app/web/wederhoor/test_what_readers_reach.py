"""Two readers at work and one with a link only: no byte that was not released to them reaches any of them.

The addresses are the app's own list, so a new route takes part by itself. Each is asked with each reader's
link, by each browser; what readers do not own carries a mark.
"""

from __future__ import annotations

import io
from itertools import product

import pytest

from analysis.report_rows import Finding
from survey_app.domain.report_items import ItemKind
from tests.survey_app.web.wederhoor.conftest import STAFF, write

MINE = "Het waren er 8, volgens MARK-EEN."
SECRETS = (
    "MARK-TWEE",  # everything of the other reader: passage, draft, reaction, attachment
    "MARK-STAF",  # replies, reasons, nawoord, a round in preparation, a finding that was released to nobody
    "beleidsadviseur jeugd",  # who else reads along
    "onderzoeker@voorbeeld.nl",
    "Er was",  # the interview reports begin their sentences with this
)
FORM = {"reactie": "akkoord", "tekst": "x", "revisie": "0", "sleutel": "0" * 32, "stand": "0", "actie": "x"}


# What a page says; what a database does with it, the tests beside these and those of its store prove.
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


@pytest.fixture
def at_work(new_round, written_app):
    """A round in which both readers wrote, sent and were answered, beside one that was not opened."""
    write(written_app, ItemKind.FINDING, Finding("wb9", "MARK-STAF: dit ziet niemand."))
    write(written_app, ItemKind.FINDING, Finding("wb8", "MARK-TWEE: van de ander."))
    held = new_round()
    held.add_readers("teamleider wijkteam", "beleidsadviseur jeugd")
    held.release("teamleider wijkteam", "bevinding:wb1")
    held.release("beleidsadviseur jeugd", "bevinding:wb8", deel="Inleiding", tekst="MARK-TWEE, eigen passage")
    held.release(["teamleider wijkteam", "beleidsadviseur jeugd"], "bevinding:wb2", tekst="Voor beiden")
    held.readers = held.ways("1", "2")
    held.open()
    concept = new_round(kind="bestuurlijk")
    concept.add_readers("college")
    concept.release("college", deel="", tekst="MARK-STAF in voorbereiding")
    held.concept = concept
    return held


def work_of_the_other(held):
    """What happens in the round that is none of the first reader's business."""
    second = held.readers[1]
    second.come_in()
    file = (io.BytesIO(b"%PDF-1.7 MARK-TWEE"), "MARK-TWEE.pdf")
    second.react(1, reactie="feit_onjuist", tekst="MARK-TWEE gestuurd", bestand=file)
    second.react(3, reactie="interpretatie", tekst="MARK-TWEE gestuurd bij wat beiden lezen")
    second.send()
    second.react(2, reactie="interpretatie", tekst="MARK-TWEE bewaard")
    file = (io.BytesIO(b"%PDF-1.7 MARK-TWEE"), "MARK-TWEE beiden.pdf")
    second.react(4, reactie="interpretatie", tekst="MARK-TWEE bewaard bij wat beiden lezen", bestand=file)
    assert held.answer("p2", 2, oordeel="niet", waarom="MARK-STAF: daarom").status_code == 303
    held.release("beleidsadviseur jeugd", "bevinding:wb9")
    write(held.app, ItemKind.FINDING, Finding("wb7", "MARK-STAF later geschreven"))


def addresses(held, method):
    """Every address of the app with everything that these readers may think of in it."""
    tokens = [one.path.rsplit("/", 1)[1] for one in held.readers]
    known = {
        "token": (*tokens, "bestaat-niet"),
        "number": ("1", "2", "3", "99"),
        "round": (held.id, held.concept.id),
        "reader": ("1", "2"),
        "passage": ("p1", "p2", "p4"),
        "study": ("zwolle",),
        "name": ("waarden",),
        "filename": ("staff.css",),
    }
    urls = held.app.url_map.bind("localhost")
    for rule in held.app.url_map.iter_rules():
        names = sorted(rule.arguments)
        if method not in rule.methods or rule.endpoint in ("security.logout", "wederhoor_reader.leave"):
            continue
        for values in product(*(known.get(name, ("1",)) for name in names)):
            yield urls.build(rule.endpoint, dict(zip(names, values, strict=True)), method)


def told(browser, address, method="GET", **sent):
    """Status, headers and body, without what differs between any two answers."""
    answer = browser.open(address, method=method, **sent)
    headers = [(n, v) for n, v in answer.headers if n not in ("Set-Cookie", "Content-Length", "Date")]
    body = answer.data
    answer.close()
    return answer.status_code, headers, body


def leaks(answer, allowed=()):
    text = answer[2].decode("utf-8", "replace") + "".join(value for _, value in answer[1])
    return [mark for mark in SECRETS if mark in text and mark not in allowed]


@ONE_DATABASE
def test_nothing_of_the_other_reader_or_the_study_reaches_a_reader(at_work):
    first, second = at_work.readers
    first.come_in()
    first.react(1, reactie="feit_onjuist", tekst=MINE)
    first.react(3, reactie="feit_onjuist", tekst=MINE, bestand=(io.BytesIO(b"%PDF-1.7"), "eigen.pdf"))
    pages = list(addresses(at_work, "GET"))
    before = {address: told(first.browser, address) for address in pages}
    work_of_the_other(at_work)
    after = {address: told(first.browser, address) for address in pages}
    outside = at_work.app.test_client()

    assert [address for address in pages if before[address] != after[address]] == []
    assert {address: leaks(one) for address, one in after.items() if leaks(one)} == {}
    assert {a: leaks(told(outside, a)) for a in pages if leaks(told(outside, a))} == {}
    assert "MARK-EEN" not in "".join(told(outside, a)[2].decode("utf-8", "replace") for a in pages)
    assert MINE in after[first.path + "/passage/1"][2].decode()  # the reader's own words are there
    second_sees = told(second.browser, second.path)[2].decode()
    assert "MARK-TWEE gestuurd" in second_sees
    assert (
        "MARK-TWEE bewaard bij wat beiden lezen"
        in told(second.browser, f"{second.path}/passage/4")[2].decode()
    )
    assert first.get("/passage/3").status_code == 200  # the other's draft lies beside this very passage
    assert "MARK-EEN" not in second_sees
    assert len(pages) > 120


@ONE_DATABASE
def test_no_form_gives_away_what_its_sender_may_not_see(at_work):
    first = at_work.readers[0]
    first.come_in()
    work_of_the_other(at_work)
    outside, found, asked = at_work.app.test_client(), [], 0
    for address in addresses(at_work, "POST"):
        for browser, code in ((first.browser, first.code), (outside, ""), (outside, at_work.readers[1].code)):
            if code == at_work.readers[1].code and at_work.readers[1].path in address:
                continue  # this is the other reader, with both link and code
            answer = told(browser, address, "POST", data={**FORM, **({"code": code} if code else {})})
            asked += 1
            assert answer[0] < 500, address
            if leaks(answer):
                found.append((address, leaks(answer)))

    assert found == []
    assert asked > 150


@ONE_DATABASE
def test_what_is_hidden_is_really_there(at_work):
    """Its own readers and staff find every mark: else the tests above would look for nothing."""
    work_of_the_other(at_work)
    pages = [
        at_work.path,
        f"{at_work.path}/reacties/p2/2",
        f"{at_work.path}/vrijgeven",
        f"{STAFF}/{at_work.concept.id}/vrijgeven",
    ]
    seen = "".join(at_work.staff.get(page).text for page in pages)

    assert all(
        mark in seen
        for mark in ("MARK-TWEE", "MARK-STAF", "beleidsadviseur jeugd", "onderzoeker@voorbeeld.nl")
    )
