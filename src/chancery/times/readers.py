"""The readers by the names that rules call them by."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from chancery.lexicons.times import TimeRule
from chancery.times import clock, durations, explicit, relative
from chancery.times.frame import Frame, Reading

Reader = Callable[[TimeRule, dict[str, str], Frame], Reading | None]

READERS: MappingProxyType[str, Reader] = MappingProxyType({
    "day": explicit.read_day,
    "day_which": explicit.read_day_which,
    "day_numeric": explicit.read_numeric,
    "day_strokes": explicit.read_strokes,
    "days": explicit.read_days,
    "week_of": explicit.read_week_of,
    "month": explicit.read_month,
    "months": explicit.read_months,
    "year": explicit.read_named_year,
    "years": explicit.read_years,
    "year_era": explicit.read_era,
    "decade": explicit.read_decade,
    "century": explicit.read_century,
    "quarter": explicit.read_part_of_year,
    "half": explicit.read_part_of_year,
    "season": explicit.read_season,
    "holiday": explicit.read_holiday,
    "counted": relative.read_counted,
    "unit_which": relative.read_unit,
    "unit_bare": relative.read_unit_bare,
    "unit_end": relative.read_unit_end,
    "weekend": relative.read_weekend,
    "weekday": relative.read_weekday,
    "weekday_which": relative.read_weekday_which,
    "weekday_of_week": relative.read_weekday_of_week,
    "weekday_day": relative.read_weekday_day,
    "month_which": relative.read_month_which,
    "season_which": relative.read_season_which,
    "ago": relative.read_ago,
    "later": relative.read_later,
    "neighbour": relative.read_neighbour,
    "blank": relative.read_blank,
    "year_ago": relative.read_year_ago,
    "clock": clock.read_clock,
    "noon": clock.read_noon,
    "part": clock.read_part,
    "duration": durations.read_duration,
    "window": durations.read_window,
    "every": durations.read_every,
    "every_weekday": durations.read_every_weekday,
    "every_word": durations.read_every_word,
    "per": durations.read_per,
    "fixed": durations.read_fixed,
})  # fmt: skip
"""Each gives None where the words are no time after all."""
