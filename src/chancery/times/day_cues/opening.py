"""Days at the head of a report: full dates in datelines and bylines, "MOSCOW, May 26", and the weekday of the lead."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from chancery.daysets import Days, count_days, keep, make_days, ordinal
from chancery.grammar.parse import Token
from chancery.lexicons import outlet_named, state_named
from chancery.records import Span
from chancery.times.day_cues.given import WEEKDAYS, Given, Reason

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"\b(?P<month>{'|'.join(_MONTHS)})(?:[a-z]*\b\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FULL = (
    re.compile(rf"{_MONTH} {_DAY},? (?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b{_DAY}[ -]{_MONTH}[ -]?,? ?(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)"),
    # With strokes, day and month may stand either way round; with stops they do not.
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})\b"),
)
_PARTIAL = (
    re.compile(rf"{_MONTH} {_DAY}\b(?!,? \d{{4}}|:)", re.I),
    re.compile(rf"\b{_DAY} {_MONTH}(?!,? \d{{4}})", re.I),
)
_CHANGED = re.compile(r"\b(?:updated|modified|edited)\W*(?:\w+\W+){0,2}$", re.I)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued)\b", re.I)
FAR_EAST = frozenset("CHN JPN KOR PRK TWN HKG MNG VNM PHL IDN MYS SGP THA AUS NZL".split())
"""States whose clocks are seven hours and more ahead of universal time."""
_SMALL = 800
"""Days: a weekday says nothing that a reader could check about a longer stretch."""


def read_opening(given: Given) -> Iterator[Reason]:
    """Reasons from the datelines and bylines before the first words of the report."""
    head = list(head_lines(given))
    for span in head:
        for found in (found for pattern in _FULL for found in pattern.finditer(given.document.text, *span)):
            day = read_found(found, int(found["year"]))
            if day is not None and not _CHANGED.search(given.document.text[span[0] : found.start()]):
                why = f"the head of the report is dated {given.quote([found.span()])}"
                yield Reason("dateline", make_days([(day, day)]), 0.92, why, (found.span(),), basis="dateline")
                return
    for span in head:
        for found in (found for pattern in _PARTIAL for found in pattern.finditer(given.document.text, *span)):
            yield from read_partial(given, found, span)
            return


def head_lines(given: Given) -> Iterator[Span]:
    """Datelines and bylines up to the first body, the nearest to it first.

    A bare date above the headline is often the day on which the page was looked at.
    """
    roles = [block.role for block in given.blocks]
    first = roles.index("body") if "body" in roles else len(roles)
    headline = roles.index("headline") if "headline" in roles else 0
    for number in range(first - 1, -1, -1):
        span = given.blocks[number].span
        stated = number >= headline or _PUBLISHED.search(given.document.text, *span)
        if roles[number] in ("dateline", "byline") and stated:
            yield span


def read_partial(given: Given, found: re.Match[str], line: Span) -> Iterator[Reason]:
    """Day and month of a dateline; with a weekday beside it only the years in which that fits."""
    number, month = int(found["day"]), _MONTHS.index(found["month"][:3].lower()) + 1
    days = given.every(month, number)
    if not days:
        return
    why = f"the dateline has {given.quote([found.span()])}"
    late = days_late(given, line)
    if late:
        why += ", and the agency's desk at home may have been a day further"
    yield Reason("dateline", widen(days, late), 0.85, why, (found.span(),), basis="dateline")
    for span, weekday in lead_weekdays(given):
        # A dateline gives the day of writing, and its weekday is that day's or the day before's.
        name = WEEKDAYS[weekday - 1]
        fits = keep(days, falls(weekday, (0, 1)))
        why = f"{given.quote([found.span()])} is a {name}, or the day after one, in these years"
        yield Reason("weekday", widen(fits, late), 0.7, why, (found.span(), span), basis="dateline")
        same = keep(days, falls(weekday, (0,)))
        why = f"{given.quote([found.span()])} is a {name} in these years"
        yield Reason("weekday", widen(same, late), 0.6, why, (found.span(), span), hard=False, basis="dateline")
        return


def falls(weekday: int, after: tuple[int, ...]) -> Callable[[datetime.date], bool]:
    """Whether a day is so many days after a day of the week (ISO number)."""
    return lambda day: (day.isoweekday() - weekday) % 7 in after


def widen(days: Days, more: int) -> Days:
    """The days, and so many after each."""
    return make_days((start, end + more) for start, end in days)


def days_late(given: Given, line: Span) -> int:
    """1 where the agency's desk lies so far east of the dateline's place that its evening is the next day there."""
    outlet = outlet_named(given.document.agency) if given.document.agency else None
    if outlet is None or outlet.state not in FAR_EAST:
        return 0
    place = re.split(r"[,.(/–—-]", given.document.slice(line), maxsplit=1)[0].strip()
    named = state_named(place.title())
    return int(named is None or named.alpha3 not in FAR_EAST)


def read_found(found: re.Match[str], year: int) -> int | None:
    """Ordinal of the day that a pattern found; None: there is no such day."""
    groups = found.groupdict()
    month = groups.get("number") or _MONTHS.index(groups["month"][:3].lower()) + 1
    return ordinal(year, int(month), int(groups["day"]))


def lead_weekdays(given: Given) -> Iterator[tuple[Span, int]]:
    """Weekdays of the lead on which something happened or was said: no deadline, nothing ahead, no other week."""
    lead = given.lead
    if lead is None:
        return
    for time, number in given.weekdays():
        if lead[0] <= time.span[0] < lead[1] and is_plain(given, time.span):
            yield time.span, number


def is_plain(given: Given, span: Span) -> bool:
    """The weekday stands for itself in a clause of the past ("said Friday", "on Friday")."""
    words = given.doc.char_span(*span, alignment_mode="expand")
    if words is None:
        return False
    day, tense = words[-1], given.tense(span)
    hung = any(child.dep_ == "case" for child in words.root.children)  # "the talks on Friday" may be of any week
    if tense != "past" and (tense is not None or hung):
        return False
    before = given.doc[words.start - 1].lower_ if words.start else ""
    after = given.doc[day.i + 1] if day.i + 1 < len(given.doc) else None
    if before in (
        "last",
        "next",
        "previous",
        "every",
        "each",
        "since",
        "until",
        "by",
        "through",
        "the",
        "from",
        "this",
    ):
        return False
    if after is not None and (after.lower_ in ("'s", "’s") or after.lower_ in ("week", "last", "next")):
        return False
    return day.dep_ not in ("compound", "amod", "nmod:poss") and not in_relative_clause(day)


def in_relative_clause(token: Token) -> bool:
    """A clause that only says who or what is meant may tell of any other day."""
    return any(above.dep_ in ("acl:relcl", "relcl", "acl") for above in (token, *token.ancestors))


def read_lead_weekday(given: Given, left: Days) -> Iterator[Reason]:
    """The weekday of the lead: the report is of that day or the next one, or of the first working day after."""
    agency = given.document.agency is not None or names_agencies(given)
    if count_days(left) > _SMALL or any(days_named(given)) or not agency:
        return
    for span, weekday in lead_weekdays(given):
        name = WEEKDAYS[weekday - 1]

        # ... and what happened on a Friday or Saturday may wait for Monday's paper.
        after = (0, 1, *range(2, 9 - weekday)) if weekday in (5, 6) else (0, 1)
        why = f"the lead tells of {name}: the report is of that day or the next, or of the Monday after a weekend"
        yield Reason("weekday", keep(left, falls(weekday, after)), 0.6, why, (span,))
        same = keep(left, falls(weekday, (0,)))
        why = f"agencies name the day they write on, and the lead has {name}"
        yield Reason("weekday", same, 0.5, why, (span,), hard=False)
        return


def days_named(given: Given) -> Iterator[Span]:
    """Datelines with day and month, by which the weekday was read already."""
    for span in head_lines(given):
        for pattern in _PARTIAL:
            yield from (found.span() for found in pattern.finditer(given.document.text, *span))


def names_agencies(given: Given) -> bool:
    """The byline credits agencies without naming one."""
    return any(
        block.role == "byline"
        and re.search(r"\b(?:news )?agenc(?:y|ies)\b|\bwires?\b", given.document.slice(block.span), re.I)
        for block in given.blocks
    )
