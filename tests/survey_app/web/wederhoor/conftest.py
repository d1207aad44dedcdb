"""A round of wederhoor held through the app's own pages: staff who make it, readers with link and code."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from analysis.report_rows import Conclusion, Finding, Recommendation
from survey_app.domain.report_items import ItemChange, ItemKind
from survey_app.domain.roles import Role
from survey_app.domain.wederhoor.passages import Releasable, ReleaseForm
from survey_app.domain.wederhoor.rounds import KeptRound
from survey_app.storage.report_items import SqlReportItems, content_of
from survey_app.storage.wederhoor import SqlRounds
from survey_app.use_cases import hold_wederhoor as hold

STAFF = "/studies/zwolle/wederhoor"
TODAY = date.today()
WRITTEN = (
    (ItemKind.FINDING, Finding("wb1", "De regie was bij 7 van de 15 casussen duidelijk.")),
    (ItemKind.FINDING, Finding("wb2", "GEHEIM-TWEE: het wijkteam kwam te laat.")),
    (ItemKind.CONCLUSION, Conclusion("wc1", "De toegang is op orde.")),
    (ItemKind.RECOMMENDATION, Recommendation("wa1", "Leg de regie vast.")),
)


class Reader:
    """Someone of the audited side, with a browser of their own."""

    def __init__(self, app, link, code):
        self.browser, self.path, self.code = (
            app.test_client(),
            link.partition("//")[2].partition("/")[2],
            code,
        )
        self.path, self.seen = f"/{self.path}", {}

    def come_in(self, code=None):
        return self.browser.post(self.path, data={"code": self.code if code is None else code})

    def get(self, page=""):
        return self.browser.get(self.path + page)

    def react(self, number=1, **fields):
        """Saves as a browser does: with the key and the revision that its page has."""
        hidden = self.hidden(f"/passage/{number}")
        return self.browser.post(
            f"{self.path}/passage/{number}", data={**hidden, **fields}, content_type="multipart/form-data"
        )

    def send(self):
        return self.browser.post(f"{self.path}/versturen", data=self.hidden("/controle"))

    def hidden(self, page):
        """What the page's form carries; where there is no form any more, what an earlier one carried."""
        found = re.findall(r'name="(sleutel|revisie|stand)" value="([^"]*)"', self.get(page).text)
        self.seen |= dict(found)
        return dict(self.seen)


class Round:
    """A round in the example study, and the browser of the researcher who holds it."""

    def __init__(self, app, staff, kind="ambtelijk", until=TODAY + timedelta(days=28)):
        made = staff.post(
            STAFF,
            data={
                "soort": kind,
                "begint": TODAY.isoformat(),
                "tot": until.isoformat(),
                "tekst": "Beste lezer",
            },
        )
        assert made.status_code == 303, made.text
        self._set(app, staff, made.location.rsplit("/", 1)[1])

    @classmethod
    def at(cls, app, staff, id):
        """A round that is there already."""
        found = cls.__new__(cls)
        found._set(app, staff, id)
        return found

    def _set(self, app, staff, id):
        self.app, self.staff, self.id, self.path = app, staff, id, f"{STAFF}/{id}"

    def add_readers(self, *functions):
        return self.staff.post(f"{self.path}/lezers", data={"functies": "\n".join(functions)})

    def release(self, reader, *keys, **more):
        readers = [reader] if isinstance(reader, str) else reader
        return self.staff.post(
            f"{self.path}/vrijgeven", data={"lezer": readers, "passage": list(keys), **more}
        )

    def ways(self, *numbers):
        """Links and codes of these readers, as the page shows them once."""
        html = self.staff.post(f"{self.path}/links", data={"lezer": list(numbers), "vorm": "scherm"}).text
        found = re.findall(r"<code>([^<]+)</code>", html)
        return [Reader(self.app, link, code) for link, code in zip(found[::2], found[1::2], strict=True)]

    def post(self, step, **fields):
        html = self.staff.get(self.path).text
        revision = re.search(r'name="revisie" value="(\d+)"', html)
        return self.staff.post(
            f"{self.path}/{step}", data={"revisie": revision[1] if revision else "0", **fields}
        )

    def open(self):
        answer = self.post("open")
        assert answer.status_code == 303, answer.text

    def answer(self, passage="p1", reader=1, **fields):
        path = f"{self.path}/reacties/{passage}/{reader}"
        html = self.staff.get(path).text
        hidden = dict(re.findall(r'name="(revisie|tekstversie)" value="(\d+)"', html))
        return self.staff.post(path, data={**hidden, **fields})


def write(app, kind, value, revision=1, old=None):
    """A finding, conclusion or recommendation, as the page of findings keeps it."""
    change = ItemChange(
        "zwolle", kind, value.id, content_of(value), "an", datetime(2026, 11, 1), revision, old
    )
    assert SqlReportItems(app.extensions["database"]).write(change)


@pytest.fixture
def written_app(zwolle_app):
    """The example study with two findings, a conclusion and a recommendation of its own kind."""
    zwolle_app.config["MOST_GUESSES"] = 10**6
    for kind, value in WRITTEN:
        write(zwolle_app, kind, value)
    return zwolle_app


@pytest.fixture
def staff(written_app, as_role):
    return as_role(Role.ONDERZOEKER)


@pytest.fixture
def new_round(written_app, staff):
    return lambda *words, **more: Round(written_app, staff, *words, **more)


@pytest.fixture
def held(written_app, staff):
    """An open round: the teamleider sees wb1, the beleidsadviseur wb2. Made without its pages, for speed."""
    engine, key = written_app.extensions["database"], written_app.config["CODE_KEY"]
    store, by = SqlRounds(engine), hold.By("an@voorbeeld.nl", datetime(2026, 11, 1), TODAY)
    until = (TODAY + timedelta(days=28)).isoformat()
    value = hold.make_round(
        store, "zwolle", {"soort": "ambtelijk", "begint": TODAY.isoformat(), "tot": until}, by
    )
    kept = KeptRound("zwolle", value)
    assert hold.add_readers(store, kept, "teamleider wijkteam\nbeleidsadviseur jeugd") == ()
    for (_, finding), reader in zip(WRITTEN[:2], store.readers("zwolle", value.id), strict=True):
        item = Releasable("bevinding", finding.id, finding.text)
        form = ReleaseForm([reader.function], {item.key})
        assert hold.release_passages(store, kept, form, [item], str) == 1
    made = hold.make_ways(store, kept, store.readers("zwolle", value.id), key, by)
    assert hold.open_round(store, kept, by) == ()
    found = Round.at(written_app, staff, value.id)
    found.readers = [Reader(written_app, f"http://x/wederhoor/{one.way.token}", one.way.code) for one in made]
    return found
