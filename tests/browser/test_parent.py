"""A parent walks from the link to the receipt code by mouse, with and without JavaScript.

By keyboard, and what axe says of every page, is in test_instruments.py: of every questionnaire and language.
"""

import re

import pytest

pytestmark = pytest.mark.browser
CONTINUE = re.compile("Volgende")


def begin(visitor, link):
    visitor.page.goto(link)
    visitor.page.get_by_role("checkbox").check()
    for age in visitor.page.locator("[name=leeftijd]").all()[:1]:  # where a parent answers about a child
        age.check()
    visitor.page.get_by_role("button", name="Begin met de vragen").click()


def answer_page(page):
    """The first answer to every question that is shown, and a sentence in every text field."""
    for group in page.locator("fieldset").all():
        if group.is_visible():
            group.locator("input").first.check()
    for field in page.locator("textarea").all():
        field.fill("Het ging goed, met vallen en opstaan.")


def test_a_parent_fills_in_the_questionnaire_and_gets_a_receipt_code(visitor, demo):
    page = visitor.page
    begin(visitor, demo.links["ouder"])
    while "/controleren" not in page.url:
        answer_page(page)
        page.get_by_role("button", name=CONTINUE).click()
    assert not page.get_by_label("Telefoonnummer of e-mailadres").is_visible()
    page.locator("#citeren-ja").check()
    page.locator("#opnieuw-ja").check()
    page.get_by_role("button", name="Versturen").click()
    assert page.title().startswith("Fout: ")
    visitor.look("controleren-met-een-fout")
    page.get_by_label("Telefoonnummer of e-mailadres").fill("06 12345678")
    page.get_by_role("button", name="Versturen").click()

    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}", page.locator(".ontvangstcode").inner_text())


def test_closing_half_way_and_opening_the_link_again_continues(visitor, demo, browser):
    begin(visitor, demo.links["swt"])
    answer_page(visitor.page)
    visitor.page.get_by_role("button", name=CONTINUE).click()
    here = visitor.page.url
    elsewhere = browser.new_context().new_page()
    elsewhere.goto(demo.links["swt"])
    elsewhere.get_by_role("button", name="Ga verder").click()

    assert elsewhere.url.split("?")[0] == here
    elsewhere.context.close()


@pytest.mark.parametrize("visitor", [False], indirect=True, ids=["no-javascript"])
def test_the_questionnaire_works_without_javascript(visitor, demo):
    page = visitor.page
    begin(visitor, demo.links["hulpverlener"])
    for _ in range(20):
        if "/controleren" in page.url:
            break
        answer_page(page)
        page.get_by_role("button", name=CONTINUE).click()
    page.get_by_role("button", name="Versturen").click()

    assert "Dank u wel" in page.get_by_role("heading", level=1).inner_text()


def test_a_follow_up_appears_only_when_it_fits(visitor, demo):
    begin(visitor, demo.new_link("4", "ouder"))
    first = visitor.page.locator(".vraag").first
    assert not first.locator(".na-ja, .na-nee").first.is_visible()

    first.get_by_label("Ja", exact=True).first.check()
    assert first.locator(".na-ja").is_visible()
    assert not first.locator(".na-nee").is_visible()

    first.get_by_label("Nee", exact=True).first.check()
    assert first.locator(".na-nee").is_visible()


def test_an_unknown_link_is_told_kindly(visitor, demo):
    visitor.page.goto(f"{demo.address}/v/bestaat-niet")
    visitor.look("onbekende-link")

    assert "Deze link klopt niet" in visitor.page.get_by_role("main").inner_text()
