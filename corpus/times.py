"""Time lines of a corpus header: TIMEX3 values, and whether words, values and the true day agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from chancery.records import TimeType

TYPES = frozenset(get_args(TimeType))
MODIFIERS = frozenset(
    "BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE START MID END APPROX".split()
)  # TIMEX3, TimeML 1.2.1
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
DAY = re.compile(r"\d{4}-\d\d-\d\d")
YEAR = r"(?:\d{4}|\d{3}X?|\d\d(?:XX)?|XXXX)"
CALENDAR = re.compile(
    rf"{YEAR}|{YEAR}-(?:\d\d|XX)|{YEAR}-(?:\d\d|XX)-(?:\d\d|XX)|{YEAR}-W(?:\d\d|XX)(?:-(?:[1-7]|WE))?"
    rf"|{YEAR}-(?:Q[1-4X]|H[12X]|SP|SU|FA|WI)"
)
CLOCK = re.compile(r"T(?:(?:[01]\d|2[0-4])(?::[0-5]\d){0,2}|MO|MI|AF|EV|NI|DT)")
LENGTH = re.compile(
    r"P(?=.)(?:(?:\d+(?:\.\d+)?|X)[YMWDQ])*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?"
    r"|P(?:\d+|X)(?:WE)|PT?(?:\d+|X)?(?:MO|MI|AF|EV|NI|DT)"
)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?(?:\.|'s)?(?!\w)", re.IGNORECASE
)
MONTH = re.compile(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?",
    re.IGNORECASE,
)
DEICTIC = {"today": 0, "tomorrow": 1, "yesterday": -1}


@dataclass(frozen=True)
class TimeLine:
    """One time expression as its line gives it."""

    type: str
    value: str
    modifier: str | None
    optional: bool


def read_time(value: str) -> TimeLine:
    """Parse `DATE; 2019-03-13; mod=START; optional`. Raises ValueError that says what is wrong."""
    kind, *rest = [part.strip() for part in value.split(";")]
    if kind not in TYPES or not rest:
        raise ValueError(f"a time is 'type; value; mod=..' with a type of {', '.join(sorted(TYPES))}")
    check_value(kind, rest[0])
    modifier, optional = None, False
    for extra in rest[1:]:
        if extra == "optional":
            optional = True
        elif extra.removeprefix("mod=") in MODIFIERS and extra.startswith("mod="):
            modifier = extra.removeprefix("mod=")
        else:
            raise ValueError(f"unknown extra {extra!r} of a time")
    return TimeLine(kind, rest[0], modifier, optional)


def check_value(kind: str, value: str) -> None:
    """Raises ValueError where `value` is no TIMEX3 value of that type, or no real day, week or month."""
    day, clock, _ = value.partition("T") if not value.startswith("P") else ("", "", "")
    fits = {
        "DATE": value in REFERENCES or bool(CALENDAR.fullmatch(value)),
        "TIME": bool(clock) and bool(CLOCK.fullmatch(value[len(day) :])) and (not day or bool(CALENDAR.fullmatch(day))),
        "DURATION": bool(LENGTH.fullmatch(value)),
        "SET": bool(LENGTH.fullmatch(value))
        or bool(CALENDAR.fullmatch(day))
        or (bool(clock) and bool(CLOCK.fullmatch(value[len(day) :]))),
    }
    if not fits[kind]:
        raise ValueError(f"{value!r} is no TIMEX3 value of a {kind}")
    if kind in ("DATE", "TIME") and value not in REFERENCES:
        check_real(value.partition("T")[0])


def check_real(value: str) -> None:
    if DAY.fullmatch(value):
        date.fromisoformat(value)
    elif re.fullmatch(r"\d{4}-\d\d", value):
        date.fromisoformat(f"{value}-01")
    elif week := re.fullmatch(r"(\d{4})-W(\d\d)(?:-([1-7]))?(?:-WE)?", value):
        date.fromisocalendar(int(week[1]), int(week[2]), int(week[3] or 1))


def read_days(value: str) -> tuple[str, str]:
    """The ISO interval of `2019-03-14` or `2019-03-10..2019-03-14`. Raises ValueError where it is none."""
    first, _, last = value.partition("..")
    if not all(DAY.fullmatch(day) for day in (first, last or first)):
        raise ValueError(f"{value!r} is neither a day nor two days joined by '..'")
    earliest, latest = date.fromisoformat(first), date.fromisoformat(last or first)
    if latest < earliest:
        raise ValueError(f"{value!r} ends before it begins")
    return earliest.isoformat(), latest.isoformat()


def disagree(words: str, line: TimeLine) -> str | None:
    """Why a weekday, month, day or year in `words` does not agree with the value; None: it does."""
    value = line.value.partition("T")[0]
    named = {match[1].lower() for match in WEEKDAY.finditer(words)}
    if line.type in ("DATE", "TIME") and DAY.fullmatch(value) and len(named) == 1:
        weekday = WEEKDAYS[date.fromisoformat(value).weekday()]
        if not weekday.startswith(named.pop()):
            return f"{value} is a {weekday.capitalize()}"
    if line.type not in ("DATE", "TIME") or not re.match(r"\d{4}", value):
        return None
    months = [match[1].lower() for match in MONTH.finditer(words)]
    if len(months) == 1 and re.match(r"\d{4}-\d\d", value) and not MONTHS[int(value[5:7]) - 1].startswith(months[0]):
        return f"{value} is in {MONTHS[int(value[5:7]) - 1].capitalize()}"
    years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", words)  # an earlier one may be of another calendar
    if len(years) == 1 and years[0] != value[:4]:
        return f"{value} is not of {years[0]}"
    numbers = re.findall(r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th)?(?![\d:.h])", words) if months else []
    if len(numbers) == 1 and DAY.fullmatch(value) and int(numbers[0]) != int(value[8:]):
        return f"{value} is not the {numbers[0]}"
    return None


def far_from(words: str, line: TimeLine, dated: str) -> str | None:
    """Why a bare "today", "tomorrow" or "yesterday" does not fit the day; None: it does, or is no such word."""
    step = DEICTIC.get(words.lower())
    value = line.value.partition("T")[0]
    if step is None or not DAY.fullmatch(value) or not DAY.fullmatch(dated):
        return None
    counted = (date.fromisoformat(dated) + timedelta(days=step)).isoformat()
    return None if value == counted else f"{words!r} of {dated} would be {counted}, not {value}"


def states_full_day(text: str, dated: str) -> str | None:
    """The words of a text that give its own day with its year; None: there are none."""
    for day in set(read_days(dated)):
        when = date.fromisoformat(day)
        month = MONTHS[when.month - 1]
        name = rf"(?:{month}|{month[:3]}\.?)"
        number = rf"0?{when.day}(?:st|nd|rd|th)?"
        year = rf"(?:{when.year}|'{when.year % 100:02})"
        forms = (
            rf"{number}(?: of)?[ ,-]*{name}[ ,-]*{year}",
            rf"{name} {number},? *{year}",
            rf"{when.year}[-/.]0?{when.month}[-/.]0?{when.day}\b",
            rf"\b0?{when.day}[-/.]0?{when.month}[-/.](?:{when.year}|{when.year % 100:02})\b",
            rf"\b0?{when.month}[-/.]0?{when.day}[-/.](?:{when.year}|{when.year % 100:02})\b",
        )
        if found := re.search("|".join(forms), text, re.IGNORECASE):
            return found[0]
    return None
