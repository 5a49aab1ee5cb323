"""Readers of expressions that are counted from the day of the text or from the last mentioned one."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from chancery.lexicons.times import TimeRule, form_of
from chancery.times.explicit import (
    SEASONS,
    Found,
    choose_period,
    distance,
    month_number,
    season_of,
    weekday_number,
)
from chancery.times.frame import FINENESS, Frame, Reading, of_period, of_value
from chancery.times.numbers import read_number
from chancery.times.periods import Period, Unit, add_months, blank, containing, month_of

UNITS: dict[str, Unit] = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "10Y": "decade", "100Y": "century"
}  # fmt: skip
_BEHIND = frozenset(("last", "past", "this past", "latest", "most recent"))
_NEIGHBOURS = {"previous": -1, "preceding": -1, "following": 1}
_COMING = frozenset(("future", "would", "present"))
"""Talks that "open on Friday" are ahead as those that "will open" are."""
_AHEAD = frozenset(("next", "coming", "this coming"))


def unit_of(words: str) -> Unit | None:
    return UNITS.get(form_of("units", words.lower()) or "")


def read_counted(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """So many units from the day of the text: `unit` and `shift` of the rule."""
    unit: Unit = rule.unit  # type: ignore[assignment]
    if frame.day is None:
        return of_value(blank(unit))
    return of_period(containing(unit, frame.day).shift(rule.shift), relative=True)


def read_unit(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Last week, this year, the following month, that day."""
    if rule.value == "that":  # until then
        last = frame.memory.last
        return of_period(last) if last else None
    which = " ".join(found["which"].lower().split())
    unit = "quarter" if found["unit"].lower() == "period" else unit_of(found["unit"])
    if found["unit"].lower() == "period" and which not in ("latest", "most recent"):
        return year_back(frame, "quarter") if which == "year-earlier" else None
    if which == "year-earlier":
        return None
    if unit is None:
        return None
    if which in _NEIGHBOURS:
        return beside(unit, _NEIGHBOURS[which], frame)
    if which.startswith(("same", "that", "the same", "the very same")):
        return that(unit, frame)
    if which in ("latest", "most recent") and unit == "quarter":
        return last_reported(frame)
    if frame.day is None:
        return of_value(blank(unit))
    shift = -1 if which in _BEHIND else 1 if which in _AHEAD else 0
    return of_period(containing(unit, frame.day).shift(shift), relative=True)


def beside(unit: Unit, shift: int, frame: Frame) -> Reading:
    """The period before or after the one spoken of; without one, of the day of the text."""
    mentioned = frame.memory.latest(unit)
    if mentioned is not None:
        return of_period(mentioned.shift(shift))
    if frame.memory.last is not None or frame.day is None:
        return of_value(blank(unit))
    return of_period(containing(unit, frame.day).shift(shift), relative=True)


def that(unit: Unit, frame: Frame) -> Reading:
    """The period that was spoken of; a coarser one leaves the rest open."""
    last = frame.memory.last
    if last is not None and FINENESS[last.unit] > FINENESS[unit]:
        opened = Reading("DATE", last.value + "-XX" if unit == "day" and last.unit == "month" else blank(unit))
        return Reading(opened.type, opened.value, None, *last.bounds)
    mentioned = frame.memory.latest(unit)
    if mentioned is not None:
        return of_period(mentioned)
    return of_period(containing(unit, frame.day), relative=True) if frame.day else of_value(blank(unit))


def spoken_of(unit: Unit, frame: Frame) -> Reading:
    """A bare "the quarter": the one spoken of, else the last that is over; of weeks and years, that of the text."""
    if unit in ("quarter", "day") or frame.narrative or frame.day is None:
        for period in frame.memory.periods:
            if period.unit == unit:
                return of_period(period)
    if frame.day is None:
        return of_value(blank(unit))
    shift = -1 if unit == "quarter" else 0
    return of_period(containing(unit, frame.day).shift(shift), relative=True)


def last_reported(frame: Frame) -> Reading:
    """The latest quarter: the last one spoken of that is over, else the last that is."""
    if frame.day is None:
        return of_value(blank("quarter"))
    over = (period for period in frame.memory.periods if period.unit == "quarter" and period.last < frame.day)
    return of_period(next(over, containing("quarter", frame.day).shift(-1)), relative=True)


def read_unit_bare(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    unit = unit_of(found["unit"])
    if unit == "year" and "ended" in found:
        return of_value("P1Y", "DURATION")
    if unit in (None, "decade", "weekend"):
        return None
    return spoken_of(unit, frame)  # type: ignore[arg-type]


def read_unit_end(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Year-end: the last day of the period."""
    unit = unit_of(found["unit"])
    if unit not in ("year", "month", "quarter", "week"):
        return None
    if frame.day is None:
        return of_value("XXXX-12-31" if unit == "year" else "XXXX-XX-XX")
    period = containing(unit, frame.day)
    if frame.tense in ("past", "pluperfect"):
        period = period.shift(-1)
    return of_period(Period("day", period.last), relative=True)


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
        chosen = this
    else:
        chosen = choose_period([this.shift(-1), this, this.shift(1)], frame, backward=True)
    return of_period(chosen, relative=True) if chosen else None


def read_weekday(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A weekday: the last one in a clause of the past, the next one in one of the future, today among both."""
    number = weekday_number(found["weekday"])
    day = frame.day
    if frame.narrative and (mentioned := frame.memory.latest("day")) is not None:
        day = mentioned.first
    if day is None:
        return of_value(f"XXXX-WXX-{number + 1}")
    if frame.beside is not None and frame.beside.unit == "day":  # Monday and Tuesday: the one after the other
        first = frame.beside.first
        return of_period(Period("day", first + datetime.timedelta(days=(number - first.weekday()) % 7)), relative=True)
    behind = day - datetime.timedelta(days=(day.weekday() - number) % 7)
    ahead = day + datetime.timedelta(days=(number - day.weekday()) % 7)
    chosen = ahead if frame.tense in _COMING else behind
    return of_period(Period("day", chosen), relative=True)


def read_weekday_which(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Last Friday, next Tuesday: never the day itself."""
    number = weekday_number(found["weekday"])
    which = (found.get("which") or rule.value or "").lower()
    day = frame.day
    if which in _NEIGHBOURS:
        same = (p.first for p in frame.memory.periods if p.unit == "day" and p.first.weekday() == number)
        day = next(same, day)
    if day is None:
        return of_value(f"XXXX-WXX-{number + 1}")
    ahead = (number - day.weekday() - 1) % 7 + 1
    behind = -((day.weekday() - number - 1) % 7 + 1)
    if which == "this":
        chosen = number - day.weekday()
    elif which in _AHEAD or which == "following":
        chosen = ahead + 7 * rule.shift
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


def read_weekday_day(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Monday the 14th: the nearest such day."""
    number, day_number = weekday_number(found["weekday"]), int("".join(filter(str.isdigit, found["day"])))
    if frame.day is None or not 1 <= day_number <= 31:
        return of_value(f"XXXX-WXX-{number + 1}") if day_number else None
    days = [frame.day + datetime.timedelta(days=count) for count in range(-366, 367)]
    fitting = [Period("day", day) for day in days if day.day == day_number and day.weekday() == number]
    chosen = choose_period(fitting, frame)
    return of_period(chosen, relative=True) if chosen else None


def read_month_which(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Last June, next March, this September."""
    month, which = month_number(found["month"]), found["which"].lower()
    if frame.day is None:
        return of_value(f"XXXX-{month:02d}")
    year = frame.day.year
    if which in _BEHIND or which in ("previous", "preceding"):
        year -= month >= frame.day.month
    elif which in _AHEAD or which == "following":
        year += month <= frame.day.month
    period = month_of(year, month)
    return of_period(period, relative=True) if period else None


def read_season_which(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    code, which = form_of("seasons", found["season"]) or SEASONS[0], found["which"].lower()
    if frame.day is None:
        return of_value(f"XXXX-{code}")
    here = frame.day
    seasons = [season_of(of, code) for of in (here.year - 2, here.year - 1, here.year, here.year + 1) if 1 <= of < 9999]
    if which in _BEHIND or which in ("previous", "preceding"):
        chosen = [season for season in seasons if season.last < here][-1:]
    elif which in _AHEAD or which == "following":
        chosen = [season for season in seasons if season.first > here][:1]
    else:
        chosen = [min(seasons, key=lambda season: distance(season, here))]
    return of_period(chosen[0], relative=True) if chosen else None


def read_ago(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """So many units before the day of the text (`shift` 1: after it), as fine as the unit."""
    direction = rule.shift or -1
    number = read_number(first_number(found["n"]))
    if number is None:
        return of_value("PAST_REF" if direction < 0 else "FUTURE_REF")
    code = form_of("units", found["unit"].lower()) or ""
    if frame.day is None:
        return of_value(blank(UNITS.get(code, "day")))
    start = containing(UNITS.get(code, "day"), frame.day)
    if code in _YEARS and number.denominator > 1:  # half a century
        start = containing("year", frame.day)
    moved = move(start, code, found["n"], direction)
    return of_period(moved, relative=True) if moved else None


def read_later(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """So many units after (before) the last mentioned time."""
    if read_number(first_number(found["n"])) is None:
        return of_value("FUTURE_REF" if rule.shift > 0 and frame.tense == "future" else "PAST_REF")
    code = form_of("units", found["unit"].lower()) or ""
    unit = UNITS.get(code, "day")
    last = frame.memory.last
    start = last if code == "W" and last is not None and last.unit == "day" else frame.memory.latest(unit)
    if start is None:
        return of_value(blank(unit))
    moved = move(start, code, found["n"], rule.shift)
    return of_period(moved) if moved else None


def read_neighbour(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The day before, the year after, a week later: beside the last mentioned time."""
    unit = unit_of(found["unit"])
    if unit is None:
        return None
    shift = -1 if found["side"].lower() in ("before", "earlier") else 1
    if unit == "week" and frame.memory.last is not None and frame.memory.last.unit == "day":
        return of_period(frame.memory.last.shift(7 * shift))
    return beside(unit, shift, frame)


def read_blank(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A day that hangs on a happening whose time is not stated."""
    words = next(iter(found.values()), "")
    unit = next((unit for unit in ("day", "week", "month", "year") if unit in words.lower()), "day")
    return of_value(blank(unit))  # type: ignore[arg-type]


def read_year_ago(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A year before the period spoken of: of a quarter, the same quarter of the year before."""
    if found.get("year"):
        start = next((p for p in frame.memory.periods if p.unit in _REPORTED), None)
        year = int(found["year"])
        if start is None:
            return aside(of_period(Period("year", datetime.date(year, 1, 1))))
        return aside(of_period(Period(start.unit, start.first.replace(year=year))))
    words = found["all"].lower()
    named = re.search(r"(first|second|third|fourth) quarter", words)
    if named and frame.day is not None:
        last = last_of_quarter(_NTH.index(named[1]) + 1, frame.day)
        return aside(of_period(last.shift(-4), relative=True))
    return year_back(frame, "quarter" if "quarter" in words else "year")


_NTH = ("first", "second", "third", "fourth")


def last_of_quarter(number: int, day: datetime.date) -> Period:
    """The last such quarter that has begun."""
    quarter = Period("quarter", datetime.date(day.year, 3 * number - 2, 1))
    return quarter if quarter.first <= day else quarter.shift(-4)


_REPORTED: tuple[Unit, ...] = ("quarter", "month", "half")
"""What business reports compare with the year before."""


def year_back(frame: Frame, unit: Unit) -> Reading:
    """The period spoken of a year before; `unit`: what is meant where none was."""
    last = frame.memory.last
    start = last if last is not None and last.unit in ("month", "half") else None
    start = start or next((p for p in frame.memory.periods if p.unit == "quarter"), None)
    if start is None:
        if frame.day is None:
            return of_value(blank(unit))
        start = containing(unit, frame.day)
        if unit == "quarter":  # the last one that is over
            start = start.shift(-1)
    return aside(of_period(Period(start.unit, add_months(start.first, -12)), relative=True))


def aside(reading: Reading) -> Reading:
    return replace(reading, aside=True)


_YEARS = {"10Y": 10, "100Y": 100}


def first_number(words: str) -> str:
    """Of "two to three" and "12-18", the first."""
    lowered = words.lower()
    for mark in (" to ", " or ", "-to-", "–"):
        lowered = lowered.partition(mark)[0]
    head, _, tail = lowered.partition("-")
    return head if head.isdigit() and tail.isdigit() else lowered


def move(start: Period, code: str, words: str, direction: int) -> Period | None:
    """A period so many units on; hours and less are counted in whole days; None: outside the calendar."""
    number = read_number(first_number(words))
    if number is None:
        return None
    try:
        if code in ("TS", "TM", "TH"):
            hours = int(number) if code == "TH" else 0
            return start.shift(direction * (hours // 24))
        if code == "2W":
            return containing("week", start.first).shift(direction * 2 * int(number))
        if code == "Y" and number.denominator > 1:
            return containing("month", start.first).shift(direction * int(number * 12))
        if code in _YEARS and number.denominator > 1:
            return containing("year", start.first).shift(direction * int(number * _YEARS[code]))
        days = 7 if code == "W" and start.unit == "day" else 1
        return start.shift(direction * int(number * days))
    except (ValueError, OverflowError):
        return None
