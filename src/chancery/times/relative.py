"""Readers of periods by their place beside another: "last week", "that day", "the year before"."""

from __future__ import annotations

from chancery.lexicons.times import TimeRule
from chancery.times.dates import read_day, read_month
from chancery.times.frame import FINENESS, Frame, Reading, of_period, of_value
from chancery.times.parts_of_year import last_reported, year_back
from chancery.times.periods import Period, Unit, blank, containing, day_of
from chancery.times.pointing import AHEAD, BEHIND, NEIGHBOURS, unit_of
from chancery.times.years import Found, year_of

_LATEST = ("latest", "most recent")


def read_counted(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """So many units from the day of the text: `unit` and `shift` of the rule."""
    unit: Unit = rule.unit  # type: ignore[assignment]
    if frame.day is None:
        return of_value(blank(unit))
    return of_period(containing(unit, frame.day).shift(rule.shift), relative=True)


def read_unit(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Last week, this year, the following month, that day."""
    which = " ".join(found["which"].lower().split())
    unit: Unit | None = "quarter" if found["unit"].lower() == "period" else unit_of(found["unit"])
    if unit is None or (which == "year-earlier" and unit != "quarter"):
        return None
    if which == "year-earlier":
        return year_back(frame, unit, found["unit"].lower() == "period")
    if which in NEIGHBOURS:
        return beside(unit, NEIGHBOURS[which], frame)
    if found["all"].lower().startswith("the next ") and (unit == "day" or frame.tense in ("past", "pluperfect")):
        return beside(unit, 1, frame)
    if which.startswith(("same", "very same", "that")):
        return that(unit, frame)
    return last_reported(frame) if which in _LATEST and unit == "quarter" else counted(unit, which, frame)


def counted(unit: Unit, which: str, frame: Frame) -> Reading:
    """The period of the day of the text, the one before or the one after it."""
    if frame.day is None:
        return of_value(blank(unit))
    shift = -1 if which in BEHIND else 1 if which in AHEAD else 0
    return of_period(containing(unit, frame.day).shift(shift), relative=True)


def read_before_last(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The week before last."""
    unit = unit_of(found["unit"])
    if unit is None or frame.day is None:
        return of_value(blank(unit)) if unit else None
    return of_period(containing(unit, frame.day).shift(-2), relative=True)


def beside(unit: Unit, shift: int, frame: Frame) -> Reading:
    """The period before or after the one spoken of; without one, of the day of the text."""
    mentioned = frame.memory.latest(unit)
    if mentioned is not None:
        return of_period(mentioned.shift(shift))
    if frame.memory.last is not None or frame.day is None:
        return of_value(blank(unit))
    return of_period(containing(unit, frame.day).shift(shift), relative=True)


def that(unit: Unit, frame: Frame) -> Reading:
    """The period that was spoken of; a coarser one leaves the rest open."""
    last = frame.memory.last
    if last is not None and FINENESS[last.unit] > FINENESS[unit] and (unit != "day" or last.unit == "month"):
        opened = Reading("DATE", last.value + "-XX" if unit == "day" else blank(unit))
        return Reading(opened.type, opened.value, None, *last.bounds)
    mentioned = frame.memory.latest(unit)
    if mentioned is not None:
        return of_period(mentioned)
    return of_period(containing(unit, frame.day), relative=True) if frame.day else of_value(blank(unit))


def spoken_of(unit: Unit, frame: Frame) -> Reading:
    """A bare "the quarter": the one spoken of, else the last that is over; of weeks and years, that of the text."""
    if unit in ("quarter", "day") or frame.narrative or frame.day is None:
        for period in frame.memory.periods:
            if period.unit == unit:
                return of_period(period)
    if frame.day is None:
        return of_value(blank(unit))
    shift = -1 if unit == "quarter" else 0
    return of_period(containing(unit, frame.day).shift(shift), relative=True)


def read_unit_bare(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    unit = unit_of(found["unit"])
    if unit == "year" and "ended" in found:
        return of_value("P1Y", "DURATION")
    if unit in (None, "decade", "weekend"):
        return None
    if unit in ("quarter", "week") and found.get("month"):  # the quarter ended Sept. 30
        ending = read_month(rule, found, frame) if unit == "quarter" else None
        if unit == "week" and found.get("day"):
            ending = read_day(rule, found, frame)
        if ending is not None and ending.period is not None:
            return of_period(containing(unit, ending.period.first), relative=True)
    return spoken_of(unit, frame)


def read_unit_end(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Year-end: the last day of the period."""
    unit = unit_of(found["unit"])
    if unit not in ("year", "month", "quarter", "week"):
        return None
    stated = year_of(found, frame)
    if unit == "year" and isinstance(stated, int):
        day = day_of(stated, 12, 31)
        return of_period(day) if day else None
    if frame.day is None:
        return of_value("XXXX-12-31" if unit == "year" else "XXXX-XX-XX")
    period = containing(unit, frame.day)
    if frame.tense in ("past", "pluperfect"):
        period = period.shift(-1)
    return of_period(Period("day", period.last), relative=True)


def read_neighbour(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """The day before, the year after, a week later: beside the last mentioned time."""
    unit = unit_of(found["unit"])
    if unit is None:
        return None
    shift = -1 if found["side"].lower() in ("before", "earlier") else 1
    if unit == "week" and frame.memory.last is not None and frame.memory.last.unit == "day":
        return of_period(frame.memory.last.shift(7 * shift))
    return beside(unit, shift, frame)


def read_blank(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """A day that hangs on a happening whose time is not stated."""
    words = next(iter(found.values()), "")
    unit = next((unit for unit in ("day", "week", "month", "year") if unit in words.lower()), "day")
    return of_value(blank(unit))  # type: ignore[arg-type]
