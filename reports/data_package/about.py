"""What a publication says of itself that a study folder does not hold."""

from __future__ import annotations

from dataclasses import dataclass

PUBLIC_FOLDER, RESTRICTED_FOLDER = "openbaar/", "beperkt/"


@dataclass(frozen=True)
class Details:
    """Days are ISO; '' where it is not known yet, and then it is left out or said to be missing.

    `publisher_id` is the organisation's address in the register of government organisations (TOOI);
    `municipality` the area the study is about.
    """

    published_on: str = ""
    municipality: str = ""
    publisher_id: str = ""
    identifier: str = ""  # the report's own number
    url: str = ""  # where the report can be read
    keywords: tuple[str, ...] = ()
