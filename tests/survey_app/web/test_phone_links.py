"""A telephone number can be called by touching it, and nothing else is taken for one."""

import pytest

from survey_app.web.phone_links import phone_links


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("038 498 22 33", "0384982233"),
        ("038-4982233", "0384982233"),
        ("(038) 498 22 33", "0384982233"),
        ("06 12345678", "0612345678"),
        ("+31 38 498 22 33", "+31384982233"),
        ("+31 (0)38 498 22 33", "+31384982233"),
        ("14 038", None),
        ("0800-0432", "08000432"),
    ],
)
def test_a_number_becomes_a_link_as_it_is_written(written, called):
    shown = phone_links(f"Bel {written}, of schrijf.")

    assert (f'href="tel:{called}"' in shown) is (called is not None)
    assert written.strip("()")[:4] in shown


@pytest.mark.parametrize("text", ["2026-11-27", "postbus 538, 8000 AM", "€ 1.234,56", "1234567890123", ""])
def test_other_numbers_stay_text(text):
    assert "href" not in phone_links(text)


def test_what_stands_around_a_number_stays_text():
    link = '<a class="utrecht-link utrecht-link--html-a" dir="ltr" href="tel:0384982233">038 498 22 33</a>'

    assert phone_links("<b> 038 498 22 33 & zo") == f"&lt;b&gt; {link} &amp; zo"
