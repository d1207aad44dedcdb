"""What someone who takes answers back left behind in the contact store: how to reach them, and their mail."""

from __future__ import annotations

from sqlalchemy import Engine, and_, delete, select, update

from survey_app.domain.withdrawing.parts import WithdrawnParts
from survey_app.domain.withdrawing.reach import same_reach
from survey_app.storage.contacts.contact_cipher import ContactCipher
from survey_app.storage.contacts.contacts import SqlContacts
from survey_app.storage.contacts.database import forget_removed, reading, writing
from survey_app.storage.contacts.study_keys import SqlStudyKeys
from survey_app.storage.contacts.tables import contacts, wishes


class SqlLeftBehind:
    """The store behind `use_cases.withdraw`: `engine` is the main database, `store` the contact store."""

    def __init__(self, engine: Engine, store: Engine, keys: SqlStudyKeys) -> None:
        self._store, self._keys = store, keys
        self._contacts = SqlContacts(engine, store, keys)

    def forget(self, parts: WithdrawnParts) -> None:
        """Removes the wish to be contacted later, the address and the token of the person behind the answers.

        Of answers that were cut loose from their invitation nobody knows the person: then the addresses of
        all who are done are emptied, this one's among them.
        """
        if parts.invitation is None:
            self._contacts.tidy(parts.study)
        else:
            self._remove(parts.study, parts.invitation, parts.token_hash)
        forget_removed(self._store)

    def knows(self, study: str, reach: str) -> bool:
        """Whether a wish of the study has this number or address."""
        return bool(self._wishes_with(study, reach))

    def forget_reach(self, study: str, reach: str) -> None:
        """Removes every wish with this number or address."""
        for wish in self._wishes_with(study, reach):
            with writing(self._store) as here:
                here.execute(delete(wishes).where(wishes.c.study == study, wishes.c.id == wish))

    def _remove(self, study: str, invitation: int, token_hash: str) -> None:
        key = self._keys.key(study)
        contact = and_(contacts.c.study == study, contacts.c.token_hash == token_hash)
        with writing(self._store) as here:
            here.execute(update(contacts).where(contact).values(address=None, token=None))
            if key:
                wish = ContactCipher(key).wish_name(invitation)
                here.execute(delete(wishes).where(wishes.c.study == study, wishes.c.id == wish))

    def _wishes_with(self, study: str, reach: str) -> list[str]:
        key = self._keys.key(study)
        if key is None:
            return []
        cipher = ContactCipher(key)
        with reading(self._store) as here:
            rows = here.execute(select(wishes).where(wishes.c.study == study)).all()
        return [row.id for row in rows if same_reach(cipher.decrypt(row.reach), reach)]
