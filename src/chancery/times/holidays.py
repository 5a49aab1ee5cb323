"""Readers of holidays, and the days that they fall on."""

from __future__ import annotations

import datetime
import re

from chancery.lexicons.times import TimeRule, form_of
from chancery.times.choice import choose
from chancery.times.frame import Frame, Reading, of_period, of_value
from chancery.times.periods import Period, add_months, day_of
from chancery.times.years import Found, year_of


def read_holiday(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    code = form_of("holidays", found["holiday"]) or ""
    year = year_of(found, frame)
    if isinstance(year, int):
        day = holiday_in(code, year)
        return of_period(day, "yearword" in found) if day else None
    which = (found.get("which") or "").lower()
    if frame.day and which in ("last", "next"):
        here = frame.day
        days = [day for of in (-1, 0, 1) if (day := holiday_in(code, here.year + of))]
        before = [day for day in days if day.first < here]
        after = [day for day in days if day.first > here]
        chosen = before[-1:] if which == "last" else after[:1]
        return of_period(chosen[0], relative=True) if chosen else None
    day = choose(lambda of: holiday_in(code, of), frame)
    if day:
        return of_period(day, relative=True)
    fixed = re.fullmatch(r"\d\d-\d\d", code)
    return of_value(f"XXXX-{code}" if fixed else "XXXX-XX-XX")


def holiday_in(code: str, year: int) -> Period | None:
    """The day of a holiday in a year, from its code in `times.toml`; None: outside the calendar."""
    try:
        if found := re.fullmatch(r"easter([+-]\d+)", code):
            return Period("day", easter(year) + datetime.timedelta(days=int(found[1])))
        if found := re.fullmatch(r"(-?\d)-(\d)-(\d\d?)(?:-(\d\d?))?", code):
            return Period("day", nth_weekday(year, code))
        month, day = code.split("-")
        return day_of(year, int(month), int(day))
    except (ValueError, OverflowError):
        return None


def nth_weekday(year: int, code: str) -> datetime.date:
    """`4-4-11`: the fourth Thursday of November; `-1-1-5`: the last Monday of May."""
    last = code.startswith("-")
    number, weekday, month = (int(part) for part in code.removeprefix("-").split("-"))
    first = datetime.date(year, month, 1)
    if last:
        end = add_months(first, 1) - datetime.timedelta(days=1)
        return end - datetime.timedelta(days=(end.isoweekday() - weekday) % 7)
    return first + datetime.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar, by the method published in Nature in 1876 (Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)
