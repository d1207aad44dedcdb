"""While two codeurs are at work no byte of the other's values, memos, quotes or counts leaves the server.

Two worlds are the same but for one thing: in one of them codeur_b did work, in the other nothing. Every
address of the app, taken from the app itself, is asked for by everyone but codeur_b, in both, and the answers
must be the same bytes: nothing can be told from what is shown, counted, sorted, numbered or refused.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest
from flask import Request, request
from sqlalchemy import delete, insert, update
from werkzeug.datastructures import ImmutableMultiDict

from analysis.study_folder import read_study_folder
from codebooks.loader import library_path
from instruments.texts import Texts
from survey_app.domain.codebook_changes import AspectChange, ChangeKind, as_text
from survey_app.domain.roles import Role
from survey_app.storage import bench_tables, tables
from survey_app.storage.assignments import SqlAssignments
from survey_app.storage.codeurs import SqlCodeurs
from survey_app.storage.roles import SqlRoles
from survey_app.use_cases.open_account import create_user

pytestmark = pytest.mark.usefixtures("quick_package")

MARK, ANY = "GEHEIM-B", "*"
AT_WORK, HALF_SEALED, TAKEN_AWAY = ("4", "ouder"), ("5", "ouder"), ("6", "ouder")
SHEETS = (AT_WORK, HALF_SEALED, TAKEN_AWAY)
KLIK, TIJDIG = "casusonderzoek.klik_swt", "casusonderzoek.signalering_tijdig"
ALONE = "casusonderzoek.gemeente_bereikt_gezinnen"  # coded by nobody but B
AREAS_OF_CODING = frozenset(
    [
        "agreement",
        "cells",
        "coding",
        "coding_work",
        "double_coding",
        "exchange",
        "matrix",
        "open_answers",
        "recoding",
        "sources",
        "trail",
    ]
)
READERS = ("codeur_a", "codeur_c", *Role, None, "")  # two who code these sheets, all roles, no role, nobody
CURIOUS = ("codeur_a", Role.ONDERZOEKER)  # who ask all of QUESTIONS too
NOW = datetime(2026, 11, 27, 12)

# What stands in the addresses. A route with an argument that is not here fails: say here what it may be.
ARGUMENTS = {
    "study": ("zwolle",),
    "casus": tuple(casus for casus, _ in SHEETS),
    "perspectief": ("ouder",),
    "aspect": (KLIK,),
    "book": ("casusonderzoek",),
    "judgement": ("7a",),
    "section": ("doel",),
    "name": ("waarden", "analyseschema", "perspectieven_patroon", "joint_display"),
    "bron": ("ouder_04", "ouder_05"),
    "question": ("open_vragen.kwaliteit",),
    "category": ("rust",),
    "version": ("1", "2"),
    "instrument": ("ouder",),
    "fragment": (f"{MARK}-fragment-4", "ouder_04_f01"),
    "number": ("1",),
    "token": ("bestaat-niet",),
    "page_id": ("1",),
    "batch": ("1",),
    "letter_language": ("nl",),
    "form": ("html",),
    "template_form": ("docx",),
    "norm": ("7a",),
    "link": ("volgens_plan",),
    "norm_part": ("norm",),
    "norm_item": ("7a",),
    "norm_comment": ("nieuw",),
    "filename": ("staff.css",),
    "round": ("ambtelijk_1",),
    "reader": ("1",),
    "mail_kind": ("uitnodiging",),
    "passage": ("p1",),
    "part": ("bevindingen",),
    "item": ("b01",),
}
# What is asked of a page besides: everything that narrows, searches and sorts.
QUESTIONS = (
    {"casus": "4", "perspectief": "ouder", "aspect": KLIK, "boek": "casusonderzoek"},
    {
        "codeur": "codeur_b",
        "wat": "memo",
        "waarde": "rood",
        "zoek": "geheim",
        "q": "geheim",
        "naam": "geheim",
    },
    {"waarde": "verschil", "toon": "open", "status": "open", "sorteer": "waarde", "bron": "ouder_04"},
)
HIS_WORDS, HER_WORDS = (330, 380), (500, 540)  # where B and A marked a quote in every report
KINDS = ("memo", "toelichting", "fragment", "wijziging")
CELL = {"revisie": 8, "waarde": "rood", "reden": "aanwezig_ontevreden", "toelichting": "Van A", "memo": ""}
CELL |= {"fragmenten": [], "nieuw": [], "waarom": "", "terug": False}
TEXTS = ("tekst", "waarom", "toelichting", "reden", "grond", "soort", "startgetal", "stand")
FORM = {
    **dict.fromkeys(TEXTS, "x"),
    **{"waarde": "rood", "revisie": "1", "versie": "1", "casus": "4", "perspectief": "ouder"},
    **{"actie": "voorbeeld", "knop": "voorbeeld", "verdeling": "allen", "aandeel": "50", "erbij": "ja"},
    **{
        "akkoord": "ja",
        "codeur": "codeur_b",
        "citaat": "Het heeft veel te lang geduurd",
        "niveau": "voldoet",
    },
}
STUDY = read_study_folder(Path(__file__).parents[3] / "examples" / "zwolle").value
IMPORT = {"doe": "bewaren", "bestandsnaam": "project.qdpx", "verklaard": "ja"}
CASUSONDERZOEK = library_path("casusonderzoek").read_text(encoding="utf-8")


def read_report(casus):
    """The words that the ouder of this casus said."""
    (source,) = (one for one in STUDY.sources if (one.casus, one.perspectief) == (casus, "ouder"))
    return source.text


def quote_at(words):
    """A new quote of these words of casus 4."""
    return {"bron": "ouder_04", "start": words[0], "eind": words[1], "tekst": read_report("4")[slice(*words)]}


def corrected(action, words):
    """The report of casus 4 with these words left out, as a form."""
    text = read_report("4")
    text = text[: words[0]] + text[words[1] :]
    return lambda: {"data": {"tekst": text, "waarom": "x", "versie": "1", "actie": action}}


def upload(old, new, count=1):
    """The codebook with this changed, as a form that brings in a new version."""
    changed = re.sub(r"^version: .*$", 'version: "3"', CASUSONDERZOEK.replace(old, new, count), flags=re.M)
    return lambda: {"data": {"bestand": (io.BytesIO(changed.encode()), "boek.yaml")}}


def without(aspect):
    """The codebook without this aspect."""
    found = re.search(rf"^  - id: {aspect}\n(?:    .*\n)+", CASUSONDERZOEK, re.M)
    return upload(found.group(), "")


# Besides the form above, where that does not come far enough.
BODIES = {
    "cells.save": (
        lambda: {"json": CELL},
        lambda: {"json": {**CELL, "revisie": 0}},
        lambda: {"json": {**CELL, "revisie": 9, "fragmenten": [f"{MARK}-fragment-4", f"{MARK}-fragment-6"]}},
        lambda: {"json": {**CELL, "revisie": 9, "nieuw": [quote_at(HIS_WORDS)]}},
    ),
    "coding.save": (lambda: {"data": {"waarde": "groen", "revisie": "7", "waarom": "x"}},),
    "double_coding.assign": (lambda: {"data": {**FORM, "codeur": ["2", "3"], "casussen": "4,5,6,7"}},),
    "double_coding.take": (
        lambda: {"data": {"weg": '["4", "ouder", "codeur_b"]'}},
        lambda: {"data": {"weg": '["6", "ouder", "codeur_b"]'}},
    ),
    "sources.save": (
        corrected("toon", HIS_WORDS),
        corrected("bewaar", HIS_WORDS),
        corrected("bewaar", (200, 240)),
    ),
    "recoding.bring_in": (
        upload("er was vertrouwen", "er was geen vertrouwen"),
        without(ALONE.split(".")[1]),
    ),
}


class World:
    """The app with its readers, in one of the two worlds; B codes when `works`."""

    def __init__(self, app, works, value="rood"):
        self.app, self.engine = app, app.extensions["database"]
        self.books = ("casusonderzoek",)
        with self.engine.begin() as connection:
            c = tables.codings.c
            connection.execute(delete(tables.codings).where(c.casus.in_([casus for casus, _ in SHEETS])))
            connection.execute(delete(tables.codings).where(c.aspect == ALONE))
            self._assign(connection)
            if works:  # first, so that whatever is numbered later shows it
                for sheet in SHEETS:
                    self._work(connection, sheet, "codeur_b", MARK, value)
            for sheet in SHEETS:
                self._work(connection, sheet, "codeur_a", "van-a", "oranje")
            seal = {
                "verzegeld_op": "2026-11-27",
                "hash": ("b" if works else "0") * 64,
                "codeboeken": "casusonderzoek:1",
            }
            row = {**self.on(HALF_SEALED), "codeur": "codeur_b", "position": 0}
            connection.execute(insert(bench_tables.seals), {**row, **seal})
            if works:
                line = self._line(HALF_SEALED, "codeur_b", "", "verzegeling", "", "b" * 64)
                connection.execute(insert(bench_tables.coding_changes), line)
        self.browsers = {who: self._browser(who) for who in ("codeur_b", *READERS)}

    def on(self, sheet):
        return {"study": "zwolle", "casus": sheet[0], "perspectief": sheet[1]}

    def _assign(self, connection):
        for position, (sheet, name) in enumerate(product(SHEETS, ("codeur_a", "codeur_b", "codeur_c"))):
            if name == ("codeur_b" if sheet == TAKEN_AWAY else "codeur_c"):
                continue
            row = {**self.on(sheet), "codeur": name, "position": position, "seed": ""}
            connection.execute(insert(bench_tables.assignments), row)
        for old, new in (("", "toegewezen"), ("toegewezen", "")):
            line = self._line(TAKEN_AWAY, "codeur_b", "", "toewijzing", old, new)
            connection.execute(insert(bench_tables.coding_changes), line)

    def _line(self, sheet, codeur, aspect, what, old, new):
        common = {"changed_by": codeur, "changed_at": NOW, "why": "", "revision": 1}
        return {
            **self.on(sheet),
            **common,
            "codeur": codeur,
            "aspect": aspect,
            "wat": what,
            "oud": old,
            "nieuw": new,
        }

    def _work(self, connection, sheet, codeur, mark, value):
        """Two cells with reasons, memos, quotes and their changes; a quote lost and a cell to recode."""
        own = {**self.on(sheet), "codeur": codeur}
        start, end = HIS_WORDS if codeur == "codeur_b" else HER_WORDS
        place = {"start": start, "eind": end, "tekst": read_report(sheet[0])[start:end]}
        quote = {
            "fragment": f"{mark}-fragment-{sheet[0]}",
            "bron": f"ouder_0{sheet[0]}",
            **place,
        }
        quote |= {"study": "zwolle", "position": 9000, "codeur": codeur}
        connection.execute(insert(tables.fragments), quote)
        for aspect in (KLIK, TIJDIG, *((ALONE,) if codeur == "codeur_b" else ())):
            texts = {
                "reden": "aanwezig_ontevreden",
                "toelichting": f"{mark}-toelichting",
                "memo": f"{mark}-memo",
            }
            row = {**own, **texts, "aspect": aspect, "waarde": value, "fragmenten": quote["fragment"]}
            row |= {"status": "concept", "herkomst": "", "position": 9000, "revision": 7}
            connection.execute(insert(tables.codings), row)
            for what, new in (("waarde", value), ("memo", row["memo"]), ("fragment", quote["fragment"])):
                line = self._line(sheet, codeur, aspect, what, "", new)
                connection.execute(insert(bench_tables.coding_changes), line)
        lost = {k: quote[k] for k in ("study", "fragment", "bron", "start", "eind", "tekst")}
        lost |= {**own, "aspect": KLIK, "version": 1, "settled": False}
        connection.execute(insert(bench_tables.lost_fragments), lost)
        again = {
            "what": as_text([changed_label(mark)]),
            "old_version": "1",
            "new_version": "2",
            "opened_on": NOW.date(),
        }
        connection.execute(insert(bench_tables.recodings), {**own, **again, "aspect": TIJDIG})

    def _browser(self, who):
        client = self.app.test_client()
        if who == "":
            return client
        email = f"{who or 'niemand'}@voorbeeld.nl"
        user = create_user(self.app, email, "een-lang-wachtwoord")
        if who is not None:
            SqlRoles(self.engine).give("zwolle", user, who if isinstance(who, Role) else Role.CODEUR)
            SqlCodeurs(self.engine).bind("zwolle", user, f"lid_{who}" if isinstance(who, Role) else who)
        with self.app.app_context():
            person = self.app.extensions["security"].datastore.find_user(email=email).fs_uniquifier
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = person, True
        return client


def changed_label(mark):
    """What a new version of the codebook changed, with a mark of its own."""
    return AspectChange(TIJDIG, ChangeKind.DEFINITION, Texts.of(nl="Was"), Texts.of(nl=f"{mark}-wijziging"))


def addresses(app, method):
    """(endpoint, address) of every route, with every combination of its arguments.

    On PostgreSQL those of the areas that read codings themselves: the others are given the same there.
    """
    found = []
    urls = app.url_map.bind("localhost")
    everywhere = app.extensions["database"].dialect.name == "sqlite"
    for rule in app.url_map.iter_rules():
        if not everywhere and rule.endpoint.split(".")[0] not in AREAS_OF_CODING:
            continue
        names = sorted(rule.arguments)
        for values in product(*(ARGUMENTS[name] for name in names)) if method in rule.methods else ():
            filled = dict(zip(names, values, strict=True))
            found.append((rule.endpoint, urls.build(rule.endpoint, filled, method)))
    return found


# What differs between any two answers: tokens, an untyped seed, names of new quotes, invitations, times.
CHANGING = (
    re.compile(rb'name="csrf_token"[^>]*|data-csrf="[^"]*"'),
    re.compile(rb'name="startgetal" value="[0-9a-f]{8}"'),
    re.compile(rb"c_[0-9a-f]{10,}|/v/[\w-]{16,}"),
    re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?"),
)
OF_THE_MOMENT = ("Set-Cookie", "Content-Length", "Date")


def ask(world, who, method, address, **sent):
    """Status, headers and body; read at once, for some answers are made while they are sent."""
    answer = world.browsers[who].open(address, method=method, **sent)
    body = answer.data
    answer.close()
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as zipped:
            body = b"\n".join(name.encode() + zipped.read(name) for name in sorted(zipped.namelist()))
    for pattern in CHANGING:
        body = pattern.sub(b"", body)
    return answer.status_code, [(n, v) for n, v in answer.headers if n not in OF_THE_MOMENT], body


def is_marked(told):
    """Whether something of B is in the answer."""
    return MARK.encode() in told[2] or any(MARK in value for _, value in told[1])


@pytest.fixture
def settings(settings):
    """Nobody waits for having guessed: whether ten minutes are over differs between two worlds."""
    return {**settings, "MOST_GUESSES": 10**9}


class Looked(ImmutableMultiDict):
    """What an address asks for, and which names in it the server looked at: ANY when it took them all."""

    def __init__(self, asked=()):
        super().__init__(asked)
        self.at = set()

    def __getitem__(self, name):
        self.at.add(name)
        return super().__getitem__(name)

    def getlist(self, name, type=None):
        self.at.add(name)
        return super().getlist(name, type)

    def __contains__(self, name):
        self.at.add(name)
        return super().__contains__(name)

    def items(self, multi=False):
        self.at.add(ANY)
        return super().items(multi)

    def lists(self):
        self.at.add(ANY)
        return super().lists()

    def keys(self):
        self.at.add(ANY)
        return super().keys()

    def __iter__(self):
        self.at.add(ANY)
        return super().__iter__()


class Requests(Request):
    """The app's own requests, which tell what they looked at."""

    parameter_storage_class = Looked


def remember_what_is_looked_at(app, looked):
    """`looked` gets the names in an address that an endpoint asks for, whoever asks it."""
    app.request_class = Requests
    in_language = app.jinja_env.globals["in_language"]

    def repeated(code):
        """The link to the page in another language: repeats what was asked, whatever it is."""
        before = {*request.args.at}
        link = in_language(code)
        request.args.at = before
        return link

    app.jinja_env.globals["in_language"] = repeated

    @app.teardown_request
    def remember(_error):
        looked.setdefault(request.endpoint, set()).update(request.args.at)


@pytest.fixture
def worlds(zwolle_app, other_zwolle_app):
    """B at work, and B idle."""
    return World(zwolle_app, works=True), World(other_zwolle_app, works=False)


def test_every_argument_of_every_route_is_known_here(app):
    unknown = {name for rule in app.url_map.iter_rules() for name in rule.arguments} - set(ARGUMENTS)

    assert unknown == set(), "say in ARGUMENTS what stands in the address of the new route"


@pytest.mark.slow  # a minute: every page, by everyone, twice
def test_no_page_tells_whether_a_colleague_is_at_work(worlds):
    leaks, asked, looked = [], 0, {}
    remember_what_is_looked_at(worlds[0].app, looked)
    for endpoint, address in addresses(worlds[0].app, "GET"):
        for who, question in [*product(READERS, ({},)), *product(CURIOUS, QUESTIONS)]:
            if question and not (on_sqlite(worlds) and looked[endpoint] & {*question, ANY}):
                continue  # it never looks at what is asked: it would say the same
            told = [ask(world, who, "GET", address, query_string=question) for world in worlds]
            asked += 1
            if is_marked(told[0]) or told[0] != told[1]:
                leaks.append((endpoint, address, who, question))

    assert leaks == []
    assert {"coding.sheet", "matrix.schema", "trail.overview"} <= who_look(looked)
    assert asked > (500 if on_sqlite(worlds) else 200)


def who_look(looked):
    """The endpoints that look at something that is asked."""
    asked = {name for question in QUESTIONS for name in question}
    return {endpoint for endpoint, names in looked.items() if names & {*asked, ANY}}


def on_sqlite(worlds):
    """Where every question is asked; on PostgreSQL the same pages are asked for without them."""
    return worlds[0].engine.dialect.name == "sqlite"


def test_no_answer_to_a_form_tells_whether_a_colleague_is_at_work(worlds):
    leaks, asked = [], 0
    for endpoint, address in addresses(worlds[0].app, "POST"):
        readers = READERS if on_sqlite(worlds) else CURIOUS
        for who, make in product(readers, (lambda: {"data": FORM}, *BODIES.get(endpoint, ()))):
            if endpoint == "security.logout":
                continue
            told = [ask(world, who, "POST", address, **make()) for world in worlds]
            asked += 1
            echo = MARK in f"{address} {make()}"  # what a browser sent itself may come back
            if (is_marked(told[0]) and not echo) or told[0] != told[1]:
                leaks.append((endpoint, address, who, told[0][0], told[1][0]))

    assert leaks == []
    assert asked > (200 if on_sqlite(worlds) else 50)
    assert differing(worlds, CURIOUS) == []  # nor do the pages after it


def test_the_forms_come_far_enough_to_tell_something(worlds):
    """Saved, previewed, refused for what was sent: not only turned away at the door."""
    found = {
        (endpoint, ask(worlds[0], who, "POST", address, **make())[0])
        for endpoint, address in addresses(worlds[0].app, "POST")
        for who in CURIOUS
        for make in BODIES.get(endpoint, ())
        if "/4/" in address or "/casus/" not in address
    }

    assert found >= {
        ("cells.save", 200),
        ("cells.save", 409),
        ("cells.save", 422),
        ("coding.save", 303),
        ("double_coding.assign", 200),
        ("double_coding.take", 409),
        ("sources.save", 200),
        ("sources.save", 303),
        ("recoding.bring_in", 200),
        ("recoding.bring_in", 422),
    }


def test_what_is_brought_in_beside_blind_work_tells_nothing(worlds):
    """The same project, brought in in both worlds: what it would add, and what it may not."""
    lead = Role.ONDERZOEKER
    project = worlds[0].browsers["codeur_b"].get("/studies/zwolle/uitwisselen/project.qdpx")
    assert project.status_code == 403  # a codeur takes nothing out
    project = worlds[1].browsers[lead].get("/studies/zwolle/uitwisselen/project.qdpx").data
    told = [
        [
            ask(world, lead, "POST", f"/studies/zwolle/uitwisselen/{page}", data=fields())
            for page, fields in (
                ("inlezen", lambda: {"bestand": (io.BytesIO(project), "project.qdpx"), "verklaard": "ja"}),
                ("bewaren", lambda: {**IMPORT, "pakket": base64.b64encode(project).decode()}),
            )
        ]
        for world in worlds
    ]

    assert told[0] == told[1]
    assert told[0][0][0] == 200
    assert differing(worlds, CURIOUS) == []


def test_what_is_hidden_is_really_there(worlds):
    """Its own codeur finds every mark: else the tests above would look for nothing."""
    told = told_to(worlds[0], "codeur_b")

    assert [kind for kind in KINDS if f"{MARK}-{kind}".encode() not in told] == []


def test_when_everyone_sealed_the_work_is_there_for_who_may_compare_it(worlds):
    busy, _idle = worlds
    seal_all(busy, AT_WORK)
    told = told_to(busy, "codeur_a")

    assert f"{MARK}-toelichting".encode() in told
    assert f"{MARK}-fragment-4".encode() in told
    assert f"{MARK}-fragment-5".encode() not in told
    assert f"{MARK}-fragment-6".encode() not in told


def test_what_was_sealed_stays_hidden_until_the_other_sealed_too(zwolle_app, other_zwolle_app):
    """Codeur_b sealed another sheet in either world: others see that, and the hash would tell."""
    pair = World(zwolle_app, works=True), World(other_zwolle_app, works=True, value="groen")
    with pair[1].engine.begin() as connection:
        s = bench_tables.seals.c
        connection.execute(update(bench_tables.seals).where(s.codeur == "codeur_b").values(hash="c" * 64))

    assert differing(pair, (*CURIOUS, Role.LEZER) if on_sqlite(pair) else CURIOUS) == []


def differing(worlds, readers):
    """The pages that do not say the same in both worlds."""
    return [
        (endpoint, address, who)
        for endpoint, address in addresses(worlds[0].app, "GET")
        for who in readers
        if len({repr(ask(world, who, "GET", address)) for world in worlds}) > 1
    ]


def told_to(world, who):
    """Everything that this person can read, in one."""
    return b"\n".join(ask(world, who, "GET", address)[2] for _, address in addresses(world.app, "GET"))


def seal_all(world, sheet):
    names = SqlAssignments(world.engine).codeurs_of("zwolle", *sheet)
    seal = {"verzegeld_op": "2026-11-27", "hash": "d" * 64, "codeboeken": "casusonderzoek:1"}
    with world.engine.begin() as connection:
        rows = [{**world.on(sheet), **seal, "codeur": name, "position": 9} for name in names]
        connection.execute(insert(bench_tables.seals), rows)
