"""How the pages of respondents look and travel: in the dark, enlarged, on a slow line, left in haste."""

import os
import re
from pathlib import Path

import pytest

from survey_app.web.stylesheets import WEB

SCREENSHOTS, NLDS = Path(__file__).parent / "screenshots", WEB / "static" / "nlds"
pytestmark = pytest.mark.browser
MODES = {
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
    "dark-contrast": {"contrast": "more", "color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
LATER_PAGES, FIRST_PAGE = 60_000, 90_000  # bytes over the line, compressed; the first brings the fonts along
SECOND_GENERATION = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 31_250,
    "uploadThroughput": 31_250,
}
# WCAG 1.4.12, as a reader sets it; a sheet that is adopted is no inline style, so the policy lets it in.
SPACING = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet]; }"""
# What sticks out of the page, or out of a box that hides what sticks out.
LOST = """() => [...document.querySelectorAll('body *')].filter((one) => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (!box.width || one.closest('.alleen-voorlezen, .utrecht-skip-link, [hidden]')) return false;
  const cut = ['hidden', 'clip'].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
  return cut || box.right > innerWidth + 1 || box.left < -1;
}).map((one) => one.outerHTML.slice(0, 120))"""
VOICE = """window.said = []; window.stopped = 0;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speech = { getVoices: () => [{ lang: 'nl-NL', localService: LOCAL }], addEventListener: () => {},
    speak: (one) => window.said.push(one.text), cancel: () => { window.stopped += 1; } };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });"""


def begin(page, link):
    page.goto(link)
    page.locator("#toestemming").check()
    for age in page.locator("[name=leeftijd]").all()[:1]:  # where a parent answers about a child
        age.check()
    page.get_by_role("button", name="Begin met de vragen").click()


def to_the_end(page):
    while "/controleren" not in page.url:
        page.locator(".utrecht-button-group button").first.click()


@pytest.fixture(scope="module")
def begun(browser, demo):
    """A link of a parent who said yes and has not sent: every page of it can be opened."""
    link = demo.new_link("10", "ouder")
    page = browser.new_context().new_page()
    begin(page, link)
    page.context.close()
    return link


@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_page_can_be_read_in_every_light(visitor, begun, mode):
    page = visitor.page
    page.emulate_media(**MODES[mode])
    page.set_viewport_size({"width": 360, "height": 740})  # colours are the same at any width
    for place in ("", "/p/wijkteam_1", "/controleren", "/privacy"):
        page.goto(begun + place)
        if place.startswith("/p/"):
            page.get_by_label("Ja", exact=True).first.check()
            page.locator("summary").first.click()
        if not os.environ.get("CI"):  # where nobody looks at them
            SCREENSHOTS.mkdir(exist_ok=True)
            page.screenshot(path=SCREENSHOTS / f"{mode}{place.replace('/', '-')}.png", full_page=True)
        visitor.expect_no_violations(f"{place} {mode}", 360)


def test_twice_the_size_and_more_space_between_lines_lose_nothing(browser, begun):
    page = browser.new_context().new_page()
    for width in (360, 1280):
        for place in ("", "/p/wijkteam_1", "/controleren", "/privacy"):
            page.set_viewport_size({"width": width // 2, "height": 450})  # 200%: half the points across
            page.goto(begun + place)
            assert page.evaluate(LOST) == [], f"{place} at 200% of {width}"
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(SPACING)
            assert page.evaluate(LOST) == [], f"{place} with spacing at {width}"
    page.context.close()


@pytest.mark.parametrize("visitor", [False, True], indirect=True, ids=["no-javascript", "javascript"])
def test_after_a_mistake_the_heading_of_the_mistakes_has_the_focus(visitor, demo):
    page = visitor.page
    begin(page, demo.new_link("11", "ouder"))
    page.goto(page.url.split("?")[0].rsplit("/", 1)[0] + "/daarna_2")
    page.locator("textarea").first.fill("te lang " * 600)
    page.get_by_role("button", name="Volgende").click()

    assert page.title().startswith("Fout: Stap")
    assert page.locator("#fout:focus").count() == 1
    page.locator(".utrecht-alert--error a").first.click()
    assert page.locator("textarea:focus").count() == 1


def test_from_the_overview_to_a_question_and_back(visitor, demo):
    page = visitor.page
    begin(page, demo.new_link("12", "swt"))
    to_the_end(page)
    page.get_by_role("link", name=re.compile("Vul in")).nth(2).click()
    question = page.locator(":target")
    assert question.bounding_box()["y"] >= page.locator(".balk").bounding_box()["height"]
    question.locator("label").first.click()
    page.keyboard.press("Enter")

    page.wait_for_url("**/controleren")
    assert page.get_by_role("link", name=re.compile("Wijzig$")).count() == 1


def test_another_language_in_the_middle_of_a_page_loses_nothing(visitor, demo):
    page = visitor.page
    begin(page, demo.new_link("13", "ouder"))
    page.get_by_label("Gedeeltelijk").first.check()
    page.get_by_role("button", name="English").click()
    assert page.get_by_label("Partly").first.is_checked()

    page.get_by_text("Stop and continue later").click()
    page.get_by_role("button", name="Save this page and stop").click()
    assert page.get_by_role("status").inner_text()


def test_pages_are_light_come_from_one_place_and_work_on_a_slow_network(browser, demo):
    page = browser.new_context().new_page()
    line = page.context.new_cdp_session(page)
    weights, hosts = [0], set()
    line.on(
        "Network.loadingFinished", lambda one: weights.__setitem__(-1, weights[-1] + one["encodedDataLength"])
    )
    page.on("request", lambda one: hosts.add(one.url.split("/")[2]))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SECOND_GENERATION)
    page.goto(demo.new_link("14", "ouder"), wait_until="networkidle")
    page.locator("#toestemming").check()
    page.locator("[name=leeftijd]").first.check()
    times = []
    for _ in range(4):
        weights.append(0)
        page.locator(".utrecht-button-group button").first.click()
        page.wait_for_load_state("networkidle")
        times.append(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
    page.context.close()

    assert 20_000 < weights[0] < FIRST_PAGE
    assert 1_000 < sum(weights[1:]) < LATER_PAGES
    assert hosts == {demo.address.split("/")[2]}
    assert max(times) < 4_000, times


@pytest.mark.parametrize("place", ["", "/p/wijkteam_1"])
def test_the_light_sheet_gives_the_same_picture_as_the_full_ones(browser, begun, place):
    full = "".join((NLDS / name).read_text() for name in ("index.css", "theme.css"))
    pictures = []
    for sheet in (None, full):
        page = browser.new_context(reduced_motion="reduce", viewport={"width": 360, "height": 740}).new_page()
        if sheet:
            page.route(
                "**/nlds/respond.css*", lambda route: route.fulfill(body=full, content_type="text/css")
            )
        page.goto(begun + place)
        page.evaluate("document.fonts.ready.then(() => true)")
        pictures.append(page.screenshot(full_page=True))
        page.context.close()

    assert pictures[0] == pictures[1]


def test_letters_grow_and_stay_so_in_this_tab_only(visitor, begun):
    page = visitor.page
    size = "parseFloat(getComputedStyle(document.querySelector('.keuze')).fontSize)"
    page.goto(f"{begun}/p/wijkteam_1")
    before = page.evaluate(size)
    page.get_by_role("button", name="Heel grote letters").click()
    assert page.evaluate(size) >= 1.4 * before
    page.goto(f"{begun}/p/wijkteam_2")

    assert page.evaluate(size) >= 1.4 * before
    visitor.look("grote-letters")
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize(("local", "buttons"), [("true", True), ("false", False)], ids=["own", "far"])
def test_a_question_is_read_aloud_by_a_voice_of_the_device_itself(visitor, begun, local, buttons):
    page = visitor.page
    page.add_init_script(VOICE.replace("LOCAL", local))
    page.goto(f"{begun}/p/wijkteam_1")
    button = page.get_by_role("button", name="Lees voor").first
    assert button.is_visible() is buttons
    if buttons:
        visitor.look("lees-voor")
        button.click()
        said = page.evaluate("said")
        assert said[0] == "Kwam er op tijd iemand van het wijkteam bij u langs?"
        assert said[-1] == "Dat weet ik niet"
        page.get_by_role("button", name="Stop met voorlezen").click()
        assert page.evaluate("stopped") >= 2


def test_who_leaves_quickly_is_not_led_back(visitor, begun):
    page, seen = visitor.page, []
    page.route(
        "https://www.knmi.nl/**", lambda route: (seen.append(route.request), route.fulfill(body="Weer"))
    )
    page.goto("about:blank")
    page.goto(f"{begun}/p/wijkteam_1")
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_url("https://www.knmi.nl/")
    page.go_back()

    assert page.url == "about:blank"
    assert "referer" not in seen[0].all_headers()
