"""A statement in the making: what the rules or the labeller found, before they are joined and resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.records import Span

EDGES = " \t\r\n\u00a0,.;:!?…—–-\"'“”„«»‘’`()[]"

DOUBLE_MARKS = '"“”„«»'


@dataclass
class Candidate:
    """One possible statement; spans are code points, `cue_at` and `source_at` token indices."""

    cue_at: int | None
    cue: Span | None
    lemma: str
    content: list[Span]
    source: Span | None
    form: str
    kind: str = "speech"
    act: str = "assertion"
    score: float = 0.5
    addressee: Span | None = None
    carriers: list[Span] = field(default_factory=list)  # who passed it on: "..., the agency reports, ..."
    source_is_sure: bool = False  # named by "X quotes Y as saying", where a reader easily takes X for the speaker
    source_at: int | None = None

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.content)


def trim(text: str, span: Span) -> Span | None:
    """Without white space, stops and quotation marks at its edges; one bracket that belongs stays; None: nothing."""
    start, end = span
    while start < end and text[start] in EDGES and text[start] not in "([":
        start += 1
    while end > start and text[end - 1] in EDGES:
        if text[end - 1] in ")]" and is_balanced(text[start:end]):
            break
        end -= 1
    while start < end and text[start] in "([" and not is_balanced(text[start:end]):
        start += 1
    if start >= end:
        return None
    return keep_pair(text, (start, end), span)


def keep_pair(text: str, inner: Span, outer: Span) -> Span:
    """Take back a quotation mark cut from the edge when its partner is inside: `a "heavy price"` keeps both."""
    start, end = inner
    if sum(text[start:end].count(mark) for mark in DOUBLE_MARKS) % 2 == 0:
        return inner
    for at in range(end, min(end + 3, outer[1])):
        if text[at] in DOUBLE_MARKS:
            return (start, at + 1)
    for at in range(start - 1, max(start - 3, outer[0] - 1), -1):
        if text[at] in DOUBLE_MARKS:
            return (at, end)
    return inner


def is_balanced(words: str) -> bool:
    """As many brackets open as close, and there are some."""
    return words.count("(") == words.count(")") and words.count("[") == words.count("]")


def overlap(first: list[Span], second: list[Span]) -> int:
    """Shared characters of two lists of spans."""
    shared = 0
    for start, end in first:  # plainly, for every pair of candidates comes through here
        for other_start, other_end in second:
            if start < other_end and other_start < end:
                shared += (end if end < other_end else other_end) - (start if start > other_start else other_start)
    return shared


def jaccard(first: list[Span], second: list[Span]) -> float:
    """Shared over joint characters of two lists of spans, each without overlap inside."""
    shared = overlap(first, second)
    joint = sum(e - s for s, e in first) + sum(e - s for s, e in second) - shared
    return shared / joint if joint else 0.0


def subtract(spans: list[Span], holes: list[Span]) -> list[Span]:
    """What is left of `spans` outside `holes`."""
    left = list(spans)
    for hole_start, hole_end in holes:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, hole_start)), (max(start, hole_end), end))
            if piece[0] < piece[1]
        ]
    return left


def merge(spans: list[Span], gap: int = 0) -> list[Span]:
    """Sorted spans, joined where at most `gap` characters part them."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
