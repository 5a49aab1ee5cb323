"""Readers of days and months that name their place in the calendar, or leave only the year to be found."""

from __future__ import annotations

import datetime

from chancery.lexicons.times import TimeRule, form_of, time_words
from chancery.times.choice import choose, choose_period, distance
from chancery.times.frame import IMPOSSIBLE, Frame, Reading, of_period, of_value
from chancery.times.numbers import read_ordinal
from chancery.times.periods import Period, blank, containing, day_of, month_of
from chancery.times.pointing import AHEAD, BEHIND, unit_of
from chancery.times.years import Found, full_year, interval, year_of

_LONGEST_MONTH = 31


def month_number(word: str) -> int:
    """1 to 12."""
    name = form_of("months", word)
    return list(time_words()["months"]).index(name) + 1 if name else 0


def weekday_number(word: str) -> int:
    """0 is Monday."""
    name = form_of("weekdays", word)
    return list(time_words()["weekdays"]).index(name) if name else 0


def read_day(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A day of a month, with or without its year."""
    month, number = month_number(found["month"]), read_ordinal(found["day"])
    if not month or not number:
        return None
    year = year_of(found, frame)
    if isinstance(year, int):
        day = day_of(year, month, number)
        return of_period(day) if day else IMPOSSIBLE
    if day_of(2000, month, number) is None:
        return IMPOSSIBLE
    if found.get("weekday") and (fitting := fitting_day(month, number, weekday_number(found["weekday"]), frame)):
        return of_period(fitting, relative=True)
    chosen = choose(lambda of: day_of(of, month, number), frame)
    return of_period(chosen, relative=True) if chosen else of_value(f"XXXX-{month:02d}-{number:02d}")


def read_day_which(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Last July 4: the last one before the day of the text."""
    month, number = month_number(found["month"]), read_ordinal(found["day"])
    if not month or not number or frame.day is None:
        return read_day(rule, found, frame)
    here = frame.day
    days = [
        day for of in (-2, -1, 0, 1) if 1 <= here.year + of <= 9999 and (day := day_of(here.year + of, month, number))
    ]
    behind, ahead = [day for day in days if day.first < here][-1:], [day for day in days if day.first > here][:1]
    chosen = behind if found["which"].lower() == "last" else ahead
    return of_period(chosen[0], relative=True) if chosen else IMPOSSIBLE


def read_day_alone(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """On the 27th: the day of that number that the tense means, else the nearest."""
    number = read_ordinal(found["day"])
    if not number or number > _LONGEST_MONTH:
        return None
    if frame.day is None:
        return of_value(f"XXXX-XX-{number:02d}")
    months = [containing("month", frame.day).shift(count) for count in (-2, -1, 0, 1, 2)]
    days = [day for month in months if (day := day_of(month.first.year, month.first.month, number))]
    chosen = choose_period(days, frame)
    return of_period(chosen, relative=True) if chosen else None


def fitting_day(month: int, number: int, weekday: int, frame: Frame) -> Period | None:
    """The nearest day of that date that falls on the weekday; None: the day counted from is not known."""
    if frame.day is None or frame.narrative:
        return None
    years = range(max(1, frame.day.year - 6), min(9999, frame.day.year + 6) + 1)
    days = [day for year in years if (day := day_of(year, month, number)) and day.first.weekday() == weekday]
    return choose_period(days, frame)


def read_numeric(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Year, month and day in digits, perhaps with a time."""
    day = day_of(int(found["year"]), int(found["mm"]), int(found["dd"]))
    if day is None:
        return IMPOSSIBLE
    reading = of_period(day)
    if found.get("hour"):
        seconds = f":{found['second']}" if found.get("second") else ""
        clock = f"T{found['hour']}:{found['minute']}{seconds}{'Z' if found.get('zone') else ''}"
        return Reading("TIME", reading.value + clock, day, reading.earliest, reading.latest)
    return reading


def read_strokes(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Day and month in digits, which stand either way round with strokes: the one nearest to the day of the text."""
    one, two = int(found["one"]), int(found["two"])
    year = full_year(found["digits"])
    if year is None:
        return None
    readings = [day_of(year, two, one)] + ([day_of(year, one, two)] if found["mark"] == "/" else [])
    days = [day for day in readings if day]
    if not days:
        return None  # a fraction, a version, a score
    if len(set(days)) == 1:
        return of_period(days[0])
    if frame.day is None:
        return of_value(f"{year:04d}-XX-XX")
    here = frame.day
    return of_period(min(days, key=lambda day: distance(day, here)))


def read_days(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Days of one month: an ISO interval."""
    first = read_day(rule, found, frame)
    last = read_day(rule, found | {"day": found["day2"]}, frame)
    return interval(first, last)


def read_week_of(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The week that holds a day."""
    day = read_day(rule, found, frame)
    if day is None or day.period is None:
        return of_value("XXXX-WXX") if day else None
    return of_period(containing("week", day.period.first), day.relative)


def read_month(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    month, year = month_number(found["month"]), year_of(found, frame)
    if isinstance(year, int):
        period = month_of(year, month)
        return of_period(period, "yearword" in found) if period else None
    chosen = None if year else choose(lambda of: month_of(of, month), frame)
    return of_period(chosen, relative=True) if chosen else of_value(f"XXXX-{month:02d}")


def read_part_of_month(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The first day, the second week, the last weekend of a month; a week is that of its first day so counted."""
    month = read_month(rule, found, frame)
    unit = unit_of(found["unit"])
    if month is None or month.period is None or unit is None:
        return of_value(blank(unit)) if unit and month else None
    first, last = month.period.first, month.period.last
    size = 1 if unit == "day" else 7
    if found["ordinal"].lower() in ("last", "final"):
        day = last - datetime.timedelta(days=(last.weekday() + 1) % 7 if unit == "weekend" else 0)
    else:
        more = (5 - first.weekday()) % 7 if unit == "weekend" else 0  # the first Saturday
        day = first + datetime.timedelta(days=more + size * ((read_ordinal(found["ordinal"]) or 1) - 1))
    return of_period(containing(unit, day), month.relative) if day <= last else IMPOSSIBLE


def read_month_which(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Last June, next March, this September."""
    month, which = month_number(found["month"]), found["which"].lower()
    if frame.day is None:
        return of_value(f"XXXX-{month:02d}")
    year = frame.day.year
    if which in BEHIND or which in ("previous", "preceding"):
        year -= month >= frame.day.month
    elif which in AHEAD or which == "following":
        year += month <= frame.day.month
    period = month_of(year, month)
    return of_period(period, relative=True) if period else None


def read_every_month(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    return of_value(f"XXXX-{month_number(found['month']):02d}", "SET")


def read_months(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """From one month to another."""
    return interval(read_month(rule, found, frame), read_month(rule, found | {"month": found["month2"]}, frame))
