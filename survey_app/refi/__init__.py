"""REFI-QDA, the exchange format of programs for qualitative analysis: bytes in, values out, and back.

Nothing here touches a database or a disk. A file of another program is judged like any stranger's: what does
not fit is a Problem with its line, never a guess.
"""
