"""Sets of days: closed intervals of day numbers, in order and apart, and what can be done with them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from chancery.records import Basis, Span, When

Days = tuple[tuple[int, int], ...]
"""Intervals of proleptic Gregorian ordinals, both ends included, ascending, with a gap between each two."""

FIRST = datetime.date.min.toordinal()
LAST = datetime.date.max.toordinal()
EVER: Days = ((FIRST, LAST),)
MOST_CANDIDATES = 31
"""More possible days than this are told as an interval."""


def make_days(intervals: Iterable[tuple[int, int]]) -> Days:
    """The set of days of intervals in any order; empty intervals do not count, touching ones become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(start, FIRST), min(end, LAST)) for start, end in intervals):
        if start > end:
            continue
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def intersect(one: Days, other: Days) -> Days:
    """Days that are in both."""
    found, at, to = [], 0, 0
    while at < len(one) and to < len(other):
        start, end = max(one[at][0], other[to][0]), min(one[at][1], other[to][1])
        if start <= end:
            found.append((start, end))
        if one[at][1] < other[to][1]:
            at += 1
        else:
            to += 1
    return tuple(found)


def count_days(days: Days) -> int:
    """How many days are in the set."""
    return sum(end - start + 1 for start, end in days)


def list_days(days: Days) -> Iterable[int]:
    """Every day of the set, in order."""
    for start, end in days:
        yield from range(start, end + 1)


def keep(days: Days, test: Callable[[datetime.date], bool]) -> Days:
    """The days of the set that pass the test; the set should be small."""
    passed = (day for day in list_days(days) if test(datetime.date.fromordinal(day)))
    return make_days((day, day) for day in passed)


def read_day(iso: str | None, default: int) -> int:
    """Ordinal of an ISO day; None or a day that is none: the default."""
    try:
        return datetime.date.fromisoformat(iso).toordinal() if iso else default
    except ValueError:
        return default


def between(earliest: str | None, latest: str | None) -> Days:
    """Days from one ISO day to another; None: open."""
    return make_days([(read_day(earliest, FIRST), read_day(latest, LAST))])


def days_of(when: When) -> Days:
    """The days that a When allows."""
    if when.candidates is not None:
        return make_days((read_day(day, FIRST), read_day(day, FIRST)) for day in when.candidates)
    return between(when.earliest, when.latest)


def is_known(when: When) -> bool:
    """Something is said of the day."""
    return when.earliest is not None or when.latest is not None or when.candidates is not None


def as_when(days: Days, basis: Basis, spans: tuple[Span, ...]) -> When:
    """The days as a When: candidates where they are apart and few, else from the first to the last."""
    several = len(days) > 1 and count_days(days) <= MOST_CANDIDATES
    candidates = tuple(day for number in list_days(days) if (day := iso(number))) if several else None
    return When(
        earliest=iso(days[0][0]), latest=iso(days[-1][1]), candidates=candidates, basis=basis, spans=tuple(spans)
    )


def iso(day: int) -> str | None:
    """ISO day of an ordinal; None at either end of time."""
    return None if day in (FIRST, LAST) else datetime.date.fromordinal(day).isoformat()


def write_days(days: Days) -> tuple[tuple[str | None, str | None], ...]:
    """The intervals as ISO days; None: open."""
    return tuple((iso(start), iso(end)) for start, end in days)


def month_days(month: int, day: int, years: Iterable[int]) -> Days:
    """One day of the year in each of the years that have it (29 February)."""
    return make_days((number, number) for year in years if (number := ordinal(year, month, day)) is not None)


def ordinal(year: int, month: int, day: int) -> int | None:
    """Ordinal of a day; None: there is no such day."""
    try:
        return datetime.date(year, month, day).toordinal()
    except (ValueError, OverflowError):
        return None
