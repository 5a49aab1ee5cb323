"""Which of several periods is meant: by the tense of the clause, else the nearest one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from chancery.times.frame import Frame
from chancery.times.periods import Period
from chancery.times.tense import TENSES_AHEAD

_PULL, _PULL_OF_MONTHS = 12, 6
"""In a clause of the past, a day that lies ahead is meant where the one behind is over so many times as far:
"they met to fix March 6", said in January."""
_LAST_YEAR = 9999
LONG = 10**6
_BEHIND_COUNTS = 2


def choose(at: Callable[[int], Period | None], frame: Frame, backward: bool = False) -> Period | None:
    """Which year's period is meant: by the tense, else the nearest one (`backward`: else the last one begun)."""
    day = frame.day
    if (listed := next_listed(at, frame)) is not None:
        return listed
    if vague(at, frame):
        return None
    if frame.beside is not None and frame.beside.unit == "year":  # three years later, in June
        return at(frame.beside.first.year)
    if frame.narrative and (mentioned := frame.memory.latest("year")) is not None:
        return at(mentioned.first.year)
    if day is None:
        return None
    years = range(max(1, day.year - 8), min(9999, day.year + 8) + 1)  # 8: from one 29 February over a century's end
    periods = [period for year in years if (period := at(year)) is not None]
    return choose_period(periods, frame, backward)


def vague(at: Callable[[int], Period | None], frame: Frame) -> bool:
    """In a clause of the present, a season is one of any year ("winters are mild"), and, but for news, any day is."""
    if frame.telling == "timeless":
        return frame.tense in (None, "present", "would", "meant")
    if frame.tense != "present":
        return False
    sample = at(2000)
    return frame.telling != "news" or (sample is not None and sample.unit == "season")


def next_listed(at: Callable[[int], Period | None], frame: Frame) -> Period | None:
    """Of months that a sentence without a verb lists one after the other, the one that follows the one before."""
    before, day = frame.listed, frame.day
    if (
        before is None
        or before.unit != "month"
        or day is None
        or before.first <= day
        or frame.tense not in (None, "present")
    ):
        return None
    coming = (at(before.first.year + more) for more in (0, 1) if before.first.year + more <= _LAST_YEAR)
    return next(
        (one for one in coming if one is not None and one.unit == before.unit and one.first >= before.first), None
    )


def choose_period(periods: Iterable[Period], frame: Frame, backward: bool = False) -> Period | None:
    day = frame.day
    if day is None:
        return None
    periods = list(periods)
    begun = [period for period in periods if period.first <= day]
    ahead = [period for period in periods if period.last >= day]
    tense = frame.tense
    if begun and (tense in ("past", "pluperfect") or (backward and tense not in TENSES_AHEAD)):
        back, on = distance(begun[-1], day), distance(ahead[0], day) if ahead else LONG
        pulled = tense == "past" and back > (_PULL if begun[-1].unit == "day" else _PULL_OF_MONTHS) * on
        return ahead[0] if pulled and not backward else begun[-1]
    if ahead and tense in TENSES_AHEAD:
        return ahead[0]
    # Of a report without a tense, what is behind: twice as near counts as what is ahead; a rule "takes effect" ahead.
    doubled = 1 if tense == "present" else _BEHIND_COUNTS
    return min(
        begun[-1:] + ahead[:1],
        key=lambda period: distance(period, day) * (1 if period.first <= day else doubled),
        default=None,
    )


def distance(period: Period, day: datetime.date) -> int:
    return max((period.first - day).days, (day - period.last).days, 0)
