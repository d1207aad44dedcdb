"""Mail to respondents: whose turn it is, what it says, and what came back.

`addresses.py` says what an address is; `contact_list.py` reads a list of them; `turns.py` decides who gets
what when; `mail_texts.py` and `default_texts.py` hold the words; `outgoing.py` makes the message;
`bounces.py` reads what a mail server sent back. Nothing here opens a connection or a database.
"""
