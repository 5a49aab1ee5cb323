"""Readers of durations and of what happens again and again."""

from __future__ import annotations

import datetime
from fractions import Fraction

from chancery.lexicons.times import TimeRule, form_of
from chancery.times.counting import first_number
from chancery.times.dates import weekday_number
from chancery.times.frame import Frame, Reading, of_value, vaguely
from chancery.times.numbers import read_number
from chancery.times.periods import add_months
from chancery.times.years import Found

_LETTERS = {"2W": (2, "W"), "10Y": (10, "Y"), "100Y": (100, "Y"), "1000Y": (1000, "Y"), "WE": (1, "WE")}
_SMALLER = {"Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH")}
_SETS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
}  # fmt: skip
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_DAYS = {"D": 1, "W": 7, "2W": 14}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}


def duration(code: str, number: Fraction | None) -> str:
    """TIMEX3 value of so many units; None: of an unknown number."""
    times, letter = _LETTERS.get(code, (1, code))
    if number is None:
        return written("X", letter)
    whole, rest = divmod(number * times, 1)
    if not rest:
        return written(str(whole), letter)
    factor, smaller = _SMALLER.get(letter, (1, ""))
    below = rest * factor
    if not smaller or below.denominator > 1 or (whole and letter == "D"):  # a day and a half is P1.5D
        return written(f"{float(whole + rest):g}", letter)
    part = written(str(below), smaller)
    return written(str(whole), letter) + part.lstrip("PT") if whole else part


def written(number: str, letter: str) -> str:
    """The value of a number of one unit, by its letter (with T before those shorter than a day)."""
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"


def read_duration(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    code = form_of("units", found["unit"].lower() if found.get("unit") else "months") or ""
    words = found.get("n")
    half = "and a half" in found["all"].lower()
    number = read_number(first_number(words)) if words else Fraction(1) if half else None  # the past year and a half
    if number is not None and half and number.denominator == 1:
        number += 0 if words and "half" in words.lower() else Fraction(1, 2)
    value = duration(code, number)
    if found.get("n2") and found.get("unit2"):
        second = duration(form_of("units", found["unit2"].lower()) or "", read_number(found["n2"]))
        joined = second.removeprefix("P")
        value += joined.removeprefix("T") if "T" in value else joined
    return of_value(value, "DURATION")


def read_window(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The past two months, the next few days: a duration that touches the day of the text."""
    code = form_of("units", found["unit"].lower()) or ""
    if found["unit"].lower().startswith("quarter"):
        code, number = ("Q", None) if "century" not in found["unit"].lower() else ("Y", Fraction(25))
    else:
        number = None
    singular = found["unit"].lower() in ("decade", "century")
    if found.get("n"):
        number = read_number(first_number(found["n"]))
    elif singular:
        number = Fraction(1)
    which = found["which"].lower()
    earliest, latest = window(code, number, which, frame.day)
    return Reading("DURATION", duration(code, number), None, earliest, latest, bool(earliest or latest))


def window(code: str, number: Fraction | None, which: str, day: datetime.date | None) -> tuple[str | None, str | None]:
    """First and last day of a stretch that ends or begins on `day`; None: open or not known."""
    if day is None or which not in ("last", "past", "next", "coming", "recent", "ahead", "to come"):
        return None, None
    back = which in ("last", "past", "recent")
    here = day.isoformat()
    if number is None or code not in _DAYS | _MONTHS:
        return (None, here) if back else (here, None)
    count = int(number) * (-1 if back else 1)
    try:
        if code in _DAYS:
            other = day + datetime.timedelta(days=count * _DAYS[code])
        else:
            other = add_months(day, count * _MONTHS[code])
    except (ValueError, OverflowError):
        return (None, here) if back else (here, None)
    return (other.isoformat(), here) if back else (here, other.isoformat())


def read_every(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    code = form_of("units", found["unit"].lower()) or ""
    words = found.get("n")
    skipping = {"other", "second"} & set(found["all"].lower().split()[1:-1])
    number = read_number(first_number(words)) if words else Fraction(2 if skipping else 1)
    return of_value(duration(code, number), "SET")


def read_every_weekday(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    number = weekday_number(found.get("weekday") or found.get("weekdays") or "")
    part = (found.get("part") or "").lower().removesuffix("s")
    return of_value(f"XXXX-WXX-{number + 1}" + (f"T{_PARTS[part]}" if part else ""), "SET")


def read_every_word(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    return of_value(_SETS[found["word"].lower()], "SET")


def read_every_season(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    return of_value(f"XXXX-{form_of('seasons', found['season'])}", "SET")


def read_per(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    return of_value(duration(form_of("units", found["unit"].lower()) or "", Fraction(1)), "SET")


def read_fixed(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The value of the rule; what is vague still ends or begins on the day of the text."""
    value = rule.value or ""
    return vaguely(value, frame.day) if value.endswith("_REF") else of_value(value, rule.type)  # type: ignore[arg-type]
