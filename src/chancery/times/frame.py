"""What a reader knows beside the words: the day counted from, the tense, and the times named before."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from chancery.records import TimeType
from chancery.times.periods import Period, Unit, containing
from chancery.times.tense import Tense

FINENESS: dict[Unit, int] = {
    "day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3, "season": 3, "half": 4, "year": 5, "decade": 6,
    "century": 7,
}  # fmt: skip
_KEPT = 12

Telling = Literal["news", "narrative", "reference", "timeless"]
"""A text of its own day; of other days, as histories and lives; that reports nothing said; or of no day (a guide: "it
is hot in July")."""


@dataclass
class Memory:
    """The periods named so far in the text, the last one first."""

    periods: list[Period] = field(default_factory=list)
    stretch: str = ""
    """The value of a stretch longer than a quarter that was reported on since the last quarter: P9M, P1Y; or empty."""

    def note(self, period: Period) -> None:
        self.stretch = "" if period.unit == "quarter" else self.stretch
        self.periods.insert(0, period)
        del self.periods[_KEPT:]

    @property
    def last(self) -> Period | None:
        return self.periods[0] if self.periods else None

    def latest(self, unit: Unit) -> Period | None:
        """The period of a unit that the last mention fine enough is in; None: none is."""
        for period in self.periods:
            if FINENESS[period.unit] <= FINENESS[unit]:
                return containing(unit, period.first)
        return None


@dataclass(frozen=True)
class Frame:
    """What one expression is read in."""

    day: datetime.date | None
    """The day that relative expressions are counted from; None: not known."""
    memory: Memory
    ask_tense: Callable[[], Tense | None]
    telling: Telling = "news"
    beside: Period | None = None
    """The period named just before, with nothing but "and", "or", "to" between."""
    listed: Period | None = None
    """The period named before in the same sentence."""

    @property
    def narrative(self) -> bool:
        """Days without a year have that of the last mention."""
        return self.telling == "narrative"

    @property
    def tense(self) -> Tense | None:
        return self.ask_tense()


@dataclass(frozen=True)
class Reading:
    """What a reader makes of an expression."""

    type: TimeType
    value: str
    """TIMEX3 value; empty: an impossible day."""
    period: Period | None = None
    """The period of the calendar that it names; None: none, or none that is known."""
    earliest: str | None = None
    latest: str | None = None
    relative: bool = False
    """It was counted from the day of the frame."""
    modifier: str | None = None
    aside: bool = False
    """It only compares ("a year ago"): what follows is not counted from it."""


def of_period(period: Period, relative: bool = False) -> Reading:
    """The reading that names a period."""
    earliest, latest = period.bounds
    return Reading("DATE", period.value, period, earliest, latest, relative)


def of_value(value: str, kind: TimeType = "DATE") -> Reading:
    """A value that names no known period."""
    return Reading(kind, value)


def vaguely(value: str, day: datetime.date | None) -> Reading:
    """PAST_REF, PRESENT_REF or FUTURE_REF: up to the day of the text, on it, or from it on."""
    here = day.isoformat() if day else None
    earliest, latest = {"PAST_REF": (None, here), "FUTURE_REF": (here, None)}.get(value, (here, here))
    return Reading("DATE", value, None, earliest, latest, relative=True)


IMPOSSIBLE = Reading("DATE", "")
"""There is no such day: no value."""
