"""Metadata for active publication under the Woo: the report as an onderzoeksrapport (article 3.3, 2j).

The shape is that of DiWoo metadata 0.9.8, the names of categories those of the government's own lists (TOOI).
"""

from __future__ import annotations

from analysis.study import Study
from reports.data_package.about import Details
from reports.data_package.xml_text import HEAD, tag

NAMESPACE = "https://standaarden.overheid.nl/diwoo/metadata/"
_LIST = "https://identifier.overheid.nl/tooi/def/thes/kern/"
CATEGORY = ("onderzoeksrapporten", _LIST + "c_fdaee95e")
DUTCH = ("Nederlands", "http://publications.europa.eu/resource/authority/language/NLD")
PDF = ("PDF", "http://publications.europa.eu/resource/authority/file-type/PDF")


def woo_metadata(study: Study, details: Details) -> bytes:
    """The document's metadata; what is not known yet is left out, so that nobody takes a guess for a fact."""
    by = {"text": study.organisation, "resource": details.publisher_id}
    inside = tag(
        "diwoo:DiWoo",
        tag("diwoo:identifiers", tag("diwoo:identifier", text=details.identifier)),
        tag("diwoo:publisher", **by),
        tag("diwoo:verantwoordelijke", **by),
        tag("diwoo:opsteller", **by),
        tag("diwoo:titelcollectie", tag("diwoo:officieleTitel", text=study.title.say())),
        tag("diwoo:omschrijvingen", tag("diwoo:omschrijving", text=study.purpose.say())),
        _classified(details),
        tag("diwoo:creatiedatum", text=details.published_on),
        tag("diwoo:language", text=DUTCH[0], resource=DUTCH[1]),
        tag("diwoo:format", text=PDF[0], resource=PDF[1]),
        _published(details),
    )
    return f'{HEAD}<diwoo:Document xmlns:diwoo="{NAMESPACE}">{inside}</diwoo:Document>\n'.encode()


def _classified(details: Details) -> str:
    words = "".join(tag("diwoo:trefwoord", text=word) for word in details.keywords)
    return tag(
        "diwoo:classificatiecollectie",
        tag(
            "diwoo:informatiecategorieen",
            tag("diwoo:informatiecategorie", text=CATEGORY[0], resource=CATEGORY[1]),
        ),
        tag("diwoo:trefwoorden", words),
    )


def _published(details: Details) -> str:
    """That it was adopted, on its day: a time of day is not known, so none is written."""
    if not details.published_on:
        return ""
    handled = tag(
        "diwoo:documenthandeling",
        tag("diwoo:soortHandeling", text="vaststelling"),
        tag("diwoo:atTime", text=details.published_on),
    )
    return tag("diwoo:documenthandelingen", handled)
