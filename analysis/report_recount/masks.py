"""Digits that are no quantities: dates, years, references, ages, telephone numbers. They are covered up.

Each is replaced by as many cover signs, so that places in the text stay what they were.
"""

from __future__ import annotations

import re

COVER = "\u25a1"  # a white square: no letter, no digit, no space
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)
_REFERRED = (
    r"hoofdstuk(?:ken)?|paraga?ra(?:af|fen)|par|paragraaf|paragrafen|sectie|§+|bijlagen?|tabel(?:len)?|figu(?:ur|ren)"
    r"|grafiek(?:en)?|afbeelding(?:en)?|kader|artikel(?:en)?|artt?|lid|leden|blz|bladzijde|pagina|pag|pp?|noot"
    r"|voetnoot|casus(?:sen)?|cases?|nummers?|nrs?|spo(?:or|ren)|fasen?|stap(?:pen)?|aanbeveling(?:en)?"
    r"|conclusies?|norm(?:en)?|(?:deel|onderzoeks)?vra(?:ag|gen)|cluster|groep|segment|categorie|niveau"
    r"|beweging(?:en)?|versie|bijeenkomst|thema|variant|scenario|kenmerk|zaak|dossier|kvk|bsn|locatie"
    r"|indicator|motie|route|rij|kolom|werkpakket|bouwsteen|principe|prioriteit"
    r"|postbus|top|deelnemer|respondent|nen|iso|q|leerjaar|klas"
)
_LISTED = (
    r"\d+(?:\.\d+)*[a-z]?\b(?:\s*(?:,|en|of|t/m|tot en met|-|–|/|&)\s*\d+(?:\.\d+)*[a-z]?\b(?![.,]?\d|\s*%))*"
)
_PATTERNS = (
    r"https?://\S+|www\.\S+|\S+@\S+\.\S+",
    r"\bECLI:\S+|\bStb\.\s*\d{4},\s*\d+|\bCVDR\d+|\b[A-Z]{2}\d{2}\s?[A-Z]{4}\s?[\d\s]{10,}",
    r"(?<!\d)\d{4}\s?[A-Z]{2}\b(?=\s+[A-Z])",
    r"(?<![\d.,])(?:\+31|0031|0)[\s-]?\(?\d{1,3}\)?(?:\s?-?\s?\d{2,4}){2,4}(?!\d|[.,]\d)",
    r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}\b|\b(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}\b",
    rf"\b\d{{1,2}}(?:\s*(?:en|tot|t/m|-|–)\s*\d{{1,2}})?\s+(?:{_MONTHS})\b\.?(?:\s+(?:19|20)?\d{{2}}\b)?",
    rf"\b(?:{_MONTHS})\s+(?:19|20)\d{{2}}\b",
    r"(?<![\d.,€])(?<!€ )\b(?:19[5-9]|20)\d{1}\d?(?<=\d{4})(?:\s*[-–/]\s*(?:(?:19|20)\d{2}|\d{2})(?!\d))?"
    r"(?![\d%]|[.,]\d|\s*(?:%|euro|uur|uren|mln|miljoen))",
    r"['’‘]\d{2}\b|\b\d{2}/\d{2}\b(?=\s*:)",
    r"\b\d{1,2}[.:]\d{2}\s*(?:-|–|tot)?\s*(?:\d{1,2}[.:]\d{2})?\s*(?:uur|u\b)|\b\d{1,2}:\d{2}\b",
    rf"(?i:(?<!\w)(?:{_REFERRED})\.?)\s*{_LISTED}(?!\s*%|[.,]?\d)",
    r"\b\d{1,3}\s*[-–]\s*/?\s*(?:naar\s+)?\d{1,3}\s*\+|\b\d{1,3}\+(?!\s*\d)",
    r"\b\d{1,3}[-–](?:\d{1,3})?(?:\s*(?:jaar|jarigen?|uurs))|\b\d{1,3}[-–](?=[a-zA-Z])|\b\d{1,3}-\s",
    r"(?<![\d.,€])\b\d{1,3}\s?[-–]\s?\d{1,3}\b(?!\s*%|[.,]\d)",
    r"\b\d{1,3}\s+(?:tot|t/m|tot en met)\s+\d{1,3}\s*-?\s*(?:jarigen?|jaar)\b",
    r"\b\d{1,3}\s*(?:\^?e|ste|de)\b(?!\w)",
    r"\b\d+(?:\.\d+){2,}\b(?=\s*[A-Za-z])(?<![.]\d{3})",
    r"(?<=[A-Za-z])\d+(?:[.,]\d+)*|\b\d+[a-z]\b",
    r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+",
)
LONGEST_PASSAGE = 12_000  # characters: some four pages without a blank line
_NO_WORD = re.compile(r"\S{60,}")
_MASKS = tuple(re.compile(pattern) for pattern in _PATTERNS)
_OPENING = re.compile(
    r"\s*(?:[-•▪*o]\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.:]?(?=\s+[A-Z‘'\"(])|\(?\d{1,2}[a-z]?[.)](?=\s))"
)
_INLINE = re.compile(r"(?<!\w)\((\d{1,2})\)|(?<![\w,.(])(\d{1,2})[.)](?=\s+[A-Za-z])")


def covered(text: str) -> str:
    """The text with every number that is no quantity covered up; of the same length.

    A passage that is longer than any is no text, and is covered as a whole.
    """
    if len(text) > LONGEST_PASSAGE:
        return COVER * len(text)
    text = _NO_WORD.sub(_cover, text)
    for mask in _MASKS:
        text = mask.sub(_cover, text)
    return _without_inline_numbers(text)


def covered_opening(text: str) -> str:
    """As `covered`, of a whole passage: the number that it opens with (`2.1 Doel`, `3)`) goes as well."""
    if len(text) > LONGEST_PASSAGE:
        return COVER * len(text)
    opening = _OPENING.match(text)
    if opening:
        text = COVER * opening.end() + text[opening.end() :]
    return covered(text)


def _cover(match: re.Match[str]) -> str:
    return re.sub(r"\S", COVER, match[0])


def _without_inline_numbers(text: str) -> str:
    """(1) ... (2) ... number parts of a sentence, where they begin at 1 and run on."""
    found = [(match, int(match[1] or match[2])) for match in _INLINE.finditer(text)]
    wanted = 1
    for _, number in found:
        if number == wanted:
            wanted += 1
    if wanted < 3:
        return text
    return _INLINE.sub(_cover, text)
