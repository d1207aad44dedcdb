"""Twenty thousand requests that no browser makes, to all that needs no log-in: nothing breaks or leaks.

The addresses are the app's own list, so a new one takes part by itself. A request goes to the app as gunicorn
hands it over, because a client of a test framework would mend what is broken about it.
"""

from __future__ import annotations

import gc
import io
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import pytest
from sqlalchemy import select

from survey_app import web
from survey_app.domain.invitation import form_key
from survey_app.domain.inviting import make_code
from survey_app.storage.database import reading
from survey_app.storage.tables import metadata
from survey_app.web.way_in import token_hash

SEED = int(os.environ.get("HOSTILE_SEED", 5))
REQUESTS = {"sqlite": 19_000, "postgres": 1_000}  # together twenty thousand, no two the same
SECRETS = {"eigenaar": "GEHEIM-VAN-EIGENAAR", "verstuurd": "GEHEIM-VAN-VERSTUURD"}
PINNED = "GEHEIM-ACHTER-PINCODE"  # of someone with a code, who chose a pincode
PLAYERS = [f"speler{number}" for number in range(240)]
OFTEN = {"respond.save": 24, "respond.begin": 8, "respond.page": 8}
SELDOM = ("security", "static", "account")
LAST = ("respond.send", "withdraw.wipe")
MAY_GROW = {"code_guesses", "responses", "page_saves", "submissions", "withdrawals"}
PAGES = {
    "een": {"rust": ["ja", "nee"]},
    "twee": {"wie": ["buur", "oma", "team"], "cijfer": ["7"]},
    "drie": {},
}
OTHER_FIELDS = [
    "email",
    "password",
    "next",
    "csrf_token",
    "rust",
    "wie",
    "cijfer",
    "verhaal",
    "__proto__",
    "",
]

NASTY = [
    b"", b" ", b"\x00", b"a\x00b", b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\xaf", b"\xf4\x90\x80\x80",
    b"\x1b[31m", b"../../etc/passwd", b"..%2f..%2f", b"....//", b"C:\\", b"//evil.example/",
    b"javascript:alert(1)", b"%00", b"%", b"<script>alert(1)</script>", b"\"'><img src=x>", b"{{7*7}}",
    b"{% raw %}", b"%(limit)s", b"%s%n", b"${jndi:x}", b"' OR 1=1 --", b"1; DROP TABLE responses",
    b"\r\nSet-Cookie: a=b", b"\n", b"\t", b"a\rb", b"-1", b"0", b"1e309", b"NaN", b"99999999999999999999",
    b"\xd9\xa3", b"\xe2\x98\x83", b"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", b"\xe2\x80\xae",
    b"\xef\xbf\xbf", b"a" * 300, b"e\xcc\x81" * 40, b"[]", b"{}", b"null", b"true", b"ja", b"nee",
]  # fmt: skip
HEADERS = {
    "HTTP_HOST": [
        "localhost",
        "..",
        "x" * 300,
        "a..b",
        "localhost:99999",
        "[::1",
        "xn--\xe9",
        "",
        "a b",
        "\x00",
    ],
    "HTTP_COOKIE": [
        "session=onzin",
        "session=.eJx|;;;=",
        "a=" + "x" * 4000,
        "remember_token=1|abc",
        "=;=",
        "\xff",
    ],
    "HTTP_X_FORWARDED_FOR": ["127.0.0.1", "::1, ::1", "\xff", ","],
    "HTTP_X_FORWARDED_PREFIX": ["//evil.example"],
    "HTTP_X_HTTP_METHOD_OVERRIDE": ["DELETE"],
    "HTTP_ACCEPT": ["application/json", "*/*;q=nan", "\xff"],
    "HTTP_ACCEPT_LANGUAGE": ["xx-" * 500, "nl;q=\u00b2"],
    "HTTP_RANGE": ["bytes=0-", "bytes=-1", "bytes=9-1", "x"],
    "HTTP_IF_MODIFIED_SINCE": ["gisteren", "Thu, 01 Jan 1970 00:00:00 GMT"],
    "HTTP_IF_NONE_MATCH": ["*", '"', 'W/"x'],
    "HTTP_IF_RANGE": ["x"],
    "HTTP_AUTHORIZATION": ["Basic x", "Basic " + "=" * 9, "Bearer \xff", "Digest username=\xff"],
    "HTTP_CONTENT_ENCODING": ["gzip"],
    "HTTP_EXPECT": ["100-continue"],
    "HTTP_REFERER": ["http://evil.example/\xff", "x"],
    "HTTP_USER_AGENT": ["", "\xff" * 100],
    "HTTP_ORIGIN": ["null"],
    "REMOTE_ADDR": ["", "onzin", "::ffff:192.0.2.1", "2001:db8::1"],
}
FORM = "application/x-www-form-urlencoded"
TYPES = [
    "", "text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=",
    FORM + "; charset=x", FORM.upper(), FORM + ";charset=utf-16",
    "multipart/form-data; boundary=" + "y" * 200, "multipart/mixed", "\xff/\xff",
]  # fmt: skip
METHODS = ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "post", "\xe9"]


@dataclass
class Request:
    """What gunicorn would hand over, and whose way in stands in its address."""

    method: str
    path: str
    whose: str
    kind: str = ""
    body: bytes = b""
    length: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes


def call(app, request):
    """The app's answer, read to its end."""
    path, _, query = request.path.partition("?")
    environ = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": request.path,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.1",
        "HTTP_HOST": "localhost",
        "CONTENT_TYPE": request.kind,
        "CONTENT_LENGTH": request.length or str(len(request.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **request.headers,
    }
    started = []
    chunks = app.wsgi_app(environ, lambda status, headers, _=None: started.append((status, headers)))
    body = b"".join(chunks)
    if hasattr(chunks, "close"):
        chunks.close()
    return Answer(int(started[0][0][:3]), started[0][1], body)


class Attacker:
    """Makes requests: some almost right, some not at all, the same ones for the same seed."""

    def __init__(self, app, seed, codes):
        self.chance, self.key, self.codes = random.Random(seed), app.config["SECRET_KEY"], codes
        rules = [
            (rule, 1 if rule.endpoint.startswith(SELDOM) else OFTEN.get(rule.endpoint, 3))
            for rule in app.url_map.iter_rules()
            if not hasattr(app.view_functions[rule.endpoint], "task")
        ]
        self.rules, self.weights = zip(*rules, strict=True)
        self.made = 0
        templates = (Path(web.__file__).parent / "templates" / "respond").glob("*.html")
        names = {
            name for file in templates for name in re.findall(r'name="([a-z_]+)"', file.read_text("utf-8"))
        }
        self.names = [*sorted(names), *OTHER_FIELDS]

    def one_of(self, *choices):
        return self.chance.choice(choices)

    def nasty(self):
        """Something that nobody types; now and then a lot of it."""
        if self.chance.random() < 0.02:
            return self.chance.choice(NASTY) * self.chance.choice([1_000, 3_000])
        if self.chance.random() < 0.3:
            return self.chance.randbytes(self.chance.randrange(12))
        return self.chance.choice(NASTY)

    def request(self):
        self.made += 1
        (rule,) = self.chance.choices(self.rules, self.weights)
        whose = self.whose()
        if rule.endpoint in LAST and self.chance.random() < 0.9:
            whose = self.one_of(*SECRETS)  # a player who sent or wiped everything plays no more
        page = self.one_of(*PAGES, *PAGES, *PAGES, quote(self.nasty(), safe=""))
        method = (
            self.one_of(*METHODS)
            if self.chance.random() < 0.1
            else self.one_of(*sorted(rule.methods - {"OPTIONS", "HEAD"}))
        )
        request = Request(method, self.address(rule.rule, whose, page), whose)
        if request.method != "GET" or self.chance.random() < 0.05:
            self.fill(request, page)
        for name in self.chance.sample(sorted(HEADERS), self.one_of(0, 0, 0, 1, 3)):
            request.headers[name] = self.chance.choice(HEADERS[name])
        request.headers.setdefault(
            "REMOTE_ADDR", f"10.0.{self.chance.randrange(40)}.{self.chance.randrange(40)}"
        )
        return request

    def whose(self):
        """An owner, a player, who has a letter, or nobody; each player for long enough to get somewhere."""
        first = self.made // 500 * 6 % len(PLAYERS)
        return self.one_of(*SECRETS, *SECRETS, *PLAYERS[first : first + 6], "code", "")

    def way_in(self, whose):
        """The link or code of this person; for nobody one that is not quite anyone's."""
        if whose == "code":
            return self.chance.choice(self.codes)
        if whose:
            return whose
        real = self.one_of(*SECRETS, *self.codes)
        return self.one_of(
            real[:-1], real + "x", real.swapcase(), make_code(), quote(self.nasty(), safe=""), real + "%00"
        )

    def address(self, rule, whose, page):
        values = {"token": self.way_in(whose), "page_id": page}
        path = re.sub(
            r"<(?:\w+:)?(\w+)>", lambda found: values.get(found[1]) or quote(self.nasty(), safe="/"), rule
        )
        if self.chance.random() < 0.05:
            path += self.one_of("/", "//", "/..", "/.", "/%2e%2e/", ";x", "%20", "/p/", "\\")
        if self.chance.random() < 0.3:
            name, text = self.one_of("taal", "melding", "x", "taal", quote(self.nasty())), self.nasty()
            path += f"?{name}={self.one_of('en', 'nl', 'verder', quote(text))}" + self.one_of(
                "", "&taal=xx", "&&="
            )
        return path

    def fill(self, request, page):
        pairs = self.almost_right(request.whose, page)
        for _ in range(self.one_of(0, 0, 0, 1, 2, 5)):
            self.spoil(pairs)
        request.kind = FORM if self.chance.random() < 0.85 else self.chance.choice(TYPES)
        if self.chance.random() < 0.1:
            request.kind, request.body = self.multipart(pairs)
        elif self.chance.random() < 0.05:
            request.body = self.chance.randbytes(200)
        else:
            request.body = b"&".join(
                quote(name).encode() + b"=" + quote(text).encode() for name, text in pairs
            )
        if self.chance.random() < 0.03:
            request.length = self.one_of("-1", "x", "0", "1", str(len(request.body) + 9), "9" * 30, "\xb2")
        if self.chance.random() < 0.001:
            request.body += b"&x=" + b"a" * self.one_of(4_100_000, 16_100_000)

    def almost_right(self, whose, page):
        """The fields of a real form. Nobody but the owner has the key to a form, so an attacker lacks it."""
        key = (
            form_key(self.key, whose)
            if whose in PLAYERS
            else self.one_of("", "0" * 32, form_key(self.key, "x"))
        )
        pairs = [(b"sleutel", key.encode()), (b"revisie", str(self.chance.randrange(4)).encode())]
        pairs += (
            [(b"toestemming", b"ja"), (b"leeftijd", b"jonger_dan_12")] if self.chance.random() < 0.7 else []
        )
        for name, options in PAGES.get(page, {}).items():
            pairs.append((name.encode(), self.chance.choice(options).encode()))
        return [*pairs, (b"verhaal", b"Een verhaal")] if page == "drie" else pairs

    def spoil(self, pairs):
        place = self.chance.randrange(len(pairs))
        name, text = pairs[place]
        match self.chance.randrange(6):
            case 0 if len(pairs) > 1:
                del pairs[place]
            case 1:
                pairs.insert(0, (name, self.nasty()))
            case 2:
                pairs[place] = (name, self.nasty())
            case 3:
                pairs[place] = (self.one_of(name.upper(), name + b"[]", self.nasty()), text)
            case _:
                extra = self.chance.choice(self.names).encode()
                pairs.append(
                    (extra, self.one_of(self.nasty(), b"1", b"ja", self.chance.choice(self.codes).encode()))
                )

    def multipart(self, pairs):
        parts = [
            b'--x\r\nContent-Disposition: form-data; name="'
            + name
            + b'"'
            + self.one_of(b"", b'; filename="' + text + b'"')
            + self.one_of(b"", b"\r\nContent-Type: text/plain; charset=utf-16")
            + b"\r\n\r\n"
            + text
            + b"\r\n"
            for name, text in pairs
        ]
        return "multipart/form-data; boundary=x", b"".join(parts) + self.one_of(
            b"--x--\r\n", b"", b"--x", b"--y--"
        )


@pytest.fixture
def study(small_study, respondent_of):
    """Two owners who answered, one of whom sent it; players who own what they send; codes of letters."""
    study = small_study
    study.codes = [make_code() for _ in range(4)]
    study.invite(*SECRETS, *PLAYERS, *study.codes)
    for owner, secret in SECRETS.items():
        person = respondent_of(study.app, owner)
        person.begin()
        person.save("een", rust="ja")
        person.save("twee", wie=["oma"], cijfer="7")
        person.save("drie", verhaal=secret)
    person.send()
    pinned = respondent_of(study.app, study.codes[3])
    further = pinned.post(toestemming="ja", leeftijd="jonger_dan_12", pincode="2580").location
    respondent_of(study.app, further.split("/")[2]).save("drie", verhaal=PINNED)
    study.app.testing = study.app.config["PROPAGATE_EXCEPTIONS"] = False  # a bug is a 500, as in the field
    return study


def everything(engine) -> dict[str, set[str]]:
    """Every row of every table, as text."""
    with reading(engine) as connection:
        return {
            table.name: {repr(row._mapping) for row in connection.execute(select(table))}
            for table in metadata.sorted_tables
        }


def of_players(app) -> tuple[str, ...]:
    with app.app_context():
        return tuple(token_hash(player) for player in PLAYERS)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings(  # one that was large: a file without a name, which nothing of ours opens
    r"ignore:.*_io.FileIO name=\d+ mode='rb.':pytest.PytestUnraisableExceptionWarning"
)
def test_no_request_breaks_anything_changes_an_answer_or_shows_one(study, database_kind, caplog):
    app, before = study.app, everything(study.engine)
    attacker = Attacker(app, SEED + (database_kind == "postgres"), study.codes)
    acknowledged = 0
    for number in range(REQUESTS[database_kind]):
        request = attacker.request()
        answer = call(app, request)
        acknowledged += answer.status == 303 and "/p/" in request.path
        assert answer.status < 500 and safe(request, answer), told(number, request, answer, caplog)  # noqa: PT018
    gc.collect()  # werkzeug leaves the file of a broken upload to the collector, which warns of it
    after = everything(study.engine)

    own = of_players(app)
    for table, rows in before.items():
        gone = {row for row in rows - after[table] if not any(hash in row for hash in own)}
        assert not gone, f"HOSTILE_SEED={SEED}: {table} lost {gone}"
        grown = {row for row in after[table] - rows if not any(hash in row for hash in own)}
        assert table in MAY_GROW or not grown, f"HOSTILE_SEED={SEED}: {table} got {grown}"
    assert acknowledged > REQUESTS[database_kind] / 20  # what the players sent did get through
    assert not any(secret in caplog.text for secret in (*SECRETS.values(), PINNED))
    only_what_can_be_answered(study)


def told(number, request, answer, caplog) -> str:
    """What is needed to find out what went wrong."""
    return (
        f"HOSTILE_SEED={SEED}, request {number}: {answer.status} to {request!r:.2000}\n{caplog.text[-2000:]}"
    )


def safe(request, answer) -> bool:
    """No cookie, no line break in a header, no answer of someone whose link was not in the address."""
    names = {name.lower() for name, _ in answer.headers}
    others = [PINNED, *(secret for owner, secret in SECRETS.items() if owner not in request.path)]
    staff = request.path.startswith(("/inloggen", "/uitloggen", "/verify"))
    return (
        (staff or "set-cookie" not in names)
        and not any("\n" in text or "\r" in text for pair in answer.headers for text in pair)
        and not any(secret.encode() in answer.body for secret in others)
        and b"Traceback" not in answer.body
    )


def only_what_can_be_answered(study) -> None:
    """What the players kept is what the questionnaire allows, whatever they sent."""
    for page, answers in study.kept():
        assert page in PAGES
        assert answers.get("rust", "ja") in ("ja", "nee")
        assert set(answers.get("wie", "oma").split(" ")) <= {"buur", "oma", "team"}
        assert re.fullmatch("[1-9]|10", answers.get("cijfer", "7"))
        assert not re.search(r"[\x00\ud800-\udfff]", answers.get("verhaal", ""))


def ways(app) -> Iterator[tuple[str, str]]:
    """Method and address of everything that a code can be in."""
    for rule in app.url_map.iter_rules():
        if "token" in rule.arguments:
            address = re.sub(r"<(\w+:)?(?!token)\w+>", "een", rule.rule)
            yield from ((method, address) for method in sorted(rule.methods - {"OPTIONS"}))


def without(code: str, answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    """The answer, with the code that was asked for and the seconds to wait left out."""
    named = [(name, text.replace(code, "CODE")) for name, text in answer.headers if name != "Retry-After"]
    return answer.status, named, answer.body.replace(code.encode(), b"CODE")


def unknown_code(known) -> str:
    return next(code for code in iter(make_code, "") if code not in known)


def test_over_the_limit_a_code_that_exists_is_answered_as_one_that_does_not(study, respondent_of):
    app, (begun, fresh, sent, pinned) = study.app, study.codes
    for code, last in ((begun, "een"), (sent, "/controleren")):
        owner = respondent_of(app, code)
        owner.begin()
        owner.save("een", rust="nee")
        if last == "/controleren":
            owner.send()
    for _ in range(app.config["MOST_GUESSES"] + 1):
        call(app, Request("GET", f"/v/{unknown_code(study.codes)}", ""))
    answered = {}
    for method, address in ways(app):
        unknown = unknown_code(study.codes)
        asked = (unknown, begun, fresh, sent, pinned)
        answers = [call(app, Request(method, re.sub(r"<[^>]+>", code, address), "")) for code in asked]
        answered[method, address] = {repr(without(*pair)) for pair in zip(asked, answers, strict=True)}

    assert len(answered) > 10
    assert {way: told for way, told in answered.items() if len(told) > 1} == {}
    assert all(answer.startswith("(429,") for answer in answered["GET", "/v/<token>"])
