"""A parsed text as plain Python objects: reading a field of spaCy's own costs twenty times as much.

What is read out of a parse asks for the same fields millions of times. The names and meanings are spaCy's, of which
only those that are needed are here; so what is written for one reads the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, overload

import numpy as np
from spacy import attrs
from spacy.parts_of_speech import NAMES as PARTS_OF_SPEECH
from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc

TEXTS = (attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.TAG, attrs.DEP, attrs.ENT_TYPE)
FLAGS = (attrs.IS_PUNCT, attrs.IS_SPACE, attrs.LIKE_NUM)
IOB = ("", "I", "O", "B")
SPACES = ("", " ")


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word or mark, with its place, its tags and what it hangs on."""

    doc: Doc
    i: int
    idx: int
    """Where it begins, in code points."""
    text: str
    lower_: str
    lemma_: str
    tag_: str
    dep_: str
    ent_type_: str
    is_punct: bool
    is_space: bool
    like_num: bool
    pos_: str
    ent_iob_: str
    whitespace_: str
    """What stands between it and the next one: a space, or nothing."""
    children: tuple[Token, ...] = ()
    """What hangs on it, in reading order."""
    head: Token = field(init=False)
    """What it hangs on; the root of a sentence hangs on itself."""
    sent: Span = field(init=False)

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    @property
    def is_sent_start(self) -> bool:
        """It opens a sentence."""
        return self.sent.start == self.i

    @property
    def lefts(self) -> tuple[Token, ...]:
        """Children before it."""
        return tuple(part for part in self.children if part.i < self.i)

    @property
    def rights(self) -> tuple[Token, ...]:
        """Children after it."""
        return tuple(part for part in self.children if part.i > self.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, and what that hangs on, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all below it, in reading order where no arcs cross."""
        before = self.lefts
        for part in before:
            yield from part.subtree
        yield self
        for part in self.children[len(before) :]:
            yield from part.subtree

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        return max(self.subtree, key=lambda token: token.i)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """What it is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:  # which grows
            found.extend(part for part in token.rights if part.dep_ == "conj")
        return tuple(token for token in found if token is not self)

    def is_ancestor(self, other: Token) -> bool:
        """The other one hangs on it, at once or further down."""
        return any(token is self for token in other.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """The token so many places on; raises IndexError outside of the text."""
        if not 0 <= self.i + step < len(self.doc):
            raise IndexError(f"no token {self.i + step} in a text of {len(self.doc)}")
        return self.doc[self.i + step]


class Span:
    """The tokens [start, end) of a text."""

    __slots__ = ("_root", "doc", "end", "end_char", "label_", "start", "start_char")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self._root: Token | None = None
        tokens = doc.tokens
        self.start_char = tokens[start].idx if start < len(tokens) else len(doc.text)
        self.end_char = self.start_char if start == end else tokens[end - 1].idx + len(tokens[end - 1].text)

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        if not -len(self) <= at < len(self):
            raise IndexError(f"no token {at} in a span of {len(self)}")
        return self.doc.tokens[(self.start if at >= 0 else self.end) + at]

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Span)
            and (self.start, self.end, self.label_) == (other.start, other.end, other.label_)
            and self.doc is other.doc
        )

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.label_))

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    @property
    def text(self) -> str:
        """As it is written, without white space behind."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token that is nearest to the root of the sentence, the first of several."""
        if self._root is None:
            start, end = self.start, self.end
            above = [token for token in self if token.head is token or not start <= token.head.i < end]
            self._root = above[0] if len(above) == 1 else min(above, key=depth, default=self.doc[start])
        return self._root

    @property
    def sent(self) -> Span:
        """The sentence in which it begins."""
        return self.doc[self.start].sent

    @property
    def ents(self) -> list[Span]:
        """The names that lie in it whole."""
        return [name for name in self.doc.ents if self.start <= name.start and name.end <= self.end]

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Span | None:
        """As `Doc.char_span`, counted from its own first code point."""
        return self.doc.char_span(self.start_char + start, self.start_char + end, alignment_mode=alignment_mode)


def depth(token: Token) -> int:
    """Steps from a token up to the root of its sentence; a mark or blank below it is further away than any word."""
    if token.head is not token and (token.is_punct or token.is_space) and not any(True for _ in token.children):
        return len(token.doc)
    return sum(1 for _ in token.ancestors)


class Doc:
    """A parsed text."""

    def __init__(self, parsed: SpacyDoc) -> None:
        self.tokens = [Token(self, i, *fields) for i, fields in enumerate(fields_of(parsed))]
        self.text = "".join([token.text + token.whitespace_ for token in self.tokens])
        offsets = parsed.to_array([attrs.HEAD]).astype(np.int64).tolist()
        children: dict[int, list[Token]] = {}
        for token, offset in zip(self.tokens, offsets, strict=True):
            token.head = self.tokens[token.i + offset]
            if offset:
                children.setdefault(token.i + offset, []).append(token)
        for at, parts in children.items():
            self.tokens[at].children = tuple(parts)
        opens = np.flatnonzero(parsed.to_array([attrs.SENT_START]) == 1).tolist()
        bounds = [0, *(at for at in opens if at), len(self.tokens)] if self.tokens else []
        self.sents = tuple(Span(self, start, end) for start, end in pairwise(bounds))
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self.ents = tuple(Span(self, name.start, name.end, name.label_) for name in parsed.ents)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def __str__(self) -> str:
        return self.text

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins, in code points."""
        return [token.idx for token in self.tokens]

    def token_at(self, offset: int) -> int:
        """The token that holds a code point or stands before that space; -1: the text has no such code point."""
        return bisect_right(self.starts, offset) - 1 if offset < len(self.text) else -1

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Span | None:
        """The tokens of the code points [start, end); None: outside of the text, or they are not cut there.

        Where they are not cut so, `expand` takes tokens that lie in it partly too, `contract` only whole ones.
        """
        first, last = self.token_at(start), self.token_at(end - 1)
        if first < 0 or last < 0:
            return None
        tokens = self.tokens
        opens, closes = tokens[first].idx, tokens[last].idx + len(tokens[last].text)
        if alignment_mode == "strict" and (start != opens or end != closes):
            return None
        if alignment_mode == "contract":
            first, last = first + (opens < start), last - (end < closes)
            if last < first:
                return None
        elif alignment_mode == "expand" and start == opens + len(tokens[first].text):
            first += 1
        return Span(self, first, last + 1)


def fields_of(parsed: SpacyDoc) -> Iterator[tuple[Any, ...]]:
    """The fields of each token from its place on."""
    written = Written(parsed.vocab.strings).__getitem__
    readers: tuple[tuple[int, Callable[[int], Any]], ...] = (
        (attrs.IDX, int),
        *((key, written) for key in TEXTS),
        *((key, bool) for key in FLAGS),
        (attrs.POS, PARTS_OF_SPEECH.__getitem__),
        (attrs.ENT_IOB, IOB.__getitem__),
        (attrs.SPACY, SPACES.__getitem__),
    )
    return zip(*(map(read, parsed.to_array([key]).tolist()) for key, read in readers), strict=True)


class Written(dict[int, str]):
    """Strings of a text by spaCy's numbers, each asked for once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        self[key] = found = str(self._strings[key])
        return found
