"""The readers by the names that rules call them by."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from chancery.lexicons.times import TimeRule
from chancery.times import clock, counting, dates, durations, holidays, parts_of_year, relative, weekdays, years
from chancery.times.frame import Frame, Reading

Reader = Callable[[TimeRule, dict[str, str], Frame], Reading | None]

READERS: MappingProxyType[str, Reader] = MappingProxyType({
    "day": dates.read_day,
    "day_alone": dates.read_day_alone,
    "day_which": dates.read_day_which,
    "day_numeric": dates.read_numeric,
    "day_strokes": dates.read_strokes,
    "days": dates.read_days,
    "week_of": dates.read_week_of,
    "part_of_month": dates.read_part_of_month,
    "month": dates.read_month,
    "months": dates.read_months,
    "year": years.read_named_year,
    "years": years.read_years,
    "year_second": years.read_second_year,
    "year_on": years.read_year_on,
    "year_era": years.read_era,
    "decade": years.read_decade,
    "century": years.read_century,
    "quarter": parts_of_year.read_part_of_year,
    "half": parts_of_year.read_part_of_year,
    "season": parts_of_year.read_season,
    "season_any": parts_of_year.read_season_any,
    "holiday": holidays.read_holiday,
    "counted": relative.read_counted,
    "unit_which": relative.read_unit,
    "unit_bare": relative.read_unit_bare,
        "before_last": relative.read_before_last,
    "unit_end": relative.read_unit_end,
    "weekend": weekdays.read_weekend,
    "weekday": weekdays.read_weekday,
    "weekday_which": weekdays.read_weekday_which,
    "weekday_of_week": weekdays.read_weekday_of_week,
    "weekday_day": weekdays.read_weekday_day,
    "weekday_of_month": weekdays.read_weekday_of_month,
    "month_which": dates.read_month_which,
    "season_which": parts_of_year.read_season_which,
    "ago": counting.read_ago,
    "later": counting.read_later,
    "neighbour": relative.read_neighbour,
    "blank": relative.read_blank,
    "year_ago": parts_of_year.read_year_ago,
    "clock": clock.read_clock,
    "noon": clock.read_noon,
    "part": clock.read_part,
    "duration": durations.read_duration,
    "window": durations.read_window,
    "every": durations.read_every,
    "every_weekday": durations.read_every_weekday,
    "every_word": durations.read_every_word,
        "every_month": dates.read_every_month,
    "every_season": durations.read_every_season,
    "per": durations.read_per,
    "fixed": durations.read_fixed,
})  # fmt: skip
"""Each gives None where the words are no time after all."""
