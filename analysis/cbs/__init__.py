"""Open data of CBS (StatLine): read with what is provisional, rounded or hidden kept as such."""

from __future__ import annotations
