"""The quotation-mark reader: stretches inside quotation marks, in clean and in mangled text; it never refuses.

Works paragraph by paragraph.  A mark opens or closes by its shape where the shape tells (« „ ‘‘ ``), else by its
neighbours (space before, letter after).  A mark without a partner gives a stretch that is flagged, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.records import Quote, Span

DOUBLE = re.compile(r"[\"“”„‟«»＂]|``|''|‘‘|’’")
SINGLE = re.compile(r"['‘’‚‹›]")
ALWAYS_OPENS = frozenset({"„", "``", "‘‘"})
BEFORE_OPENING = frozenset("([{—–-/:\u00a0\u2009\u202f")
SHORT_SINGLE = 2  # words: a single-quoted stretch of fewer words is a scare quote or a title at best


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def read_quotes(text: str, paragraphs: list[Span]) -> list[Quote]:
    """Quoted stretches of the paragraphs, in order; a quotation running over paragraphs gives one stretch in each."""
    found: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        quotes = list(pair_marks(text, list(find_marks(text, start, end)), (start, end), following))
        inside = [quote.span for quote in quotes]
        quotes.extend(quote for quote in pair_singles(text, start, end) if not overlaps_any(quote.span, inside))
        found.extend(sorted(quotes, key=lambda quote: quote.span))
    return [quote for quote in found if text[slice(*quote.span)].strip()]


def overlaps_any(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Double quotation marks of one paragraph with what each can do."""
    for match in DOUBLE.finditer(text, start, end):
        mark = match[0]
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        free_before = before.isspace() or before in BEFORE_OPENING
        free_after = after.isspace() or after in ",.;:!?)]}—–-"
        if mark in ALWAYS_OPENS:
            opens, closes = True, False
        elif mark == "«":
            opens, closes = free_before or not free_after, free_after and not free_before
        elif mark == "»":
            opens, closes = free_before and not free_after, not (free_before and not free_after)
        else:
            opens, closes = read_neighbours(mark, free_before, free_after)
        if mark == '"' and before.isdigit() and not free_after:
            continue  # 5"x7": inches
        yield Mark(match.start(), match.end(), opens, closes)


def read_neighbours(mark: str, free_before: bool, free_after: bool) -> tuple[bool, bool]:
    """What a mark can do; curly shapes decide where the neighbours do not."""
    if free_before and not free_after:
        return True, False
    if free_after and not free_before:
        return False, True
    if mark == "“":
        return True, False
    if mark == "”":
        return False, True
    return True, True


def pair_marks(text: str, marks: list[Mark], paragraph: Span, following: Span | None) -> Iterator[Quote]:
    """Pair the marks of one paragraph; what is left over opens to the paragraph's end or closes from its start."""
    start, end = paragraph
    opening: Mark | None = None
    free_from = start
    for mark in marks:
        if opening is None:
            if mark.opens:
                opening = mark
            elif free_from == start and not is_inch(text, mark):  # a closing mark alone: the opening one is lost
                yield Quote(span=(start, mark.start), opened=False)
                free_from = mark.end
        elif mark.closes or not mark.opens:
            yield Quote(span=(opening.end, mark.start))
            opening, free_from = None, mark.end
        elif is_restart(text, opening, mark):
            yield Quote(span=(opening.end, mark.start), closed=False)
            opening = mark
    if opening is not None:
        goes_on = following is not None and DOUBLE.match(text, following[0]) is not None
        stop = end if goes_on or opening.start <= start + 1 else end_of_sentence(text, opening.end, end)
        yield Quote(span=(opening.end, stop), closed=False)


def is_inch(text: str, mark: Mark) -> bool:
    """`a 12" pipe`."""
    return (
        text[mark.start] == '"' and text[mark.start - 1 : mark.start].isdigit() and text[mark.end : mark.end + 1] != ","
    )


def is_restart(text: str, opening: Mark, mark: Mark) -> bool:
    """A second opening mark after a full stop starts a new quotation; inside a sentence it is a nested one."""
    return text[opening.end : mark.start].rstrip().endswith((".", "!", "?", "…", ",", "—", "–"))


DASH_FRAME = re.compile(r"[,.!?…]?\s*[—–]\s*(?=[a-zà-ÿ])")
FRAME_WORDS = 12


def end_of_sentence(text: str, start: int, end: int) -> int:
    """Where an unclosed quotation ends: before a dash frame ("..., — said the envoy"), else at the first full stop."""
    for frame in DASH_FRAME.finditer(text, start, end):
        if len(text[frame.end() : end].split()) <= FRAME_WORDS:
            return frame.start()
    match = re.compile(r"[.!?…](?=\s|$)").search(text, start, end)
    return match.end() if match else end


def pair_singles(text: str, start: int, end: int) -> Iterator[Quote]:
    """Single-quoted stretches; an apostrophe closes nothing unless a space or a mark follows it."""
    opening: int | None = None
    for match in SINGLE.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        opens = (before.isspace() or before in BEFORE_OPENING) and (after.isalpha() or after in "[(")
        closes = not before.isspace() and (after.isspace() or after in ",.;:!?)]—–-")
        if opening is None:
            opening = match.end() if opens else None
        elif closes and not is_possessive(text, match.start(), end):
            words = text[opening : match.start()].split()
            if len(words) >= SHORT_SINGLE:
                yield Quote(span=(opening, match.start()), single=True)
            opening = None


def is_possessive(text: str, at: int, end: int) -> bool:
    """`the ministers' plan`: an s before, a lower-case word after, and a better closing mark later on."""
    if text[at - 1] != "s" or not re.match(r". ?[a-z]", text[at : at + 3]):
        return False
    return re.compile(r"[,.!?a-z]['’](?=[\s,.;:!?)]|$)").search(text, at + 1, end) is not None


def quote_states(tokens: list[Span], quotes: list[Quote]) -> list[int]:
    """For each token: 0 outside, 1 inside a quotation, 2 first token of one, 3 inside one with a mark missing."""
    states = [0] * len(tokens)
    position = 0
    for quote in quotes:
        while position < len(tokens) and tokens[position][1] <= quote.span[0]:
            position += 1
        index, first = position, True
        while index < len(tokens) and tokens[index][0] < quote.span[1]:
            if quote.opened and quote.closed:
                states[index] = 2 if first else 1
            else:
                states[index] = 3
            index, first = index + 1, False
    return states
