"""Content that begins or breaks off in the middle of a phrase has the whole of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chancery.find.candidates import overlap
from chancery.grammar.parse import Doc, Token
from chancery.records import Span

OPENERS = frozenset(
    {"case", "det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "cc"}  # of UD
    | {"prep", "poss", "quantmod"}  # of CLEAR
)
"""Relations of words that open a phrase: nobody stops speaking after one."""
DESCRIBING = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "poss"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ"})
STOPS = frozenset(',;:—–()[]"“”')
ENDS = re.compile(r'\n|[.!?;:][’"”]?\s|["“”«»‘]')
GAP = 100  # code points; longer ones hold what somebody else says
PHRASES = 3
"""Phrases within phrases that are followed ("most of | the members of ...")."""


def finish_phrase(doc: Doc, span: Span, taken: Iterable[Span]) -> Span:
    """The span up to the end of the phrase that its last word opens; as it is where it opens none.

    "They closed it on | Friday, he said": "on" alone was content.  It never reaches into `taken`, the cue and the names
    of who speaks; an "and" before another verb is left out instead.
    """
    for _ in range(PHRASES):
        last = last_word(doc, span)
        if last is None or not opens_phrase(last):
            return span
        if last.dep_ == "cc" and last.head.pos_ not in NOUNS:
            before = last.nbor(-1)
            return (span[0], before.idx + len(before))
        end = phrase_end(last)
        longer = (span[0], end.idx + len(end))
        if overlap([(span[1], longer[1])], list(taken)):
            return span
        span = longer
    return span


def begin_phrase(doc: Doc, span: Span, taken: Iterable[Span]) -> Span:
    """The span with the words before it that describe its first noun: "the | border", "two former | ministers"."""
    words = doc.char_span(*span, alignment_mode="contract")
    if words is None or doc[words.start].idx != span[0]:
        return span
    first = words.start
    while first > 0 and doc[first - 1].dep_ in DESCRIBING and words.start <= doc[first - 1].head.i < words.end:
        first -= 1
    longer = (doc[first].idx, span[1])
    return span if overlap([(longer[0], span[0])], list(taken)) else longer


def fill_gaps(text: str, spans: list[Span], taken: Iterable[Span]) -> list[Span]:
    """The spans with short gaps inside a sentence closed, where nothing of `taken`, cues and who speaks, stands in one.

    What lies between is then as much content as what is round it: "the talks between Ana [Horvat and Tom] Hale".
    """
    others, filled = list(taken), list[Span]()
    for start, end in sorted(spans):
        gap = (filled[-1][1], start) if filled else (0, 0)
        words = text[slice(*gap)]
        if (
            filled
            and gap[1] - gap[0] <= GAP
            and not overlap([gap], others)
            and not ENDS.search(text[gap[0] - 1] + words)
        ):
            filled[-1] = (filled[-1][0], end)
        else:
            filled.append((start, end))
    return filled


def last_word(doc: Doc, span: Span) -> Token | None:
    """The word that a span ends with; None: it ends with a mark, or inside a word."""
    words = doc.char_span(*span)
    return words[-1] if words is not None and len(words) > 1 and not words[-1].is_punct else None


def opens_phrase(word: Token) -> bool:
    """A preposition, article or the like, before what it belongs to."""
    gerund = word.dep_ == "mark" and word.tag_ == "IN" and word.head.tag_ == "VBG"  # "of | being late"
    return word.head.i > word.i and (word.dep_ in OPENERS or gerund)


def phrase_end(opener: Token) -> Token:
    """The last word of the phrase that a word opens, before any comma or mark after its head."""
    head: Token = opener.head
    last = head
    for token in opener.doc[head.i + 1 : head.right_edge.i + 1]:
        if token.text[:1] in STOPS:
            break
        if not token.is_space:
            last = token
    return last
