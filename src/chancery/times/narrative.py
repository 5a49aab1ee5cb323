"""Which time a text tells of: its own day's, another one as histories do, or none."""

from __future__ import annotations

from collections import Counter

from chancery.grammar.parse import Doc
from chancery.records import When
from chancery.times.frame import Telling
from chancery.times.scan import Match

_LEAST = 4
_TIMES = 3
_MANY = 8
"""So many far years make a history of a text that names its own years too, as lives do that were written on."""
_NEAR = 2
_FINITE = 30
_PAST = 0.3
"""A text of so many finite verbs, at most this share of them past, that tells of nobody saying anything, is a guide."""
_SAY = frozenset(("say", "tell"))
_BESIDE = ("that", "same", "very same", "following", "previous", "preceding", "prior")
_DEICTIC = frozenset((
    "weekday", "weekday-which", "today", "yesterday", "tomorrow", "ago", "unit-which", "part-of-day", "tonight",
    "month-which", "season-which", "weekend",
))  # fmt: skip
_OWN_DAY = frozenset(("yesterday", "tomorrow", "ago", "unit-which", "weekday-which", "month-which", "part-of-day"))
_FULL = frozenset(("day-of-year", "day-of-year-european", "month-of-year", "year"))
_BARE = frozenset(("month", "season", "day", "day-european", "months-of-year"))


def classify(matches: list[Match], dated: When, doc: Doc) -> Telling:
    """`narrative`: most of the years that it states are far from the year of its day; `timeless`: a guide, which
    tells what is so in any year; `reference`: neither, but nobody says anything."""
    bare = sum(match.rule.name in _BARE for match in matches)
    timeless = bare > sum(match.rule.name in _OWN_DAY for match in matches)
    past = share_of_past(doc) if timeless else None
    if past is not None and past <= _PAST:
        return "timeless"
    if is_history(matches, dated):
        return "narrative"
    return "reference" if past is not None else "news"


def is_history(matches: list[Match], dated: When) -> bool:
    pointing = sum(points_to_own_day(match) for match in matches)
    years = []
    for match in matches:
        stated = match.place.found.get("year") or match.place.found.get("refyear") or ""
        if match.rule.name in _FULL and stated.isdigit():
            years.append(int(stated))
    if not dated.earliest or not dated.latest:
        return False
    first, last = int(dated.earliest[:4]) - _NEAR, int(dated.latest[:4]) + 1
    near = sum(first <= year <= last for year in years)
    far = len(years) - near
    return far >= max(_LEAST, _TIMES * (near + pointing)) or far >= max(_MANY, 1.5 * near, 4 * pointing)


def points_to_own_day(match: Match) -> bool:
    """Last week, today; not "that year", "the following spring", which are beside another time."""
    which = match.place.found.get("which", "").lower()
    return match.rule.name in _DEICTIC and not which.startswith(_BESIDE)


def share_of_past(doc: Doc) -> float | None:
    """Of the finite verbs, by their tags; None: they are few, or somebody says something."""
    tags = Counter(token.tag_ for token in doc)
    finite = tags["VBD"] + tags["VBZ"] + tags["VBP"] + tags["MD"]
    if finite < _FINITE or any(token.lemma_ in _SAY for token in doc):
        return None
    return tags["VBD"] / finite
