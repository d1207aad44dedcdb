"""Open answers by keyboard: a letter gives a category, the count follows, u undoes."""

import pytest

pytestmark = pytest.mark.browser
QUESTION = "/studies/zwolle/open-antwoorden/open_vragen.kwaliteit"


def count(page, category):
    return int(page.locator(f"[data-telling={category}]").inner_text())


def saved(page):
    page.locator(".antwoord__stand", has_text="Bewaard").first.wait_for()


def test_an_answer_is_sorted_by_keyboard_and_the_count_follows(visitor, demo, log_in):
    log_in(visitor, "onderzoeker")
    page = visitor.page
    page.goto(demo.address + QUESTION)
    visitor.look("open-antwoorden")
    page.keyboard.press("j")
    box = page.locator(".antwoord").first.locator("input[name=categorie]:not(:checked)").first
    category, key = box.get_attribute("value"), box.get_attribute("data-toets")
    before = count(page, category)

    page.keyboard.press(key)
    saved(page)
    assert count(page, category) == before + 1
    page.reload()
    assert count(page, category) == before + 1
    page.keyboard.press("j")
    page.keyboard.press(key)
    saved(page)
    assert count(page, category) == before


def test_undo_takes_back_the_last_choice(visitor, demo, log_in):
    log_in(visitor, "codeur")
    page = visitor.page
    page.goto(demo.address + QUESTION)
    page.keyboard.press("j")
    page.keyboard.press("j")
    box = page.locator(".antwoord").nth(1).locator("input[name=categorie]:not(:checked)").first
    category, key = box.get_attribute("value"), box.get_attribute("data-toets")
    before = count(page, category)

    page.keyboard.press(key)
    page.wait_for_function(
        "([c, n]) => document.querySelector(`[data-telling=${c}]`).textContent == n",
        arg=[category, str(before + 1)],
    )
    page.keyboard.press("u")
    page.wait_for_function(
        "([c, n]) => document.querySelector(`[data-telling=${c}]`).textContent == n",
        arg=[category, str(before)],
    )


def test_keys_can_be_switched_off(visitor, demo, log_in):
    log_in(visitor, "codeur")
    page = visitor.page
    page.goto(demo.address + QUESTION)
    page.get_by_label("Sneltoetsen aan").uncheck()
    page.locator(".antwoord h2").nth(2).focus()
    checked = page.locator(".antwoord").nth(2).locator("input:checked").count()

    for key in "abc":
        page.keyboard.press(key)
    assert page.locator(".antwoord").nth(2).locator("input:checked").count() == checked


@pytest.mark.parametrize("visitor", [False], indirect=True)
def test_without_javascript_an_answer_is_sorted_with_its_button(visitor, demo, log_in):
    log_in(visitor, "onderzoeker")
    page = visitor.page
    page.goto(demo.address + QUESTION)
    page.get_by_label("Nieuwe categorie voorstellen").fill("Rust in huis")
    page.get_by_role("button", name="Voeg toe").click()
    third = page.locator(".antwoord").nth(3)
    third.get_by_label("Rust in huis").check()
    third.get_by_role("button", name="Bewaar").click()

    assert count(page, "rust_in_huis") == 1
    assert page.locator(".antwoord").nth(3).get_by_label("Rust in huis").is_checked()
