"""Readers of years, decades and centuries."""

from __future__ import annotations

import datetime
from dataclasses import replace

from chancery.lexicons.times import TimeRule
from chancery.times.frame import IMPOSSIBLE, Frame, Reading, of_period, of_value
from chancery.times.numbers import read_ordinal, read_year
from chancery.times.periods import Period, bounds_of

Found = dict[str, str]
_CENTURY_TURN = 30
"""Two-digit years up to this many are of this century."""
_YEARS_BACK = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "past": -1, "next": 1, "following": 1}


def year_of(found: Found, frame: Frame) -> int | str | None:
    """The year that the words state; `XXXX` where they refer to one that is not known; None: they state none."""
    stated = found.get("year") or found.get("refyear")
    if stated:
        return full_year(stated)
    word = found.get("yearword")
    return year_of_word(word.lower(), frame) if word else None


def full_year(words: str) -> int | None:
    """A year in digits, two digits or spelled."""
    if words[0] in "'’":
        words = words[1:]
    year = read_year(words)
    if year is not None and len(words) == 2 and words.isdigit():
        return year + (2000 if year <= _CENTURY_TURN else 1900)
    return year


def year_of_word(word: str, frame: Frame) -> int | str:
    remembered = frame.memory.latest("year")
    for name, shift in _YEARS_BACK.items():
        if name in word:
            if name in ("previous", "prior", "preceding", "following") and remembered:
                return remembered.first.year + shift
            return frame.day.year + shift if frame.day else "XXXX"
    if ("same" in word or "that" in word) and remembered:
        return remembered.first.year
    return frame.day.year if frame.day else "XXXX"


def read_named_year(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    year = full_year(found["year"])
    return year_reading(year) if year is not None else None


def year_reading(year: int) -> Reading | None:
    if not 1 <= year <= 9999:
        return None
    return of_period(Period("year", datetime.date(year, 1, 1)))


def read_years(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """From one year to another: 1994-97."""
    first, second = full_year(found["year"]), found["year2"]
    if first is None:
        return None
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last <= first or last - first > 200:
        return None
    return interval(year_reading(first), year_reading(last))


def read_second_year(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The second of two years, by its last two digits: 1998-03."""
    first, last = int(found["year"]), int(found["year2"])
    year = first // 100 * 100 + last
    return year_reading(year if year > first else year + 100) if last != first % 100 else None


def read_year_on(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """From a year on: 1994-present."""
    reading = read_named_year(rule, found, frame)
    return replace(reading, value=f"{reading.value}/..", latest=None) if reading else None


def interval(first: Reading | None, last: Reading | None) -> Reading | None:
    if first is None or last is None or not first.value or not last.value:
        return IMPOSSIBLE if first and last else None
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    value = f"{first.value}/{last.value}"
    return Reading("DATE", value, first.period, first.earliest, last.latest, first.relative or last.relative)


def read_era(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A year with AD or BC."""
    number = int(found["number"])
    if (found.get("era") or "").upper().replace(".", "") in ("BC", "BCE"):
        return of_value(f"BC{number:04d}")
    return year_reading(number)


def read_decade(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    if found.get("decade"):
        digits = found["decade"]
        century = digits.endswith("00") and int(digits) < 1900
        return period_reading(digits[:2] if century else digits[:3])
    tens = found["tens"].lower()
    if tens == "hundreds":
        return period_reading("18" if "eighteen" in found["all"].lower() else "190")
    if not tens.isdigit():
        tens = f"{tens_number(tens)}0"
    hundreds = "18" if (found.get("hundreds") or "").lower() == "eighteen" else "19"
    return period_reading(f"{hundreds}{tens[0]}")


def tens_number(word: str) -> int:
    names = "twenties thirties forties fifties sixties seventies eighties nineties".split()
    return names.index(word) + 2


def period_reading(value: str) -> Reading:
    """A decade or century by its digits."""
    earliest, latest = bounds_of(value)
    unit = "decade" if len(value) == 3 else "century"
    first = datetime.date.fromisoformat(earliest) if earliest else None
    return Reading("DATE", value, Period(unit, first) if first else None, earliest, latest)  # type: ignore[arg-type]


def read_century(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    number = read_ordinal(found["ordinal"])
    if not number or number > 99:
        return None
    if "b" in (found.get("era") or "").lower():
        return of_value(f"BC{number - 1:02d}")
    return period_reading(f"{number - 1:02d}")
