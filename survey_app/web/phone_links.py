"""Telephone numbers in a text become links, so that a respondent with a phone in hand need not copy them."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Nine digits after the 0 or +31, with what people write between them; no date and no amount looks like it.
_NUMBER = re.compile(
    r"(?<![\w+])(?:\+31(?:\s?\(0\))?|0)(?:[\s().-]{0,3}\d){9}(?!\d)|(?<!\d)0[89]00(?:[\s-]?\d){4,7}(?!\d)"
)


def phone_links(text: str) -> Markup:
    """The text, safe to print, each Dutch telephone number a `tel:` link."""
    shown, end = Markup(""), 0
    for number in _NUMBER.finditer(text):
        digits = re.sub(r"[^\d+]", "", number[0].replace("(0)", ""))
        shown += escape(text[end : number.start()]) + _link(digits, number[0])
        end = number.end()
    return shown + escape(text[end:])


def _link(digits: str, shown: str) -> Markup:
    return Markup(
        '<a class="utrecht-link utrecht-link--html-a" dir="ltr" href="tel:{}">{}</a>',
    ).format(digits, shown)
