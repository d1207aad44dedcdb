"""Wederhoor from invitation to annex: staff release, a reader reacts by keyboard on a phone, staff answer."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
WEDERHOOR = "/studies/zwolle/wederhoor"
TEXT = "Bij 7 van de 15 casussen was de regie duidelijk."


def hold_round(visitor, demo):
    """A round with one reader and one passage, open; the link and the code, as the page shows them once."""
    page = visitor.page
    page.goto(demo.address + WEDERHOOR)
    page.get_by_role("button", name="Maak de ronde").click()
    page.get_by_label("Functies, één per regel").fill("teamleider wijkteam\nbeleidsadviseur jeugd")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("link", name="Passages kiezen en vrijgeven").click()
    page.get_by_label("teamleider wijkteam").check()
    page.get_by_label("beleidsadviseur jeugd").check()
    page.get_by_label("Uit welk deel").fill("Inleiding")
    page.get_by_label("Tekst van de passage").fill(TEXT)
    page.get_by_role("button", name="Geef vrij").click()
    visitor.look("vrijgeven")
    page.get_by_role("link", name="Terug naar de ronde").click()
    page.get_by_text("Links en codes maken").click()
    page.get_by_role("button", name="Toon ze op het scherm").click()
    visitor.look("links", "main")
    link, code = page.locator("code").all_inner_texts()[:2]
    page.get_by_role("button", name="Open de ronde").click()
    page.get_by_role("link", name="Reacties bekijken en beantwoorden").wait_for()
    return demo.address + link[link.index("/wederhoor/") :], code


def react_by_keyboard(visitor, link, code):
    """On a phone, without a mouse: in, choose, write, save, check, send."""
    page = visitor.page
    page.goto(link)
    visitor.look("code")
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_label("Uw code").focus()
    page.keyboard.type(code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.get_by_text(TEXT).wait_for()
    visitor.look("voorgelegd", "main")
    page.get_by_role("link", name="Reageer").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Wat vindt u van deze tekst?").wait_for()
    visitor.look("passage", "main")
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_label("Een feit klopt niet").focus()
    page.keyboard.press("Space")
    for words in ("Het waren er 8.", "Bij 8 van de 15 casussen was de regie duidelijk."):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.get_by_role("button", name="Bewaar").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Controleren en versturen").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Na het versturen kunt u").wait_for()
    visitor.look("controle", "main")
    page.get_by_role("button", name="Versturen").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Wij hebben uw reacties ontvangen: 1").wait_for()
    visitor.look("verstuurd", "main")


def test_a_round_from_invitation_to_annex(visitor, demo, log_in):
    page = visitor.page
    log_in(visitor, "onderzoeker")
    link, code = hold_round(visitor, demo)
    react_by_keyboard(visitor, link, code)
    page.goto(demo.address + WEDERHOOR)
    page.get_by_role("link", name="Ambtelijk wederhoor 1").click()
    page.get_by_role("link", name="Reacties bekijken en beantwoorden").click()
    page.get_by_role("link", name="Bekijk en antwoord").click()
    page.get_by_label("Overgenomen", exact=True).check()
    page.get_by_label("Nieuwe tekst").fill(TEXT.replace("7", "8"))
    page.get_by_role("button", name="Bewaar het antwoord").click()
    page.get_by_text("Het antwoord is bewaard.").wait_for()
    visitor.look("beantwoord", "main")
    nota = page.request.get(f"{demo.address}/studies/zwolle/nota.html").text()

    assert "Ambtelijk wederhoor" in nota
    assert "Het waren er 8." in nota
    assert TEXT.replace("7", "8") in nota
