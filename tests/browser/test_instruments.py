"""Every questionnaire of the library, walked from its link to the receipt code with only a keyboard.

What there is to cover: 8 questionnaires, 3 languages (Dutch, English, and the pseudo-language from right to
left), 2 widths (360 and 1280 px), JavaScript or none: 96 walks. These are 24. Each questionnaire is walked in
each language; width and JavaScript rotate, so that each of the 12 combinations of the other three comes by in
two questionnaires. That suffices: width and JavaScript act on templates and style sheets, which are the same
for every questionnaire, while the texts differ and are all seen in every language. Every page of every walk
is measured and audited by axe at both widths, by resizing it while it stands.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import pytest

from instruments.loader import library_ids, library_path, load_instrument
from instruments.pseudo_language import PSEUDO
from survey_app.domain.inviting.order import Order
from survey_app.storage.database import open_database
from survey_app.storage.invitations import SqlInvitations
from survey_app.use_cases.invite import invite

pytestmark = pytest.mark.browser

LANGUAGES = ("nl", "en", PSEUDO)
SIZES = {360: 740, 1280: 900}
COMBINATIONS = [(width, script) for script in (True, False) for width in SIZES]
WALKS = [
    pytest.param(id, language, *COMBINATIONS[(place + turn) % 4], id=f"{id}-{language}")
    for place, id in enumerate(library_ids())
    for turn, language in enumerate(LANGUAGES)
]
PICTURES = 3  # of each walk: the start and the first two pages
SCREENSHOTS = Path(__file__).parent / "screenshots"
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PHONE = "038 498 20 10"
STUDY = """
kind: study
id: alle
languages: [nl, en]
title: {nl: Alle vragenlijsten, en: All questionnaires}
organisation: Rekenkamer
purpose: {nl: Nagaan hoe het gaat., en: To find out how things are.}
legal_ground: {nl: "Gemeentewet, artikel 182.", en: "Municipalities Act, article 182."}
contact: {nl: "Bel PHONE of mail info@rekenkamer.example.", en: "Call PHONE or mail info@rekenkamer.example."}
support: {nl: "De Luisterlijn, PHONE", en: "De Luisterlijn, PHONE"}
retention: {nl: Twee jaar., en: Two years.}
threshold: 10
codebooks: [casusonderzoek, perspectieven, open_vragen]
"""


def test_the_walks_cover_every_combination_of_language_width_and_script():
    walked = [walk.values for walk in WALKS]
    combinations = {(language, width, script) for _, language, width, script in walked}
    widths = {(id, width) for id, _, width, _ in walked}

    assert {(id, language) for id, language, *_ in walked} == set(product(library_ids(), LANGUAGES))
    assert combinations == set(product(LANGUAGES, SIZES, (True, False)))
    assert widths == set(product(library_ids(), SIZES))


@pytest.fixture(scope="session")
def everything(serve_study, tmp_path_factory):
    """A server with every questionnaire of the library, in Dutch, English and the pseudo-language."""
    folder = tmp_path_factory.mktemp("alle")
    named = "".join(f"  {id}: {id}\n" for id in library_ids())
    labels = "".join(f"  - {{id: {id}, label: {{nl: {id}, en: {id}}}}}\n" for id in library_ids())
    study = f"{STUDY}perspectieven:\n{labels}instruments:\n{named}".replace("PHONE", PHONE)
    (folder / "study.yaml").write_text(study, encoding="utf-8")
    (folder / "cases.csv").write_text("casus\n1\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WEDERHOOR_PSEUDO_LANGUAGE", "1")
        return serve_study(folder)


@dataclass(frozen=True)
class Focus:
    """What has the focus, as someone with a keyboard meets it."""

    kind: str  # radio, checkbox, text, textarea, submit, link, summary, ...
    name: str
    done: bool  # something is chosen or typed there already
    seen: bool  # it is on the screen and has an outline
    top: float
    numeric: bool


FOCUSED = """async (patience) => {
  const outlined = one => {
    const box = one.getBoundingClientRect();
    const styles = [getComputedStyle(one), getComputedStyle(one.closest('label') || one)];
    return box.bottom > 0 && box.top < innerHeight
      && styles.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0);
  };
  const until = performance.now() + patience;
  while (!outlined(document.activeElement) && performance.now() < until)
    await new Promise(requestAnimationFrame);
  const one = document.activeElement, box = one.getBoundingClientRect(), tag = one.tagName.toLowerCase();
  const group = one.form && one.name ? [...one.form.elements].filter(e => e.name === one.name) : [one];
  return {
    kind: ['input', 'button'].includes(tag) ? one.type : tag, name: one.name || '',
    done: ['radio', 'checkbox'].includes(one.type) ? group.some(e => e.checked) : Boolean(one.value),
    seen: outlined(one),
    top: box.top + scrollY, numeric: one.inputMode === 'numeric'};
}"""
PATIENCE = 10.0  # seconds that a busy machine may take to scroll to the focus
MOST_STOPS = 120  # places that Tab stops at on one page
WIDTH_AND_DIRECTION = """() => {
  const root = document.documentElement;
  return [root.scrollWidth - root.clientWidth, getComputedStyle(document.querySelector('h1')).direction];
}"""
# On a page from right to left: a box left of the middle of its label, a button left of where the one after it
# begins, a telephone number whose groups run the wrong way.
NOT_FROM_THE_RIGHT = """() => {
  const middle = one => { const box = one.getBoundingClientRect(); return (box.left + box.right) / 2; };
  const wrong = [];
  for (const label of document.querySelectorAll('label.keuze'))
    if (label.checkVisibility() && middle(label.querySelector('input')) <= middle(label))
      wrong.push(label.innerText);
  for (const group of document.querySelectorAll('.utrecht-button-group')) {
    const boxes = [...group.querySelectorAll('button')].map(one => one.getBoundingClientRect());
    boxes.slice(1).forEach((box, n) => {
      if (box.top < boxes[n].bottom && box.right > boxes[n].left + 1) wrong.push('button ' + n);
    });
  }
  for (const link of document.querySelectorAll('a[href^="tel:"]')) {
    const text = link.firstChild, places = [...text.data.matchAll(/[0-9]+/g)].map(found => {
      const range = document.createRange();
      range.setStart(text, found.index); range.setEnd(text, found.index + found[0].length);
      return range.getBoundingClientRect();
    });
    places.slice(1).forEach((box, n) => {
      const same = box.top === places[n].top;
      if (link.checkVisibility() && same && box.left < places[n].left) wrong.push(text.data);
    });
  }
  return wrong;
}"""
# What a page says, but for the names of the other languages, addresses, and what was typed or made.
TEXTS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!holder.closest('script, style, textarea, .kop__talen, .ontvangstcode, dd, a[href^="mailto:"]'))
      found.push(walk.currentNode.data);
  }
  return found;
}"""
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\b[a-z]+\.nl\b")
UNTRANSLATED = re.compile(r"[A-Za-z]{2,}")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AUDIT = """async rules => {
  scrollTo(0, 0);  // so that nothing stands half under the bar that stays
  const found = await axe.run({runOnly: rules, resultTypes: ["violations"], selectors: false});
  return found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 150)}`);
}"""


class Walker:
    """Someone with only a keyboard, in one language, on one screen."""

    def __init__(self, page, language: str, name: str, script: bool) -> None:
        self.page, self.language, self.name, self.script = page, language, name, script
        self.pages: list[str] = []
        self.debugger = page.context.new_cdp_session(page)
        if not script:
            self.debugger.send("Emulation.setScriptExecutionDisabled", {"value": True})

    def answer_and_go_on(self) -> None:
        """Chooses the first answer to everything, types where one types, and presses the first button.

        The first page is gone through from its top; on the others the link that skips what comes before.
        """
        if len(self.pages) > 1:
            self.skip_to_the_content()
        places = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            focus = self.focus()
            assert focus.seen, f"the focus cannot be seen: {focus} on {self.page.url}"
            if focus.kind == "submit" and focus.name == "" and places:
                break
            if focus.kind in ("radio", "checkbox", "text", "textarea"):
                places.append(focus.top)
                self.answer(focus)
            if focus.kind == "submit" and focus.name == "":
                break
        assert places == sorted(places), "Tab goes up the page"
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def skip_to_the_content(self) -> None:
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement.id") == "main"

    def focus(self) -> Focus:
        """Where Tab went; the browser scrolls there with a later frame, which a busy machine draws late.

        The page itself waits for that frame, but not where scripts are off.
        """
        until, frames = monotonic() + PATIENCE, 1_000 * PATIENCE if self.script else 0
        while not (focus := Focus(**self.page.evaluate(FOCUSED, frames))).seen and monotonic() < until:
            self.page.wait_for_timeout(10)
        return focus

    def answer(self, focus: Focus) -> None:
        if focus.done:
            return
        if focus.kind in ("radio", "checkbox"):
            self.page.keyboard.press("Space")
        else:
            self.page.keyboard.type(
                "7" if focus.numeric else PHONE if focus.kind == "text" else "Het ging goed."
            )

    def look(self) -> None:
        """Measures and audits the page at both widths; that of the walk comes last."""
        what = urlsplit(self.page.url).path.partition("/v/")[2].partition("/")[2] or "start"
        self.pages.append(what)
        here = self.page.viewport_size["width"]
        with self.scripts_allowed():  # the page's own have not run, and do not run any more
            for width in sorted(SIZES, key=lambda width: width == here):
                self.page.set_viewport_size({"width": width, "height": SIZES[width]})
                self.measure(f"{what} at {width} px")
                self.audit(f"{what} at {width} px")
        if len(self.pages) <= PICTURES and not os.environ.get("CI"):
            SCREENSHOTS.mkdir(exist_ok=True)
            file = f"walk-{self.name}-{self.language}-{len(self.pages)}-{here}.png"
            self.page.screenshot(path=SCREENSHOTS / file, full_page=True)

    @contextmanager
    def scripts_allowed(self) -> Iterator[None]:
        if self.script:
            yield
            return
        self.debugger.send("Emulation.setScriptExecutionDisabled", {"value": False})
        yield
        self.debugger.send("Emulation.setScriptExecutionDisabled", {"value": True})

    def measure(self, place: str) -> None:
        wide, direction = self.page.evaluate(WIDTH_AND_DIRECTION)
        assert wide <= 0, f"{place} is {wide} px too wide"
        assert direction == ("rtl" if self.language == PSEUDO else "ltr")
        if self.language == PSEUDO:
            assert self.page.evaluate(NOT_FROM_THE_RIGHT) == [], place
            texts = [ADDRESS.sub("", text) for text in self.page.evaluate(TEXTS)]
            assert [text for text in texts if UNTRANSLATED.search(text)] == [], place

    def audit(self, place: str) -> None:
        if not self.page.evaluate("'axe' in window"):  # by the debugger: the page's policy allows no script
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        assert self.page.evaluate(AUDIT, RULES) == [], place


@pytest.fixture
def walker(browser, everything, width, script, language, id):
    """A walker at the link of a fresh invitation to the questionnaire."""
    context = browser.new_context(locale="nl-NL", viewport={"width": width, "height": SIZES[width]})
    page = context.new_page()
    page.set_default_timeout(15_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    walker = Walker(page, language, id, script)
    page.goto(f"{everything.address}/v/{invited(everything.database, id)}?taal={language}")
    yield walker
    context.close()
    assert errors == []


def invited(database: str, id: str) -> str:
    """The token of a fresh invitation, made beside the server: the command takes a second to start."""
    engine = open_database(database)
    order = Order("alle", "1", id, id, load_instrument(library_path(id)).value.version)
    (token,) = invite(SqlInvitations(engine), order, date.today())
    engine.dispose()
    return token


@pytest.mark.parametrize(("id", "language", "width", "script"), WALKS)
def test_a_questionnaire_is_walked_by_keyboard_in_a_language(walker, id):
    walker.look()
    walker.answer_and_go_on()
    while "/p/" in walker.page.url:
        walker.look()
        walker.answer_and_go_on()
    walker.look()
    walker.answer_and_go_on()
    walker.look()

    walked = [page.removeprefix("p/") for page in walker.pages[1:-2]]
    asked = [page.id for page in load_instrument(library_path(id)).value.pages]
    assert walker.pages[-2:] == ["controleren", "klaar"]
    assert walked == [page for page in asked if page in walked]
    assert len(walked) >= len(asked) - 2  # a rule may pass over a page or two
    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}", walker.page.locator(".ontvangstcode").inner_text())
