"""A match in its text, with the words and tokens round it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from chancery.grammar.parse import Doc, Token
from chancery.records import Span

_WORD_BEFORE = re.compile(r"([\w$£€%.'’&]+|[^\w\s])\s*$")
_WORD_AFTER = re.compile(r"\s*([\w$£€%'’]+|[^\w\s])")


@dataclass
class Words:
    """The tokens of a document, found by code point."""

    doc: Doc
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [token.idx for token in self.doc]

    def at(self, offset: int) -> Token | None:
        """The token that holds a code point, or the last one before it."""
        number = bisect_right(self.starts, offset) - 1
        return self.doc[number] if number >= 0 else None


@dataclass(frozen=True)
class Place:
    """A match in its text."""

    text: str
    span: Span
    found: dict[str, str]
    words: Words

    @property
    def matched(self) -> str:
        return self.text[self.span[0] : self.span[1]]

    @cached_property
    def before(self) -> str:
        """The word or mark before, lower case; empty at the start."""
        found = _WORD_BEFORE.search(self.text, max(0, self.span[0] - 30), self.span[0])
        return found[1].lower() if found else ""

    @cached_property
    def after(self) -> str:
        """The word or mark after, as written; empty at the end."""
        found = _WORD_AFTER.match(self.text, self.span[1])
        return found[1] if found else ""

    @cached_property
    def head(self) -> Token | None:
        """The last token of the match."""
        return self.words.at(self.span[1] - 1)

    @property
    def first(self) -> Token | None:
        return self.words.at(self.span[0])

    def named(self) -> bool:
        """The parse sees the name of a person, a body or a work here that is more than the match."""
        token = self.first
        if token is None or token.ent_iob_ not in ("B", "I"):
            return False
        if token.ent_type_ in ("PERSON", "PER"):
            return True
        if token.ent_type_ in ("DATE", "TIME"):
            return False
        entity = next((one for one in self.words.doc.ents if one.start <= token.i < one.end), None)
        return entity is not None and entity.end_char - entity.start_char > len(self.matched) + 1
