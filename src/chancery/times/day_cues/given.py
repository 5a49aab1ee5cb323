"""What the cues look at, and what they give."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from chancery.daysets import FIRST, Days, month_days, read_day
from chancery.grammar.parse import Doc
from chancery.grammar.parse import Span as Words
from chancery.records import Basis, Block, Document, Role, Span, TimeExpression, line_spans
from chancery.times.sentences import Sentences
from chancery.times.tense import Tense, tense_at

REPORT_ROLES: frozenset[Role] = frozenset(("headline", "subhead", "dateline", "byline", "body"))
FIRST_YEAR = 1990
"""Where the text names no older year, days without a year are looked for from here: what stands online is no older."""

_WHOLE = re.compile(r"(?:1[5-9]|20)\d\d(?:-(?:\d\d(?:-\d\d)?|Q\d|W\d\d|H\d))?(?:T.*)?")
_OWN_DAYS = frozenset(("weekday", "today", "yesterday", "tomorrow", "tonight"))
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")


@dataclass(frozen=True)
class Reason:
    """One reason for the day: the days it allows, how far it is believed, and on which words it rests."""

    name: str
    days: Days
    trust: float
    why: str
    spans: tuple[Span, ...] = ()
    hard: bool = True
    basis: Basis = "relative"


@dataclass(frozen=True)
class Given:
    """A document with its parse and its time expressions, as the cues ask about them."""

    document: Document
    doc: Doc
    times: tuple[TimeExpression, ...]

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.doc, self.document.text)

    @cached_property
    def fetched(self) -> int | None:
        """Ordinal of the day on which the source was fetched; None: not known."""
        stamp = self.document.source.fetched
        return read_day(stamp[:10], 0) or None if stamp else None

    @cached_property
    def years(self) -> range:
        """The years in which a day without a year is looked for."""
        last = datetime.date.fromordinal(self.until).year
        return range(min(FIRST_YEAR, last), last + 1)

    @cached_property
    def until(self) -> int:
        """Ordinal of the last day that a report can be of: it was there when it was fetched, or is read now."""
        return self.fetched or datetime.datetime.now(datetime.UTC).date().toordinal()

    def every(self, month: int, day: int) -> Days:
        """A day of the year in every year that the report can be of."""
        return month_days(month, day, self.years)

    def before_years(self) -> tuple[int, int]:
        """The time before those years, of which days near a day without a year say nothing."""
        return FIRST, datetime.date(self.years[0], 12, 31).toordinal()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that belong to the report itself."""
        if self.document.blocks:
            return tuple(block for block in self.document.blocks if block.role in REPORT_ROLES)
        return tuple(Block(role="body", span=span) for span in line_spans(self.document.text))

    @cached_property
    def whole_times(self) -> tuple[TimeExpression, ...]:
        """Expressions of the report that state their year."""
        return tuple(
            time
            for time in self._report_times()
            if time.anchor is None and _WHOLE.fullmatch(time.value) and time.value[:4] in self.document.slice(time.span)
        )

    def whole_beside(self, span: Span) -> bool:
        """The sentence round some words states a year."""
        sentence = self.sentence(span)
        if sentence is None:
            return False
        start, end = min(span[0], sentence.start_char), max(span[1], sentence.end_char)
        return any(start <= time.span[0] < end for time in self.whole_times)

    @cached_property
    def own_days(self) -> tuple[int, ...]:
        """Where words point to a day of the week round the report's: "on Friday", "yesterday"."""
        return tuple(time.span[0] for time in self._report_times() if time.rule in _OWN_DAYS)

    def _report_times(self) -> Iterator[TimeExpression]:
        return (time for time in self.times if self.role_at(time.span[0]) is not None)

    def yearless(self) -> Iterator[tuple[TimeExpression, int, int]]:
        """Expressions of the report that state month and day, and no year."""
        for time in self._report_times():
            if found := _YEARLESS.match(time.value):
                yield time, int(found[1]), int(found[2])

    def weekdays(self) -> Iterator[tuple[TimeExpression, int]]:
        """Expressions that are the name of a day of the week alone, and its ISO number."""
        for time in self._report_times():
            if name := WEEKDAY.fullmatch(self.document.slice(time.span)):
                yield time, weekday_number(name[1])

    def role_at(self, at: int) -> Role | None:
        """Role of the report's block at a code point; None: no block of the report."""
        number = bisect_right(self._block_starts, at) - 1
        return self.blocks[number].role if number >= 0 and at < self.blocks[number].span[1] else None

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.span[0] for block in self.blocks)

    def tense(self, span: Span) -> Tense | None:
        """Tense of the clause round some words."""
        return tense_at(self.doc, span)

    def sentence(self, span: Span) -> Words | None:
        """The sentence round some words; None: they are outside what was analysed."""
        words = self.doc.char_span(*span, alignment_mode="expand")
        return words.sent if words is not None and len(words) else None

    def is_quoted(self, at: int) -> bool:
        """A code point lies between quotation marks of its block: what is quoted may be of another day."""
        number = bisect_right(self._block_starts, at) - 1
        before = self.document.text[self._block_starts[max(number, 0)] : at]
        singles = before.count("''")  # some wires write them so, with `` before
        open_singles = before.count("``") > singles if "``" in before else singles % 2 == 1
        return open_singles or before.count("“") > before.count("”") or before.count('"') % 2 == 1

    @cached_property
    def coming(self) -> bool:
        """The report calls a gathering upcoming, and tells of none as over."""
        return any(
            COMING.search(self.document.text, *block.span)
            for block in self.blocks
            if block.role in ("headline", "subhead", "body")
        )

    @cached_property
    def lead(self) -> Span | None:
        """The first sentence of the body, with the dateline that runs into it; None: no body."""
        body = next((block.span for block in self.blocks if block.role == "body"), None)
        if body is None:
            return None
        words = self.doc.char_span(body[0], body[0] + 1, alignment_mode="expand")
        return body[0], min(body[1], self.sentences.around(words.start)[1] if words is not None else body[1])

    def quote(self, spans: Iterable[Span]) -> str:
        """The words of some spans, for a reader."""
        return " … ".join("“" + " ".join(self.document.slice(span).split()) + "”" for span in spans)


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = re.compile(rf"(?:on )?({'|'.join(WEEKDAYS)})", re.I)


def weekday_number(name: str) -> int:
    """ISO number of a day of the week by its English name."""
    return WEEKDAYS.index(name.capitalize()) + 1


GATHERINGS = frozenset(
    "summit meeting talk talks conference visit forum election vote referendum gathering session ceremony "
    "congress".split()
)
COMING = re.compile(
    rf"\b(?:upcoming|forthcoming|planned|scheduled|coming)\s+(?:\w+\s+){{0,3}}?(?:{'|'.join(sorted(GATHERINGS))})\b",
    re.I,
)
