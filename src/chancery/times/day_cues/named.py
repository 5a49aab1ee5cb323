"""A weekday beside a day of a month ("on Friday, June 4"): the years in which they agree."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.daysets import make_days
from chancery.records import TimeExpression
from chancery.times.day_cues.given import WEEKDAY, WEEKDAYS, Given, Reason, weekday_number

REACH = 300
"""Days within which reports name a day without its year."""


def read_named_days(given: Given) -> Iterator[Reason]:
    """One reason for each day that is named with its weekday and without its year, outside the dateline."""
    for time, month, number in given.yearless():
        weekday = weekday_beside(given, time)
        if weekday is None:
            continue
        days = make_days(
            (day, day) for day, _ in given.every(month, number) if (day - weekday) % 7 == 0
        )  # 1 is a Monday
        near = make_days([given.before_years(), *((start - REACH, end + REACH) for start, end in days)])
        why = f"{given.quote([time.span])} is a {WEEKDAYS[weekday - 1]} near these days only"
        yield Reason("weekday", near, 0.75, why, (time.span,))


def weekday_beside(given: Given, time: TimeExpression) -> int | None:
    """ISO number of the weekday that stands in the expression or directly before it; None: none does."""
    text, (start, end) = given.document.text, time.span
    for found in WEEKDAY.finditer(text, max(0, start - 12), min(len(text), end)):
        between = text[found.end() : start] if found.end() <= start else ""
        if found.start() < end and between.strip(" ,(") in ("", "the"):
            return weekday_number(found[1])
    return None
