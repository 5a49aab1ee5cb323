"""What the page round the report shows: its age when it was fetched, and its copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.daysets import FIRST, LAST, make_days, ordinal
from chancery.lexicons import outlet_named
from chancery.times.day_cues.given import Given, Reason

_AGE = re.compile(
    r"(?<!\w)(?:access_time|posted|published|updated|·|\|)?\W{0,3}(?P<count>an?|\d{1,3})\s?"
    r"(?P<unit>minute|min|hour|hr|day|week|month|year)s?\s+ago\b",
    re.I,
)
_UNIT = {
    "minute": 1 / 1440,
    "min": 1 / 1440,
    "hour": 1 / 24,
    "hr": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.44,
    "year": 365.25,
}
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b|\bc\.(?=\d))(?:\W{0,3}|\s+by\s+\w+\s+)(?:(?:19|20)\d\d\s*[-–]\s*)?"
    r"(?P<year>(?:19|20)\d\d)\b,?\s*(?P<owner>(?:[A-Z][\w.&]*\s?){1,4})?",
    re.I,
)
_MARKS, _STOPPED = ("©", "(c)", "(C)", "opyright", "OPYRIGHT"), re.compile(r"[Cc]\.\d")
"""One of them a copyright line holds; they are found sooner than the line."""
_LONGEST = 90
"""Code points of a line that is a stamp and not a sentence."""


def read_page(given: Given) -> Iterator[Reason]:
    """Reasons from stamps and notices, wherever they stand on the page."""
    yield from read_age(given)
    yield from read_copyright(given)


def read_age(given: Given) -> Iterator[Reason]:
    """ "2 years ago" in a line of its own, counted back from when the page was fetched, where that is known.

    Pages round such counts, down or to the nearest, so half a unit on the near side and a whole one on the far side
    are allowed.
    """
    if given.fetched is None:
        return
    body = [block.span for block in given.blocks if block.role in ("body", "headline", "subhead")]
    for found in _AGE.finditer(given.document.text):
        start = given.document.text.rfind("\n", 0, found.start()) + 1
        end = given.document.text.find("\n", found.end())
        line = (start, len(given.document.text) if end < 0 else end)
        running = any(s <= found.start() < e and e - s > _LONGEST for s, e in body)
        if running or line[1] - line[0] > _LONGEST:
            continue
        count = 1 if found["count"].lower() in ("a", "an") else int(found["count"])
        unit = _UNIT[found["unit"].lower()]
        oldest, newest = given.fetched - round((count + 1) * unit) - 1, given.fetched - int((count - 0.5) * unit)
        why = f"the page called itself {given.quote([found.span()])} when it was fetched"
        yield Reason("age", make_days([(oldest, newest)]), 0.7, why, (found.span(),), basis="metadata")
        return


def read_copyright(given: Given) -> Iterator[Reason]:
    """The last year of a copyright line: an agency's is that of the report, any other at most that of the page."""
    text = given.document.text
    if not (any(mark in text for mark in _MARKS) or _STOPPED.search(text)):
        return
    for found in _COPYRIGHT.finditer(text):
        year = int(found["year"])
        last = ordinal(year, 12, 31) or LAST
        first = (ordinal(year, 1, 1) or FIRST) if is_agency(found["owner"] or "") else FIRST
        why = f"the copyright line has {year}"
        span = found.start(), found.end("year")
        yield Reason("copyright", make_days([(first, last)]), 0.3, why, (span,), hard=False, basis="metadata")
        return


def is_agency(words: str) -> bool:
    """The words begin with the name of a news agency."""
    parts = words.split()
    owners = (outlet_named(" ".join(parts[:size])) for size in range(1, len(parts) + 1))
    return any(owner is not None and owner.agency for owner in owners)
