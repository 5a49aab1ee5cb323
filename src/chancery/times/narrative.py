"""Which time a text tells of: its own day's, another one as histories do, or none."""

from __future__ import annotations

from chancery.records import When
from chancery.times.frame import Telling
from chancery.times.scan import Match

_LEAST = 4
_TIMES = 3
_NEAR = 2
_GUIDE = 3
"""So many months or seasons without a year, and few words of its own day, make a guide."""
_DEICTIC = frozenset((
    "weekday", "weekday-which", "today", "yesterday", "tomorrow", "ago", "unit-which", "part-of-day", "tonight",
    "month-which", "season-which", "now", "weekend",
))  # fmt: skip
_DAILY = _DEICTIC - {"now", "ago", "unit-which"}
_FULL = frozenset(("day-of-year", "day-of-year-european", "month-of-year", "year"))


def classify(matches: list[Match], dated: When) -> Telling:
    """`narrative`: most of the years that it states are far from the year of its day; `timeless`: it never points
    to its own day."""
    pointing = sum(match.rule.name in _DEICTIC for match in matches)
    years = []
    for match in matches:
        stated = match.place.found.get("year") or match.place.found.get("refyear") or ""
        if match.rule.name in _FULL and stated.isdigit():
            years.append(int(stated))
    near = 0
    if dated.earliest and dated.latest:
        first, last = int(dated.earliest[:4]) - _NEAR, int(dated.latest[:4]) + 1
        near = sum(first <= year <= last for year in years)
        if len(years) - near >= max(_LEAST, _TIMES * (near + pointing)):
            return "narrative"
    bare = sum(match.rule.name in ("month", "season") for match in matches)
    daily = sum(match.rule.name in _DAILY for match in matches)
    return "timeless" if bare >= _GUIDE and bare > 2 * daily else "news"
