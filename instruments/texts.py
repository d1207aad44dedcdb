"""Texts: one text in every language it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from instruments.pseudo_language import PSEUDO, right_to_left


@dataclass(frozen=True)
class Texts(Mapping[str, str]):
    """A frozen mapping of language code to text: `Texts.of(nl="Ja", en="Yes")["en"]`."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **by_language: str) -> Texts:
        """Texts from keyword arguments, the first language being the source language."""
        return cls(tuple(by_language.items()))

    def say(self, language: str = "nl") -> str:
        """The text in this language, else in the first language there is, else ''.

        In the pseudo-language, which no file is written in, every text is worked out.
        """
        if language == PSEUDO:
            return right_to_left(self.say())
        for known, text in self.pairs:
            if known == language and text:
                return text
        return self.pairs[0][1] if self.pairs else ""

    def __getitem__(self, language: str) -> str:
        return dict(self.pairs)[language]

    def __iter__(self) -> Iterator[str]:
        return (language for language, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)


NO_TEXTS = Texts()
