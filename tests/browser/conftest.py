"""A real Chromium before a real server with the demo's study; `look` audits a page and takes its picture.

Chromium is the one that WEDERHOOR_CHROMIUM names, else Debian's; where there is none these tests are skipped
and say so. Every page that is visited gets pictures at 360 and 1280 px in tests/browser/screenshots.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREENSHOTS = Path(__file__).parent / "screenshots"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
STYLES = ROOT / "survey_app" / "web" / "static" / "nlds" / "index.css"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe tells of whole pages only: a title, one main part, and a heading of the first level.
FRAME = """() => [document.title.trim() !== "", document.querySelectorAll("main").length,
  document.querySelector("h1") !== null]"""
AUDIT = """async ([within, rules]) => {
  const found = await axe.run(within, {runOnly: rules, resultTypes: ["violations"], selectors: false});
  return found.violations.map(one => `${one.id}: ${one.help} ${one.nodes[0].html.slice(0, 150)}`);
}"""  # only what is wrong leaves the page: all that is right, told per element, costs four times the audit
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium() -> str | None:
    named = os.environ.get("WEDERHOOR_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: install it or name it in WEDERHOOR_CHROMIUM")
    if not (AXE.is_file() and STYLES.is_file()):
        pytest.skip("no style sheets or axe: run `make styles` first")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Demo:
    """The running demo: its address, the links it printed, the log-ins of staff, its command and database."""

    address: str
    links: dict[str, str]
    log_ins: dict[str, tuple[str, str]]
    command: Callable[..., str]
    database: str = ""

    def new_link(self, casus: str, perspectief: str) -> str:
        """A fresh invitation, made from the command line."""
        path = self.command("invite", "zwolle", casus, perspectief).strip().split("/v/")[1]
        return f"{self.address}/v/{path}"


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Iterator[Demo]:
    yield from serving(ROOT / "examples" / "zwolle", tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def serve_study(tmp_path_factory) -> Iterator[Callable[[Path], Demo]]:
    """Serves the study in a folder as a demo of its own, until the tests are over."""
    with ExitStack() as stack:
        yield lambda study: stack.enter_context(
            contextmanager(serving)(study, tmp_path_factory.mktemp("demo"))
        )


def serving(study: Path, folder: Path) -> Iterator[Demo]:
    port = free_port()
    database = f"sqlite:///{folder}/demo.sqlite"
    environment = os.environ | {"WEDERHOOR_VAR": str(folder), "WEDERHOOR_DATABASE_URL": database}
    environment["WEDERHOOR_FIND_NAMES"] = "0"  # the lists take minutes to build, and outlive these tests
    wederhoor = [sys.executable, "-m", "survey_app.commands"]

    def command(*words: str) -> str:
        return subprocess.run(
            [*wederhoor, *words], env=environment, capture_output=True, text=True, check=True, cwd=folder
        ).stdout

    welcome = command("demo", "--no-serve", "--port", str(port), "--example", str(study))
    server = subprocess.Popen([*wederhoor, "serve", "--port", str(port)], env=environment, cwd=folder)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield replace(read_welcome(welcome, port, command), database=database)
    finally:
        server.terminate()
        server.wait(15)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"no server at {address}")


def read_welcome(text: str, port: int, command: Callable[..., str]) -> Demo:
    links = dict(re.findall(r"^  (\w+) +(http://\S+/v/\S+)$", text, re.MULTILINE))
    log_ins = re.findall(r"^  (\w+) +(\S+@\S+) +wachtwoord (\S+)$", text, re.MULTILINE)
    known = {role: (mail, secret) for role, mail, secret in log_ins}
    return Demo(f"http://127.0.0.1:{port}", links, known, command)


class Visitor:
    """Someone before a screen, who notices what is wrong with every page."""

    def __init__(self, page, name: str) -> None:
        self.page, self.name, self.seen = page, name, 0

    def look(self, what: str, within: str = "html") -> None:
        """Audits the page with axe, checks that nothing sticks out, and takes pictures of both sizes.

        `within` is the part to audit, where the rest stands as on a page that was audited before.
        """
        self.seen += 1
        for width, height in ((360, 740), (1280, 900)):
            self.page.set_viewport_size({"width": width, "height": height})
            self.take_picture(what, width)
            self.expect_no_violations(what, width, within)
            self.expect_nothing_sticks_out(what, width)

    def take_picture(self, what: str, width: int) -> None:
        """The whole page, in tests/browser/screenshots; not on CI, where nobody looks at it."""
        if os.environ.get("CI"):
            return
        SCREENSHOTS.mkdir(exist_ok=True)
        file = SCREENSHOTS / f"{self.name}-{self.seen:02}-{what}-{width}.png"
        self.page.screenshot(path=file, full_page=True)

    def expect_no_violations(self, what: str, width: int, within: str = "html") -> None:
        self.page.evaluate("scrollTo(0, 0)")  # so that nothing stands half under the bar that stays
        if not self.page.evaluate("'axe' in window"):  # by the debugger: the page's policy allows no script
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        assert self.page.evaluate(AUDIT, [within, RULES]) == [], f"{what} at {width} px"
        assert self.page.evaluate(FRAME) == [True, 1, True], f"title, main and heading of {what}"

    def expect_nothing_sticks_out(self, what: str, width: int) -> None:
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{what} is {wide} px too wide at {width} px"


@pytest.fixture
def visitor(browser, request):
    """A browser; `parametrize("visitor", [False], indirect=True)` asks for one without JavaScript."""
    context = browser.new_context(locale="nl-NL", java_script_enabled=getattr(request, "param", True))
    page = context.new_page()
    page.set_default_timeout(15_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield Visitor(page, re.sub(r"\W+", "-", request.node.name.removeprefix("test_"))[:60])
    context.close()
    assert [error for error in errors if "status of 4" not in error] == []


@pytest.fixture(scope="session")
def enter():
    """Logs a page in at a server: each role once with the form, and from then on with the cookie it gave."""
    cookies: dict[tuple[str, str], list] = {}

    def go(page, server: Demo, role: str) -> None:
        if page.url != "about:blank":
            page.wait_for_load_state("networkidle")  # an answer under way would bring the old cookie back
        if (server.address, role) in cookies:
            page.context.add_cookies(cookies[server.address, role])
            return
        address, password = server.log_ins[role]
        page.goto(f"{server.address}/inloggen")
        page.get_by_label("E-mailadres").fill(address)
        page.get_by_label("Wachtwoord").fill(password)
        page.get_by_role("button", name="Inloggen").click()
        page.get_by_role("button", name="Uitloggen").wait_for()
        cookies[server.address, role] = page.context.cookies()

    return go


@pytest.fixture
def log_in(demo, enter):
    """Logs a visitor in as one of the roles, and brings them to the first page."""

    def go(visitor: Visitor, role: str) -> None:
        enter(visitor.page, demo, role)
        visitor.page.goto(f"{demo.address}/")

    return go
