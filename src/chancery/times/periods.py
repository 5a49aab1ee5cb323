"""Periods of the calendar: days, weeks, months ... that can be counted on and back, and written as TIMEX3 values."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

SEASONS = ("SP", "SU", "FA", "WI")
_SEASON_MONTHS = 3
_FIRST_SEASON_MONTH = 3
_BLANK = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7}

Bounds = tuple[str | None, str | None]


@dataclass(frozen=True)
class Period:
    """A unit of the calendar that begins on `first`; weeks are those of ISO 8601, years proleptic Gregorian."""

    unit: Unit
    first: datetime.date

    def shift(self, count: int) -> Period:
        """The period `count` units later. Raises ValueError or OverflowError outside the years 1 to 9999."""
        if self.unit in _DAYS_IN:
            return Period(self.unit, self.first + datetime.timedelta(days=count * _DAYS_IN[self.unit]))
        return Period(self.unit, add_months(self.first, count * _MONTHS_IN[self.unit]))

    @property
    def last(self) -> datetime.date:
        """The last day of it; of a season, of both the meteorological and the astronomical one."""
        if self.unit == "weekend":
            return self.first + datetime.timedelta(days=1)
        if self.unit == "season":
            return _day_before(add_months(self.first, _SEASON_MONTHS + 1))
        if self.unit in _DAYS_IN:
            return self.first + datetime.timedelta(days=_DAYS_IN[self.unit] - 1)
        return _day_before(add_months(self.first, _MONTHS_IN[self.unit]))

    @property
    def value(self) -> str:
        """TIMEX3 value."""
        year, month = f"{self.first.year:04d}", self.first.month
        if self.unit in ("week", "weekend"):
            in_year, number, _ = self.first.isocalendar()
            return f"{in_year:04d}-W{number:02d}" + ("-WE" if self.unit == "weekend" else "")
        values = {
            "day": self.first.isoformat(),
            "month": f"{year}-{month:02d}",
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "half": f"{year}-H{(month + 5) // 6}",
            "season": f"{year}-{SEASONS[(month // _SEASON_MONTHS - 1) % 4]}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }
        return values[self.unit]

    @property
    def bounds(self) -> tuple[str, str]:
        """First and last ISO day."""
        try:
            last = self.last
        except (ValueError, OverflowError):
            last = datetime.date.max
        return self.first.isoformat(), last.isoformat()


def containing(unit: Unit, day: datetime.date) -> Period:
    """The period of a unit that a day is in; of weekends, the one of its week."""
    if unit == "day":
        return Period(unit, day)
    if unit in ("week", "weekend"):
        monday = day - datetime.timedelta(days=day.weekday())
        return Period(unit, monday + datetime.timedelta(days=5) if unit == "weekend" else monday)
    if unit == "season":
        months = (day.month - _FIRST_SEASON_MONTH) % _SEASON_MONTHS
        return Period(unit, add_months(day.replace(day=1), -months))
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        return Period(unit, datetime.date(max(1, day.year // size * size), 1, 1))
    size = _MONTHS_IN[unit]
    return Period(unit, datetime.date(day.year, (day.month - 1) // size * size + 1, 1))


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = datetime.date(year, month + 1, 1)
    return day.replace(year=year, month=month + 1, day=min(day.day, _days_in_month(first)))


def month_of(year: int, month: int) -> Period | None:
    """A month; None: the calendar has none."""
    try:
        return Period("month", datetime.date(year, month, 1))
    except ValueError:
        return None


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day; None: there is none (30 February), or the Gregorian reform left it out (5 to 14 October 1582)."""
    if (year, month) == (1582, 10) and 5 <= day <= 14:
        return None
    try:
        return Period("day", datetime.date(year, month, day))
    except ValueError:
        return None


def blank(unit: Unit) -> str:
    """The value of a period of this unit of which nothing more is known."""
    return _BLANK[unit]


_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d|XX))?|W(?P<week>\d\d)(?P<end>-WE)?|Q(?P<quarter>[1-4])"
    r"|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?|(?P<decade>\d{3})|(?P<century>\d\d)"
)


def bounds_of(value: str) -> Bounds:
    """First and last ISO day of a TIMEX3 value or an ISO interval; None: open, or the value does not say."""
    if "/" in value:
        first, _, last = value.partition("/")
        return bounds_of(first)[0], bounds_of(last)[1]
    found = _VALUE.fullmatch(value)
    period = _period_of(found.groupdict()) if found else None
    return period.bounds if period else (None, None)


def _period_of(parts: dict[str, str | None]) -> Period | None:
    """The period of the parts of a value; None: the calendar has none."""
    try:
        if parts["day"] not in (None, "XX"):
            return day_of(int(parts["year"] or 0), int(parts["month"] or 0), int(parts["day"] or 0))
        unit, first = _unit_and_first(parts)
        return containing(unit, first)
    except ValueError:
        return None


def _unit_and_first(parts: dict[str, str | None]) -> tuple[Unit, datetime.date]:
    if parts["century"] or parts["decade"]:
        unit: Unit = "century" if parts["century"] else "decade"
        first_year = int((parts["century"] or parts["decade"] or "").ljust(4, "0"))
        return unit, datetime.date(max(1, first_year), 1, 1)
    year = int(parts["year"] or 0)
    if parts["week"]:
        return ("weekend" if parts["end"] else "week"), datetime.date.fromisocalendar(year, int(parts["week"]), 1)
    if parts["season"]:
        return "season", datetime.date(year, SEASONS.index(parts["season"]) * 3 + 3, 1)
    for unit, months in (("month", 1), ("quarter", 3), ("half", 6)):
        if number := parts[unit]:
            return unit, datetime.date(year, (int(number) - 1) * months + 1, 1)
    return "year", datetime.date(year, 1, 1)


def _days_in_month(first: datetime.date) -> int:
    following = first.replace(day=28) + datetime.timedelta(days=4) if (first.year, first.month) != (9999, 12) else None
    return 31 if following is None else (following - datetime.timedelta(days=following.day)).day


def _day_before(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=1)
