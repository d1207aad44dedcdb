"""The colours of the house in spreadsheets: ground and letter of each value, as RRGGBB."""

from __future__ import annotations

HEAD, GROUP = "14406B", "F3F5F7"
VALUES: dict[str, tuple[str, str]] = {
    "groen": ("4CAF6D", "000000"),
    "oranje": ("FFC46B", "000000"),
    "rood": ("8F1D21", "FFFFFF"),
    "grijs": ("E9EBEE", "000000"),
    "geen_informatie": ("FFFFFF", "000000"),
}
