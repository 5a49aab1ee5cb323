"""Cues for the day of a report: each module reads one kind, and gives `Reason`s.

A cue sees a `Given` (the document, its parse, its time expressions) and yields the days that it allows.  `NARROWING`
cues fit only a small set of days, so they are asked last, about what the others have left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chancery.daysets import Days
from chancery.times.day_cues import events, known, named, offices, opening, outside, page, past
from chancery.times.day_cues.given import Given, Reason

INDEPENDENT: tuple[Callable[[Given], Iterator[Reason]], ...] = (
    outside.read_outside,
    opening.read_opening,
    named.read_named_days,
    past.read_dated_past,
    offices.read_offices,
    events.read_yearless,
    known.read_known,
    page.read_page,
)
NARROWING: tuple[Callable[[Given, Days], Iterator[Reason]], ...] = (opening.read_lead_weekday,)

__all__ = ["INDEPENDENT", "NARROWING", "Given", "Reason"]
