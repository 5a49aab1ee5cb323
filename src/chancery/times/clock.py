"""Readers of times of day; without a day beside them they are of the day spoken of."""

from __future__ import annotations

import datetime

from chancery.lexicons.times import TimeRule, form_of
from chancery.times.frame import Frame, Reading, of_value
from chancery.times.numbers import read_number
from chancery.times.periods import Period
from chancery.times.tense import TENSES_AHEAD
from chancery.times.years import Found

_PAST = {"half": "30", "quarter": "15", "five": "05", "ten": "10", "twenty": "20", "twenty-five": "25"}
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00", "tonight": "NI", "overnight": "NI"}


def at(day: datetime.date | None, clock: str) -> Reading:
    """A time on a day; None: on a day that is not known."""
    if day is None:
        return of_value(f"XXXX-XX-XXT{clock}", "TIME")
    iso = day.isoformat()
    return Reading("TIME", f"{iso}T{clock}", Period("day", day), iso, iso, relative=True)


def read_clock(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    hour = int(found["hour"]) if found.get("hour") else int(read_number(found["hourword"]) or 0)
    minute = found.get("minute") or _PAST.get((found.get("past") or "").lower(), "00")
    half = (found.get("half") or "").lower().replace(".", "")
    inpart = (found.get("inpart") or "").lower()
    late = half == "pm" or "afternoon" in inpart or "evening" in inpart or ("night" in inpart and hour > 5)
    if half or inpart or found.get("oclock"):
        if hour > 12:
            return None
        hour = hour % 12 + 12 if late else hour % 12 if half or inpart else hour
    zone = (found.get("zone") or "").upper()
    return at(frame.day, f"{hour:02d}:{minute}{'Z' if zone in ('GMT', 'UTC') else ''}")


def read_noon(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Noon of the day; of midnights that are over, the one in which the day before ended."""
    word, day = found["word"].lower(), frame.day
    if word == "midnight" and day is not None and frame.tense in ("past", "pluperfect"):
        day -= datetime.timedelta(days=1)
    return at(day, _WORDS[word])


def read_part(rule: TimeRule, found: Found, frame: Frame) -> Reading | None:
    """Last night, this morning, tomorrow evening, the afternoon."""
    word = (found.get("word") or "").lower()
    code = _WORDS[word] if word else form_of("parts", found["part"]) or ""
    words = found["all"].lower().split()
    if words[0] in ("every", "each"):
        return of_value(f"XXXX-XX-XXT{code}", "SET")
    day = frame.day
    if words[0] in ("the", "that") and (mentioned := frame.memory.latest("day")) is not None:
        day = mentioned.first
    if len(words) == 1 and frame.listed is not None and frame.listed.unit == "day":
        day = frame.listed.first
    if word == "overnight" and frame.tense not in TENSES_AHEAD:
        return at(day - datetime.timedelta(days=1) if day else None, code)
    shift = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(words[0], 0)
    shift += {"next": 1, "following": 1, "previous": -1}.get(words[1] if len(words) > 1 else "", 0)
    shift -= words[-1] in ("before", "earlier")
    return at(day + datetime.timedelta(days=shift) if day else None, code)
