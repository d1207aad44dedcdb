"""Forms on paper as staff types them in: two people, a third look, and one response."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select, update

from survey_app.domain.inviting import code_hash, make_code
from survey_app.domain.inviting.order import Order
from survey_app.domain.roles import Role
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import paper_entries
from survey_app.storage.invitations import SqlInvitations
from survey_app.storage.study_folder import read_study
from survey_app.storage.study_frame import files_hash
from survey_app.storage.tables import invitations, studies, study_files

PAGE = "/studies/zwolle/papier"
CONSENT = {"@meedoen": "1", "@citeren": "1", "@leeftijd": "1"}
TYPED = {**CONSENT, "signalering_tijdig.gebeurd": "1", "signalering_tijdig.tevreden": "2", "toegang": "1"}


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text)).strip()


@pytest.fixture
def zwolle_app(lasting_app):
    """The example study on a database that lasts for this file."""
    return lasting_app


@pytest.fixture
def people(as_person):
    """Two who type, each in a browser of their own."""
    return [as_person(name, Role.VELDWERKER) for name in ("een", "twee")]


@pytest.fixture
def code(zwolle_app):
    """The code on a form of the parent of casus 3."""
    made = make_code()
    order = Order("zwolle", "3", "ouder", "ouder", "1")
    store = SqlInvitations(zwolle_app.extensions["database"])
    store.add(order, [code_hash("for-the-tests-only", made)], date(2026, 11, 1))
    return made


@pytest.fixture
def address(people, code):
    """Where the form is typed in."""
    answer = people[0].post(PAGE, data={"code": code})
    assert answer.status_code == 303
    return answer.location


def type_in(people, address, first, second):
    for browser, typed in zip(people, (first, second), strict=True):
        assert browser.post(address, data={**typed, "klaar": "1"}).status_code == 303


def entries(app):
    with reading(app.extensions["database"]) as connection:
        return connection.execute(select(paper_entries).order_by(paper_entries.c.entry)).all()


def on_paper(app):
    data = read_study(app.extensions["database"], "zwolle")
    names = {row.response for row in data.responses if row.afname == "papier"}
    return {(a.question, a.value) for a in data.answers if a.response in names}, names


def test_a_code_is_forgiven_its_dashes_and_a_wrong_one_says_so(people, code):
    browser = people[0]
    good = browser.post(PAGE, data={"code": f" {code[:3]}-{code[3:6]} {code[6:].lower()}"})

    assert good.status_code == 303
    for wrong in (make_code(), "niets", "", "Z1", "Z99999999999", "\x00", "Z١"):
        answer = browser.post(PAGE, data={"code": wrong})
        assert answer.status_code == 422, wrong


def test_two_entries_that_are_the_same_become_one_response(zwolle_app, people, address):
    type_in(people, address, TYPED, TYPED)
    page = people[1].get(address)
    assert "Beide keren is precies hetzelfde getypt" in text_of(page)

    answers = [people[0].post(f"{address}/verwerken") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    found, names = on_paper(zwolle_app)
    assert len(names) == 1
    assert found == {
        ("signalering_tijdig.gebeurd", "ja"),
        ("signalering_tijdig.tevreden", "deels"),
        ("toegang", "swt"),
    }
    assert [entry.answers for entry in entries(zwolle_app)] == [{}, {}]
    (told,) = [
        row
        for row in read_study(zwolle_app.extensions["database"], "zwolle").responses
        if row.response in names
    ]
    assert told.citeren == "ja"


def test_the_second_person_sees_nothing_of_the_first(people, address):
    secret = "Alleen de eerste typte dit"
    people[0].post(address, data={**TYPED, "open_ging_goed": secret, "klaar": "1"})

    for page in (people[1].get(address), people[1].get(PAGE), people[1].post(address, data=CONSENT)):
        assert secret not in page.text
    people[1].post(address, data={**CONSENT, "klaar": "1"})
    assert "U bent klaar" not in people[1].get(address).text


def test_differences_are_decided_with_the_paper_in_hand(zwolle_app, people, address):
    type_in(people, address, TYPED, {**TYPED, "toegang": "x", "weet_waar_terecht.gebeurd": "3"})
    page = people[0].get(address)
    assert "Verschillen: 2 van de" in text_of(page)

    open_one = people[0].post(f"{address}/verwerken", data={"toegang": "tweede"})
    assert open_one.status_code == 422
    assert on_paper(zwolle_app)[1] == set()
    decided = {
        "toegang": "tweede",
        "weet_waar_terecht.gebeurd": "anders",
        "anders:weet_waar_terecht.gebeurd": "?",
    }
    assert people[0].post(f"{address}/verwerken", data=decided).status_code == 303
    assert {("toegang", "meer_dan_een"), ("weet_waar_terecht.gebeurd", "onleesbaar")} <= on_paper(zwolle_app)[
        0
    ]
    assert "Gelijk getypt per vraag" in people[0].get(address).text


def test_a_mistake_keeps_the_rest_and_is_never_done(zwolle_app, people, address):
    answer = people[0].post(address, data={**TYPED, "toegang": "99", "klaar": "1"})

    assert answer.status_code == 422
    assert 'value="99"' in answer.text
    (entry,) = entries(zwolle_app)
    assert not entry.done
    assert entry.answers["signalering_tijdig.gebeurd"] == "ja"
    assert "toegang" not in entry.answers


def test_what_a_person_saved_half_is_there_again_and_done_is_done(people, address):
    people[0].post(address, data={"toegang": "2"})
    assert 'name="toegang" value="2"' in people[0].get(address).text

    people[0].post(address, data={**TYPED, "klaar": "1"})
    again = people[0].post(address, data={"toegang": "3", "klaar": "1"}, follow_redirects=True)
    assert "U was al klaar" in text_of(again)


def test_what_is_typed_is_kept_field_by_field_and_the_other_person_stays_blind(zwolle_app, people, address):
    """Half a form was lost with the connection, or with a browser that was closed."""
    first, second = people
    kept = [
        first.post(f"{address}/bewaren", data=fields).status_code
        for fields in ({"toegang": "2"}, {"open_ging_goed": "Het geheim"}, {"toegang": "99"}, {"onzin": "1"})
    ]
    page = first.get(address).text

    assert kept == [204, 204, 422, 204]
    assert ("Het geheim" in page, 'name="toegang" value=""' in page) == (True, True)  # 99 is no answer
    assert "Ga verder met typen" in first.get(PAGE).text
    assert "geheim" not in second.get(address).text
    assert second.post(f"{address}/bewaren", data={"toegang": "1"}).status_code == 204
    mine, other = (entry.answers for entry in entries(zwolle_app))
    assert (mine, list(other)) == ({"open_ging_goed": "Het geheim"}, ["toegang"])


def test_a_field_with_a_mistake_is_told_and_not_called_kept(people, address):
    """An empty field means that nothing was filled in: it may not become so in silence."""
    people[0].post(f"{address}/bewaren", data={"toegang": "2"})
    told = people[0].post(f"{address}/bewaren", data={"toegang": "99", "open_ging_goed": "Het ging"})

    assert [one["veld"] for one in told.json] == ["toegang"]
    assert "cijfer" in told.json[0]["tekst"]
    assert "Het ging" in people[0].get(address).text


def test_nothing_is_kept_field_by_field_in_a_form_that_is_done_or_of_two_others(
    zwolle_app, people, as_person, address
):
    people[0].post(address, data={**TYPED, "klaar": "1"})
    people[1].post(address, data=TYPED)
    before = [entry.answers for entry in entries(zwolle_app)]
    third = as_person("drie", Role.VELDWERKER)

    for browser in (people[0], third):
        assert browser.post(f"{address}/bewaren", data={"toegang": "2"}).status_code == 409
    assert [entry.answers for entry in entries(zwolle_app)] == before


def test_each_part_of_the_form_has_its_own_button_to_keep_it(people, address):
    page = people[0].get(address).text

    assert page.count("Bewaar tot hier") == page.count('class="invoer__kop"') > 2


def test_without_consent_on_the_form_nothing_counts(zwolle_app, people, address):
    type_in(people, address, {"toegang": "1"}, {"toegang": "1"})
    answer = people[0].post(f"{address}/verwerken")

    assert answer.status_code == 422
    assert "Bij A staat geen kruisje" in text_of(answer)
    assert on_paper(zwolle_app)[1] == set()
    assert people[0].post(f"{address}/verwerken", data={"opzij": "1"}).status_code == 303
    assert entries(zwolle_app) == []


def test_what_was_filled_in_past_the_route_is_told_and_does_not_count(zwolle_app, people, address):
    typed = {**CONSENT, "signalering_tijdig.gebeurd": "3", "signalering_tijdig.tevreden": "1"}
    type_in(people, address, typed, typed)
    assert "mocht overslaan" in text_of(people[0].get(address))

    people[0].post(f"{address}/verwerken")
    assert on_paper(zwolle_app)[0] == {("signalering_tijdig.gebeurd", "nee")}


def answer_on_the_web(app, code, send):
    browser, link = app.test_client(), f"/v/{code}"
    page = browser.get(link)
    key = re.search(r'name="sleutel" value="([0-9a-f]+)"', page.text)[1]
    browser.post(
        link,
        data={
            "sleutel": key,
            "toestemming": "ja",
            "leeftijd": "jonger_dan_12",
            "citeren": "nee",
            "opnieuw": "nee",
        },
    )
    browser.post(
        f"{link}/p/voor_de_hulp_1", data={"sleutel": key, "revisie": "0", "weet_waar_terecht.gebeurd": "ja"}
    )
    if send:
        assert browser.post(f"{link}/controleren", data={"sleutel": key}).status_code == 303


@pytest.mark.parametrize(("counts", "send"), [("papier", True), ("papier", False), ("elders", True)])
def test_who_answered_twice_counts_once_and_the_office_says_how(
    zwolle_app, people, code, address, counts, send
):
    answer_on_the_web(zwolle_app, code, send)
    assert "andere manier geantwoord" in text_of(people[0].get(address))
    type_in(people, address, TYPED, TYPED)

    unchosen = people[0].post(f"{address}/verwerken")
    assert unchosen.status_code == 422
    assert "Kies welke telt" in text_of(unchosen)
    assert people[0].post(f"{address}/verwerken", data={"telt": counts}).status_code == 303
    data = read_study(zwolle_app.extensions["database"], "zwolle")
    mine = {a.response: a.value for a in data.answers if a.response.startswith("r_")}
    assert len(mine) == 1
    assert ([row.afname for row in data.responses if row.response in mine] == ["papier"]) == (
        counts == "papier"
    )
    assert {entry.settled for entry in entries(zwolle_app)} == ({True} if counts == "papier" else set())


def test_a_form_that_was_settled_leaves_the_link_of_the_person_closed(zwolle_app, people, code, address):
    type_in(people, address, TYPED, TYPED)
    people[0].post(f"{address}/verwerken")

    assert zwolle_app.test_client().get(f"/v/{code}").location.endswith("/klaar")


def allow_without_code(app):
    with writing(app.extensions["database"]) as connection:
        here = study_files.c.path == "study.yaml"
        text = (
            connection.execute(select(study_files.c.content).where(here)).scalar_one()
            + b"paper_without_code: true\n"
        )
        connection.execute(update(study_files).where(here).values(content=text))
        connection.execute(update(studies).values(frame_hash=files_hash({"study.yaml": text})))


def test_a_form_without_a_code_gets_a_number_only_where_the_study_allows_it(zwolle_app, people):
    refused = people[0].post(PAGE, data={"zonder_code": "1", "perspectief": "ouder"})
    assert refused.status_code == 422
    assert "zonder_code" not in people[0].get(PAGE).text

    allow_without_code(zwolle_app)
    assert people[0].post(PAGE, data={"zonder_code": "1", "perspectief": "buurman"}).status_code == 422
    address = people[0].post(PAGE, data={"zonder_code": "1", "perspectief": "ouder"}).location
    number = address.rsplit("/", 1)[1]
    assert f"Z{number}" in people[0].get(address).text
    assert people[1].post(PAGE, data={"code": f"z{number}"}).location == address
    type_in(people, address, TYPED, TYPED)
    people[0].post(f"{address}/verwerken")
    assert len(on_paper(zwolle_app)[1]) == 1


def test_a_number_opens_no_form_that_has_a_code(zwolle_app, people, address):
    number = address.rsplit("/", 1)[1]

    assert people[1].post(PAGE, data={"code": f"Z{number}"}).status_code == 422


@pytest.mark.parametrize("number", ["0", "999999", "2147483647", "99999999999999999999"])
def test_a_number_that_is_none_is_a_friendly_404(people, number):
    assert people[0].get(f"{PAGE}/{number}").status_code == 404


def test_hostile_fields_end_in_a_page(zwolle_app, people, address):
    hostile = (
        b"%40meedoen=1%00&toegang=%ED%A0%80&klik_swt.gebeurd=" + b"1" * 10_000 + b"&%3Cb%3E=x&open_ging_goed="
        b"" + b"a" * 20_000
    )
    form = {"data": hostile, "content_type": "application/x-www-form-urlencoded"}

    assert people[0].post(f"{address}/bewaren", **form).status_code == 422
    assert people[0].post(address, **form).status_code in (303, 422)
    assert people[0].post(f"{address}/verwerken", **form).status_code == 303


@pytest.mark.parametrize("role", [Role.ONDERZOEKER, Role.BEHEERDER, Role.CODEUR])
def test_only_who_does_the_fieldwork_types_forms_in(as_role, role):
    assert as_role(role).get(PAGE).status_code == 403


def test_a_blank_form_can_be_printed_in_its_languages_and_sizes(as_role):
    browser = as_role(Role.ONDERZOEKER)
    page = browser.get("/studies/zwolle/op-papier")
    links = re.findall(r'href="(/studies/zwolle/op-papier/[^"]+)"', page.text)

    assert len(links) == 12
    pdf = browser.get("/studies/zwolle/op-papier/swt.pdf?in=en&letters=groot")
    assert pdf.data.startswith(b"%PDF")
    assert pdf.mimetype == "application/pdf"
    for wrong in ("buurman.pdf", "swt.pdf?in=fr", "swt.pdf?in=", "swt.pdf?in=%00"):
        assert browser.get(f"/studies/zwolle/op-papier/{wrong}").status_code == 404


def test_no_invitation_says_whose_answers_are_typed(people, address):
    """The person who types knows the perspectief, and never the casus."""
    assert "casus" not in text_of(people[0].get(address)).lower()


def test_a_form_of_a_cut_link_lets_only_the_other_answer_count(zwolle_app, people, code, address):
    answer_on_the_web(zwolle_app, code, send=True)
    with writing(zwolle_app.extensions["database"]) as connection:
        connection.execute(update(invitations).values(response=None, finished=True))
    type_in(people, address, TYPED, TYPED)

    assert 'value="papier"' not in people[0].get(address).text
    forced = people[0].post(f"{address}/verwerken", data={"telt": "papier"}, follow_redirects=True)
    assert "intussen iets veranderd" in text_of(forced)
    assert on_paper(zwolle_app)[1] == set()
