"""Cutting the link between people and answers: key and contact data go first, then the link itself."""

from __future__ import annotations

from typing import Protocol

from survey_app.domain.anonymity.links import LinkCut


class StudyKeys(Protocol):
    """The keys of the studies (survey_app/storage/contacts/study_keys.py)."""

    def destroy(self, study: str) -> None:
        """Removes the key and everything that it opened, for good."""


class LinkCuts(Protocol):
    """Where the link is (survey_app/storage/link_cuts.py)."""

    def cut(self, study: str, cut: LinkCut) -> None:
        """Cuts the link and keeps that it was done."""


def cut_link(keys: StudyKeys, cuts: LinkCuts, study: str, cut: LinkCut) -> None:
    """Cuts it, for good. Broken off half-way it is done again from the start: each half may be repeated.

    The two databases share no transaction. The key goes first: what is left then, the link without the key,
    is the safer half, and the page goes on saying that the link is there.
    """
    keys.destroy(study)
    cuts.cut(study, cut)
