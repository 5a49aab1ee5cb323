"""A report as the finder of meetings sees it: tokens, names and times by token, and who is who."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from chancery.code.meetings.entries import Entries, find_entries
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.states_about import is_of_states
from chancery.lexicons import states_named
from chancery.records import Actor, Document, Role, Span, Statement, TimeExpression, When, line_spans

Who = Callable[[Span], Actor | None]
"""Whom the words of a span (code points) name; None: nobody in particular."""

READ: frozenset[Role] = frozenset(("headline", "subhead", "body", "caption"))
LENGTH = re.compile(r"P(\d{1,2})D")  # TIMEX3
NAMES = frozenset({"PER", "PERSON", "ORG", "LOC", "GPE", "NORP", "FAC"})
PEOPLE = frozenset({"PER", "PERSON"})
PLACES = frozenset({"LOC", "GPE", "FAC"})


@dataclass
class Report:
    """One document with its layers, looked up by token."""

    document: Document
    doc: Doc
    statements: tuple[Statement, ...]
    who: Who
    names: Mapping[int, TokenSpan] = field(default_factory=dict)
    """Token -> the name that it is part of."""
    times: Mapping[int, TimeExpression] = field(default_factory=dict)
    """Token -> the time expression that names days and that it is part of."""
    lengths: Mapping[int, int] = field(default_factory=dict)
    """Token -> days, for words that tell how many a thing lasts ("two days", "three-day")."""
    entries: Entries = field(default_factory=Entries)
    """Of a live report, whose newest words may stand first."""
    of_states: bool = True
    """It is about what states do; False: it hardly names any, as a match report or a review."""
    _actors: dict[Span, Actor | None] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        document: Document,
        doc: Doc,
        statements: tuple[Statement, ...],
        times: tuple[TimeExpression, ...],
        who: Who,
    ) -> Report:
        names = {token.i: name for name in whole_names(doc) for token in name}
        dated: dict[int, TimeExpression] = {}
        lengths: dict[int, int] = {}
        for time in times:
            words = doc.char_span(*time.span, alignment_mode="expand")
            if words is not None and is_day(time):
                dated |= {token.i: time for token in words}
            elif words is not None and (length := LENGTH.fullmatch(time.value)) is not None:
                lengths |= {token.i: int(length[1]) for token in words}
        entries = find_entries(document.text)
        return cls(document, doc, statements, who, names, dated, lengths, entries, is_of_states(doc))

    def actor(self, words: TokenSpan) -> Actor | None:
        """Whom the words name; each stretch is asked for once."""
        span = (words.start_char, words.end_char)
        if span not in self._actors:
            self._actors[span] = self.who(span)
        return self._actors[span]

    def readable(self) -> Iterator[Token]:
        """The tokens of the report itself, without menus, bylines and adverts."""
        document = self.document
        if document.blocks:
            spans = [block.span for block in document.blocks if block.role in READ]
        else:
            spans = line_spans(document.text)
        tokens = iter(self.doc)
        token = next(tokens, None)
        for start, end in sorted(spans):
            while token is not None and token.idx < end:
                if token.idx >= start:
                    yield token
                token = next(tokens, None)

    def is_headline(self, at: int) -> bool:
        """The offset lies in the headline."""
        return any(one.role == "headline" and one.span[0] <= at < one.span[1] for one in self.document.blocks)

    def told_on(self, at: int) -> tuple[When, Statement | None]:
        """As of which day the words at an offset tell: the day of saying within a statement, else of the report."""
        within = [one for one in self.statements if one.frame[0] <= at < one.frame[1]]
        within += [one for one in self.statements if any(start <= at < end for start, end in one.content)]
        if within:
            inner = min(within, key=lambda one: one.frame[1] - one.frame[0])
            if (inner.said_on.earliest, inner.said_on.latest) != (None, None):
                return inner.said_on, inner
            return self.document.dated, inner
        return self.document.dated, None

    def span(self, start: int, end: int) -> Span:
        """Code points of a stretch of tokens."""
        return (self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))


def whole_names(doc: Doc) -> Iterator[TokenSpan]:
    """The names of a document; two that are one name of a state only together are one ("United" and "States")."""
    last: TokenSpan | None = None
    for name in doc.ents:
        if name.label_ not in NAMES:
            continue
        both = doc[last.start : name.end] if last is not None and last.end == name.start else None
        if both is not None and states_named(both.text) and not states_named(name.text):
            last = TokenSpan(doc, both.start, both.end, label=name.label_)
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def is_day(time: TimeExpression) -> bool:
    """It names days, months or years that something can happen on, known or not; "now" and "recently" do not."""
    return time.type != "SET" and not time.value.endswith("_REF") and not time.value.startswith("P")
