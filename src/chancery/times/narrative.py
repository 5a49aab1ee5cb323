"""Whether a text tells of another time than its own day's, as histories and lives do."""

from __future__ import annotations

from chancery.records import When
from chancery.times.scan import Match

_LEAST = 4
_TIMES = 3
_NEAR = 2
_DEICTIC = frozenset((
    "weekday", "weekday-which", "today", "yesterday", "tomorrow", "ago", "unit-which", "part-of-day", "tonight",
    "month-which", "season-which", "now", "weekend",
))  # fmt: skip
_FULL = frozenset(("day-of-year", "day-of-year-european", "month-of-year", "year"))


def is_narrative(matches: list[Match], dated: When) -> bool:
    """Most of the years that it states are far from the year of its day, or of each day it may have."""
    years = []
    for match in matches:
        stated = match.place.found.get("year") or match.place.found.get("refyear") or ""
        if match.rule.name in _FULL and stated.isdigit():
            years.append(int(stated))
    if len(years) < _LEAST or not dated.earliest or not dated.latest:
        return False
    first, last = int(dated.earliest[:4]) - _NEAR, int(dated.latest[:4]) + 1
    near = sum(first <= year <= last for year in years)
    bare = sum(match.rule.name in _DEICTIC for match in matches)
    return len(years) - near >= max(_LEAST, _TIMES * (near + bare))
