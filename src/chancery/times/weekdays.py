"""Readers of weekdays and weekends."""

from __future__ import annotations

import datetime

from chancery.lexicons.times import TimeRule
from chancery.times.choice import choose_period
from chancery.times.dates import read_month, weekday_number
from chancery.times.frame import IMPOSSIBLE, Frame, Reading, of_period, of_value
from chancery.times.holidays import nth_weekday
from chancery.times.numbers import read_ordinal
from chancery.times.periods import Period, blank, containing
from chancery.times.pointing import AHEAD, NEIGHBOURS
from chancery.times.tense import TENSES_AHEAD
from chancery.times.years import Found

_NEAR = 13
"""Days from the report within which a weekday goes on from the day named beside it."""
_HALF_WEEK = 3  # days
_WEEKDAYS_IN_MONTH = 5
_COMING = frozenset(("future", "would", "meant", "present"))
"""Talks that "open on Friday" are ahead as those that "will open" are."""


def read_weekday(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A weekday: the last one in a clause of the past, the next one in one of the future, today among both."""
    number = weekday_number(found["weekday"])
    day = frame.day
    if frame.narrative and (mentioned := frame.memory.latest("day")) is not None:
        day = mentioned.first
    if day is None or (frame.telling == "timeless" and frame.tense in (None, "present")):
        return of_value(f"XXXX-WXX-{number + 1}")
    if frame.beside is not None and (listed := listed_day(number, frame.beside, frame, day)) is not None:
        return of_period(Period("day", listed), relative=True)
    behind = day - datetime.timedelta(days=(day.weekday() - number) % 7)
    ahead = day + datetime.timedelta(days=(number - day.weekday()) % 7)
    chosen = ahead if frame.tense in _COMING else behind
    return of_period(Period("day", chosen), relative=True)


def listed_day(number: int, first: Period, frame: Frame, day: datetime.date) -> datetime.date | None:
    """Monday and Tuesday: the one after the other; None: that leads elsewhere ("from March 6 to Thursday").

    Friday and Thursday, of what is over, go back: the other is the nearer of the two that it may be.
    """
    after = first.first + datetime.timedelta(days=(number - first.first.weekday()) % 7)
    far = abs((first.first - day).days) > _NEAR
    if (after - first.first).days > _HALF_WEEK and first.first <= day < after and frame.tense not in TENSES_AHEAD:
        after -= datetime.timedelta(days=7)
    over = frame.tense in ("past", "pluperfect") and after > day
    return None if first.unit != "day" or far or over else after


def read_weekday_which(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Last Friday, next Tuesday: never the day itself."""
    number = weekday_number(found["weekday"])
    which = (found.get("which") or rule.value or "").lower()
    day = frame.day
    if which in NEIGHBOURS:
        same = (p.first for p in frame.memory.periods if p.unit == "day" and p.first.weekday() == number)
        day = next(same, day)
    if day is None:
        return of_value(f"XXXX-WXX-{number + 1}")
    ahead = (number - day.weekday() - 1) % 7 + 1
    behind = -((day.weekday() - number - 1) % 7 + 1)
    if which == "this":
        chosen = number - day.weekday()
    elif rule.shift:  # a week from Thursday, said on a Thursday
        chosen = ahead % 7 + 7 * rule.shift
    elif which in AHEAD or which == "following":
        chosen = ahead
    else:
        chosen = behind
    return of_period(Period("day", day + datetime.timedelta(days=chosen)), relative=True)


def read_weekday_of_week(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    number = weekday_number(found["weekday"])
    if frame.day is None:
        return of_value(f"XXXX-WXX-{number + 1}")
    shift = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    monday = containing("week", frame.day).shift(shift).first
    return of_period(Period("day", monday + datetime.timedelta(days=number)), relative=True)


def read_weekday_of_month(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The first Monday of July, the last Friday in May 2019."""
    month = read_month(rule, found, frame)
    ordinal = found["ordinal"].lower()
    number = -1 if ordinal == "last" else read_ordinal(ordinal)
    if month is None or month.period is None or not number or number > _WEEKDAYS_IN_MONTH:
        return of_value("XXXX-XX-XX")
    weekday, first = weekday_number(found["weekday"]) + 1, month.period.first
    day = nth_weekday(first.year, f"{number}-{weekday}-{first.month}")
    return of_period(Period("day", day), month.relative) if day.month == first.month else IMPOSSIBLE


def read_weekday_day(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Monday the 14th: the nearest such day."""
    number, day_number = weekday_number(found["weekday"]), int("".join(filter(str.isdigit, found["day"])))
    if frame.day is None or not 1 <= day_number <= 31:
        return of_value(f"XXXX-WXX-{number + 1}") if day_number else None
    days = [frame.day + datetime.timedelta(days=count) for count in range(-366, 367)]
    fitting = [Period("day", day) for day in days if day.day == day_number and day.weekday() == number]
    chosen = choose_period(fitting, frame)
    return of_period(chosen, relative=True) if chosen else None


def read_weekend(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    if frame.day is None:
        return of_value(blank("weekend"))
    which = (found.get("which") or "").lower()
    this = containing("weekend", frame.day)
    if which in ("last", "past", "previous"):
        chosen: Period | None = this if this.last < frame.day else this.shift(-1)
    elif which in ("next", "following"):
        chosen = this.shift(1)
    elif which in ("coming", "this"):
        over = which == "this" and this.first > frame.day and frame.tense in ("past", "pluperfect")
        chosen = this.shift(-1) if over else this
    else:
        near = [this.shift(-1), this, this.shift(1)]
        chosen = this if frame.tense == "present" else choose_period(near, frame, backward=True)
    return of_period(chosen, relative=True) if chosen else None
