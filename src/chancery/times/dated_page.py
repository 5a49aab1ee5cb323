"""A dated document as the dating of statements asks about it, and the days that its expressions name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from chancery.daysets import (
    FIRST,
    LAST,
    Days,
    as_when,
    count_days,
    days_of,
    is_known,
    iso,
    list_days,
    make_days,
    month_days,
    read_day,
)
from chancery.grammar.parse import Doc, Token
from chancery.records import UNKNOWN_DAY, Document, Span, Statement, TimeExpression, When, line_spans
from chancery.times.sentences import Sentences
from chancery.times.tense import tense_at

WEEK = 6
"""Days before a report's first that still are its news."""
WEEKEND = 3
SENTENCE = 8
"""Words that make a paragraph running text."""
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


@dataclass
class DatedPage:
    """A document as this stage asks about it."""

    document: Document
    doc: Doc
    times: tuple[TimeExpression, ...]

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.doc, self.document.text)

    @cached_property
    def days(self) -> Days:
        """The days that the report can be of; empty: not known."""
        return days_of(self.document.dated) if is_known(self.document.dated) else ()

    @cached_property
    def lead(self) -> int:
        """Number of the first paragraph of running text; -1: there is none."""
        running = (n for n, (span, role) in enumerate(self.paragraphs) if role == "body")
        return next((n for n in running if len(self.document.slice(self.paragraphs[n][0]).split()) >= SENTENCE), -1)

    @cached_property
    def lead_day(self) -> When | None:
        """The one day in the past that the first paragraph tells of; None: none, or several."""
        lead = self.paragraphs[self.lead][0] if self.lead >= 0 else (0, 0)
        found = set()
        for time in self.said_times:
            if lead[0] <= time.span[0] < lead[1] and tense_at(self.doc, time.span) in ("past", None):
                when = resolve(self, time)
                if when is not None and when.earliest is not None and count_days(days_of(when)) <= WEEKEND:
                    found.add(when)
        days = {(when.earliest, when.latest) for when in found}
        return found.pop() if len(days) == 1 and all(is_current(when, self.days) for when in found) else None

    @cached_property
    def until(self) -> When:
        """Some day up to the report's."""
        latest = iso(self.days[-1][1]) if self.days else None
        return When(latest=latest, basis="relative") if latest else UNKNOWN_DAY

    @cached_property
    def said_times(self) -> tuple[TimeExpression, ...]:
        """The expressions that can tell when something was said: days, or stretches of them, and not the dateline's."""
        return tuple(t for t in self.times if is_day(t) and self.role(t.span[0]) not in ("dateline", "byline"))

    def role(self, at: int) -> str:
        """Role of the paragraph at a code point."""
        number = self.paragraph(at)
        return self.paragraphs[number][1] if number >= 0 else "body"

    @cached_property
    def paragraphs(self) -> tuple[tuple[Span, str], ...]:
        """Span and role of each paragraph."""
        if self.document.blocks:
            return tuple((block.span, block.role) for block in self.document.blocks)
        return tuple((span, "body") for span in line_spans(self.document.text))

    def paragraph(self, at: int) -> int:
        """Number of the paragraph at a code point; -1: none."""
        number = bisect_right(self._paragraph_starts, at) - 1
        return number if number >= 0 and at < self.paragraphs[number][0][1] else -1

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(span[0] for span, _ in self.paragraphs)

    def stretch(self, token: Token, statement: Statement) -> Span:
        """Code points of the sentence of a token, and of the statement's frame."""
        start, end = self.sentences.around(token.i)
        return min(start, statement.frame[0]), max(end, statement.frame[1])

    def token(self, span: Span) -> Token | None:
        """The head of the words of a span; None: they were not analysed."""
        words = self.doc.char_span(*span, alignment_mode="expand")
        return words.root if words is not None and len(words) else None


def resolve(page: DatedPage, time: TimeExpression) -> When | None:
    """The days of an expression, none after the report's; None: it names none."""
    last = page.days[-1][1] if page.days else LAST
    if time.value == "PAST_REF":
        return page.until
    if days := count_back(page, time.value):
        return as_when(days, "relative", (time.span,))
    if time.earliest is None and time.latest is None:
        return None
    first, latest = read_day(time.earliest, FIRST), min(read_day(time.latest, LAST), last)
    return as_when(((first, latest),), "relative", (time.span,)) if first <= latest else None


def count_back(page: DatedPage, value: str) -> Days:
    """The last day of that name up to each day that the report can be of; empty: no such value, or too many days."""
    if not page.days or count_days(page.days) > 366:
        return ()
    if found := _WEEKDAY.fullmatch(value):
        behind = [day - (day - int(found[1])) % 7 for day in list_days(page.days)]  # ordinal 1 is a Monday
        return make_days((day, day) for day in behind)
    if found := _YEARLESS.fullmatch(value):
        first, last = page.days[0][0] - 366, page.days[-1][1]
        years = range(first // 366, last // 365 + 2)
        all_days = [day for day, _ in month_days(int(found[1]), int(found[2]), years) if day <= last]
        return make_days((max(day for day in all_days if day <= one),) * 2 for one in list_days(page.days))
    return ()


def is_current(when: When, days: Days) -> bool:
    """The time is that of the report's news: its day, or the week before."""
    return bool(days) and when.earliest is not None and read_day(when.latest, LAST) >= days[0][0] - WEEK


def is_day(time: TimeExpression) -> bool:
    """The expression names a day, a part of one, or a stretch of days; not how long or how often."""
    return time.type in ("DATE", "TIME") and not time.value.startswith("FUTURE")
