"""Putting together what stands together: "Thursday" + "night", "10 p.m." + "Wednesday", "early" + "December"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from chancery.lexicons.times import TimeRule, form_of, pattern_parts
from chancery.records import Span, When
from chancery.times.frame import Reading
from chancery.times.modifiers import modify

_CLOCKS = frozenset(
    ("clock", "clock-24", "clock-military", "clock-spoken", "clock-words", "noon", "part-of-day", "part-alone")
)
_COUNTED = frozenset(("later", "earlier", "ago", "neighbour-of-event"))
"""Their day is of a happening, not of the clock beside it: "ten minutes later, at 10:39"."""
_HOURS = frozenset(("clock", "clock-24", "clock-military", "clock-spoken", "clock-words"))
_TO_DAY = re.compile(r"(?:,?\s+|\s*\()(?:on\s+(?:a\s+)?|of\s+)?$")
_TO_CLOCK = re.compile(r",?\s+(?:at\s+)?(?:about\s+|around\s+)?|\s*[-–|]\s*")
_BESIDE = 60
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[A-Z“\"]|\n\s*\n")


@dataclass(frozen=True)
class Found:
    """An expression with its reading, before it is a record."""

    span: Span
    reading: Reading
    rule: TimeRule
    dated: bool = False
    """A time of day that a day stands beside."""


def compose(text: str, found: list[Found], dated: When) -> list[Found]:
    """The expressions with the words that belong to them."""
    joined: list[Found] = []
    for one in (with_part_of_day(text, each) for each in found):
        if joined and (both := join(text, joined[-1], one)) is not None:
            joined[-1] = both
        elif not joined or one.span[0] >= joined[-1].span[1]:
            joined.append(one)
    settle_clocks(text, joined)
    modified = []
    for number, one in enumerate(joined):
        span, reading = modify(text, one.span, one.reading, joined[number - 1].span[1] if number else 0, dated)
        modified.append(replace(one, span=span, reading=reading))
    return modified


def is_day(reading: Reading) -> bool:
    return reading.type == "DATE" and (
        (reading.period is not None and reading.period.unit == "day")
        or bool(re.fullmatch(r"XXXX-(?:WXX-\d|..-..)", reading.value))
    )


@cache
def part_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?(?:\s+(?:early|late))?\s+{pattern_parts()['part']}(?!\w)", re.I)


def with_part_of_day(text: str, one: Found) -> Found:
    """A day and the part of it that follows: "Thursday night"."""
    if not is_day(one.reading):
        return one
    part = part_pattern().match(text, one.span[1])
    if part is None or "sun" in part["part"].lower():
        return one
    code = form_of("parts", part["part"])
    reading = replace(one.reading, type="TIME", value=f"{one.reading.value}T{code}")
    return Found((one.span[0], part.end()), reading, one.rule)


def is_part(reading: Reading) -> bool:
    """A part of a day: "Wednesday morning", "tonight"."""
    return reading.type == "TIME" and reading.value[-3:] in ("TMO", "TAF", "TEV", "TNI")


def names_day(found: Found) -> bool:
    """It is a day that a clock beside it can be of."""
    return is_day(found.reading) and found.rule.name not in _COUNTED


def settle_clocks(text: str, found: list[Found]) -> None:
    """Give a bare clock the day named beside it in its sentence: "at 5 p.m. (1500 GMT) on Friday"."""
    for number, one in enumerate(found):
        if one.rule.name not in _CLOCKS or one.rule.name == "part-of-day" or one.dated:
            continue
        for other in (*found[number + 1 : number + 3], *reversed(found[max(0, number - 2) : number])):
            first, last = sorted((one.span, other.span))
            gap = text[first[1] : last[0]]
            day = other.reading.period
            if (
                len(gap) < _BESIDE
                and not _SENTENCE_END.search(gap)
                and (is_day(other.reading) or other.dated)
                and day
                and other.rule.name not in _COUNTED
            ):
                found[number] = on_day(one, other.reading)
                break


def on_day(clock: Found, day: Reading) -> Found:
    """The time of day on another day."""
    value = f"{day.value.partition('T')[0]}T{clock.reading.value.partition('T')[2]}"
    return replace(clock, reading=replace(day, type="TIME", value=value), dated=True)


def join(text: str, one: Found, other: Found) -> Found | None:
    """A time of day and its day, in either order; None: they stand apart."""
    gap = text[one.span[1] : other.span[0]]
    if len(gap) > 16:
        return None
    if one.rule.name in _HOURS and is_part(other.reading) and _TO_DAY.fullmatch(gap):
        return clock_in_part(one, other)
    if other.rule.name in _HOURS and is_part(one.reading) and _TO_CLOCK.fullmatch(gap):
        return replace(clock_in_part(other, one), span=(one.span[0], other.span[1]))
    if one.rule.name in _CLOCKS and names_day(other) and _TO_DAY.fullmatch(gap):
        clock, day = one, other
    elif (
        other.rule.name in _CLOCKS and other.rule.name != "part-of-day" and names_day(one) and _TO_CLOCK.fullmatch(gap)
    ):
        clock, day = other, one
    else:
        return None
    end = other.span[1] + (text[other.span[1] : other.span[1] + 1] == ")" and "(" in gap)
    return replace(on_day(clock, day.reading), span=(one.span[0], end))


def clock_in_part(clock: Found, part: Found) -> Found:
    """5:30 this afternoon: the hour by the part of the day."""
    hour, _, rest = clock.reading.value.partition("T")[2].partition(":")
    late = part.reading.value[-2:] in ("AF", "EV", "NI") and hour.isdigit() and int(hour) < 12
    day = part.reading.value.partition("T")[0]
    value = f"{day}T{int(hour) + 12 if late else hour}:{rest}"
    reading = replace(part.reading, value=value)
    return Found((clock.span[0], part.span[1]), reading, clock.rule, dated=True)
