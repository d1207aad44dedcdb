"""A researcher brings in a text, decides on every name by keyboard, and settles it; a keeper looks one up."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TEXT = (
    "Interviewer: Wie kwam er?\n\nMevrouw Zevenbergen: Dat was Wubbo. Wubbo kwam uit Harlingen, 😀 en Wubbos "
    "broer ook. Bel 06-12345678.\n"
)


def bring_in(page, demo, bron):
    page.goto(f"{demo.address}/studies/zwolle/bronnen")
    file = {"name": f"{bron}.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    page.get_by_label("Bestanden").set_input_files(file)
    page.locator("select#casus").select_option("3")
    page.locator("select#perspectief").select_option("ouder")
    page.get_by_label("Naam van de bron").fill(bron)
    page.locator("form[enctype] button[type=submit]").click()
    page.goto(f"{demo.address}/studies/zwolle/bronnen/{bron}/namen")


def word_with_focus(page):
    return page.evaluate("document.activeElement.textContent")


def test_every_name_is_decided_by_keyboard_and_the_text_is_settled(visitor, demo, log_in):
    page = visitor.page
    log_in(visitor, "onderzoeker")
    bring_in(page, demo, "namen_toetsen")
    visitor.look("zoeken")
    page.get_by_role("button", name="Ga verder zonder namenlijsten").click()
    page.locator(".naam:focus").wait_for()
    visitor.look("namen")

    seen = []
    for key, left in (("j", 5), ("a", 3), ("u", 5), ("a", 3), ("j", 2), ("j", 1), ("n", 0)):
        seen.append(word_with_focus(page))
        page.keyboard.press(key)
        expect(page.locator(".naam--open")).to_have_count(left)

    assert seen == ["Zevenbergen", "Wubbo", "Harlingen", "Wubbo", "Harlingen", "Wubbos", "06-12345678"]
    page.get_by_role("link", name="Bekijk de tekst zonder namen").click()
    visitor.look("voorbeeld")
    shown = page.locator(".namen__tekst").inner_text()
    assert "Dat was [persoon 2]. [persoon 2] kwam uit [plaats 1], 😀 en [persoon 2] broer" in shown
    page.get_by_role("button", name="Vaststellen").click()
    visitor.look("vastgesteld")
    page.goto(f"{demo.address}/studies/zwolle/casus/3/ouder")
    assert "[persoon 1]" in page.content()
    assert "Zevenbergen" not in page.content()

    log_out_and_look_up(visitor, demo, log_in)


def log_out_and_look_up(visitor, demo, log_in):
    page = visitor.page
    page.get_by_role("button", name="Uitloggen").click()
    log_in(visitor, "sleutelbewaarder")
    page.goto(f"{demo.address}/studies/zwolle/sleutel")
    page.get_by_label("Pseudoniem").fill("[persoon 1]")
    page.get_by_label("Waarom moet u dit weten?").fill("Een klacht")
    page.get_by_role("button", name="Zoek op").click()
    visitor.look("opgezocht")

    assert page.get_by_text("Zevenbergen").is_visible()


@pytest.mark.parametrize("visitor", [False], indirect=True)
def test_without_javascript_names_are_decided_with_buttons(visitor, demo, log_in):
    page = visitor.page
    log_in(visitor, "onderzoeker")
    bring_in(page, demo, "namen_knoppen")
    page.get_by_role("button", name="Ga verder zonder namenlijsten").click()
    for _ in range(6):
        page.get_by_role("button", name="Vervang", exact=True).click()

    page.get_by_role("link", name="Bekijk de tekst zonder namen").click()
    assert "Wubbo" not in page.content()


def test_a_selection_in_the_text_becomes_the_missed_name(visitor, demo, log_in):
    page = visitor.page
    log_in(visitor, "onderzoeker")
    bring_in(page, demo, "namen_gemist")
    page.get_by_role("button", name="Ga verder zonder namenlijsten").click()
    page.locator(".naam:focus").wait_for()
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('.naam')[1])")
    expect(page.locator("#tekst")).to_have_value("Wubbo")
    page.get_by_label("Naam", exact=True).fill("broer")
    page.get_by_role("button", name="Vervang deze naam overal").click()

    assert page.locator(".naam--ja", has_text="broer").count() == 1
