"""REFI-QDA: codebooks and projects as other coding programs write and read them. Pure: bytes and values."""
