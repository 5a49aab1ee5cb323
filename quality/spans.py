"""Spans as sets of characters, and what counts as their edge."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from chancery.records import Span

Characters = frozenset[int]
# Double marks only: a single mark is an apostrophe more often than a quotation.
OPENING, CLOSING, EITHER = "“«„", "”»", '"'


def is_edge(character: str) -> bool:
    """White space, punctuation, quotation marks (back-ticks and accents too) and control characters."""
    category = unicodedata.category(character)
    return category[0] in "PZC" or category == "Sk"


def trim(text: str, span: Span) -> Span | None:
    """The span without edge punctuation, quotation marks and white space; None where nothing else is in it."""
    start, end = max(0, span[0]), min(len(text), span[1])
    while start < end and is_edge(text[start]):
        start += 1
    while end > start and is_edge(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def characters(text: str, spans: Iterable[Span]) -> Characters:
    """Offsets (code points) of all characters of the trimmed spans."""
    trimmed = (trim(text, span) for span in spans)
    return frozenset(offset for span in trimmed if span for offset in range(*span))


def jaccard(one: Characters, other: Characters) -> float:
    """Shared over joint characters, 0..1; 0 for two empty sets."""
    joint = len(one | other)
    return len(one & other) / joint if joint else 0.0


def share_half(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def quoted_characters(text: str) -> Characters:
    """Offsets inside double quotation marks; a mark left open ends with its paragraph (line)."""
    inside: set[int] = set()
    is_open = False
    for offset, character in enumerate(text):
        if character == "\n" or character in CLOSING:
            is_open = False
        elif character in OPENING:
            is_open = True
        elif character in EITHER:
            is_open = not is_open
        elif is_open:
            inside.add(offset)
    return frozenset(inside)


def guess_mode(text: str, content: Iterable[Span], quoted: Characters) -> str:
    """Mode of a statement whose corpus names none: by the share of its letters inside double quotation marks."""
    letters = [offset for offset in characters(text, content) if text[offset].isalnum()]
    within = sum(offset in quoted for offset in letters)
    if not within:
        return "indirect"
    return "direct" if within >= 0.95 * len(letters) else "mixed"
