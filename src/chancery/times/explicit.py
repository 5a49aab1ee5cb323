"""Readers of dates that name their place in the calendar, or leave only the year to be found."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from chancery.lexicons.times import TimeRule, form_of, time_words
from chancery.times.frame import Frame, Reading, of_period, of_value
from chancery.times.numbers import read_ordinal, read_year
from chancery.times.periods import SEASONS, Period, add_months, bounds_of, containing, day_of, month_of

Found = dict[str, str]
IMPOSSIBLE = Reading("DATE", "")
"""There is no such day: no value."""
_CENTURY_TURN = 30
"""Two-digit years up to this many are of this century."""
_PULL = 4
"""In a clause of the past, a day that lies ahead is meant where the one behind is over so many times as far:
"they met to fix March 6", said in January."""
LONG = 10**6
_BEHIND_COUNTS = 2
_YEARS_BACK = {"last": -1, "previous": -1, "preceding": -1, "past": -1, "next": 1, "following": 1}


def month_number(word: str) -> int:
    """1 to 12."""
    name = form_of("months", word)
    return list(time_words()["months"]).index(name) + 1 if name else 0


def weekday_number(word: str) -> int:
    """0 is Monday."""
    name = form_of("weekdays", word)
    return list(time_words()["weekdays"]).index(name) if name else 0


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
            if name in ("previous", "preceding", "following") and remembered:
                return remembered.first.year + shift
            return frame.day.year + shift if frame.day else "XXXX"
    if ("same" in word or "that" in word) and remembered:
        return remembered.first.year
    return frame.day.year if frame.day else "XXXX"


def choose(at: Callable[[int], Period | None], frame: Frame, backward: bool = False) -> Period | None:
    """Which year's period is meant: by the tense, else the nearest one (`backward`: else the last one begun)."""
    day = frame.day
    if frame.narrative and (mentioned := frame.memory.latest("year")) is not None:
        return at(mentioned.first.year)
    if day is None or (frame.telling == "timeless" and vague_if_timeless(at, frame)):
        return None
    years = range(max(1, day.year - 8), min(9999, day.year + 8) + 1)  # 8: from one 29 February over a century's end
    periods = [period for year in years if (period := at(year)) is not None]
    return choose_period(periods, frame, backward)


def vague_if_timeless(at: Callable[[int], Period | None], frame: Frame) -> bool:
    """A month or season of any year: "it is hot in July"."""
    sample = at(2000)
    return sample is not None and sample.unit in ("month", "season") and frame.tense in ("present", None)


def choose_period(periods: Iterable[Period], frame: Frame, backward: bool = False) -> Period | None:
    day = frame.day
    if day is None:
        return None
    periods = list(periods)
    begun = [period for period in periods if period.first <= day]
    ahead = [period for period in periods if period.last >= day]
    tense = frame.tense
    if begun and (tense in ("past", "pluperfect") or (backward and tense not in ("future", "would"))):
        back, on = distance(begun[-1], day), distance(ahead[0], day) if ahead else LONG
        return begun[-1] if backward or back <= _PULL * on else ahead[0]
    if ahead and tense in ("future", "would"):
        return ahead[0]
    # Of a report without a tense, what is behind: twice as near counts as what is ahead.
    return min(
        begun[-1:] + ahead[:1],
        key=lambda period: distance(period, day) * (1 if period.first <= day else _BEHIND_COUNTS),
        default=None,
    )


def distance(period: Period, day: datetime.date) -> int:
    return max((period.first - day).days, (day - period.last).days, 0)


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
        clock = f"T{found['hour']}:{found['minute']}{'Z' if found.get('zone') else ''}"
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


def interval(first: Reading | None, last: Reading | None) -> Reading | None:
    if first is None or last is None or not first.value or not last.value:
        return IMPOSSIBLE if first and last else None
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    value = f"{first.value}/{last.value}"
    return Reading("DATE", value, first.period, first.earliest, last.latest, first.relative or last.relative)


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


def read_months(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """From one month to another."""
    return interval(read_month(rule, found, frame), read_month(rule, found | {"month": found["month2"]}, frame))


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
    year = year_of(found, frame)
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
        chosen = (before[-1:] if which == "last" else after[:1]) or [None]
        return of_period(chosen[0], relative=True) if chosen[0] else None
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
