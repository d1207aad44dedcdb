"""The editor in a browser: the preview follows, a reference lands at the cursor, a number gives way."""

import pytest

pytestmark = pytest.mark.browser
PAGE = "/studies/zwolle/teksten/doel"
COUNTED = "Bij 12 van de 15 casussen was er een goede klik met het wijkteam."
SLIP = "En {{ telling: casusonderzoek.regie_wt.groen }}."
WAIT = 10_000  # milliseconds: a busy machine


def test_a_text_is_written_with_a_preview_that_follows_and_frozen(visitor, demo, log_in):
    log_in(visitor, "rekenkamer")
    page = visitor.page
    page.set_default_timeout(WAIT)
    page.goto(demo.address + PAGE)
    page.fill("#tekst", f"{COUNTED}\n\n{SLIP}")
    page.locator("#voorbeeld", has_text="casusonderzoek.regie_swt.groen").wait_for()
    visitor.look("teksten-schrijven")

    page.fill("#zoek", "regie groen")
    found = page.locator("#vondsten button", has_text="casusonderzoek.regie_swt.groen")
    found.wait_for()
    page.locator("#tekst").evaluate("field => field.setSelectionRange(0, 0)")
    found.press("Enter")
    assert page.input_value("#tekst").startswith("{{ telling: casusonderzoek.regie_swt.groen }}")

    page.fill("#tekst", COUNTED)
    page.locator("#voorbeeld .getypt button").first.wait_for()
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#voorbeeld .getypt button").first.press("Enter")
    page.wait_for_function("document.getElementById('tekst')?.value.startsWith('Bij {{')")
    page.locator("button[value=bewaar]").press("Enter")
    page.get_by_text("De tekst is bewaard").wait_for()

    page.goto(demo.address + "/studies/zwolle/momentopnamen")
    page.fill("#naam", "Concept")
    page.get_by_role("button", name="Neem een momentopname").press("Enter")
    page.get_by_text("Momentopname 1 is genomen").wait_for()
    visitor.look("momentopnamen", "main")
    page.get_by_role("link", name="Wat is er sindsdien veranderd?").press("Enter")
    page.get_by_text("precies hetzelfde").wait_for()
    visitor.look("momentopname-vergeleken", "main")
