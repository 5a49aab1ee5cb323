"""Readers of so many units before or after a day: "two years ago", "three days later"."""

from __future__ import annotations

import datetime
from fractions import Fraction

from chancery.lexicons.times import TimeRule, form_of
from chancery.times.frame import Frame, Reading, of_period, of_value, vaguely
from chancery.times.numbers import read_number
from chancery.times.periods import Period, add_months, blank, containing
from chancery.times.pointing import UNITS
from chancery.times.years import Found

_YEARS = {"10Y": 10, "100Y": 100}
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12, "10Y": 120, "100Y": 1200}


def read_ago(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """So many units before the day of the text (`shift` 1: after it), as fine as the unit."""
    direction = rule.shift or -1
    words = found["n"] + (
        " and a half" if "and a half" in found["all"].lower().partition(found["n"].lower())[2] else ""
    )
    number = read_number(first_number(words))
    if number is None:
        return vaguely("PAST_REF" if direction < 0 else "FUTURE_REF", frame.day)
    code = form_of("units", found["unit"].lower()) or ""
    if frame.day is None:
        return of_value(blank(UNITS.get(code, "day")))
    if found["all"].lower().endswith("today"):
        return to_the_day(frame.day, code, number, direction)
    start = containing(UNITS.get(code, "day"), frame.day)
    if code in _YEARS and number.denominator > 1:  # half a century
        start = containing("year", frame.day)
    if code == "Y" and number.denominator > 1:  # a year and a half
        start = containing("month", frame.day)
    moved = move(start, code, words, direction)
    return of_period(moved, relative=True) if moved else None


def to_the_day(day: datetime.date, code: str, number: Fraction, direction: int) -> Reading | None:
    """Ten years ago today."""
    counted = direction * int(number)
    if code in _MONTHS:
        return of_period(Period("day", add_months(day, counted * _MONTHS[code])), relative=True)
    if code not in _DAYS:
        return None
    return of_period(Period("day", day + datetime.timedelta(days=counted * _DAYS[code])), relative=True)


def read_later(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """So many units after (before) the last mentioned time; of a number that is not told, it is vague."""
    if not found.get("n") or read_number(first_number(found["n"])) is None:
        return of_value("FUTURE_REF" if rule.shift > 0 and frame.tense in ("future", "meant") else "PAST_REF")
    code = form_of("units", found["unit"].lower()) or ""
    unit = UNITS.get(code, "day")
    start = frame.memory.latest(unit)
    if start is None:
        return of_value(blank(unit))
    moved = move(start, code, found["n"], rule.shift)
    return of_period(moved) if moved else None


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
    start, steps = steps_from(start, code, number)
    try:
        return start.shift(direction * steps)
    except (ValueError, OverflowError):
        return None


def steps_from(start: Period, code: str, number: Fraction) -> tuple[Period, int]:
    """What to count from, and how many of its units: half a year is six months, 48 hours are two days."""
    if code in ("TS", "TM"):
        return start, 0
    if code == "TH":
        return start, int(number) // 24
    if code == "2W":
        return containing("week", start.first), int(number * 2)
    if code == "Y" and number.denominator > 1:
        return containing("month", start.first), int(number * 12)
    if code in _YEARS and number.denominator > 1:
        return containing("year", start.first), int(number * _YEARS[code])
    return start, int(number)
