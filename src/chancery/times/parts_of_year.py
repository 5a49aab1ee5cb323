"""Readers of quarters, halves and seasons, and of what business reports compare with the year before."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from chancery.lexicons.times import TimeRule, form_of
from chancery.times.choice import choose, distance
from chancery.times.frame import Frame, Reading, of_period, of_value
from chancery.times.numbers import read_ordinal
from chancery.times.periods import SEASONS, Period, Unit, add_months, blank, containing
from chancery.times.pointing import AHEAD, BEHIND
from chancery.times.tense import TENSES_AHEAD
from chancery.times.years import Found, year_of

_REPORTED: tuple[Unit, ...] = ("quarter", "month", "half")
"""What business reports compare with the year before."""
_NTH = ("first", "second", "third", "fourth")


def read_part_of_year(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A quarter or half; without a year the one by the tense, else the last one begun."""
    half = rule.read == "half"
    ordinal = (found.get("ordinal") or "").lower()
    if not ordinal:  # last year's quarter: the one spoken of, a year back
        return quarter_spoken_of(found, frame)
    number = (2 if half else 4) if ordinal in ("last", "latter", "final") else read_ordinal(ordinal)
    size = 6 if half else 3
    if not number or number * size > 12:
        return None
    year = None if found.get("yearword") == "the year" else year_of(found, frame)  # in January, that of the past one
    month = (number - 1) * size + 1

    def at(of: int) -> Period:
        return Period("half" if half else "quarter", datetime.date(of, month, 1))

    if isinstance(year, int):
        return of_period(at(year), "yearword" in found) if 1 <= year <= 9999 else None
    letter = "H" if half else "Q"
    chosen = None if year else choose(at, frame, backward=True)
    return of_period(chosen, relative=True) if chosen else of_value(f"XXXX-{letter}{number}")


def quarter_spoken_of(found: Found, frame: Frame) -> Reading:
    quarter = frame.memory.latest("quarter")
    year = year_of(found, frame)
    if quarter is None or not isinstance(year, int):
        return of_value("XXXX-QX")
    return replace(of_period(Period("quarter", quarter.first.replace(year=year)), relative=True), aside=True)


def season_of(year: int, code: str) -> Period:
    return Period("season", datetime.date(year, 3 * SEASONS.index(code) + 3, 1))


def read_season(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    code = form_of("seasons", found["season"]) or ""
    year = year_of(found, frame)
    if isinstance(year, int):
        return of_period(season_of(year, code), "yearword" in found) if 1 <= year <= 9999 else None
    chosen = None if year else choose(lambda of: season_of(of, code), frame, backward=True)
    return of_period(chosen, relative=True) if chosen else of_value(f"XXXX-{code}")


def read_season_any(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A season of no one year: winter tyres."""
    return of_value(f"XXXX-{form_of('seasons', found['season'])}")


def read_season_which(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    code, which = form_of("seasons", found["season"]) or SEASONS[0], found["which"].lower()
    if frame.day is None:
        return of_value(f"XXXX-{code}")
    if (which == "following" or (which == "next" and frame.narrative)) and (mentioned := frame.memory.last) is not None:
        after = (season_of(mentioned.last.year + more, code) for more in (0, 1))
        return of_period(next(season for season in after if season.first > mentioned.last))
    if which.startswith(("that", "same")) and (year := frame.memory.latest("year")) is not None:
        return of_period(season_of(year.first.year, code))
    here = frame.day
    seasons = [season_of(of, code) for of in (here.year - 2, here.year - 1, here.year, here.year + 1) if 1 <= of < 9999]
    if which in BEHIND or which in ("previous", "preceding"):
        chosen = [season for season in seasons if season.last < here][-1:]
    elif which in AHEAD or which == "following":
        chosen = [season for season in seasons if season.first > here][:1]
    else:
        ahead = [season for season in seasons if season.last >= here][:1]
        coming = frame.tense in TENSES_AHEAD and ahead
        chosen = ahead if coming else [min(seasons, key=lambda season: distance(season, here))]
    return of_period(chosen[0], relative=True) if chosen else None


def read_year_ago(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A year before the period spoken of: of a quarter, the same quarter of the year before."""
    if found.get("year"):
        reported = () if frame.memory.stretch else frame.memory.periods
        start = next((p for p in reported if p.unit in _REPORTED), None)
        year = int(found["year"])
        if start is None:
            return aside(of_period(Period("year", datetime.date(year, 1, 1))))
        return aside(of_period(Period(start.unit, start.first.replace(year=year))))
    words = found["all"].lower()
    named = re.search(r"(first|second|third|fourth) quarter", words)
    if named and frame.day is not None:
        last = last_of_quarter(_NTH.index(named[1]) + 1, frame.day)
        return aside(of_period(last.shift(-4), relative=True))
    if frame.listed is not None and frame.listed.unit == "year" and "period" not in words:
        return aside(of_period(frame.listed.shift(-1), relative=True))  # for 1988, more than a year earlier
    return year_back(frame, "quarter" if "quarter" in words else "year", "period" in words)


def year_back(frame: Frame, unit: Unit, length: bool) -> Reading:
    """The period spoken of a year before; `unit`: what is meant where none was; `length`: of months, how many."""
    if length and frame.memory.stretch.endswith("M"):
        return aside(of_value(frame.memory.stretch, "DURATION"))
    last = frame.memory.last
    start = None
    if not frame.memory.stretch:
        start = last if last is not None and last.unit in ("month", "half") else None
        start = start or next((p for p in frame.memory.periods if p.unit == "quarter"), None)
    if start is None:
        if frame.day is None:
            return of_value(blank(unit))
        start = containing(unit, frame.day)
        if unit == "quarter":  # the last one that is over
            start = start.shift(-1)
    return aside(of_period(Period(start.unit, add_months(start.first, -12)), relative=True))


def last_of_quarter(number: int, day: datetime.date) -> Period:
    """The last such quarter that has begun."""
    quarter = Period("quarter", datetime.date(day.year, 3 * number - 2, 1))
    return quarter if quarter.first <= day else quarter.shift(-4)


def last_reported(frame: Frame) -> Reading:
    """The latest quarter: the last one spoken of that is over, else one begun (a fiscal one), else the last one."""
    if frame.day is None:
        return of_value(blank("quarter"))
    begun = [period for period in frame.memory.periods if period.unit == "quarter" and period.first < frame.day]
    over = [period for period in begun if period.last < frame.day]
    return of_period((over or begun or [containing("quarter", frame.day).shift(-1)])[0], relative=True)


def aside(reading: Reading) -> Reading:
    return replace(reading, aside=True)
