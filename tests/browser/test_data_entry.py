"""Who types in a form from paper loses nothing of it with the connection, nor with a closed browser."""

import csv
import io
import zipfile

import pytest

pytestmark = pytest.mark.browser


def code_of_a_letter(demo, folder):
    """The code in a letter that was just made."""
    demo.command("letters", "zwolle", "-p", "ouder", "--casus", "7", "-o", str(folder / "brieven.zip"))
    with zipfile.ZipFile(folder / "brieven.zip") as archive:
        text = archive.read("codes.csv").decode("utf-8-sig")
    return next(csv.DictReader(io.StringIO(text), delimiter=";"))["code"]


def test_each_field_is_kept_as_soon_as_it_is_typed_also_after_the_connection_was_lost(
    visitor, demo, log_in, tmp_path
):
    log_in(visitor, "veldwerker")
    page = visitor.page
    page.goto(f"{demo.address}/studies/zwolle/papier")
    page.get_by_label("Code op het formulier").fill(code_of_a_letter(demo, tmp_path))
    page.get_by_role("button", name="Open het formulier").click()
    fields, state = page.locator("input.invoer__cijfer"), page.get_by_role("status")
    fields.nth(0).fill("1")
    fields.nth(0).press("Tab")
    state.get_by_text("Bewaard.", exact=True).wait_for()

    page.route("**/bewaren", lambda route: route.fulfill(status=404))
    fields.nth(1).fill("2")
    fields.nth(1).press("Tab")
    state.get_by_text("Nog niet bewaard.").wait_for()
    visitor.look("niet-bewaard")
    page.unroute("**/bewaren")
    page.evaluate("dispatchEvent(new Event('online'))")
    state.get_by_text("Bewaard.", exact=True).wait_for()

    fields.nth(2).fill("99")
    fields.nth(2).press("Tab")
    page.locator("[aria-invalid=true]").wait_for()
    assert "cijfer" in state.inner_text()
    fields.nth(2).fill("")
    fields.nth(2).press("Tab")
    state.get_by_text("Bewaard.", exact=True).wait_for()

    again = page.context.new_page()
    again.goto(page.url)
    assert [again.locator("input.invoer__cijfer").nth(place).input_value() for place in (0, 1, 2)] == [
        "1",
        "2",
        "",
    ]
