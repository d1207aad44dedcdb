"""The tables of the contact store. Nothing here knows an answer, and no address stands here in plain."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()
VERSION = 1  # of these tables; a store of a later version is refused

store_version = Table("store_version", metadata, Column("version", Integer, primary_key=True))

# One row per study, which stays when the key is destroyed: then `key` is empty and no new one is made.
study_keys = Table(
    "study_keys",
    metadata,
    Column("study", String, primary_key=True),
    Column("key", LargeBinary),  # encrypted with a secret outside both databases
)
