"""The page that shows both versions, as a parent meets it: two tabs, the keyboard."""

import pytest

from survey_app.domain.messages import KEPT_NEW, STALE_PAGE

pytestmark = pytest.mark.browser


def test_two_tabs_meet_and_the_person_chooses_by_keyboard(visitor, demo):
    first, second = visitor.page, visitor.page.context.new_page()
    first.goto(demo.new_link("11", "ouder"))
    first.locator("#toestemming").check()
    first.locator("[name=leeftijd]").first.check()
    first.get_by_role("button", name="Begin met de vragen").click()
    second.goto(first.url)
    first.get_by_role("radio", name="Ja", exact=True).first.check()
    first.locator("main").get_by_role("button", name="Volgende").click()
    second.get_by_role("radio", name="Nee", exact=True).first.check()
    second.locator("main").get_by_role("button", name="Volgende").click()
    visitor.page = second

    assert second.get_by_role("alert").inner_text().strip() == STALE_PAGE
    assert [second.locator(".twee-versies dd").nth(place).inner_text() for place in (0, 1)] == ["Ja", "Nee"]
    visitor.look("both versions")
    second.get_by_role("button", name="Houd wat er al stond").focus()
    second.keyboard.press("Tab")
    second.keyboard.press("Enter")
    second.wait_for_url("**melding=nieuwe_bewaard*")
    assert second.get_by_role("status").inner_text().strip() == KEPT_NEW
