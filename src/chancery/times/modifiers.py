"""Words before an expression that narrow or loosen it: "early", "the end of", "nearly", "earlier this"."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache

from chancery.lexicons.times import time_words
from chancery.records import Span, When
from chancery.times.frame import Reading
from chancery.times.periods import Bounds, Period, add_months

_REACH = 32
_OF_NUMBERS = frozenset(("LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"))
_VAGUE = re.compile(r"[A-Z]+_REF")
_NOT_COUNTED = ("the ", "last ", "past ", "next ", "recent ")
_HALF_IN_MONTHS = {"half": 3, "year": 6, "decade": 60}
_QUARTER = 25
_WHOLE = frozenset(("day", "weekend"))


@cache
def modifier_pattern() -> re.Pattern[str]:
    """Any modifier at the end of a stretch of text, each kind a group of its name."""
    kinds = (
        f"(?P<{kind}>{'|'.join(sorted(forms, key=len, reverse=True))})"
        for kind, forms in time_words()["modifiers"].items()
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(kinds)})(?P<gap>\s?)$".replace(" ", r"\s+"), re.I)


def modify(text: str, span: Span, reading: Reading, after: int, dated: When) -> tuple[Span, Reading]:
    """Span and reading with the modifier that stands before them, if any; `after`: where the one before it ends."""
    if _VAGUE.fullmatch(reading.value):
        return span, reading
    found = modifier_pattern().search(text, max(after, span[0] - _REACH), span[0])
    if found is None or not (found["gap"] or found[0][-1] in "-–"):
        return span, reading
    kind = next(name for name, words in found.groupdict().items() if words and name != "gap")
    words = found[0].lower()
    counts = reading.type == "DURATION" or text[span[0] : span[1]].lower().endswith((" ago", " later", " earlier"))
    counted = counts and not text[span[0] : span[1]].lower().startswith(_NOT_COUNTED)
    if not counted and (kind in _OF_NUMBERS or words.startswith("some")):
        return span, reading
    if kind in ("START", "MID", "END") and reading.type not in ("DATE", "TIME"):
        return span, reading
    earliest, latest = narrow(reading, kind, words, dated)
    return (found.start(), span[1]), replace(reading, modifier=kind, earliest=earliest, latest=latest)


def narrow(reading: Reading, kind: str, words: str, dated: When) -> Bounds:
    """Days left: the first or second half of a period; of "earlier this month", those up to the day of the text."""
    period = reading.period
    bounds = reading.earliest, reading.latest
    if period is None or period.unit in _WHOLE or bounds != period.bounds:
        return bounds
    if words.startswith("earlier") and reading.relative:
        return reading.earliest, min(filter(None, (reading.latest, dated.latest)), default=None)
    if words.startswith("later") and reading.relative:
        return max(filter(None, (reading.earliest, dated.earliest)), default=None), reading.latest
    if period.unit == "century":
        return part_of_century(period, kind)
    if kind == "START":
        return reading.earliest, (middle(period) - datetime.timedelta(days=1)).isoformat()
    return (middle(period).isoformat(), reading.latest) if kind == "END" else bounds


def part_of_century(century: Period, kind: str) -> Bounds:
    """Early, in the middle, late: the first, the two middle, the last of its quarters."""
    years = {"START": (0, _QUARTER), "MID": (_QUARTER, 3 * _QUARTER), "END": (3 * _QUARTER, 4 * _QUARTER)}.get(kind)
    if years is None:
        return century.bounds
    first, after = (add_months(century.first, 12 * count) for count in years)
    return first.isoformat(), (after - datetime.timedelta(days=1)).isoformat()


def middle(period: Period) -> datetime.date:
    """The first day of the second half."""
    if period.unit in _HALF_IN_MONTHS:
        return add_months(period.first, _HALF_IN_MONTHS[period.unit])
    return period.first + datetime.timedelta(days=((period.last - period.first).days + 1) // 2)
