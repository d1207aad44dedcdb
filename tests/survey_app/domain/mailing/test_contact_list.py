"""A list of addresses: everything that is wrong at once with its line, and never a part of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.addresses import has_strange_name, is_address, mailable, masked
from survey_app.domain.mailing.contact_list import MOST_CONTACTS, MOST_PROBLEMS, SheetRow, read_contact_list

HEADER = ("casus", "perspectief", "e-mail", "taal")


def rows(*lines, header=HEADER):
    return [SheetRow(number, cells) for number, cells in enumerate((header, *lines), start=1)]


def told(read):
    return [(problem.line, problem.message) for problem in read.problems]


def test_a_good_list_becomes_contacts_with_their_line(zwolle):
    read = read_contact_list(
        zwolle, rows(("1", "Ouder", " jan@voorbeeld.nl ", "EN"), ("",), ("2", "swt", "swt@voorbeeld.nl", ""))
    )

    assert read.problems == ()
    assert [tuple(one) for one in read.contacts] == [
        (2, "1", "ouder", "jan@voorbeeld.nl", "en"),
        (4, "2", "swt", "swt@voorbeeld.nl", "nl"),
    ]


def test_columns_stand_in_any_order_and_the_language_may_be_left_out(zwolle):
    read = read_contact_list(
        zwolle, rows(("a@voorbeeld.nl", "1", "ouder"), header=("E-mailadres", "Casus", "Perspectief"))
    )

    assert [(one.casus, one.address) for one in read.contacts] == [("1", "a@voorbeeld.nl")]


def test_every_problem_is_told_at_once_and_nothing_is_taken(zwolle):
    read = read_contact_list(
        zwolle,
        rows(
            ("1", "ouder", "goed@voorbeeld.nl", "nl"),
            ("9999", "buur", "geen adres", "xx"),
            ("1", "ouder", "GOED@voorbeeld.nl", "nl"),
            ("1", "swt", "goed@voorbeeld.nl", "nl"),
            ("2", "ouder"),
        ),
    )

    assert read.contacts == ()
    assert told(read) == [
        (3, say.LINE_CASUS),
        (3, say.LINE_PERSPECTIEF),
        (3, say.LINE_ADDRESS),
        (3, say.LINE_LANGUAGE),
        (4, say.LINE_TWICE),
        (5, say.LINE_OTHER_PERSPECTIEF),
        (6, say.LINE_ADDRESS),
    ]
    assert all("@" not in str(problem.details) for problem in read.problems)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (("casus", "perspectief", "e-mail", "naam"), say.STRANGE_COLUMNS),
        (("casus", "e-mail"), say.MISSING_COLUMNS),
        (("1", "ouder", "a@voorbeeld.nl"), say.MISSING_COLUMNS),
    ],
)
def test_other_columns_are_refused(zwolle, header, message):
    read = read_contact_list(zwolle, rows(("1", "ouder", "a@voorbeeld.nl", "Jansen"), header=header))

    assert told(read) == [(1, message)]


def test_an_empty_list_and_a_list_without_end_are_refused(zwolle):
    line = ("1", "ouder", "fout", "nl")

    assert told(read_contact_list(zwolle, [])) == [(0, say.EMPTY_LIST)]
    assert told(read_contact_list(zwolle, rows(("", " ")))) == [(0, say.EMPTY_LIST)]
    assert told(read_contact_list(zwolle, rows(*[line] * (MOST_CONTACTS + 1)))) == [(0, say.TOO_MANY)]


def test_of_very_many_problems_the_first_are_told(zwolle):
    read = read_contact_list(zwolle, rows(*[("1", "ouder", "fout", "nl")] * 300))

    assert len(read.problems) == MOST_PROBLEMS + 1
    assert read.problems[-1].message == say.MORE_PROBLEMS


@pytest.mark.parametrize("address", ["jan@voorbeeld.nl", "j.de-vries+x@mail.voorbeeld.co.uk", "a@b.nl"])
def test_an_address(address):
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jan",
        "jan@voorbeeld",
        "jan@@voorbeeld.nl",
        "jan@voorbeeld..nl",
        ".jan@voorbeeld.nl",
        "jan@-voorbeeld.nl",
        "jan@voorbeeld.nl\n",
        "jan@voorbeeld.nl\r\nBcc: alle@voorbeeld.nl",
        "jan@voorbeeld.nl, piet@voorbeeld.nl",
        "<jan@voorbeeld.nl>",
        '"jan piet"@voorbeeld.nl',
        "jan@[127.0.0.1]",
        "jän@voorbeeld.nl",
        "jan\0@voorbeeld.nl",
        "a" * 65 + "@voorbeeld.nl",
        "jan@" + "a" * 250 + ".nl",
    ],
)
def test_no_address(address):
    assert not is_address(address)


@pytest.mark.parametrize(
    ("typed", "goes_to"),
    [
        ("post@münchen.de", "post@xn--mnchen-3ya.de"),
        ("Post@MÜNCHEN.de", "Post@xn--mnchen-3ya.de"),
        ("jan@faß.de", "jan@xn--fa-hia.de"),  # the older IDNA made another domain of it: fass.de
        ("a@café.café.fr", "a@xn--caf-dma.xn--caf-dma.fr"),
        ("jan@voorbeeld.рф", "jan@voorbeeld.xn--p1ai"),
        ("jan@Voorbeeld.nl", "jan@Voorbeeld.nl"),
    ],
)
def test_a_domain_in_any_script_is_mailed_by_the_name_that_servers_know(typed, goes_to):
    assert mailable(typed) == goes_to
    assert is_address(goes_to)


@pytest.mark.parametrize(
    "typed",
    [
        "jan@mün chen.de",
        "jan@-ü.de",
        "jan@ü",
        "jan@‮ü.nl",
        "jan@" + "ü" * 80 + ".de",
        "jän@ü.de",
        "@ü.de",
        "ü",
    ],
)
def test_no_domain_in_any_script(typed):
    assert mailable(typed) == ""


def test_a_letter_with_an_accent_before_the_at_has_its_own_sentence(zwolle):
    lines = [
        ("1", "ouder", "jän@voorbeeld.nl"),
        ("2", "ouder", "jän piet@voorbeeld.nl"),
        ("3", "ouder", "jän@x"),
    ]
    read = read_contact_list(zwolle, rows(*lines, header=HEADER[:3]))

    assert told(read) == [(2, say.STRANGE_NAME), (3, say.LINE_ADDRESS), (4, say.LINE_ADDRESS)]
    assert not has_strange_name("jan@münchen.de")


def test_a_domain_in_two_spellings_is_one_address(zwolle):
    read = read_contact_list(
        zwolle, rows(("1", "ouder", "a@münchen.de", "nl"), ("1", "ouder", "a@xn--mnchen-3ya.de", "nl"))
    )

    assert told(read) == [(3, say.LINE_TWICE)]


@settings(max_examples=40)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_address_holds_what_could_end_a_header(local, domain):
    typed = f"{local}@{domain}.nl"

    for address in (typed if is_address(typed) else "", mailable(typed)):
        assert not set(address) & set(' \r\n\t\0<>,;:"()[]\\')
        assert address.isascii()


def test_a_mask_tells_neither_the_address_nor_how_long_it_is():
    assert masked("jan.jansen@voorbeeld.nl") == masked("jo@verweg.nl") == "j•••@v•••.nl"
